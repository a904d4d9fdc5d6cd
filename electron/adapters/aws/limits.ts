/** How long AWS is waited for, and how often it is asked. In milliseconds. */
import type { Limits } from './transport.js';

export interface CallLimits extends Limits {
  readonly tries: number;
  /** From the first try on: none begins later, and none lasts longer. */
  readonly total: number;
}

export const callLimits: CallLimits = { connect: 5000, answer: 15_000, tries: 4, total: 20_000 };
