/** Failures on demand: rules that a test sets, each for so many requests. */
import type { AwsClock } from './clock.js';
import type { Throttle } from './context.js';
import type { RefusalId } from './refusals.js';

/** What happens instead of an answer. */
export type Mishap =
  | 'throttling'
  | 'too-many-requests'
  | 'internal-failure'
  | 'service-unavailable'
  /** The connection is closed without an answer. */
  | 'reset'
  /** Nothing ever comes. */
  | 'timeout'
  /** Half of the answer, then the connection is closed. */
  | 'truncated'
  /** Bytes that are no answer of AWS's. */
  | 'garbage';

export interface FailRule {
  /** `sts:AssumeRole`, `iam:*`; every action without it. */
  readonly action?: string;
  readonly how: Mishap;
  /** So many requests fail: one without it. */
  readonly times?: number;
  /** So many are let through before. */
  readonly after?: number;
  /** What was asked is done all the same, and only its answer is lost. */
  readonly carriedOut?: boolean;
}

export interface Failures {
  /** @returns takes the rule away again. */
  readonly add: (rule: FailRule) => () => void;
  /** @returns the rule that this request falls under, which counts it; null without one. */
  readonly next: (action: string) => FailRule | null;
}

function isAbout(rule: FailRule, action: string): boolean {
  const { action: wanted = '*' } = rule;
  return wanted === '*' || wanted === action || wanted === `${action.slice(0, action.indexOf(':'))}:*`;
}

/** Rows of the table that a mishap answers with, by preference: the first that the action may be answered with. */
export const mishapRefusals: Readonly<Partial<Record<Mishap, readonly RefusalId[]>>> = {
  throttling: ['throttled', 'portal-throttled'],
  'too-many-requests': ['too-many-requests', 'portal-throttled'],
  'internal-failure': ['internal-failure', 'container-failed'],
  'service-unavailable': ['service-unavailable', 'container-failed'],
};

/** @returns whether one request more is too many: it counts those that it is asked about. */
function createThrottle(throttle: Throttle | undefined, clock: AwsClock): () => boolean {
  if (throttle === undefined) return () => false;
  let windowEnds = 0;
  let taken = 0;
  return () => {
    if (clock.now() >= windowEnds) {
      windowEnds = clock.now() + throttle.milliseconds;
      taken = 0;
    }
    taken += 1;
    return taken > throttle.requests;
  };
}

/** @param throttle how much is too much; nothing is without it */
export function createFailures(clock: AwsClock, throttle?: Throttle): Failures {
  let waiting: { readonly rule: FailRule; before: number; left: number }[] = [];
  const isTooMuch = createThrottle(throttle, clock);
  return {
    add: (rule) => {
      const entry = { rule, before: rule.after ?? 0, left: rule.times ?? 1 };
      waiting = [...waiting, entry];
      return () => {
        waiting = waiting.filter((other) => other !== entry);
      };
    },
    next: (action) => {
      const entry = waiting.find(({ rule, left }) => left > 0 && isAbout(rule, action));
      if (entry === undefined) return isTooMuch() ? { how: 'throttling' } : null;
      if (entry.before > 0) {
        entry.before -= 1;
        return null;
      }
      entry.left -= 1;
      return entry.rule;
    },
  };
}
