/** A loaded profile of the AWS SDK for Go version 2, followed to something to sign with (`resolveCredsFromProfile`). */
import type { Origin } from '../../../../shared/models/origin.js';
import type { Reason } from '../../../../shared/models/reason.js';
import type { AssumedRole } from '../../../../shared/models/trace.js';
import { type Context, shown } from '../context.js';
import { type Found, missed, type Reached, reached } from '../found.js';
import { because, stopUnseen, stopWith } from '../judgement.js';
import { goV2SsoSetting, type GoV2Profile, hasGoV2Keys } from './gov2-load.js';
import { goV2Container, goV2Instance, relativeContainer } from './gov2-metadata.js';
import { goV2Sso } from './gov2-sso.js';
import { absolutePath } from './sdk-paths.js';
import { filledValueOf, isFilled, originOf, programOf, type SdkProfile } from './sdk-profile.js';
import { type KeyVariables, keysOfVariables } from './sdk-sources.js';

/** @cite aws-sdk-go-v2, config/env_config.go */
export const goV2Variables: KeyVariables = {
  ids: ['AWS_ACCESS_KEY_ID', 'AWS_ACCESS_KEY'],
  secrets: ['AWS_SECRET_ACCESS_KEY', 'AWS_SECRET_KEY'],
  isBlankEmpty: false,
};

export type GoV2Kind = 'source' | 'keys' | 'named' | 'web-identity' | 'sso' | 'process';

interface KindRule {
  readonly kind: GoV2Kind;
  readonly cite: string;
  /** The setting that asks for it; null where none does. */
  readonly asks: (profile: GoV2Profile) => string | null;
}

const RESOLVE = 'aws-sdk-go-v2, config/resolve_credentials.go, resolveCredsFromProfile';

function ifFilled(key: string): KindRule['asks'] {
  return ({ profile }) => (isFilled(profile, key) ? key : null);
}

/** In order; a profile with none of these is asked of the container or the instance. */
export const goV2Kinds: readonly KindRule[] = [
  {
    kind: 'source',
    cite: `${RESOLVE}: Source`,
    asks: ({ source }) => (source === null ? null : 'source_profile'),
  },
  {
    kind: 'keys',
    cite: `${RESOLVE}: Credentials.HasKeys`,
    asks: ({ profile }) => (hasGoV2Keys(profile) ? 'aws_access_key_id' : null),
  },
  { kind: 'named', cite: `${RESOLVE}: CredentialSource`, asks: ifFilled('credential_source') },
  {
    kind: 'web-identity',
    cite: `${RESOLVE}: WebIdentityTokenFile`,
    asks: ifFilled('web_identity_token_file'),
  },
  { kind: 'sso', cite: `${RESOLVE}: hasSSOConfiguration`, asks: ({ profile }) => goV2SsoSetting(profile) },
  { kind: 'process', cite: `${RESOLVE}: CredentialProcess`, asks: ifFilled('credential_process') },
];

export function goV2KindOf(
  profile: GoV2Profile,
): { readonly kind: GoV2Kind; readonly setting: string } | null {
  for (const { kind, asks } of goV2Kinds) {
    const setting = asks(profile);
    if (setting !== null) return { kind, setting };
  }
  return null;
}

/** With its role on top, where it has one. */
export function followGoV2(context: Context, loaded: GoV2Profile): Found {
  const kind = goV2KindOf(loaded)?.kind ?? null;
  const start = startOf(context, loaded, kind);
  if (start.base === null || !loaded.hasRole || kind === 'web-identity') return start;
  const { profile } = loaded;
  if (isFilled(profile, 'mfa_serial')) {
    const words = 'assume role with MFA enabled, but AssumeRoleTokenProvider session option not set.';
    const stop = stopWith('AssumeRoleTokenProviderNotSetError', words);
    return missed(
      because('mfa-code-not-asked', { profile: profile.name }),
      originOf(profile, 'mfa_serial'),
      stop,
    );
  }
  const chain = [...start.chain, roleOf(profile)];
  const origin = originOf(profile, 'role_arn');
  return { ...start, temporary: true, chain, reason: reasonOf(start, profile, kind), origin };
}

function reasonOf(start: Reached, profile: SdkProfile, kind: GoV2Kind | null): Reason {
  if (kind === 'source') {
    const sourceProfile = filledValueOf(profile, 'source_profile') ?? '';
    return because('role-arn-with-source-profile', { sourceProfile });
  }
  if (kind !== 'named') return because('role-arn-with-own-credentials', { source: start.base.source });
  const credentialSource = filledValueOf(profile, 'credential_source') ?? '';
  return because('role-arn-with-credential-source', { credentialSource });
}

