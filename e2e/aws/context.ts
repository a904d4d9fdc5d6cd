/** What every handler is given. */
import type { AwsClock } from './clock.js';
import type { Caller } from './caller.js';
import type { AwsState, Lag } from './model.js';
import type { Received } from './received.js';
import type { XmlFields } from './xml.js';

/** How long AWS takes to catch up, in requests that meet the old state, in milliseconds, or both. */
export interface Delay {
  readonly requests?: number;
  readonly milliseconds?: number;
}

export interface Consistency {
  /** A new key is unknown to requests that it signs. */
  readonly created?: Delay;
  /** A deactivated or deleted key goes on working. */
  readonly ended?: Delay;
  /** ListAccessKeys does not show a new key. */
  readonly listed?: Delay;
}

/** So many requests a window of so many milliseconds; more are throttled. */
export interface Throttle {
  readonly requests: number;
  readonly milliseconds: number;
}

export interface Context {
  readonly state: AwsState;
  readonly clock: AwsClock;
  readonly consistency: Consistency;
  /** How far off the clock of who signs may be. */
  readonly skewMinutes: number;
}

/** A call of a query service that was signed rightly, or needs no signature. */
export interface Call {
  readonly context: Context;
  /** Null for the actions that are not signed. */
  readonly caller: Caller | null;
  readonly action: string;
  readonly parameters: URLSearchParams;
  readonly received: Received;
}

/** @returns the fields of `<ActionResult>`; null where the answer has none. */
export type Handler = (call: Call) => XmlFields | null;

/** @returns the lag that begins now; null where there is none. */
export function lagOf(delay: Delay | undefined, now: number): Lag | null {
  const { requests = 0, milliseconds = 0 } = delay ?? {};
  return requests === 0 && milliseconds === 0 ? null : { requests, until: now + milliseconds };
}

/** Asks once: whether the old state is still seen. A lag of requests gets shorter by it. */
export function stillLags(lag: Lag, now: number): boolean {
  if (now < lag.until) return true;
  if (lag.requests === 0) return false;
  lag.requests -= 1;
  return true;
}
