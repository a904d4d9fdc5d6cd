/** The sources of the default chain of the AWS SDK for Java version 2. */
import type { CredentialSource } from '../../../../shared/vocabulary.js';
import type { Context } from '../context.js';
import { judgeFound, missed } from '../found.js';
import { absent, because, type Judgement } from '../judgement.js';
import { javaKindOf, type JavaKind } from './java-kinds.js';
import { followJava, javaTokenVariables, javaVariables } from './java-profile.js';
import { type Choice, type Chooser, judgeOfProfile, remembered } from './sdk-choice.js';
import { sharedProfile } from './sdk-files.js';
import type { SdkProfile } from './sdk-profile.js';
import { judgeKeyVariables } from './sdk-sources.js';

/** What stands in a program's system properties is not to be known from outside. */
export function judgeSystemProperties(): Judgement {
  return absent(because('system-properties-not-known', {}));
}

export function judgeJavaVariables(context: Context): Judgement {
  return judgeKeyVariables(context, javaVariables);
}

const sources = {
  'web-identity': 'web-identity',
  sso: 'sso',
  role: 'assume-role',
  process: 'custom-process',
} as const;

function sourceOf(kind: JavaKind, profile: SdkProfile): CredentialSource {
  if (kind !== 'keys' && kind !== 'session-keys') return sources[kind];
  const keys = ['aws_access_key_id', 'aws_secret_access_key', 'aws_session_token'];
  const key = keys.find((one) => profile.settings.has(one)) ?? '';
  return profile.settings.get(key)?.source ?? 'config-file';
}

function choose(context: Context): Choice | null {
  const refused = [context.config, context.credentials].find(({ reading }) => reading?.refusal != null);
  if (refused !== undefined) {
    const found = missed(because('file-refused', { file: refused.shown }), null, null);
    return { source: 'assume-role', setting: '', found, isOfAll: true };
  }
  const profile = sharedProfile(context, context.profile.name);
  const kind = profile === null ? null : javaKindOf(profile);
  if (profile === null || kind === null) return null;
  const setting = kind.kind === 'session-keys' ? 'aws_access_key_id' : kind.setting;
  return { source: sourceOf(kind.kind, profile), setting, found: followJava(context, profile) };
}

export const javaChooser: Chooser = {
  profile: (context) => sharedProfile(context, context.profile.name),
  choose: remembered(choose),
};

/** The variables', and where they give nothing the profile's, which stands here too: a source is listed once. */
export function judgeJavaWebIdentity(context: Context): Judgement {
  const found = javaTokenVariables(context);
  if (found !== null && found.base !== null) return judgeFound(found);
  const ofProfile = judgeOfProfile(javaChooser, 'web-identity', ['web_identity_token_file']);
  const isOfProfile = javaChooser.choose(context)?.source === 'web-identity';
  return found === null || isOfProfile ? ofProfile(context) : judgeFound(found);
}
