/** Profiles as the SDK for JavaScript v3 sees them: the credentials file's settings over the config file's. */
import type { Origin } from '../../../../shared/models/origin.js';
import { type Context, type ContextFile, filledVariable, settingOrigin } from '../context.js';
import type { ProfileRule } from '../tool.js';

const SMITHY = '@smithy/core 3.41.0, submodules/config';

export interface JsSetting {
  readonly value: string;
  readonly file: ContextFile;
  readonly line: number;
}

/** A profile by its keys, in the order in which JavaScript would list them. */
export type JsProfile = ReadonlyMap<string, JsSetting>;

/** Which profile counts (`getProfileName`): AWS_DEFAULT_PROFILE is not read, and an empty name is none. */
export const jsProfiles: readonly ProfileRule[] = [
  {
    cite: `${SMITHY}, getProfileName: init.profile`,
    choose({ invocation }) {
      if (invocation.profile === null || invocation.profile === '') return null;
      return { name: invocation.profile, from: { flag: '--profile' }, isExplicit: true };
    },
  },
  {
    cite: `${SMITHY}, getProfileName: AWS_PROFILE`,
    choose(request) {
      const name = filledVariable(request, 'AWS_PROFILE');
      return name === null ? null : { name, from: { variable: 'AWS_PROFILE' }, isExplicit: false };
    },
  },
];

/** Profiles merged before, by the question they were merged for: every rule asks for the same few. */
const known = new WeakMap<Context, Map<string, JsProfile | null>>();

/** Both files' profile of that name as one (`parseKnownFiles`); null where neither has it. */
export function profileOf(context: Context, name: string): JsProfile | null {
  const profiles = known.get(context) ?? new Map<string, JsProfile | null>();
  known.set(context, profiles);
  const found = profiles.get(name);
  if (found !== undefined) return found;
  const merged = mergedProfile([context.config, context.credentials], name);
  profiles.set(name, merged);
  return merged;
}

/** @param files the later one counts */
export function mergedProfile(files: readonly ContextFile[], name: string): JsProfile | null {
  const merged = new Map<string, JsSetting>();
  let exists = false;
  for (const file of files) {
    const section = file.reading?.profiles.get(name);
    if (section === undefined) continue;
    exists = true;
    for (const [key, { value, line }] of section.settings) merged.set(key, { value, file, line });
  }
  return exists ? merged : null;
}

/** The value of a setting; null where the profile does not have it. */
export function valueOf(profile: JsProfile, key: string): string | null {
  return profile.get(key)?.value ?? null;
}

/** Where a setting stands; null where the profile does not have it. */
export function originOf(profile: JsProfile, key: string): Origin | null {
  const setting = profile.get(key);
  return setting === undefined ? null : settingOrigin(setting.file, setting);
}
