/** A device's serial number with a code of it, as AssumeRole and GetSessionToken take them. */
import type { Caller } from '../caller.js';
import type { Context } from '../context.js';
import { refuse } from '../refusals.js';
import { takeCode } from '../totp.js';

/**
 * @param serial null where none was given, as is `code`
 * @returns whether MFA was used; refuses what does not prove it
 */
export function proveMfa(
  context: Context,
  caller: Caller,
  serial: string | null,
  code: string | null,
): boolean {
  if (serial === null && code === null) return false;
  if (serial === null || code === null) return refuse('half-mfa', {});
  const devices = caller.isRoot ? caller.account.root.mfa : (caller.user?.mfa ?? []);
  const device = devices.find((candidate) => candidate.serial === serial);
  if (device === undefined) return refuse('wrong-mfa-device', {});
  if (!takeCode(device, code, context.clock.now())) refuse('wrong-mfa-code', {});
  return true;
}
