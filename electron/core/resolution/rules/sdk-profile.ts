/** A profile as one, from whichever places a tool takes its settings: what the documented SDKs have in common. */
import type { Origin } from '../../../../shared/models/origin.js';
import type { CredentialSource } from '../../../../shared/vocabulary.js';
import { type ContextFile, settingOrigin } from '../context.js';

/** What a profile's own access keys count as, by the place they stand in. */
export type KeySource = Extract<CredentialSource, 'shared-credentials-file' | 'config-file' | 'sdk-store'>;

export interface SdkSetting {
  /** The value; null where it is there and encrypted. */
  readonly value: string | null;
  readonly origin: Origin;
  readonly source: KeySource;
}

export interface SdkProfile {
  readonly name: string;
  readonly settings: ReadonlyMap<string, SdkSetting>;
  /** Its header, or its entry. */
  readonly origin: Origin;
}

const keySources = { config: 'config-file', credentials: 'shared-credentials-file' } as const;

/** The profile of that name in all the files as one; null where none has it. @param files a later one counts over an earlier one */
export function mergedProfile(files: readonly ContextFile[], name: string): SdkProfile | null {
  const settings = new Map<string, SdkSetting>();
  let origin: Origin | null = null;
  for (const file of files) {
    const section = file.reading?.profiles.get(name);
    if (section === undefined) continue;
    origin ??= settingOrigin(file, section);
    const source = keySources[file.role];
    for (const [key, setting] of section.settings)
      settings.set(key, { value: setting.value, origin: settingOrigin(file, setting), source });
  }
  return origin === null ? null : { name, settings, origin };
}

/** The value of a setting; null where it is not there or encrypted. A setting may be there and empty. */
export function valueOf(profile: SdkProfile, key: string): string | null {
  return profile.settings.get(key)?.value ?? null;
}

/** The value of a setting; null where it is not there, encrypted or empty. */
export function filledValueOf(profile: SdkProfile, key: string): string | null {
  const value = valueOf(profile, key);
  return value === '' ? null : value;
}

/** Whether a setting is there and not empty. */
export function isFilled(profile: SdkProfile, key: string): boolean {
  return (profile.settings.get(key)?.value ?? '') !== '' || profile.settings.get(key)?.value === null;
}

/** Where a setting stands; the profile's header where it does not have it. */
export function originOf(profile: SdkProfile, key: string): Origin {
  return profile.settings.get(key)?.origin ?? profile.origin;
}

/** The first word of a command line: its arguments may be secrets. */
export function programOf(command: string): string {
  return /^\s*(?:"([^"]*)"|(\S+))/u.exec(command)?.slice(1).find(Boolean) ?? '';
}
