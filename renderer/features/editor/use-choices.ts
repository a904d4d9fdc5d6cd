/** What fields can choose from: the other profiles, sessions and sections there are. */
import { useMemo } from 'react';
import { useSurroundings } from '../../state/edits.js';
import { useProfileList } from '../../state/queries.js';
import type { Choices } from './field-row.js';
import { storeLocation } from '../../../shared/vocabulary.js';
import type { Draft } from './form-state.js';

/** Profiles of the same file that have credentials, and so can be a source. */
export function useChoices({ base, location }: Draft): Choices {
  // What is in the encrypted store stands among the shared files.
  const place = location === storeLocation ? null : location;
  const profiles = useProfileList().data?.profiles;
  const around = useSurroundings().data;
  const id = base?.id ?? null;
  return useMemo(
    () => ({
      profiles: (profiles ?? [])
        .filter((each) => each.location === place && each.id !== id && each.kind !== 'settings')
        .map(({ name }) => name),
      sessions: (around?.ssoSessions ?? []).map(({ name, values }) => ({
        value: name,
        note: values['sso_start_url'] ?? '',
      })),
      services: around?.services ?? [],
    }),
    [profiles, around, place, id],
  );
}
