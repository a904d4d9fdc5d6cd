/** Profiles as botocore merges them, and which of them counts. */
import type { Origin } from '../../../../shared/models/origin.js';
import type { ReadSection, ReadSetting } from '../../dialects/dialect.js';
import { type ChosenProfile, type Context, type ContextFile, settingOrigin, variable } from '../context.js';
import type { ResolutionRequest } from '../request.js';
import type { ProfileRule } from '../tool.js';

/**
 * One profile of both files: a key of the credentials file counts before the same key of the config file
 * (botocore 1.43.11, session.py, full_config).
 */
export interface BotocoreProfile {
  readonly name: string;
  readonly parts: readonly { readonly file: ContextFile; readonly section: ReadSection }[];
}

/** A setting and the file that it stands in. */
export interface PlacedSetting {
  readonly setting: ReadSetting;
  readonly file: ContextFile;
}

/** What was found before: a context never changes, and every setting asks for the same profile. */
const known = new WeakMap<Context, Map<string, BotocoreProfile | null>>();

/** Null where neither file has it, and where either file is refused: nothing of the other is used then. */
export function profileOf(context: Context, name: string): BotocoreProfile | null {
  const profiles = known.get(context) ?? new Map<string, BotocoreProfile | null>();
  known.set(context, profiles);
  const before = profiles.get(name);
  if (before !== undefined) return before;
  const profile = mergedProfile(context, name);
  profiles.set(name, profile);
  return profile;
}

function mergedProfile({ config, credentials }: Context, name: string): BotocoreProfile | null {
  if ([config, credentials].some(({ reading }) => (reading?.refusal ?? null) !== null)) return null;
  const parts = [credentials, config].flatMap((file) => {
    const section = file.reading?.profiles.get(name);
    return section === undefined ? [] : [{ file, section }];
  });
  return parts.length === 0 ? null : { name, parts };
}

/** The profile of one file alone; null where it has none. */
export function partOf(file: ContextFile, name: string): BotocoreProfile | null {
  const section = file.reading?.profiles.get(name);
  return section === undefined ? null : { name, parts: [{ file, section }] };
}

export function settingOf(profile: BotocoreProfile | null, key: string): PlacedSetting | null {
  for (const { file, section } of profile?.parts ?? []) {
    const setting = section.settings.get(key);
    if (setting !== undefined) return { setting, file };
  }
  return null;
}

/** A setting's text, empty for a nested block; null where the profile does not have it. */
export function textOf(profile: BotocoreProfile | null, key: string): string | null {
  return settingOf(profile, key)?.setting.value ?? null;
}

export function originOf(profile: BotocoreProfile | null, key: string): Origin | null {
  const placed = settingOf(profile, key);
  return placed === null ? null : settingOrigin(placed.file, placed.setting);
}

/** `--profile`, or the profile option in code; an empty one is none (clidriver.py and boto3's Session alike). */
export const explicitProfile: ProfileRule = {
  cite: 'aws-cli 2.36.7, clidriver.py, _handle_top_level_args; boto3 1.43.11, session.py, Session.__init__',
  choose({ invocation }) {
    const { profile } = invocation;
    if (profile === null || profile === '') return null;
    return { name: profile, from: { flag: '--profile' }, isExplicit: true };
  },
};

/** A variable that names the profile, even an empty one. */
export function profileVariable(name: string, cite: string): ProfileRule {
  return {
    cite,
    choose(request: ResolutionRequest): ChosenProfile | null {
      const text = variable(request, name);
      return text === null ? null : { name: text, from: { variable: name }, isExplicit: false };
    },
  };
}
