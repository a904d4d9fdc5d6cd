/** The credentials of a profile and its Region, as `env` and `exec` hand them on. */
import type { OptionName } from '../../../shared/catalogue/en/command-line.js';
import { type Result, succeed } from '../../../shared/models/failure.js';
import type { Asker, HandedOut } from '../../services/api.js';
import type { CommandFailure, Context, Given } from './command.js';
import { startOne } from './session-codes.js';

/** What every command takes that may have to start a session. */
export const startingOptions = ['mfa-code-stdin', 'yes'] as const satisfies readonly OptionName[];

export interface Handed {
  readonly key: HandedOut;
  readonly region: string | null;
}

/** Starts a session where tools would use one and none is running; asks for its MFA code. */
export async function handOut(
  name: string,
  given: Given,
  context: Context,
  asker: Asker,
): Promise<Result<Handed, CommandFailure>> {
  const { services } = context;
  const credentials = (): ReturnType<typeof services.handingOut.credentials> =>
    services.handingOut.credentials({ name }, asker, true);
  let handed = await credentials();
  if (!handed.ok && handed.failure.code === 'mfa-needed') {
    const started = await startOne(name, given, context);
    if (!started.ok) return started;
    handed = await credentials();
  }
  if (!handed.ok) return handed;
  const shown = await services.profiles.describe(name, null);
  const region = shown.ok ? (shown.value.region ?? '') : '';
  return succeed({ key: handed.value, region: region === '' ? null : region });
}
