/** Keeps what is shown in step with main, and tells how the connection stands. */
import { useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useState, type ReactNode } from 'react';
import type { ChangedEvent } from '../../shared/models/application.js';
import { watchChanges, type ConnectionState } from '../client/watch.js';
import { useApi, type Api } from './api.js';

const ConnectionContext = createContext<ConnectionState>('connecting');

export function WatchProvider({ children }: { children: ReactNode }) {
  const api = useApi();
  const cache = useQueryClient();
  const [state, setState] = useState<ConnectionState>('connecting');
  useEffect(
    () =>
      watchChanges(api.client, {
        onState: setState,
        onChanged(event) {
          for (const key of changedKeys(api, event)) void cache.invalidateQueries({ queryKey: key });
        },
      }),
    [api, cache],
  );
  return <ConnectionContext value={state}>{children}</ConnectionContext>;
}

export function useConnection(): ConnectionState {
  return useContext(ConnectionContext);
}

/** The queries that each topic makes out of date. */
function changedKeys({ queries }: Api, event: ChangedEvent): readonly (readonly unknown[])[] {
  return event.topics.flatMap((topic) => {
    switch (topic) {
      case 'profiles':
        return [
          queries.profiles.key(),
          queries.resolution.resolve.key(),
          queries.resolution.examine.key(),
          queries.editing.surroundings.key(),
          queries.editing.preview.key(),
          // Which of them keep a key in plain text, and which are connected.
          queries.store.detail.key(),
          // Who a profile is, is not said of one that has other credentials since.
          queries.sessions.knownIdentity.key(),
          queries.keys.list.key(),
        ];
      case 'changes':
        return [queries.changes.key()];
      case 'settings':
        // Days after which a key is old.
        return [queries.application.settings.key(), queries.keys.list.key()];
      case 'store':
        // What is kept in it shows and hides with it.
        return [
          queries.store.key(),
          queries.sessions.list.key(),
          queries.keys.list.key(),
          queries.rotations.list.key(),
        ];
      case 'activity':
        return [queries.store.activity.key()];
      case 'sessions':
        return [queries.sessions.list.key(), queries.sessions.knownIdentity.key()];
      case 'keys':
        return [queries.keys.list.key(), queries.keys.preview.key(), queries.rotations.list.key()];
    }
  });
}
