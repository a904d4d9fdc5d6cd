/** The older settings of IAM Identity Center in a profile become an `[sso-session]`. */
import { type Failure, fail, type Result, succeed } from '../../../shared/models/failure.js';
import { applyChanges, unsetEverywhere } from './apply-changes.js';
import type { Draft } from './draft.js';
import type { ProfileEdit, SettingChange } from './edit.js';
import { profileNotFound, unfitFiles } from './failures.js';
import { editedAt, type Outcome } from './outcome.js';
import { profileAt } from './profile-sections.js';
import { applySection } from './sections.js';
import { flatValue } from './settings.js';

type ToSsoSessionEdit = Extract<ProfileEdit, { kind: 'to-sso-session' }>;

/** What an sso-session holds (AWS SDKs and tools reference guide, "IAM Identity Center credential provider"). */
const required = ['sso_start_url', 'sso_region'] as const;
const optional = 'sso_registration_scopes';

/** Moves them into the session of that name, which must say the same where it is there already. Only this profile changes. */
export function toSsoSession(draft: Draft, { place, session }: ToSsoSessionEdit): Result<Outcome> {
  const unfit = unfitFiles(draft.before, [place.location]);
  if (unfit !== null) return fail(unfit);
  const profile = profileAt(draft, place);
  if (profile === undefined) return profileNotFound(place.name);
  const changes = [...required, optional].flatMap((key): readonly SettingChange[] => {
    const value = flatValue(profile.settings, key);
    return value === null || value === '' ? [] : [{ key, value }];
  });
  const isWhole = required.every((key) => changes.some((change) => change.key === key));
  // Another credentials file has no sections but profiles.
  if (!isWhole || place.location !== null || profile.settings.has('sso_session')) {
    return fail<Failure>({ code: 'not-legacy-sso', facts: { name: place.name }, action: null });
  }
  const noted = draft.newSettings.length;
  const made = applySection(draft, {
    kind: 'sso-session',
    name: session,
    changes,
    mustAgree: true,
    mayCreate: true,
  });
  if (!made.ok) return made;
  // Nothing that was not there before: it only moved.
  draft.newSettings.length = noted;
  applyChanges(draft, place, [{ key: 'sso_session', value: session }]);
  for (const key of [...required, optional]) unsetEverywhere(draft, place, key);
  return succeed(editedAt([place]));
}
