import { AsyncIteratorClass } from '@orpc/shared';
import type { ChangedEvent } from '../../shared/models/application.js';
import type { ApplicationService } from '../services/api.js';

const allTopics: ChangedEvent['topics'] = [
  'profiles',
  'changes',
  'settings',
  'store',
  'activity',
  'sessions',
  'keys',
];

/**
 * What changed, as a stream. The first event comes at once and names every topic: whoever subscribes anew cannot
 * know what it missed. Changes that come faster than they are taken are told as one.
 *
 * Ends when the signal aborts or the reader stops; both take the listener away, even while a read is waiting.
 */
export function changedEvents(
  application: ApplicationService,
  signal: AbortSignal | undefined,
): AsyncIteratorObject<ChangedEvent, undefined, undefined> {
  let pending: ChangedEvent | null = { revision: application.revision(), topics: allTopics };
  let ended = signal?.aborted ?? false;
  let wake: () => void = () => undefined;

  const stopListening = application.onChanged((event) => {
    pending = pending === null ? event : joined(pending, event);
    wake();
  });
  const end = (): void => {
    ended = true;
    stopListening();
    signal?.removeEventListener('abort', end);
    wake();
  };
  signal?.addEventListener('abort', end);
  if (ended) end();

  return new AsyncIteratorClass<ChangedEvent, undefined, undefined>(
    async () => {
      while (pending === null && !ended) await new Promise<void>((resolve) => (wake = resolve));
      if (pending === null || ended) return { done: true, value: undefined };
      const value = pending;
      pending = null;
      return { done: false, value };
    },
    () => {
      end();
      return Promise.resolve();
    },
  );
}

function joined(earlier: ChangedEvent, later: ChangedEvent): ChangedEvent {
  return { revision: later.revision, topics: [...new Set([...earlier.topics, ...later.topics])] };
}
