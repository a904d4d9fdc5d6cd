/** What a profile is to the AWS SDK for Java version 2: the first kind that its settings ask for. */
import type { SdkProfile } from './sdk-profile.js';

const UTILS = 'aws-sdk-java-v2, ProfileCredentialsUtils.credentialsProvider';

export type JavaKind = 'web-identity' | 'sso' | 'role' | 'process' | 'session-keys' | 'keys';

interface JavaKindRule {
  readonly kind: JavaKind;
  readonly cite: string;
  /** All of these settings are needed. */
  readonly all: readonly string[];
  /** One of these is needed, where there are any. */
  readonly any: readonly string[];
}

/** In order. A role without a source is no kind: the next ones count. */
export const javaKinds: readonly JavaKindRule[] = [
  {
    kind: 'web-identity',
    cite: `${UTILS}: ROLE_ARN and WEB_IDENTITY_TOKEN_FILE`,
    all: ['role_arn', 'web_identity_token_file'],
    any: [],
  },
  {
    kind: 'sso',
    cite: `${UTILS}: any setting of IAM Identity Center`,
    all: [],
    any: ['sso_role_name', 'sso_account_id', 'sso_region', 'sso_start_url', 'sso_session'],
  },
  {
    kind: 'role',
    cite: `${UTILS}: ROLE_ARN with SOURCE_PROFILE or CREDENTIAL_SOURCE`,
    all: ['role_arn'],
    any: ['source_profile', 'credential_source'],
  },
  { kind: 'process', cite: `${UTILS}: CREDENTIAL_PROCESS`, all: ['credential_process'], any: [] },
  { kind: 'session-keys', cite: `${UTILS}: AWS_SESSION_TOKEN`, all: ['aws_session_token'], any: [] },
  { kind: 'keys', cite: `${UTILS}: AWS_ACCESS_KEY_ID`, all: ['aws_access_key_id'], any: [] },
];

/** Null where the profile is of no kind. A setting may be empty and counts. */
export function javaKindOf({
  settings,
}: SdkProfile): { readonly kind: JavaKind; readonly setting: string } | null {
  for (const { kind, all, any } of javaKinds) {
    const one = any.find((key) => settings.has(key));
    const setting = all[0] ?? one;
    const isAsked = all.every((key) => settings.has(key)) && (any.length === 0 || one !== undefined);
    if (isAsked && setting !== undefined) return { kind, setting };
  }
  return null;
}
