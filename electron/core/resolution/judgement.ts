/** What a rule says of a source. Each decision carries its reason. */
import type { Origin } from '../../../shared/models/origin.js';
import type { Reason, ReasonCode, ReasonFacts } from '../../../shared/models/reason.js';
import type { Outcome } from '../../../shared/models/trace.js';

/** What a source gives where it wins. */
export type Gain = Extract<Outcome, { kind: 'credentials' | 'role' | 'deferred' }>;

/** What the tool says where it stops, or finds nothing. */
export type Stop = Extract<Outcome, { kind: 'error' | 'none' }>;

interface Judged {
  readonly reason: Reason;
  readonly origin: Origin | null;
}

/**
 * `usable`: wins if nothing before it did. `absent`: not there. `set-aside`: there and usable, but a rule of the tool passes it over.
 * `invalid`: there and unusable; the tool stops where `stop` is given, else it goes on.
 */
export type Judgement =
  | (Judged & { readonly verdict: 'usable'; readonly gain: Gain })
  | (Judged & { readonly verdict: 'absent' })
  | (Judged & { readonly verdict: 'set-aside' })
  | (Judged & { readonly verdict: 'invalid'; readonly stop: Stop | null });

/** The reason of a code with its facts. */
export function because<Code extends ReasonCode>(
  code: Code,
  facts: ReasonFacts<Code>,
): { readonly code: Code; readonly facts: ReasonFacts<Code> } {
  return { code, facts };
}

export function usable(reason: Reason, origin: Origin | null, gain: Gain): Judgement {
  return { verdict: 'usable', reason, origin, gain };
}

export function absent(reason: Reason): Judgement {
  return { verdict: 'absent', reason, origin: null };
}

export function setAside(reason: Reason, origin: Origin | null): Judgement {
  return { verdict: 'set-aside', reason, origin };
}

/** @param stop what the tool says where it stops here; null where it goes on to the next source */
export function invalid(reason: Reason, origin: Origin | null, stop: Stop | null): Judgement {
  return { verdict: 'invalid', reason, origin, stop };
}

/** An error in the tool's own words, seen or read. */
export function stopWith(code: string, message: string): Stop {
  return { kind: 'error', code, message, wordsKnown: true };
}

/** An error whose words nobody saw: the code says what is known. */
export function stopUnseen(code: string, message: string): Stop {
  return { kind: 'error', code, message, wordsKnown: false };
}
