/** `keyway keys`: every access key once, and what is done to one on its own. */
import { commandLine } from '../../../../shared/catalogue/en/command-line.js';
import type { OptionName } from '../../../../shared/catalogue/en/command-line.js';
import { fail, type Failure, type Result, succeed } from '../../../../shared/models/failure.js';
import type { KeyAction, KeyActionPreview, KeyList, KeyRow } from '../../../../shared/models/key.js';
import { keyPrinted, keysPrinted } from '../../../../shared/models/printed.js';
import { keyActions } from '../../../../shared/vocabulary.js';
import type { MfaAnswer } from '../../../services/sessions-api.js';
import {
  type Answer,
  type Command,
  type CommandFailure,
  type Context,
  type Given,
  wrongUse,
} from '../command.js';
import { failureSentence } from '../failures.js';
import { failureNotes, learnWithCodes, listKeys, readDays } from '../keys-asked.js';
import { keysText } from '../keys-text.js';
import { jsonLine } from '../output.js';
import { openForCommand } from '../passphrase.js';
import { Codes } from '../session-codes.js';
import { printable } from '../style.js';

type Answered = Promise<Result<Answer, CommandFailure>>;

const filters = ['old', 'unused', 'duplicate', 'plaintext', 'root'] as const;
const listing: readonly OptionName[] = ['ask', ...filters, 'days'];

export const keys: Command = {
  options: ['ask', ...filters, 'days', 'mfa-code-stdin', 'passphrase-stdin', 'yes'],
  operands: ['[ACTION]', '[KEYID]'],
  async run(given, context) {
    const wrong = wrongFor(given);
    if (wrong !== null) return fail(wrong);
    const opened = await openForCommand(given, context);
    if (!opened.ok) return opened;
    const [word, keyId = ''] = given.operands;
    const action = keyActions.find((known) => known === word);
    return action === undefined ? list(given, context) : act(action, keyId, given, context);
  },
};

function wrongFor({ operands, flags, values }: Given): CommandFailure | null {
  const [word, keyId] = operands;
  if (word === undefined) return null;
  if (!keyActions.some((known) => known === word)) return wrongUse('unknown-key-action', 'keys', null);
  if (keyId === undefined) return wrongUse('argument-missing', 'keys', 'KEYID');
  const stray = listing.find((name) => flags.has(name) || values.has(name));
  return stray === undefined ? null : wrongUse('option-not-for-command', 'keys', `--${stray}`);
}

async function list(given: Given, context: Context): Answered {
  const days = readDays(given);
  if (!days.ok) return days;
  const isAsked = given.flags.has('ask');
  const failure = isAsked ? await learnWithCodes(new Codes(given, context), context) : null;
  if (failure?.code === 'wrong-use') return fail(failure);
  const all = await listKeys(context, days.value);
  const wanted = filters.filter((filter) => given.flags.has(filter));
  const rows = all.keys.filter(({ traits }) => wanted.every((trait) => traits.includes(trait)));
  const failed = failureNotes(isAsked ? all.keys : []);
  const { isStoreLocked, oldAfterDays } = all;
  return succeed({
    status: failure === null && failed.length === 0 ? 0 : 1,
    notes: [...(failure === null ? [] : [failureSentence(failure)]), ...failed, ...notesOf(all, isAsked)],
    json: () => jsonLine(keysPrinted, { keys: rows, isStoreLocked, oldAfterDays }),
    text: () => keysText(rows, wanted.length > 0, context.style),
  });
}

function notesOf({ keys: rows, isStoreLocked }: KeyList, isAsked: boolean): readonly string[] {
  const words = commandLine.keys;
  const unknown = rows.filter(({ learned, isTemporary }) => learned === null && !isTemporary);
  return [
    ...(unknown.length > 0 && !isAsked ? [words.neverAsked(unknown.length)] : []),
    ...(isStoreLocked ? [words.storeLocked] : []),
  ];
}

async function act(action: KeyAction, keyId: string, given: Given, context: Context): Answered {
  const { services } = context;
  const row = (await services.keys.list('whole')).keys.find((each) => each.keyId === keyId);
  if (row === undefined) return fail<Failure>({ code: 'key-not-found', facts: {}, action: null });
  const shown = await services.keys.preview(row.id, action, 'whole');
  if (!shown.ok) return shown;
  for (const sentence of effectsOf(shown.value)) await context.say(sentence);
  const done = await actWithCode(row, action, given, context);
  if (!done.ok) return done;
  return succeed({
    status: 0,
    json: () => jsonLine(keyPrinted, { key: done.value }),
    text: () => `${commandLine.keys.acted[action](done.value.keyId)}\n`,
  });
}

/** What is said before the person is asked. */
function effectsOf({
  action,
  profiles,
  sessions,
  programs,
  isLast,
  row,
}: KeyActionPreview): readonly string[] {
  const words = commandLine.keys;
  const names = [
    ...profiles.map((name) => words.profile(printable(name))),
    ...sessions.map((name) => words.session(printable(name))),
    ...programs.map(({ program, pid }) => words.program(printable(program), pid)),
  ];
  const isEnd = action !== 'activate';
  return [
    ...(names.length === 0 ? [] : [words.effect(action, names)]),
    ...(isLast && isEnd ? [words.isLast(row.learned?.userName ?? null)] : []),
  ];
}

async function actWithCode(
  { id }: KeyRow,
  action: KeyAction,
  given: Given,
  context: Context,
): Promise<Result<KeyRow, CommandFailure>> {
  const { keys: service, sessions } = context.services;
  const codes = new Codes(given, context);
  let mfa: MfaAnswer | null = null;
  for (;;) {
    const done: Result<KeyRow> = await service.act(id, action, { mask: 'whole', mfa, signal: null });
    if (done.ok || done.failure.code !== 'mfa-needed') return done;
    const { device, profiles } = done.failure.facts;
    const code = await codes.answer(await sessions.mfaQuestion(device, [profiles]));
    if (!code.ok) return fail(code.failure);
    mfa = code.value;
  }
}
