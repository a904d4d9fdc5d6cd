/** The Clipboard port without a system's. */
import type { Clipboard } from '../../services/ports.js';

export interface MemoryClipboard extends Clipboard {
  /** What is on it now. */
  text(): string;
  /** Another program puts something there. */
  put(text: string): void;
}

export function createMemoryClipboard(start = ''): MemoryClipboard {
  let held = start;
  return {
    text: () => held,
    put: (text) => (held = text),
    read: () => Promise.resolve(held),
    write(text) {
      held = text;
      return Promise.resolve();
    },
  };
}
