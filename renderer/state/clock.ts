/** The one local clock: times that are left are told from it and from what main said, never by main. */
import { useCallback, useSyncExternalStore } from 'react';

const tick = 1000;
/** Milliseconds between two looks where seconds are not shown. */
const usualStep = 15_000;

const listeners = new Set<() => void>();
/** By step: when the present one was first looked at. Stays the same within the step, so that nothing is drawn again for it. */
const looks = new Map<number, number>();
let timer: ReturnType<typeof setInterval> | null = null;

/** One timer for everything that counts down, and none while nothing does. */
function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    for (const each of listeners) each();
  }, tick);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0 || timer === null) return;
    clearInterval(timer);
    timer = null;
    looks.clear();
  };
}

/**
 * Now, in milliseconds since the epoch; moves on while the component is on screen.
 * @param step milliseconds: the component is drawn again no more often than that
 */
export function useNow(step = usualStep): number {
  const read = useCallback(() => lookedAt(step), [step]);
  return useSyncExternalStore(subscribe, read);
}

function lookedAt(step: number): number {
  const now = Date.now();
  const look = looks.get(step);
  if (look !== undefined && Math.floor(look / step) === Math.floor(now / step)) return look;
  looks.set(step, now);
  return now;
}
