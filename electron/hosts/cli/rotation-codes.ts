/** One rotation on the command line: its codes asked for, its stages told. */
import { commandLine } from '../../../shared/catalogue/en/command-line.js';
import { fail, type Result, succeed } from '../../../shared/models/failure.js';
import type { RotationRow } from '../../../shared/models/rotation.js';
import type { RotationOptions, RotationService } from '../../services/rotation-api.js';
import type { MfaAnswer } from '../../services/sessions-api.js';
import type { CommandFailure, Context } from './command.js';
import type { Codes } from './session-codes.js';

/** One call of the service: made again with a code where a policy asks for one. */
export type AskRotation = (options: RotationOptions) => ReturnType<RotationService['resume']>;

export async function withCode(
  name: string,
  ask: AskRotation,
  codes: Codes,
  context: Context,
): Promise<Result<RotationRow, CommandFailure>> {
  const { rotation } = context.services;
  let mfa: MfaAnswer | null = null;
  let asking = ask;
  for (;;) {
    const done: Result<RotationRow> = await asking(optionsFor(mfa, context));
    if (done.ok || done.failure.code !== 'mfa-needed') return done;
    const { device } = done.failure.facts;
    const code = await codes.answer(await context.services.sessions.mfaQuestion(device, [name]));
    if (!code.ok) return fail(code.failure);
    mfa = code.value;
    // What was begun until then is gone on with.
    const open = await openRotation(name, rotation);
    const id = open.ok ? (open.value?.id ?? null) : null;
    if (id !== null && ask === asking) asking = (options) => rotation.resume(id, options);
  }
}

export function optionsFor(mfa: MfaAnswer | null, { say }: Pick<Context, 'say'>): RotationOptions {
  const words = commandLine.rotation;
  let last = '';
  return {
    mask: 'whole',
    mfa,
    signal: null,
    onProgress: (row) => {
      if (row.ended !== null) return;
      const sentence = row.isGoingBack
        ? words.goingBack
        : row.newKeyId === null
          ? words.asked
          : words.stages[row.stage];
      if (sentence !== last) void say(sentence);
      last = sentence;
    },
  };
}

/** The rotation of the profile that is under way; null where none is. */
export async function openRotation(
  name: string,
  rotation: RotationService,
): Promise<Result<RotationRow | null>> {
  const all = await rotation.list('whole');
  if (!all.ok) return all;
  return succeed(all.value.find(({ ended, profile }) => ended === null && profile === name) ?? null);
}
