/** A profile of the AWS SDK for Java version 2, followed to something to sign with. Nothing wrong in it stops the chain. */
import type { Origin } from '../../../../shared/models/origin.js';
import type { Reason } from '../../../../shared/models/reason.js';
import { type Context, variable } from '../context.js';
import { type Found, missed, type Missed, type Reached, reached } from '../found.js';
import { because } from '../judgement.js';
import { javaKindOf } from './java-kinds.js';
import { javaContainer, javaMetadata } from './java-metadata.js';
import { javaSso } from './java-sso.js';
import { sharedProfile } from './sdk-files.js';
import { originOf, programOf, type SdkProfile, valueOf } from './sdk-profile.js';
import { type KeyVariables, keysOfVariables } from './sdk-sources.js';
import { roleWithoutCode, webIdentityOf } from './sdk-web-identity.js';

/** @cite aws-sdk-java-v2, EnvironmentVariableCredentialsProvider: values are trimmed */
export const javaVariables: KeyVariables = {
  ids: ['AWS_ACCESS_KEY_ID'],
  secrets: ['AWS_SECRET_ACCESS_KEY'],
  isBlankEmpty: true,
  isTrimmed: true,
};

/** It goes on to the next provider, whatever was wrong. */
function failed(reason: Reason, origin: Origin | null): Missed {
  return missed(reason, origin, null);
}

/** @param visited the names that led here */
export function followJava(context: Context, profile: SdkProfile, visited: readonly string[] = []): Found {
  const { name } = profile;
  if (visited.includes(name)) {
    const reason = because('role-chain-cycle', { profiles: [...visited, name].join(', ') });
    return failed(reason, originOf(profile, 'source_profile'));
  }
  const kind = javaKindOf(profile);
  if (kind === null) return failed(because('profile-without-settings', { profile: name }), profile.origin);
  const origin = originOf(profile, kind.setting);
  switch (kind.kind) {
    case 'web-identity':
      return webIdentityOf(
        context,
        {
          file: valueOf(profile, 'web_identity_token_file') ?? '',
          role: { ...roleWithoutCode(profile), externalId: null },
          profile: name,
          origin: originOf(profile, 'web_identity_token_file'),
        },
        failed,
      );
    case 'sso':
      return javaSso(context, profile, kind.setting);
    case 'role':
      return roleIn(context, profile, [...visited, name]);
    case 'process': {
      const facts = { program: programOf(valueOf(profile, 'credential_process') ?? '') };
      const base = { source: 'custom-process', profile: name, accessKeyId: null, facts } as const;
      return reached(base, false, because('credential-process', facts), origin);
    }
    case 'session-keys':
    case 'keys':
      return keysIn(profile, kind.setting);
  }
}

function keysIn(profile: SdkProfile, setting: string): Found {
  const { name, settings } = profile;
  const missing = ['aws_access_key_id', 'aws_secret_access_key'].find((key) => !settings.has(key));
  if (missing !== undefined)
    return failed(because('partial-access-key', { profile: name, missing }), originOf(profile, setting));
  const source = settings.get('aws_access_key_id')?.source ?? 'config-file';
  const base = { source, profile: name, accessKeyId: valueOf(profile, 'aws_access_key_id') };
  const reason = because('access-key-in-profile', { profile: name });
  return reached(base, settings.has('aws_session_token'), reason, originOf(profile, 'aws_access_key_id'));
}

function roleIn(context: Context, profile: SdkProfile, visited: readonly string[]): Found {
  const { name } = profile;
  const origin = originOf(profile, 'role_arn');
  const sourceProfile = valueOf(profile, 'source_profile');
  const credentialSource = valueOf(profile, 'credential_source');
  if (sourceProfile !== null && credentialSource !== null)
    return failed(because('two-role-sources', { profile: name }), origin);
  if (sourceProfile === null) {
    const reason = because('role-arn-with-credential-source', { credentialSource: credentialSource ?? '' });
    return assumed(namedSource(context, profile, credentialSource ?? ''), profile, reason);
  }
  const source = sharedProfile(context, sourceProfile);
  if (source === null)
    return failed(because('missing-source-profile', { profile: name, sourceProfile }), origin);
  const start = followJava(context, source, visited);
  return assumed(start, profile, because('role-arn-with-source-profile', { sourceProfile }));
}

function assumed(start: Found, profile: SdkProfile, reason: Reason): Found {
  if (start.base === null) return start;
  const chain = [...start.chain, roleWithoutCode(profile)];
  return {
    ...start,
    temporary: true,
    chain,
    reason,
    origin: originOf(profile, 'role_arn'),
  } satisfies Reached;
}

/** @cite aws-sdk-java-v2, CredentialSourceType.parse: whatever the case */
function namedSource(context: Context, profile: SdkProfile, credentialSource: string): Found {
  const origin = originOf(profile, 'credential_source');
  const nothing = because('credential-source-without-credentials', { credentialSource });
  switch (credentialSource.toLowerCase()) {
    case 'environment':
      return keysOfVariables(context, javaVariables) ?? failed(nothing, origin);
    case 'ec2instancemetadata':
      return javaMetadata(context) ?? failed(nothing, origin);
    case 'ecscontainer':
      return javaContainer(context) ?? failed(nothing, origin);
    default:
      return failed(because('credential-source-unknown', { credentialSource }), origin);
  }
}

/** Null where neither variable is set. */
export function javaTokenVariables(context: Context): Found | null {
  const file = variable(context, 'AWS_WEB_IDENTITY_TOKEN_FILE');
  const roleArn = variable(context, 'AWS_ROLE_ARN');
  if (file === null && roleArn === null) return null;
  const origin = { variable: file === null ? 'AWS_ROLE_ARN' : 'AWS_WEB_IDENTITY_TOKEN_FILE' };
  if (file === null || roleArn === null) {
    const missing = file === null ? 'AWS_WEB_IDENTITY_TOKEN_FILE' : 'AWS_ROLE_ARN';
    return failed(because('web-identity-without-role', { missing }), origin);
  }
  const sessionName = variable(context, 'AWS_ROLE_SESSION_NAME');
  const role = { roleArn, externalId: null, sessionName, mfaSerial: null };
  return webIdentityOf(context, { file, role, profile: null, origin }, failed);
}
