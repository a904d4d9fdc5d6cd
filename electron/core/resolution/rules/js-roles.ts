/** Following a profile to something to sign with, as the SDK for JavaScript v3 does (`fromIni`). */
import { type Context, filledVariable } from '../context.js';
import { type Found, missed, type Reached, reached } from '../found.js';
import { because } from '../judgement.js';
import { hasKeys, type JsKind, kindOf } from './js-kinds.js';
import { loginOf } from './js-login.js';
import { containerOf, metadataOf } from './js-metadata.js';
import { type JsProfile, originOf, profileOf, valueOf } from './js-profile.js';
import { ssoOf } from './js-sso.js';
import { webIdentityOf } from './js-web-identity.js';

/** One step of the way: the profile, and the source profiles named before it. */
interface Step {
  readonly context: Context;
  readonly name: string;
  readonly profile: JsProfile;
  readonly visited: ReadonlySet<string>;
}

/** What the profile of a context comes to as one kind. */
export function followAs(context: Context, profile: JsProfile, kind: JsKind): Found {
  return followKind({ context, name: context.profile.name, profile, visited: new Set() }, kind);
}

function followKind(step: Step, kind: JsKind): Found {
  const { context, name, profile } = step;
  switch (kind) {
    case 'role':
      return roleOf(step);
    case 'keys':
      return keysOf(name, profile);
    case 'web-identity':
      return webIdentityOf(context, name, profile);
    case 'process':
      return processOf(name, profile);
    case 'sso':
      return ssoOf(context, name, profile);
    case 'login':
      return loginOf(context, name, profile);
  }
}

function keysOf(name: string, profile: JsProfile): Found {
  const accessKeyId = valueOf(profile, 'aws_access_key_id');
  const source =
    profile.get('aws_access_key_id')?.file.role === 'config' ? 'config-file' : 'shared-credentials-file';
  const reason = because('access-key-in-profile', { profile: name });
  const origin = originOf(profile, 'aws_access_key_id');
  return reached({ source, profile: name, accessKeyId }, profile.has('aws_session_token'), reason, origin);
}

function processOf(name: string, profile: JsProfile): Found {
  const [program = ''] = (valueOf(profile, 'credential_process') ?? '').trim().split(/\s+/u);
  const facts = { program };
  const base = { source: 'custom-process', profile: name, accessKeyId: null, facts } as const;
  return reached(base, true, because('credential-process', facts), originOf(profile, 'credential_process'));
}

/** @cite @aws-sdk/credential-provider-ini 3.973.30, resolveProfileData for a source profile: keys count over its own role */
function followSource(step: Step): Found {
  const { name, profile } = step;
  if (hasKeys(profile)) return keysOf(name, profile);
  if (isCredentialSourceAlone(profile)) return roleOf(step);
  const kind = kindOf(profile);
  if (kind !== null) return followKind(step, kind);
  return missed(because('source-without-credentials', { profile: name }), null, null);
}

function isCredentialSourceAlone(profile: JsProfile): boolean {
  return !profile.has('role_arn') && profile.has('credential_source');
}

/** @cite @aws-sdk/credential-provider-ini 3.973.30, resolveAssumeRoleCredentials: what it refuses lets the chain go on */
function roleOf(step: Step): Found {
  const { profile } = step;
  const found = signerOf(step);
  if (found.base === null || isCredentialSourceAlone(profile)) return found;
  return withRole(found, step);
}

function withRole(signer: Reached, { profile }: Step): Reached {
  const sourceProfile = valueOf(profile, 'source_profile');
  const credentialSource = valueOf(profile, 'credential_source') ?? '';
  const role = {
    roleArn: valueOf(profile, 'role_arn') ?? '',
    externalId: valueOf(profile, 'external_id'),
    sessionName: valueOf(profile, 'role_session_name'),
    mfaSerial: valueOf(profile, 'mfa_serial'),
  };
  const reason =
    sourceProfile === null
      ? because('role-arn-with-credential-source', { credentialSource })
      : because('role-arn-with-source-profile', { sourceProfile });
  return {
    ...signer,
    temporary: true,
    chain: [...signer.chain, role],
    reason,
    origin: originOf(profile, 'role_arn'),
  };
}

function signerOf({ context, name, profile, visited }: Step): Found {
  const source = valueOf(profile, 'source_profile');
  if (source === null) return credentialSourceOf(context, profile);
  const origin = originOf(profile, 'source_profile');
  if (visited.has(source)) {
    return missed(because('role-chain-cycle', { profiles: [...visited, source].join(', ') }), origin, null);
  }
  const sourceProfile = profileOf(context, source);
  if (sourceProfile === null) {
    return missed(because('missing-source-profile', { profile: name, sourceProfile: source }), origin, null);
  }
  return followSource({
    context,
    name: source,
    profile: sourceProfile,
    visited: new Set([...visited, source]),
  });
}

/** The names that `credential_source` may have, letter for letter. */
const credentialSources: Readonly<Record<string, (context: Context) => Found | null>> = {
  EcsContainer: containerOf,
  Ec2InstanceMetadata: metadataOf,
  Environment: keysOfVariables,
};

/** @cite @aws-sdk/credential-provider-ini 3.973.30, resolveCredentialSource */
function credentialSourceOf(context: Context, profile: JsProfile): Found {
  const credentialSource = valueOf(profile, 'credential_source') ?? '';
  const origin = originOf(profile, 'credential_source');
  const find = Object.hasOwn(credentialSources, credentialSource)
    ? credentialSources[credentialSource]
    : undefined;
  if (find === undefined)
    return missed(because('credential-source-unknown', { credentialSource }), origin, null);
  return (
    find(context) ??
    missed(because('credential-source-without-credentials', { credentialSource }), origin, null)
  );
}

/** `fromEnv`: both halves of a key, else nothing. */
export function keysOfVariables(context: Context): Reached | null {
  const accessKeyId = filledVariable(context, 'AWS_ACCESS_KEY_ID');
  if (accessKeyId === null || filledVariable(context, 'AWS_SECRET_ACCESS_KEY') === null) return null;
  return reached(
    { source: 'env', profile: null, accessKeyId },
    filledVariable(context, 'AWS_SESSION_TOKEN') !== null,
    because('access-key-in-variables', {}),
    { variable: 'AWS_ACCESS_KEY_ID' },
  );
}
