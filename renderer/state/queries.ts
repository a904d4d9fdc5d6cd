/** What the window shows of main's state. Everything is asked for again when main says that it changed. */
import { keepPreviousData, QueryClient, skipToken, useQuery } from '@tanstack/react-query';
import { useApi } from './api.js';

/** Nothing goes stale by itself and nothing is tried again by itself: the stream of changes does both. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: Infinity,
        retry: false,
        networkMode: 'always',
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
      },
      mutations: { networkMode: 'always' },
    },
  });
}

export function useProfileList() {
  return useQuery(useApi().queries.profiles.list.queryOptions());
}

/** The detail of a profile. While another is asked for, the one before stays on screen. */
export function useProfile(id: string | null) {
  return useQuery(
    useApi().queries.profiles.show.queryOptions({
      input: id === null ? skipToken : { id },
      placeholderData: keepPreviousData,
    }),
  );
}

export function usePreview(id: string) {
  return useQuery(useApi().queries.profiles.previewActive.queryOptions({ input: { id } }));
}

export function useChanges() {
  return useQuery(useApi().queries.changes.list.queryOptions());
}

/** The lines of a change; asked for when it is opened. */
export function useChange(change: string | null) {
  return useQuery(
    useApi().queries.changes.show.queryOptions({ input: change === null ? skipToken : { change } }),
  );
}

export function useSettings() {
  return useQuery(useApi().queries.application.settings.queryOptions());
}

export function useInfo() {
  return useQuery(useApi().queries.application.info.queryOptions());
}
