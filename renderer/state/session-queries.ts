/** What the window shows of sessions and of who AWS says one is. */
import { skipToken, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { CallerIdentity, MfaQuestion, SessionRow } from '../../shared/models/session.js';
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

/** Whether the secret of a device is kept in the encrypted store; false until main says so. */
export function useKeptSecret(device: string): boolean {
  const { data } = useQuery(
    useApi().queries.sessions.mfaQuestion.queryOptions({
      input: device === '' || device.length > 256 ? skipToken : { device, profiles: [] },
    }),
  );
  return data?.keptSecret ?? false;
}

/** The question for a code of the device, with what main knows of it; null until it says so. A code can be typed whatever becomes of that. */
export function useMfaQuestion(device: string, profile: string): MfaQuestion | null {
  const profiles = [profile];
  const { data, isError } = useQuery({
    ...useApi().queries.sessions.mfaQuestion.queryOptions({ input: { device, profiles } }),
    staleTime: 0,
    gcTime: 0,
  });
  return isError ? { device, profiles, keptSecret: false, nextCodeAt: null } : (data ?? null);
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
