/** A draft as the window may see it. */
import type { PastedProfile } from '../../../shared/models/pasted.js';
import { Secret } from '../secret.js';
import type { PastedDraft } from './paste.js';
import { showFlat } from './read-settings.js';

/** By key: how a value that is no secret is shown. */
export function shownValues({ settings }: Pick<PastedDraft, 'settings'>): ReadonlyMap<string, string> {
  return new Map(
    [...settings].flatMap(([key, value]) =>
      value instanceof Secret ? [] : [[key, showFlat(key, value)] as const],
    ),
  );
}

/** @param handle under which main holds what is not shown; null where there is nothing of that kind */
export function toPastedProfile(draft: PastedDraft, handle: string | null): PastedProfile {
  const shown = shownValues(draft);
  const { name, kind, settings, ssoSession, services, foreignKeys, translatedKeys, expiresAt } = draft;
  return {
    name,
    kind,
    values: Object.fromEntries(shown),
    masked: [...shown].filter(([key, text]) => settings.get(key) !== text).map(([key]) => key),
    secretsHeld: [...settings].filter(([, value]) => value instanceof Secret).map(([key]) => key),
    handle,
    ssoSession,
    services,
    foreignKeys,
    translatedKeys,
    expiresAt,
  };
}

/** Whether something of the draft must not leave main. */
export function holdsSomething(draft: PastedDraft): boolean {
  const { masked, secretsHeld } = toPastedProfile(draft, null);
  return masked.length + secretsHeld.length > 0;
}
