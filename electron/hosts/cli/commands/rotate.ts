/** `keyway rotate`: a new access key in the place of an old one, in stages that can be resumed and taken back. */
import { commandLine } from '../../../../shared/catalogue/en/command-line.js';
import { fail, type Failure, type Result, succeed } from '../../../../shared/models/failure.js';
import { type RotationRow, rotationPrinted, rotationsPrinted } from '../../../../shared/models/rotation.js';
import type { RotationOptions, RotationService } from '../../../services/rotation-api.js';
import {
  type Answer,
  type Command,
  type CommandFailure,
  type Context,
  type Given,
  wrongUse,
} from '../command.js';
import { jsonLine, timeText } from '../output.js';
import { openForCommand } from '../passphrase.js';
import { rotateOld } from '../rotate-old.js';
import { type AskRotation, openRotation, withCode } from '../rotation-codes.js';
import { Codes } from '../session-codes.js';
import { printable, type Style, table } from '../style.js';

const choices = ['resume', 'abort', 'delete-old'] as const;
type Choice = (typeof choices)[number];

export const rotate: Command = {
  options: [...choices, 'delete-unused', 'old', 'days', 'mfa-code-stdin', 'passphrase-stdin', 'yes'],
  operands: ['[NAME]'],
  async run(given, context) {
    const chosen = choices.filter((choice) => given.flags.has(choice));
    const [name] = given.operands;
    if (isWrong(given)) return fail(wrongUse('rotation-choices', 'rotate', null));
    const opened = await openForCommand(given, context);
    if (!opened.ok) return opened;
    if (given.flags.has('old')) return rotateOld(given, context);
    if (name === undefined) return list(context);
    const done = await carryOut(name, chosen[0] ?? null, given, context);
    return done.ok ? succeed(answerFor(done.value)) : done;
  },
};

/** A name with one choice at most; all old keys; or neither, for the list. */
function isWrong({ operands, flags, values }: Given): boolean {
  const chosen = choices.filter((choice) => flags.has(choice));
  const isOld = flags.has('old');
  const about = chosen.length + (flags.has('delete-unused') ? 1 : 0) + (flags.has('mfa-code-stdin') ? 1 : 0);
  if (values.has('days') && !isOld) return true;
  if (isOld) return operands.length > 0 || chosen.length > 0 || flags.has('delete-unused');
  return operands.length === 0 ? about > 0 : chosen.length > 1;
}

async function carryOut(
  name: string,
  choice: Choice | null,
  given: Given,
  context: Context,
): Promise<Result<RotationRow, CommandFailure>> {
  const { rotation } = context.services;
  const open = await openRotation(name, rotation);
  if (!open.ok) return open;
  const codes = new Codes(given, context);
  const deletesUnused = given.flags.has('delete-unused');
  const start: AskRotation = (options) => rotation.start(name, { ...options, deletesUnused });
  if (choice === null) return withCode(name, start, codes, context);
  const id = open.value?.id ?? null;
  if (id !== null) return withCode(name, (options) => doTo(id, choice, options, rotation), codes, context);
  if (choice !== 'delete-old')
    return fail<Failure>({ code: 'rotation-not-found', facts: { profile: name }, action: null });
  const begun = await withCode(name, start, codes, context);
  if (!begun.ok || begun.value.stage !== 'watch') return begun;
  return withCode(name, (options) => rotation.deleteOld(begun.value.id, options), codes, context);
}

function doTo(
  id: string,
  choice: Choice,
  options: RotationOptions,
  rotation: RotationService,
): ReturnType<AskRotation> {
  switch (choice) {
    case 'resume':
      return rotation.resume(id, options);
    case 'abort':
      return rotation.abort(id, options);
    case 'delete-old':
      return rotation.deleteOld(id, options);
  }
}

function answerFor(row: RotationRow): Answer {
  return {
    status: 0,
    json: () => jsonLine(rotationPrinted, { rotation: row }),
    text: () => `${sentences(row).join('\n')}\n`,
  };
}

function sentences({ profile, ended, stage, newKeyId, oldKeyId, oldKeyUse }: RotationRow): readonly string[] {
  const words = commandLine.rotation;
  const name = printable(profile);
  if (ended === 'undone') return [words.undone(name)];
  if (ended === 'rotated') return [words.rotated(name, newKeyId ?? '')];
  if (stage !== 'watch') return [words.howToResume(name)];
  const use = oldKeyUse?.at ?? null;
  return [
    words.watching(name, newKeyId ?? '', oldKeyId),
    ...(use === null ? [] : [words.lastUse(timeText(use), oldKeyUse?.service ?? null)]),
    words.howToDelete(name),
  ];
}

async function list({ services, style }: Context): Promise<Result<Answer, CommandFailure>> {
  const all = await services.rotation.list('whole');
  if (!all.ok) return all;
  const rotations = all.value;
  return succeed({
    status: 0,
    json: () => jsonLine(rotationsPrinted, { rotations }),
    text: () => (rotations.length === 0 ? `${commandLine.rotation.none}\n` : listText(rotations, style)),
  });
}

function listText(rotations: readonly RotationRow[], style: Style): string {
  const words = commandLine.rotation;
  const { columns } = words;
  const headings = [columns.profile, columns.user, columns.old, columns.new, columns.state, columns.at];
  const cells = rotations.map((row) => [
    row.profile,
    row.userName,
    row.oldKeyId,
    row.newKeyId ?? '',
    row.ended === null ? (row.isGoingBack ? words.back : words.states[row.stage]) : words.endings[row.ended],
    timeText(row.startedAt),
  ]);
  return `${table(headings, cells, style)}\n`;
}
