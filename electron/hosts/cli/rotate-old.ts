/** `keyway rotate --old`: every old key, one after the other, with one summary. */
import { commandLine } from '../../../shared/catalogue/en/command-line.js';
import { fail, type Result, succeed } from '../../../shared/models/failure.js';
import type { KeyRow } from '../../../shared/models/key.js';
import { type RotationRow, rotationsInRowPrinted } from '../../../shared/models/rotation.js';
import type { RotationOptions } from '../../services/rotation-api.js';
import type { Answer, CommandFailure, Context, Given } from './command.js';
import { failureSentence } from './failures.js';
import { failureNotes, learnWithCodes, listKeys, readDays } from './keys-asked.js';
import { jsonLine } from './output.js';
import { optionsFor, withCode } from './rotation-codes.js';
import { Codes, failureOf } from './session-codes.js';
import { printable } from './style.js';

/** AWS is asked how old keys are first. Exit status 1 where it stopped before the last. */
export async function rotateOld(given: Given, context: Context): Promise<Result<Answer, CommandFailure>> {
  const days = readDays(given);
  if (!days.ok) return days;
  const codes = new Codes(given, context);
  const failure = await learnWithCodes(codes, context);
  if (failure?.code === 'wrong-use') return fail(failure);
  const { keys } = await listKeys(context, days.value);
  const old = keys.filter(({ traits }) => traits.includes('old'));
  const rotated = await rotateAll(
    old.filter((key) => canRotate(key) && key.rotatedBy !== null).map(({ id }) => id),
    codes,
    context,
  );
  const words = commandLine.rotation;
  return succeed({
    status: rotated.stopped === null ? 0 : 1,
    notes: [
      ...(failure === null ? [] : [failureSentence(failure)]),
      ...failureNotes(keys),
      ...old.filter((key) => !canRotate(key)).map(({ keyId, traits }) => words.leftOut(keyId, traits)),
      ...old
        .filter((key) => canRotate(key) && key.rotatedBy === null)
        .map(({ keyId }) => words.notByName(keyId)),
    ],
    json: () => jsonLine(rotationsInRowPrinted, printedOf(rotated)),
    text: () => `${summary(rotated).join('\n')}\n`,
  });
}

/** An inactive key signs nothing, AWS's root user has no other way to a key, and what a rotation has begun is that rotation's. */
function canRotate({ traits, isTemporary, rotation, learned }: KeyRow): boolean {
  const isActive = learned?.status === 'active' && !traits.includes('root');
  return isActive && !isTemporary && rotation === null;
}

interface Rotated {
  readonly done: readonly RotationRow[];
  readonly stopped: { readonly profile: string; readonly failure: CommandFailure } | null;
  readonly left: readonly string[];
}

/** Where only a code is missing, the person at the terminal is asked for it. */
async function rotateAll(keys: readonly string[], codes: Codes, context: Context): Promise<Rotated> {
  const { rotation } = context.services;
  const done: RotationRow[] = [];
  let next = keys;
  while (next.length > 0) {
    const several = await rotation.startSeveral(next, optionsForEach(context));
    done.push(...several.done);
    const left = several.left.map(({ profile }) => profile);
    next = several.left.map(({ key }) => key);
    if (several.stopped === null) break;
    const { key, profile, ...stop } = several.stopped;
    const failure = failureOf(stop);
    if (failure.code !== 'mfa-needed') return { done, stopped: { profile, failure }, left };
    const start: Parameters<typeof withCode>[1] = (options) =>
      rotation.start(profile, { ...options, key, deletesUnused: false });
    const one = await withCode(profile, start, codes, context);
    if (!one.ok) return { done, stopped: { profile, failure: one.failure }, left };
    done.push(one.value);
  }
  return { done, stopped: null, left: [] };
}

/** Says whose key it is about as the next is begun. */
function optionsForEach(context: Context): RotationOptions {
  const options = optionsFor(null, context);
  let at = '';
  return {
    ...options,
    onProgress: (row) => {
      if (row.profile !== at) void context.say(commandLine.rotation.oneOf(printable(row.profile)));
      at = row.profile;
      options.onProgress?.(row);
    },
  };
}

function printedOf({ done, stopped, left }: Rotated): unknown {
  if (stopped === null) return { done, stopped, left };
  const { profile, failure } = stopped;
  const { code, facts, action } = failure;
  return { done, stopped: { profile, code, message: failureSentence(failure), facts, action }, left };
}

function summary({ done, stopped, left }: Rotated): readonly string[] {
  const words = commandLine.rotation;
  if (done.length === 0 && stopped === null) return [words.noneOld];
  return [
    ...done.map(({ profile, newKeyId, oldKeyId }) =>
      words.watching(printable(profile), newKeyId ?? '', oldKeyId),
    ),
    ...(stopped === null
      ? []
      : [words.stoppedAt(printable(stopped.profile), failureSentence(stopped.failure))]),
    ...(left.length === 0 ? [] : [words.left(left.map(printable))]),
    ...(done.length === 0 ? [] : [words.howToDeleteEach]),
  ];
}
