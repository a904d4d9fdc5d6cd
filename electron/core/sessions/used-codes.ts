/**
 * Which codes of MFA devices were used: AWS takes each once, and refuses the second use in words that say nothing of it. A
 * code that was used is no secret any more; what is kept of it is a digest all the same.
 */
import { startOfStep, stepAt } from './totp.js';

/** The last use of one device. */
export interface UsedCode {
  /** The time step that it was used in. */
  readonly step: number;
  /** Digests of the codes used in that step and the one before. */
  readonly digests: readonly { readonly digest: string; readonly step: number }[];
}

/** By device. */
export type UsedCodes = Readonly<Record<string, UsedCode>>;

/** AWS takes a code for a minute or two around its step; a person may be slow. */
const remembered = 10;

/** When the next code of the device is there, in milliseconds since the epoch; null where the present one is unused. */
export function nextCodeAt(used: UsedCodes, device: string, now: number): number | null {
  const last = Object.hasOwn(used, device) ? used[device] : undefined;
  if (last === undefined || stepAt(now) > last.step) return null;
  return startOfStep(last.step + 1);
}

/** Null where that code was used before; else what is remembered from now on. */
export function useCode(used: UsedCodes, device: string, digest: string, now: number): UsedCodes | null {
  const step = stepAt(now);
  const last = Object.hasOwn(used, device) ? used[device] : undefined;
  const digests = (last?.digests ?? []).filter((each) => Math.abs(step - each.step) <= remembered);
  if (digests.some((each) => each.digest === digest)) return null;
  // A clock that was set back must not make a device unusable until it is there again.
  const recent = Object.entries(used).filter(([, each]) => Math.abs(step - each.step) <= remembered);
  return { ...Object.fromEntries(recent), [device]: { step, digests: [...digests, { digest, step }] } };
}

/** As if the code had not been used: for one that never left this computer. */
export function forgetCode(used: UsedCodes, device: string, digest: string): UsedCodes {
  const last = Object.hasOwn(used, device) ? used[device] : undefined;
  if (last === undefined) return used;
  const digests = last.digests.filter((each) => each.digest !== digest);
  const others = Object.entries(used).filter(([name]) => name !== device);
  const step = digests.reduce((latest, each) => Math.max(latest, each.step), -1);
  return Object.fromEntries(digests.length === 0 ? others : [...others, [device, { step, digests }]]);
}
