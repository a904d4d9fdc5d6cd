import { ORPCError } from '@orpc/client';
import { describe, expect, it, vi } from 'vitest';
import type { ChangedEvent } from '../../shared/models/application.js';
import { fakeClient } from '../testing/fake-client.js';
import { watchChanges, type ConnectionState } from './watch.js';

const event: ChangedEvent = { revision: 1, topics: ['profiles'] };

function events(list: readonly ChangedEvent[]): AsyncGenerator<ChangedEvent> {
  return (async function* () {
    await Promise.resolve();
    yield* list;
  })();
}

describe('watching for changes', () => {
  it('passes events on, and says when the stream is lost and when it is back', async () => {
    const states: ConnectionState[] = [];
    const seen: number[] = [];
    let round = 0;
    const { client } = fakeClient({
      'application.watch': () => {
        round += 1;
        if (round === 2) throw new TypeError('terminated');
        return events([{ ...event, revision: round }]);
      },
    });
    const stop = watchChanges(client, {
      onState: (state) => states.push(state),
      onChanged: ({ revision }) => seen.push(revision),
    });
    await vi.waitFor(() => expect(seen).toEqual([1, 3]), { timeout: 3_000 });
    stop();
    expect(states.slice(0, 4)).toEqual(['connected', 'lost', 'lost', 'connected']);
  });

  it('gives up where main does not know the page', async () => {
    const states: ConnectionState[] = [];
    const { client, calls } = fakeClient({
      'application.watch': () => {
        throw new ORPCError('UNAUTHORIZED');
      },
    });
    watchChanges(client, { onState: (state) => states.push(state), onChanged: () => undefined });
    await vi.waitFor(() => expect(states).toEqual(['refused']));
    expect(calls).toHaveLength(1);
  });
});
