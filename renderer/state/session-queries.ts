/** What the window shows of sessions and of who AWS says one is. */
import { skipToken, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { CallerIdentity, SessionRow } from '../../shared/models/session.js';
import { useApi } from './api.js';

export function useSessionList() {
  return useQuery(useApi().queries.sessions.list.queryOptions());
}

/** The session of a profile, running or ended lately; null where there is none, or none is known yet. */
export function useSession(profile: string | null): SessionRow | null {
  return useSessionList().data?.sessions.find((row) => row.profile === profile) ?? null;
}

/** Sessions by the name of their profile; the same map until main says otherwise. */
export function useSessionsByProfile(): ReadonlyMap<string, SessionRow> {
  const sessions = useSessionList().data?.sessions;
  return useMemo(() => new Map(sessions?.map((row) => [row.profile, row])), [sessions]);
}

/** Names of the profiles whose sessions run, as main says. */
export function useRunningNames(): ReadonlySet<string> {
  const sessions = useSessionList().data?.sessions;
  return useMemo(
    () => new Set(sessions?.filter(({ state }) => state === 'running').map(({ profile }) => profile)),
    [sessions],
  );
}

/** Who AWS said that the profile is, when it was last asked; null where it never was. */
export function useKnownIdentity(profile: string | null): CallerIdentity | null {
  const { data } = useQuery(
    useApi().queries.sessions.knownIdentity.queryOptions({
      input: profile === null ? skipToken : { profile },
    }),
  );
  return data?.identity ?? null;
}
