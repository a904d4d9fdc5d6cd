/** Access keys as a table on the terminal. */
import { commandLine } from '../../../shared/catalogue/en/command-line.js';
import type { KeyLearned, KeyPlace, KeyRow } from '../../../shared/models/key.js';
import { timeText } from './output.js';
import { type Style, table } from './style.js';

/** @param isFiltered a filter was given: none may fit it */
export function keysText(rows: readonly KeyRow[], isFiltered: boolean, style: Style): string {
  const words = commandLine.keys;
  if (rows.length === 0) return `${isFiltered ? words.noneFit : words.none}\n`;
  const { columns } = words;
  const headings = [
    columns.key,
    columns.user,
    columns.account,
    columns.age,
    columns.used,
    columns.status,
    columns.asked,
    columns.notes,
    columns.places,
  ];
  const cells = rows.map((row) => [
    row.keyId,
    ...learnedCells(row.learned),
    notesText(row),
    row.places.map(placeText).join(', '),
  ]);
  return `${table(headings, cells, style)}\n`;
}

/** User, account, age, last use, status, and when that was. */
function learnedCells(learned: KeyLearned | null): readonly string[] {
  if (learned === null) return ['', '', '', '', '', ''];
  const words = commandLine.keys;
  const { userName, isRoot, arn, accountId, status, at } = learned;
  return [
    isRoot ? words.rootUser : (userName ?? arn),
    accountId,
    ageText(learned),
    useText(learned),
    status === null ? '' : words.statuses[status],
    timeText(at),
  ];
}

const day = 24 * 60 * 60_000;

function ageText({ createdAt }: KeyLearned): string {
  if (createdAt === null) return '';
  return commandLine.keys.days(Math.max(0, Math.floor((Date.now() - Date.parse(createdAt)) / day)));
}

function useText({ lastUse }: KeyLearned): string {
  if (lastUse === null) return '';
  const { at, service, region } = lastUse;
  return at === null
    ? commandLine.keys.neverUsed
    : [timeText(at), service ?? '', region ?? ''].join(' ').trimEnd();
}

function notesText({ traits, isTemporary, rotation, learned }: KeyRow): string {
  const words = commandLine.keys;
  return [
    ...traits.map((trait) => words.traits[trait]),
    ...(isTemporary ? [words.temporary] : []),
    ...(rotation === null ? [] : [words.rotating]),
    ...(learned?.otherKeys ?? []).map(words.otherKey),
  ]
    .filter((note) => note !== '')
    .join(', ');
}

function placeText({ profile, path, line }: KeyPlace): string {
  if (path === null) return `${profile} (${commandLine.keys.store})`;
  return `${profile} (${path}${line === null ? '' : `:${String(line)}`})`;
}
