/** From a profile to something to sign with, as AWSCredentialsFactory of the AWS SDK for .NET puts it together. */
import type { Origin } from '../../../../shared/models/origin.js';
import type { AssumedRole } from '../../../../shared/models/trace.js';
import { filledVariable, shown, variable } from '../context.js';
import { isAbsolutePath } from '../../paths.js';
import { type Found, missed, reached } from '../found.js';
import { because, stopUnseen } from '../judgement.js';
import { keysOfDotnetVariables } from './dotnet-variables.js';
import { type DotnetKind, dotnetKindOf } from './dotnet-kinds.js';
import { lookUp } from './dotnet-profile.js';
import { loginOf, ssoOf } from './dotnet-tokens.js';
import { type DotnetWalk, failed, unmade } from './dotnet-walk.js';
import { filledValueOf, isFilled, originOf, programOf, type SdkProfile } from './sdk-profile.js';
import { containerOf } from './dotnet-metadata.js';

const INVALID = 'InvalidDataException';

/** What a profile comes to. */
export function follow(walk: DotnetWalk, profile: SdkProfile): Found {
  const kind = dotnetKindOf(profile, walk.generation);
  if (kind !== null) return followAs(walk, profile, kind);
  const words = `Credential profile [${profile.name}] is not valid: its settings together are of no kind.`;
  const reason = because('settings-match-no-kind', { profile: profile.name });
  return unmade(walk, reason, profile.origin, [INVALID, words]);
}

function followAs(walk: DotnetWalk, profile: SdkProfile, kind: DotnetKind): Found {
  switch (kind) {
    case 'keys':
      return keysOf(profile);
    case 'role':
      return roleOf(walk, profile);
    case 'web-identity':
      return webIdentityOf(walk, profile);
    case 'process':
      return processOf(profile);
    case 'sso':
      return ssoOf(walk, profile);
    case 'login':
      return loginOf(walk, profile);
    case 'saml':
      return federationOf(profile);
  }
}

function keysOf(profile: SdkProfile): Found {
  const { name } = profile;
  const id = profile.settings.get('aws_access_key_id');
  const source = id?.source ?? 'shared-credentials-file';
  return reached(
    { source, profile: name, accessKeyId: id?.value ?? null },
    isFilled(profile, 'aws_session_token'),
    source === 'sdk-store'
      ? because('profile-in-sdk-store', { profile: name })
      : because('access-key-in-profile', { profile: name }),
    originOf(profile, 'aws_access_key_id'),
  );
}

function processOf(profile: SdkProfile): Found {
  const program = programOf(filledValueOf(profile, 'credential_process') ?? '');
  const base = {
    source: 'custom-process',
    profile: profile.name,
    accessKeyId: null,
    facts: { program },
  } as const;
  return reached(
    base,
    false,
    because('credential-process', { program }),
    originOf(profile, 'credential_process'),
  );
}

/** Only the SDK store has such profiles; the role is assumed by signing in at a company's own page. */
function federationOf(profile: SdkProfile): Found {
  const reason = because('profile-in-sdk-store', { profile: profile.name });
  return reached(
    { source: 'sdk-store', profile: profile.name, accessKeyId: null },
    true,
    reason,
    profile.origin,
  );
}

/** The token file must be named from the root; it is read only when it is used. */
function webIdentityOf(walk: DotnetWalk, profile: SdkProfile): Found {
  return assumeWithToken(walk, {
    file: filledValueOf(profile, 'web_identity_token_file') ?? '',
    role: roleIn(profile),
    profile: profile.name,
    origin: originOf(profile, 'web_identity_token_file'),
  });
}

/** @cite aws-sdk-net, AssumeRoleWithWebIdentityCredentials.FromEnvironmentVariables; null where it lacks one of the two */
export function webIdentityOfVariables(walk: DotnetWalk): Found | null {
  const { context } = walk;
  const file = filledVariable(context, 'AWS_WEB_IDENTITY_TOKEN_FILE');
  const roleArn = filledVariable(context, 'AWS_ROLE_ARN');
  if (file === null || roleArn === null) return null;
  const sessionName = filledVariable(context, 'AWS_ROLE_SESSION_NAME');
  const role = { roleArn, externalId: null, sessionName, mfaSerial: null };
  return assumeWithToken(walk, {
    file,
    role,
    profile: null,
    origin: { variable: 'AWS_WEB_IDENTITY_TOKEN_FILE' },
  });
}

interface TokenRole {
  readonly file: string;
  readonly role: AssumedRole;
  readonly profile: string | null;
  readonly origin: Origin;
}

