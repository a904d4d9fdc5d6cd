/** A profile written to a credentials file of its own, whole: for another user, or for a task that names the file. */
import { type Failure, fail, type Result, succeed } from '../../../shared/models/failure.js';
import { secretSettings } from '../../../shared/vocabulary.js';
import { known, nameOf } from '../dialects/known-settings.js';
import { type Profile, textOf } from '../profiles/profile.js';
import { type ProfileSet, readProfiles } from '../profiles/profiles.js';
import { Secret } from '../secret.js';
import { findTarget, type SwitchFiles } from '../switching/switch-files.js';
import type { EditingPlan, Place, SettingChange } from './edit.js';
import { filesAfter } from './files-after.js';
import { planEdit } from './plan-edit.js';

/** Sections that settings name stand in the config file alone: what they say goes into the profile, or is left out. */
const namesSection: ReadonlySet<string> = new Set(['sso_session', 'services']);
const secrets: ReadonlySet<string> = new Set(secretSettings);

/**
 * Plans the copy: the profile as the AWS CLI merges it, and the profiles that it names as source. Profiles of other names in
 * that file stay; of the same name they get these settings and no others. Fails as `planEdit` does.
 *
 * @param location shown path of the file, which is among the locations of `files`
 */
export function planCopy(files: SwitchFiles, place: Place, location: string): Result<EditingPlan> {
  const set = readProfiles(files);
  const profiles = withSources(set, place);
  if (profiles.length === 0)
    return fail<Failure>({ code: 'profile-not-found', facts: { name: place.name }, action: null });
  let now = files;
  const plans: EditingPlan[] = [];
  for (const profile of profiles) {
    const to = { name: profile.name, location };
    const there = findTarget(readProfiles(now), to);
    const changes = [...leftOut(there, profile), ...settingsOf(set, profile)];
    const from = there === undefined ? null : to;
    const plan = planEdit(now, { kind: 'save', from, to, changes, sections: [] });
    if (!plan.ok) return plan;
    plans.push(plan.value);
    now = filesAfter(now, plan.value);
  }
  return succeed(joined(plans, now, location));
}

/** It, and what it takes to assume its role: each once, where names lead round in a ring. */
function withSources(set: ProfileSet, place: Place): readonly Profile[] {
  const found: Profile[] = [];
  let next = findTarget(set, place);
  while (next !== undefined && !found.includes(next)) {
    found.push(next);
    const source = textOf(next, known.source_profile);
    next = source === null ? undefined : findTarget(set, { name: source, location: place.location });
  }
  return found;
}

function settingsOf(set: ProfileSet, profile: Profile): readonly SettingChange[] {
  const own = [...profile.settings].flatMap(([key, { value }]): readonly SettingChange[] => {
    if (namesSection.has(key)) return [];
    if (typeof value !== 'string') return nestedSettings(key, value);
    return [{ key, value: secrets.has(key) ? new Secret(value) : value }];
  });
  const there = new Set(own.map(({ key }) => key));
  const session = set.ssoSessions.get(textOf(profile, known.sso_session) ?? '');
  const ofSession = [known.sso_start_url, known.sso_region].flatMap((setting): readonly SettingChange[] => {
    const [key, value] = [nameOf(setting), session?.textOf(setting) ?? null];
    return there.has(key) || value === null ? [] : [{ key, value }];
  });
  return [...own, ...ofSession];
}

function nestedSettings(key: string, nested: ReadonlyMap<string, string>): readonly SettingChange[] {
  return [...nested].map(([name, value]) => ({ key: `${key}.${name}`, value }));
}

/** What an earlier profile of the name had besides: of two keys mixed neither would work. */
function leftOut(there: Profile | undefined, profile: Profile): readonly SettingChange[] {
  if (there === undefined) return [];
  return [...there.settings].flatMap(([key, { value }]): readonly SettingChange[] => {
    if (typeof value === 'string')
      return profile.settings.has(key) && !namesSection.has(key) ? [] : [{ key, value: null }];
    return [...value.keys()].map((name) => ({ key: `${key}.${name}`, value: null }));
  });
}

function joined(plans: readonly EditingPlan[], after: SwitchFiles, location: string): EditingPlan {
  const file = after.locations.find(({ path }) => path === location);
  const isWritten = plans.some(({ steps }) => steps.length > 0);
  const headers = new Set(plans.flatMap((plan) => plan.headers.get(location) ?? []));
  return {
    steps: file === undefined || !isWritten ? [] : [{ path: location, after: file.document }],
    headers: new Map([[location, [...headers]]]),
    effects: {
      profiles: plans.flatMap(({ effects }) => effects.profiles),
      repointed: [],
      broken: [],
      defaultFollows: false,
      defaultStays: false,
    },
    newSettings: [],
  };
}
