/** Time-based one-time passwords: RFC 6238 with SHA-1, six digits, thirty seconds, as AWS's virtual devices have them. */
import { createHmac } from 'node:crypto';
import { fromBase32 } from './identifiers.js';
import type { MfaDevice } from './model.js';

const stepMilliseconds = 30_000;

/** @returns which time step a moment (milliseconds since 1970) lies in. */
function stepAt(time: number): number {
  return Math.floor(time / stepMilliseconds);
}

function codeOfStep(seed: string, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const digest = createHmac('sha1', fromBase32(seed)).update(counter).digest();
  const offset = (digest.at(-1) ?? 0) & 0x0f;
  return String((digest.readUInt32BE(offset) & 0x7fff_ffff) % 1_000_000).padStart(6, '0');
}

/** @returns the six digits that the device shows at a time, in milliseconds since 1970. */
export function codeAt(seed: string, time: number): string {
  return codeOfStep(seed, stepAt(time));
}

/** Takes a code of this step or of a neighbour, once: neither it nor an earlier one is taken afterwards. */
export function takeCode(device: MfaDevice, code: string, now: number): boolean {
  const step = [-1, 0, 1]
    .map((distance) => stepAt(now) + distance)
    .find((candidate) => candidate > device.lastStep && codeOfStep(device.seed, candidate) === code);
  if (step === undefined) return false;
  device.lastStep = step;
  return true;
}
