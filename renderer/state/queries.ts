/** What the window shows of main's state. Everything is asked for again when main says that it changed. */
import { keepPreviousData, QueryClient, skipToken, useQuery } from '@tanstack/react-query';
import type { ResolutionFindingCode, ResolutionQuestion } from '../../shared/models/resolution.js';
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

/** Which source wins, for every tool. While another question is asked, the answer before stays on screen. */
export function useAnswer(question: ResolutionQuestion | null) {
  return useQuery(
    useApi().queries.resolution.resolve.queryOptions({
      input: question ?? skipToken,
      placeholderData: keepPreviousData,
    }),
  );
}

export function useEnvironments() {
  return useQuery(useApi().queries.resolution.environments.queryOptions());
}

/** Asked for anew each time it is shown: programs start and end. */
export function useProcesses() {
  return useQuery({ ...useApi().queries.resolution.processes.queryOptions(), staleTime: 0, gcTime: 0 });
}

/** The lines that a fix would change. */
export function useFixPreview(fix: { code: ResolutionFindingCode; file: string; line: number }) {
  return useQuery(useApi().queries.resolution.previewFix.queryOptions({ input: fix }));
}
