/** A part of AWS with an address space and a manner of its own. The server asks each in turn whose a request is. */
import type { Context } from './context.js';
import type { Answer, Received } from './received.js';

export interface Refusing {
  readonly code: string;
  readonly status: number;
  readonly words: string;
}

export interface Site {
  /** @returns `service:Action` where the request is this site's; null where it is not. */
  readonly actionOf: (received: Received, context: Context) => string | null;
  /** @returns null where nothing is ever answered. */
  readonly handle: (received: Received, context: Context, action: string) => Answer | null;
  /** Puts a row of the table of refusals the way this site does. */
  readonly refusal: (refusing: Refusing, action: string) => Answer;
}