function assumeWithToken(walk: DotnetWalk, { file, role, profile, origin }: TokenRole): Found {
  const { request } = walk.context;
  if (!isAbsolutePath(file)) {
    const words = 'The web identity token file must be an absolute path.';
    const reason = because('value-not-valid', { setting: 'web_identity_token_file' });
    return unmade(walk, reason, origin, ['ArgumentException', words]);
  }
  if (role.sessionName !== null && !/^[\w+=,.@-]{2,64}$/u.test(role.sessionName)) {
    const reason = because('value-not-valid', { setting: 'role_session_name' });
    return unmade(walk, reason, origin, [
      'ArgumentOutOfRangeException',
      'The role session name is not valid.',
    ]);
  }
  if (request.world.file(file).state !== 'read') {
    const words = 'A token could not be loaded from the WebIdentityTokenFile.';
    const reason = because('token-file-missing', { file: shown(walk.context, file) });
    return failed(reason, origin, ['InvalidOperationException', words]);
  }
  const base = { source: 'web-identity', profile, accessKeyId: null } as const;
  const reason =
    profile === null
      ? because('web-identity-in-variables', {})
      : because('web-identity-in-profile', { profile });
  return { ...reached(base, true, reason, origin), chain: [role] };
}

function roleIn(profile: SdkProfile): AssumedRole {
  return {
    roleArn: filledValueOf(profile, 'role_arn') ?? '',
    externalId: filledValueOf(profile, 'external_id'),
    sessionName: filledValueOf(profile, 'role_session_name'),
    mfaSerial: filledValueOf(profile, 'mfa_serial'),
  };
}

/** @cite aws-sdk-net, AWSCredentialsFactory: a code cannot be asked for in a program's default chain, except where the session is named */
function roleOf(walk: DotnetWalk, profile: SdkProfile): Found {
  const { name } = profile;
  const asksForCode = isFilled(profile, 'mfa_serial') && !isFilled(profile, 'role_session_name');
  if (asksForCode && !walk.isInteractive && walk.visited.length === 0) {
    const words = `The profile [${name}] is an assume role profile that requires an MFA. This type of profile is not allowed here.`;
    const reason = because('mfa-code-not-asked', { profile: name });
    return unmade(walk, reason, originOf(profile, 'mfa_serial'), ['InvalidOperationException', words]);
  }
  const source = filledValueOf(profile, 'source_profile');
  const base = source === null ? namedSourceOf(walk, profile) : sourceOf(walk, profile, source);
  if (base.base === null) return base;
  const reason =
    source === null
      ? because('role-arn-with-credential-source', {
          credentialSource: filledValueOf(profile, 'credential_source') ?? '',
        })
      : because('role-arn-with-source-profile', { sourceProfile: source });
  const origin = originOf(profile, 'role_arn');
  return { ...base, temporary: true, chain: [...base.chain, roleIn(profile)], reason, origin };
}

function sourceOf(walk: DotnetWalk, profile: SdkProfile, source: string): Found {
  const { name } = profile;
  const origin = originOf(profile, 'source_profile');
  if (walk.visited.includes(name)) {
    const words = `Error reading profile [${name}]: the source profile definition is cyclical.`;
    const reason = because('role-chain-cycle', { profiles: [...walk.visited, name].join(', ') });
    return unmade(walk, reason, origin, [INVALID, words]);
  }
  const found = lookUp(walk.context, source, walk.generation);
  if (found.state === 'found') return follow({ ...walk, visited: [...walk.visited, name] }, found.profile);
  if (found.state === 'broken')
    return unmade(walk, found.reason, found.origin, [INVALID, `Error reading source profile [${source}].`]);
  const reason = because('missing-source-profile', { profile: name, sourceProfile: source });
  return unmade(walk, reason, origin, [INVALID, `Source profile [${source}] was not found.`]);
}

/** Without regard to case: .NET's Enum.Parse. */
function namedSourceOf(walk: DotnetWalk, profile: SdkProfile): Found {
  const named = filledValueOf(profile, 'credential_source') ?? '';
  const origin = originOf(profile, 'credential_source');
  switch (named.toLowerCase()) {
    case 'environment': {
      const words = 'The environment variables were not set with AWS credentials.';
      const reason = because('credential-source-without-credentials', { credentialSource: named });
      return (
        keysOfDotnetVariables(walk.context) ??
        unmade(walk, reason, origin, ['InvalidOperationException', words])
      );
    }
    case 'ec2instancemetadata':
      return metadataSourceOf(walk, origin);
    case 'ecscontainer': {
      const words = 'Cannot fetch credentials from container: neither of its variables is set.';
      const reason = because('credential-source-without-credentials', { credentialSource: named });
      return containerOf(walk.context, walk.isFinal) ?? unmade(walk, reason, origin, [INVALID, words]);
    }
    default: {
      const reason = because('credential-source-unknown', { credentialSource: named });
      return unmade(walk, reason, origin, [INVALID, `Credential source [${named}] is invalid.`]);
    }
  }
}

function metadataSourceOf(walk: DotnetWalk, origin: Origin): Found {
  const name = 'AWS_EC2_METADATA_DISABLED';
  if (variable(walk.context, name)?.toLowerCase() === 'true') {
    const stop = walk.isFinal
      ? stopUnseen('AmazonServiceException', 'Unable to retrieve credentials.')
      : null;
    return missed(because('metadata-disabled', { variable: name }), { variable: name }, stop);
  }
  const base = { source: 'imds', profile: null, accessKeyId: null } as const;
  return reached(base, true, because('metadata-available', {}), origin);
}
