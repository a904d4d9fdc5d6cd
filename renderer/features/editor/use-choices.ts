/** What fields can choose from: the other profiles, sessions and sections there are. */
import { useMemo } from 'react';
import { useSurroundings } from '../../state/edits.js';
import { useProfileList } from '../../state/queries.js';
import type { Choices } from './field-row.js';
import type { Draft } from './form-state.js';

/** Profiles of the same file that have credentials, and so can be a source. */
export function useChoices({ base, location }: Draft): Choices {
  const profiles = useProfileList().data?.profiles;
  const around = useSurroundings().data;
  const id = base?.id ?? null;
  return useMemo(
    () => ({
      profiles: (profiles ?? [])
        .filter((each) => each.location === location && each.id !== id && each.kind !== 'settings')
        .map(({ name }) => name),
      sessions: (around?.ssoSessions ?? []).map(({ name, values }) => ({
        value: name,
        note: values['sso_start_url'] ?? '',
      })),
      services: around?.services ?? [],
    }),
    [profiles, around, location, id],
  );
}
