/** A profile is one kind to a tool, whatever else its settings would give: each of its other sources is passed over. */
import type { CredentialSource, FileRole } from '../../../../shared/vocabulary.js';
import { type Context, settingOrigin } from '../context.js';
import { type Found, judgeFound } from '../found.js';
import { absent, because, invalid, type Judgement, setAside } from '../judgement.js';
import { originOf, type SdkProfile } from './sdk-profile.js';

/** What a tool takes from the profile it goes by. */
export interface Choice {
  /** The source that decides, were it even with an error. */
  readonly source: CredentialSource;
  /** The setting that asked for it. */
  readonly setting: string;
  readonly found: Found;
  /** What is wrong is wrong with the settings together, not with this source alone. */
  readonly isOfAll?: true;
}

/** How a tool makes its choice. */
export interface Chooser {
  readonly profile: (context: Context) => SdkProfile | null;
  /** Null where the profile gives nothing, or there is none. */
  readonly choose: (context: Context) => Choice | null;
}

/** Remembers a choice for as long as the question is worked on: every source of the profile asks for it. */
export function remembered(choose: Chooser['choose']): Chooser['choose'] {
  const known = new WeakMap<Context, { readonly choice: Choice | null }>();
  return (context) => {
    const before = known.get(context);
    if (before !== undefined) return before.choice;
    const choice = choose(context);
    known.set(context, { choice });
    return choice;
  };
}

/** One source of the profile. @param settings those that ask for it */
export function judgeOfProfile(
  { profile, choose }: Chooser,
  source: CredentialSource,
  settings: readonly string[],
): (context: Context) => Judgement {
  return (context) => {
    const choice = choose(context);
    if (choice?.source === source) return judgeFound(choice.found);
    const found = profile(context);
    if (found === null) return absent(because('profile-not-found', { profile: context.profile.name }));
    const setting = settings.find((key) => found.settings.has(key));
    if (setting === undefined) return absent(because('setting-not-set', { setting: settings[0] ?? source }));
    return passedOver(found, setting, choice);
  };
}

/** The profile's own access keys, where they stand in the file of that role. */
export function judgeKeysOfProfile(chooser: Chooser, role: FileRole): (context: Context) => Judgement {
  const source = role === 'config' ? 'config-file' : 'shared-credentials-file';
  return (context) => {
    const choice = chooser.choose(context);
    if (choice?.source === source) return judgeFound(choice.found);
    const found = chooser.profile(context);
    if (found === null) return absent(because('profile-not-found', { profile: context.profile.name }));
    const own = context[role].reading?.profiles.get(found.name)?.settings;
    const setting = ['aws_access_key_id', 'aws_secret_access_key'].find((key) => own?.has(key));
    if (setting === undefined) return absent(because('setting-not-set', { setting: 'aws_access_key_id' }));
    const line = own?.get(setting)?.line ?? 1;
    if (choice?.setting !== 'aws_access_key_id') return passedOver(found, setting, choice);
    const reason = because('outranked', { by: choice.source, found: 'access-key-in-profile' });
    return setAside(reason, settingOrigin(context[role], { line }));
  };
}

function passedOver(profile: SdkProfile, setting: string, choice: Choice | null): Judgement {
  if (choice === null) return absent(because('profile-without-settings', { profile: profile.name }));
  const origin = originOf(profile, setting);
  if (choice.isOfAll === true) return invalid(choice.found.reason, origin, null);
  return setAside(because('setting-passed-over', { setting, for: choice.setting }), origin);
}
