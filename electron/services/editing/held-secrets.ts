/**
 * What was pasted or read for import, while its form is open: the window gets a handle, the secrets stay in main.
 * Little is held, and not for long.
 */
import { type Failure, fail, type Result, succeed } from '../../../shared/models/failure.js';
import type { Clock, Dispose, RandomSource } from '../ports.js';

/** More than forms that can be open; the oldest go. */
const mostHeld = 50;
/** Milliseconds after which an untouched handle is let go of: ten minutes. */
export const heldFor = 600_000;
/** 128 bits: nobody comes upon a handle by trying. */
const handleDigits = 32;

export interface HeldValues<Value> {
  /** Keeps it; gives the handle under which it is found again. */
  hold(value: Value): string;
  /** Fails with `handle-expired`. What is asked for is held for another while. */
  find(handle: string): Result<Value>;
  release(handle: string): void;
  dispose(): void;
}

interface Held<Value> {
  readonly value: Value;
  stop: Dispose;
}

export function createHeldValues<Value>(
  clock: Pick<Clock, 'now' | 'at'>,
  random: RandomSource,
): HeldValues<Value> {
  const all = new Map<string, Held<Value>>();

  function release(handle: string): void {
    all.get(handle)?.stop();
    all.delete(handle);
  }

  function keepFor(handle: string, value: Value): void {
    all.get(handle)?.stop();
    const stop = clock.at(clock.now() + heldFor, () => release(handle));
    all.set(handle, { value, stop });
  }

  return {
    hold(value) {
      const handle = random.hex(handleDigits);
      keepFor(handle, value);
      for (const oldest of [...all.keys()].slice(0, -mostHeld)) release(oldest);
      return handle;
    },
    find(handle) {
      const held = all.get(handle);
      if (held === undefined) return fail<Failure>({ code: 'handle-expired', facts: {}, action: 'retry' });
      keepFor(handle, held.value);
      return succeed(held.value);
    },
    release,
    dispose() {
      for (const handle of [...all.keys()]) release(handle);
    },
  };
}
