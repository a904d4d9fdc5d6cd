/** A Cancellation of one's own, for what is begun here and has to end with the application. */
import type { Cancellation } from '../ports.js';

export interface OwnCancellation {
  readonly signal: Cancellation;
  cancel(): void;
}

export function createCancellation(): OwnCancellation {
  const listeners = new Set<() => void>();
  let aborted = false;
  return {
    signal: {
      get aborted() {
        return aborted;
      },
      addEventListener(_type, listener) {
        listeners.add(listener);
      },
      removeEventListener(_type, listener) {
        listeners.delete(listener);
      },
    },
    cancel() {
      aborted = true;
      for (const listener of [...listeners]) listener();
    },
  };
}