function startOf(context: Context, { profile, source }: GoV2Profile, kind: GoV2Kind | null): Found {
  const { name } = profile;
  if (source !== null) return followGoV2(context, source);
  switch (kind) {
    case 'keys':
      return keysOf(profile);
    case 'named':
      return namedSource(context, profile);
    case 'web-identity': {
      const file = filledValueOf(profile, 'web_identity_token_file') ?? '';
      const origin = originOf(profile, 'web_identity_token_file');
      return goV2TokenRole(context, {
        file,
        role: { ...roleOf(profile), externalId: null },
        profile: name,
        origin,
      });
    }
    case 'sso':
      return goV2Sso(context, profile);
    case 'process': {
      const facts = { program: programOf(filledValueOf(profile, 'credential_process') ?? '') };
      const base = { source: 'custom-process', profile: name, accessKeyId: null, facts } as const;
      return reached(
        base,
        false,
        because('credential-process', facts),
        originOf(profile, 'credential_process'),
      );
    }
    case 'source':
    case null:
      return goV2Container(context) ?? goV2Instance(context);
  }
}

function keysOf(profile: SdkProfile): Reached {
  const { name, settings } = profile;
  const source = settings.get('aws_access_key_id')?.source ?? 'config-file';
  const base = { source, profile: name, accessKeyId: filledValueOf(profile, 'aws_access_key_id') };
  const reason = because('access-key-in-profile', { profile: name });
  return reached(
    base,
    isFilled(profile, 'aws_session_token'),
    reason,
    originOf(profile, 'aws_access_key_id'),
  );
}

/** @cite aws-sdk-go-v2, config/resolve_credentials.go, resolveCredsFromSource: the exact words alone */
function namedSource(context: Context, profile: SdkProfile): Found {
  const credentialSource = filledValueOf(profile, 'credential_source') ?? '';
  const origin = originOf(profile, 'credential_source');
  const nothing = because('credential-source-without-credentials', { credentialSource });
  switch (credentialSource) {
    case 'Ec2InstanceMetadata':
      return goV2Instance(context);
    case 'Environment':
      return (
        keysOfVariables(context, goV2Variables) ??
        missed(nothing, origin, stopWith('StaticCredentialsEmptyError', 'static credentials are empty'))
      );
    case 'EcsContainer': {
      const words =
        "EcsContainer was specified as the credential_source, but 'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI' was not set";
      return (
        relativeContainer(context) ?? missed(nothing, origin, stopUnseen('configuration-not-valid', words))
      );
    }
    default: {
      const words = 'credential_source values must be EcsContainer, Ec2InstanceMetadata, or Environment';
      return missed(
        because('credential-source-unknown', { credentialSource }),
        origin,
        stopUnseen('configuration-not-valid', words),
      );
    }
  }
}

function roleOf(profile: SdkProfile): AssumedRole {
  return {
    roleArn: filledValueOf(profile, 'role_arn') ?? '',
    externalId: filledValueOf(profile, 'external_id'),
    sessionName: filledValueOf(profile, 'role_session_name'),
    mfaSerial: null,
  };
}

interface TokenRole {
  readonly file: string;
  readonly role: AssumedRole;
  /** Null for that of the variables. */
  readonly profile: string | null;
  readonly origin: Origin;
}

/** @cite aws-sdk-go-v2, config/resolve_credentials.go, assumeWebIdentity; the token is read when it is asked for */
export function goV2TokenRole(context: Context, { file, role, profile, origin }: TokenRole): Found {
  if (role.roleArn === '') {
    const reason = because('web-identity-without-role', { missing: 'AWS_ROLE_ARN' });
    return missed(reason, origin, stopUnseen('configuration-not-valid', 'role ARN is not set'));
  }
  const path = absolutePath(context.request, file);
  if (context.request.world.file(path).state !== 'read') {
    const words = `unable to read file at ${shown(context, path)}`;
    return missed(
      because('token-file-missing', { file: shown(context, path) }),
      origin,
      stopUnseen('token-file-missing', words),
    );
  }
  const reason =
    profile === null
      ? because('web-identity-in-variables', {})
      : because('web-identity-in-profile', { profile });
  const base = { source: 'web-identity', profile, accessKeyId: null } as const;
  return { ...reached(base, true, reason, origin), chain: [role] };
}
