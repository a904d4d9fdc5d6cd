/** Asking again: where AWS asks for fewer requests, and where a connection broke. Waits longer each time, by chance. */
import type { AwsAnswer } from '../../services/aws-port.js';
import type { Cancellation, Clock } from '../../services/ports.js';
import type { CallLimits } from './limits.js';
import { Refused, type RefusedCall } from './refused.js';
import type { Limits, OneAnswer } from './transport.js';
import { Unreachable } from './unreachable.js';

export interface AttemptTools {
  readonly clock: Clock;
  /** From 0 up to 1. */
  readonly random: () => number;
  readonly limits: CallLimits;
}

/** What one try has to tell whoever counts them. */
export interface Attempt {
  readonly limits: Limits;
  /** To be called with every answer, also a refusal: it may have a date. */
  readonly heard: (answer: OneAnswer) => void;
}

export interface Attempts extends RefusedCall {
  /** Sent once, whatever happens. */
  readonly once?: boolean;
  /** Whether a request that may have arrived can be sent again: not one with a code that works once. */
  readonly repeatable: boolean;
  readonly signal: Cancellation | null;
}

/** In milliseconds: the longest first wait, and the longest of all. */
const firstWait = 300;
const longestWait = 5000;

/** @param send rejects with Refused or Unreachable where it does not get what it asks for */
export async function attempt<Value>(
  { clock, random, limits }: AttemptTools,
  attempts: Attempts,
  send: (attempt: Attempt) => Promise<Value>,
): Promise<AwsAnswer<Value>> {
  const { once, repeatable, signal } = attempts;
  const began = clock.now();
  const left = (): number => limits.total - (clock.now() - began);
  let clockOffset: number | null = null;
  const heard = ({ headers }: OneAnswer): void => {
    clockOffset = offsetOf(headers['date'], clock.now()) ?? clockOffset;
  };
  for (let tried = 1; ; tried += 1) {
    const connect = Math.min(limits.connect, left());
    try {
      const value = await send({ limits: { connect, answer: Math.min(limits.answer, left()) }, heard });
      return { ok: true, value, clockOffset };
    } catch (error) {
      const failure = failureOf(error, attempts, clockOffset);
      const mayRepeat = once !== true && tried < limits.tries && isPassing(error, repeatable);
      const wait = random() * Math.min(longestWait, firstWait * 2 ** tried);
      if (!mayRepeat || wait >= left()) return { ok: false, failure };
      if (!(await waited(clock, wait, signal))) return { ok: false, failure: { kind: 'cancelled' } };
    }
  }
}

function isPassing(error: unknown, repeatable: boolean): boolean {
  if (error instanceof Refused) return error.isThrottling;
  return error instanceof Unreachable && error.isLost && (repeatable || !error.wasSent);
}

function failureOf(
  error: unknown,
  attempts: Attempts,
  clockOffset: number | null,
): Extract<AwsAnswer<never>, { readonly ok: false }>['failure'] {
  if (error instanceof Refused) return error.asFailure(attempts, clockOffset);
  if (error instanceof Unreachable) return error.asFailure();
  throw error;
}

/** By how much `now` is ahead of a Date header, in milliseconds; null where it is none. */
function offsetOf(date: string | undefined, now: number): number | null {
  const time = Date.parse(date ?? '');
  return Number.isNaN(time) ? null : now - time;
}

/** False where the caller no longer wants the answer. */
async function waited(clock: Clock, milliseconds: number, signal: Cancellation | null): Promise<boolean> {
  if (signal === null) {
    await clock.sleep(milliseconds);
    return true;
  }
  let wake: () => void = () => undefined;
  const cancelled = new Promise<void>((resolve) => (wake = resolve));
  signal.addEventListener('abort', wake);
  if (!signal.aborted) await Promise.race([clock.sleep(milliseconds), cancelled]);
  signal.removeEventListener('abort', wake);
  return !signal.aborted;
}
