/** Asking AWS about access keys for a command; codes are asked for as for sessions. */
import { commandLine } from '../../../shared/catalogue/en/command-line.js';
import { fail, type Result, succeed } from '../../../shared/models/failure.js';
import type { KeyList, KeyRow } from '../../../shared/models/key.js';
import type { MfaAnswer } from '../../services/sessions-api.js';
import { type CommandFailure, type Context, type Given, wrongUse } from './command.js';
import { failureSentence } from './failures.js';
import { type Codes, failureOf } from './session-codes.js';

/** @returns null: as the settings have it. Fails with `wrong-use` */
export function readDays({ command, values }: Given): Result<number | null, CommandFailure> {
  const said = values.get('days');
  if (said === undefined) return succeed(null);
  const days = /^[0-9]{1,4}$/u.test(said) ? Number(said) : 0;
  return days >= 1 && days <= 3650 ? succeed(days) : fail(wrongUse('days-not-readable', command, '--days'));
}

export function listKeys({ services }: Pick<Context, 'services'>, days: number | null): Promise<KeyList> {
  return days === null ? services.keys.list('whole') : services.keys.list('whole', days);
}

/** Asks about all keys. What came to nothing stands in the rows; gives why a code that keys wait for could not be had. */
export async function learnWithCodes(codes: Codes, context: Context): Promise<CommandFailure | null> {
  const { keys } = context.services;
  let ids: readonly string[] | null = null;
  let answer: MfaAnswer | null = null;
  for (;;) {
    const { waiting } = await keys.learn(ids, answer, null);
    const [question] = waiting;
    if (question === undefined) return null;
    const code = await codes.answer(question);
    if (!code.ok) return code.failure;
    answer = code.value;
    ids = await idsOf(
      waiting.flatMap(({ profiles }) => profiles),
      context,
    );
  }
}

async function idsOf(profiles: readonly string[], { services }: Context): Promise<readonly string[]> {
  const { keys } = await services.keys.list('whole');
  return keys
    .filter(({ places }) => places.some(({ profile }) => profiles.includes(profile)))
    .map(({ id }) => id);
}

/** A sentence for each key about which AWS was asked for nothing. */
export function failureNotes(rows: readonly KeyRow[]): readonly string[] {
  return rows.flatMap(({ keyId, failure }) =>
    failure === null
      ? []
      : [commandLine.keys.notAsked(keyId, failureSentence(failureOf({ ...failure, action: null })))],
  );
}
