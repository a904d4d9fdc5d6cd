/** Forms and pasted texts for tests of the editor. */
import type { ProfileForm, Surroundings } from '../../../shared/models/form.js';
import type { PastedProfile } from '../../../shared/models/pasted.js';
import { type Draft, nextDraft, type Step } from './form-state.js';

/** A home with one sign-in that two profiles share. */
export const corporate: Surroundings = {
  revision: 1,
  services: ['local'],
  locations: [],
  hasClipboard: false,
  ssoSessions: [
    {
      name: 'corp',
      values: { sso_start_url: 'https://corp.awsapps.com/start', sso_region: 'eu-west-1' },
      usedBy: ['one', 'other'],
    },
  ],
};

/** A profile with settings alone, but for what is given. */
export function formOf(given: Partial<ProfileForm>): ProfileForm {
  return {
    id: 'shared:dev',
    name: 'dev',
    location: null,
    kind: 'settings',
    values: {},
    origins: {},
    secretsSet: [],
    masked: [],
    ssoSession: null,
    services: null,
    dependants: [],
    ...given,
  };
}

/** A temporary key that stands in the files. */
export const keyForm = formOf({
  kind: 'access-key',
  values: { aws_access_key_id: '****MPLE', region: 'eu-west-1' },
  masked: ['aws_access_key_id'],
  secretsSet: ['aws_secret_access_key', 'aws_session_token'],
});

/** A long-term key as main tells of it after a paste. */
export const pastedKey: PastedProfile = {
  name: null,
  kind: 'access-key',
  values: { aws_access_key_id: '****MPL2' },
  masked: ['aws_access_key_id'],
  secretsHeld: ['aws_secret_access_key'],
  handle: 'h1',
  ssoSession: null,
  services: null,
  foreignKeys: [],
  translatedKeys: [],
  expiresAt: null,
};

/** The draft after these steps. */
export function after(draft: Draft, ...steps: readonly Step[]): Draft {
  return steps.reduce(nextDraft, draft);
}
