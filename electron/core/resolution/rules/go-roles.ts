/** Following a profile to something to sign with, as the SDK for Go v1 does (`resolveCredsFromProfile`). */
import type { Reason } from '../../../../shared/models/reason.js';
import { type Context, filledVariable } from '../context.js';
import { type Found, missed, type Reached, reached } from '../found.js';
import { because, stopWith } from '../judgement.js';
import { type GoConfig, type GoKeys, has, originOf, textOf } from './go-config.js';
import { type GoKind, kindOf } from './go-kinds.js';
import { remoteOf } from './go-metadata.js';
import { ssoOf } from './go-sso.js';
import { keysOfVariables } from './go-variables.js';
import { webIdentityOf } from './go-web-identity.js';

/** With its role on top, where it names one. A web identity's role is its own. */
export function follow(context: Context, config: GoConfig): Found {
  const kind = kindOf(config);
  const found = kind === null ? remoteOf(context) : signerOf(context, config, kind);
  if (found.base === null || kind === 'web-identity' || !has(config, 'role_arn')) return found;
  return withRole(found, config, kind);
}

/** What a profile of a kind gives before any role of its own. */
export function signerOf(context: Context, config: GoConfig, kind: GoKind): Found {
  switch (kind) {
    case 'source-profile':
      return config.source === null ? remoteOf(context) : follow(context, config.source);
    case 'keys':
      return config.keys === null ? remoteOf(context) : keysIn(config.profile, config.keys);
    case 'credential-source':
      return credentialSourceOf(context, config);
    case 'web-identity':
      return webIdentityOf(context, config);
    case 'sso':
      return ssoOf(context, config);
    case 'process':
      return processOf(config);
  }
}

export function keysIn(profile: string, { accessKeyId, hasToken, file, origin }: GoKeys): Reached {
  const source = file.role === 'config' ? 'config-file' : 'shared-credentials-file';
  const reason = because('access-key-in-profile', { profile });
  return reached({ source, profile, accessKeyId }, hasToken, reason, origin);
}

function processOf(config: GoConfig): Found {
  const [program = ''] = textOf(config, 'credential_process').trim().split(/\s+/u);
  const facts = { program };
  const base = { source: 'custom-process', profile: config.profile, accessKeyId: null, facts } as const;
  return reached(base, true, because('credential-process', facts), originOf(config, 'credential_process'));
}

function withRole(signer: Reached, config: GoConfig, kind: GoKind | null): Reached {
  const optional = (key: string): string | null => (has(config, key) ? textOf(config, key) : null);
  const role = {
    roleArn: textOf(config, 'role_arn'),
    externalId: optional('external_id'),
    sessionName: optional('role_session_name'),
    mfaSerial: optional('mfa_serial'),
  };
  const chain = [...signer.chain, role];
  return {
    ...signer,
    temporary: true,
    chain,
    reason: reasonOf(signer, config, kind),
    origin: originOf(config, 'role_arn'),
  };
}

function reasonOf(signer: Reached, config: GoConfig, kind: GoKind | null): Reason {
  if (kind === 'source-profile')
    return because('role-arn-with-source-profile', { sourceProfile: textOf(config, 'source_profile') });
  if (kind === 'credential-source')
    return because('role-arn-with-credential-source', {
      credentialSource: textOf(config, 'credential_source'),
    });
  return because('role-arn-with-own-credentials', { source: signer.base.source });
}

/** @cite aws-sdk-go 1.55.6, session/credentials.go resolveCredsFromSource */
function credentialSourceOf(context: Context, config: GoConfig): Found {
  const credentialSource = textOf(config, 'credential_source');
  const origin = originOf(config, 'credential_source');
  switch (credentialSource) {
    case 'Ec2InstanceMetadata':
      return remoteOf(context);
    case 'Environment': {
      const reason = because('credential-source-without-credentials', { credentialSource });
      const stop = stopWith('EmptyStaticCreds', 'EmptyStaticCreds: static credentials are empty');
      return keysOfVariables(context) ?? missed(reason, origin, stop);
    }
    case 'EcsContainer': {
      const name = 'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI';
      if (filledVariable(context, name) !== null) return remoteOf(context);
      const words = `SharedConfigErr: EcsContainer was specified as the credential_source, but '${name}' was not set`;
      const reason = because('credential-source-without-credentials', { credentialSource });
      return missed(reason, origin, stopWith('SharedConfigErr', words));
    }
    default: {
      const words =
        'SharedConfigErr: credential source values must be EcsContainer, Ec2InstanceMetadata, or Environment';
      const reason = because('credential-source-unknown', { credentialSource });
      return missed(reason, origin, stopWith('SharedConfigErr', words));
    }
  }
}
