/** The one stream of "something changed", kept alive for as long as the window is. */
import { ORPCError } from '@orpc/client';
import type { ChangedEvent } from '../../shared/models/application.js';
import type { Client } from './client.js';

/** `refused`: main does not know this page; only a new launch helps. */
export type ConnectionState = 'connecting' | 'connected' | 'lost' | 'refused';

export interface WatchListener {
  onChanged(event: ChangedEvent): void;
  onState(state: ConnectionState): void;
}

const firstPause = 250;
const longestPause = 4_000;

/**
 * Subscribes, and subscribes again whenever the stream ends, with growing pauses. The first event of a stream names
 * every topic, so nothing that changed meanwhile is missed. Returns what stops it.
 */
export function watchChanges(client: Pick<Client, 'application'>, listener: WatchListener): () => void {
  const stop = new AbortController();
  void keepWatching(client, listener, stop.signal);
  return () => stop.abort();
}

async function keepWatching(
  client: Pick<Client, 'application'>,
  listener: WatchListener,
  signal: AbortSignal,
): Promise<void> {
  let pause = firstPause;
  while (!signal.aborted) {
    try {
      for await (const event of await client.application.watch(undefined, { signal })) {
        pause = firstPause;
        listener.onState('connected');
        listener.onChanged(event);
      }
    } catch (error) {
      if (error instanceof ORPCError && error.code === 'UNAUTHORIZED') {
        listener.onState('refused');
        return;
      }
    }
    if (isAborted(signal)) return;
    listener.onState('lost');
    await sleep(pause, signal);
    pause = Math.min(pause * 2, longestPause);
  }
}

/** Asked anew after each wait: the signal changes meanwhile, which the compiler does not expect. */
function isAborted(signal: AbortSignal): boolean {
  return signal.aborted;
}

function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
