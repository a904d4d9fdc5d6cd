/** From a request to what happens on the wire. */
import type { Context } from './context.js';
import { mishapRefusals, type Failures, type Mishap } from './failures.js';
import { describeRequest, type JournalEntry } from './journal.js';
import { text, type Answer, type Received } from './received.js';
import { mayAnswer, Refused, refusals, type RefusalId } from './refusals.js';
import type { Site } from './site.js';

/** What the server does: an answer, whole or cut off, nothing at all, or the end of the connection. */
export type Outcome =
  { readonly kind: 'answer' | 'truncated'; readonly answer: Answer } | { readonly kind: 'reset' | 'timeout' };

export interface Handled {
  readonly outcome: Outcome;
  readonly entry: JournalEntry;
}

interface Answered {
  /** Null where nothing is answered. */
  readonly answer: Answer | null;
  readonly code: string | null;
}

function refusedWith(site: Site, action: string, id: RefusalId, words: string): Answered {
  const row = refusals[id];
  if (!mayAnswer(row, action)) throw new Error(`the table of refusals has no ${id} for ${action}`);
  return { answer: site.refusal({ ...row, words }, action), code: row.code };
}

function carryOut(site: Site, received: Received, context: Context, action: string): Answered {
  try {
    return { answer: site.handle(received, context, action), code: null };
  } catch (error) {
    if (error instanceof Refused) return refusedWith(site, action, error.id, error.words);
    throw error;
  }
}

function outcomeOf(answer: Answer | null): Outcome {
  return answer === null ? { kind: 'timeout' } : { kind: 'answer', answer };
}

function failed(site: Site, action: string, how: Mishap, done: Answered): readonly [Outcome, string] {
  if (how === 'reset' || how === 'timeout') return [{ kind: how }, how];
  if (how === 'truncated' && done.answer !== null) return [{ kind: how, answer: done.answer }, how];
  if (how === 'garbage') return [{ kind: 'answer', answer: text(200, '<html>not what you asked') }, how];
  const id = mishapRefusals[how]?.find((candidate) => mayAnswer(refusals[candidate], action));
  if (id === undefined) return [{ kind: 'answer', answer: text(503, '') }, how];
  const { answer, code } = refusedWith(site, action, id, refusals[id].words);
  return [outcomeOf(answer), code ?? how];
}

/** @returns what to do with a request, and the journal's entry of it. Throws only where the server itself is at fault. */
export function handle(
  sites: readonly Site[],
  failures: Failures,
  context: Context,
  received: Received,
): Handled {
  const found = sites
    .map((site) => ({ site, action: site.actionOf(received, context) }))
    .find(({ action }) => action !== null);
  const action = found?.action ?? '';
  const described = describeRequest(received, context.clock.now(), action);
  const rule = failures.next(action);
  if (found === undefined) {
    const answer = text(404, 'nothing of AWS is here\n');
    return {
      outcome: { kind: 'answer', answer },
      entry: { ...described, status: 404, code: 'nothing-here' },
    };
  }
  const isDone = rule === null || rule.carriedOut === true || rule.how === 'truncated';
  const done: Answered = isDone
    ? carryOut(found.site, received, context, action)
    : { answer: text(200, ''), code: null };
  const [outcome, code]: readonly [Outcome, string | null] =
    rule === null ? [outcomeOf(done.answer), done.code] : failed(found.site, action, rule.how, done);
  const status = 'answer' in outcome ? outcome.answer.status : null;
  return { outcome, entry: { ...described, status, code } };
}
