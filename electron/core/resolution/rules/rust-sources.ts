/** The sources of the default chain of the AWS SDK for Rust. */
import type { CredentialSource } from '../../../../shared/vocabulary.js';
import { type Context, variable } from '../context.js';
import { type Found, judgeFound, type Missed, missed, type Reached, reached } from '../found.js';
import { because, invalid, type Judgement, stopWith } from '../judgement.js';
import type { Origin } from '../../../../shared/models/origin.js';
import type { Reason } from '../../../../shared/models/reason.js';
import { type RustChain, type RustFault, rustProfileChain } from './rust-chain.js';
import { sharedProfile } from './sdk-files.js';
import { rustContainer, rustMetadata } from './rust-metadata.js';
import { rustLogin, rustSso } from './rust-tokens.js';
import { type Choice, type Chooser, judgeOfProfile, remembered } from './sdk-choice.js';
import { isFilled, originOf, programOf, type SdkProfile, valueOf } from './sdk-profile.js';
import { judgeKeyVariables, type KeyVariables, keysOfVariables } from './sdk-sources.js';
import { roleWithoutCode, webIdentityOf } from './sdk-web-identity.js';

/** @cite smithy-rs @56ee88c, aws-config/src/environment/credentials.rs */
export const rustVariables: KeyVariables = {
  ids: ['AWS_ACCESS_KEY_ID'],
  secrets: ['AWS_SECRET_ACCESS_KEY', 'SECRET_ACCESS_KEY'],
  isBlankEmpty: true,
};

export function judgeRustVariables(context: Context): Judgement {
  return judgeKeyVariables(context, rustVariables);
}

/** An error of a provider ends the chain, whatever it was. */
function providerError(reason: Reason, origin: Origin | null): Missed {
  return missed(reason, origin, stopWith('ProviderError', 'an error occurred while loading credentials'));
}

function choose(context: Context): Choice | null {
  const refused = [context.config, context.credentials].find(({ reading }) => reading?.refusal != null);
  if (refused !== undefined) {
    const words = `ProfileFile provider could not be built: invalid profile: ${refused.reading?.refusal?.message ?? ''}`;
    const found = missed(
      because('file-refused', { file: refused.shown }),
      null,
      stopWith('InvalidConfiguration', words),
    );
    return { source: 'assume-role', setting: '', found, isOfAll: true };
  }
  const result = rustProfileChain(context);
  if ('fault' in result) return ofFault(context, result.fault);
  const { base, roles } = result.chain;
  const start = startOf(context, result.chain);
  const found = start.base === null || roles.length === 0 ? start : withRoles(start, roles);
  const source = roles.length > 0 ? 'assume-role' : sourceOf(result.chain);
  return { source, setting: roles.length > 0 ? 'role_arn' : base.setting, found };
}

/** Null where the profile gives nothing at all and the chain goes on without a word. */
function ofFault(
  context: Context,
  { code, message, isPassedOver, reason, origin }: RustFault,
): Choice | null {
  if (code === 'NoProfilesDefined') return null;
  const words = `ProfileFile provider could not be built: ${message}`;
  const found = missed(reason, origin, isPassedOver ? null : stopWith('InvalidConfiguration', words));
  const profile = sharedProfile(context, context.profile.name);
  const setting = ['role_arn', 'sso_session', 'sso_account_id', 'web_identity_token_file'].find((key) =>
    profile?.settings.has(key),
  );
  return { source: 'assume-role', setting: setting ?? 'role_arn', found, isOfAll: true };
}

const sources = {
  named: 'assume-role',
  'web-identity': 'web-identity',
  sso: 'sso',
  login: 'login',
  process: 'custom-process',
} as const;

function sourceOf({ base, profile }: RustChain): CredentialSource {
  if (base.kind !== 'keys') return sources[base.kind];
  return profile.settings.get('aws_access_key_id')?.source ?? 'config-file';
}

function startOf(context: Context, { base, profile }: RustChain): Found {
  const origin = originOf(profile, base.setting);
  switch (base.kind) {
    case 'keys':
      return keysOf(profile);
    case 'named':
      return namedSource(context, profile, origin);
    case 'web-identity':
      return webIdentityOf(
        context,
        {
          file: valueOf(profile, 'web_identity_token_file') ?? '',
          role: { ...roleWithoutCode(profile), externalId: null },
          profile: profile.name,
          origin,
        },
        providerError,
      );
    case 'sso':
      return rustSso(context, profile, base);
    case 'login':
      return rustLogin(context, profile);
    case 'process': {
      const program = programOf(valueOf(profile, 'credential_process') ?? '');
      const start = {
        source: 'custom-process',
        profile: profile.name,
        accessKeyId: null,
        facts: { program },
      } as const;
      return reached(start, false, because('credential-process', { program }), origin);
    }
  }
}

function keysOf(profile: SdkProfile): Reached {
  const source = profile.settings.get('aws_access_key_id')?.source ?? 'config-file';
  const base = { source, profile: profile.name, accessKeyId: valueOf(profile, 'aws_access_key_id') };
  const reason = because('access-key-in-profile', { profile: profile.name });
  return reached(
    base,
    isFilled(profile, 'aws_session_token'),
    reason,
    originOf(profile, 'aws_access_key_id'),
  );
}

/** @cite smithy-rs @56ee88c, aws-config/src/profile/credentials/exec.rs, NamedProviderFactory: whatever the case */
function namedSource(context: Context, profile: SdkProfile, origin: Origin): Found {
  const credentialSource = valueOf(profile, 'credential_source') ?? '';
  const nothing = because('credential-source-without-credentials', { credentialSource });
  switch (credentialSource.toLowerCase()) {
    case 'environment':
      return keysOfVariables(context, rustVariables) ?? providerError(nothing, origin);
    case 'ec2instancemetadata':
      return rustMetadata(context) ?? providerError(nothing, origin);
    case 'ecscontainer':
      return rustContainer(context) ?? providerError(nothing, origin);
    default: {
      const words = `ProfileFile provider could not be built: profile referenced \`${credentialSource}\` provider but that provider is not supported`;
      const reason = because('credential-source-unknown', { credentialSource });
      return missed(reason, origin, stopWith('InvalidConfiguration', words));
    }
  }
}

function withRoles(start: Reached, roles: readonly SdkProfile[]): Reached {
  const last = roles.at(-1);
  const chain = [...start.chain, ...roles.map(roleWithoutCode)];
  if (last === undefined) return start;
  const sourceProfile = valueOf(last, 'source_profile');
  const reason =
    sourceProfile === null
      ? because('role-arn-with-credential-source', {
          credentialSource: valueOf(last, 'credential_source') ?? '',
        })
      : because('role-arn-with-source-profile', { sourceProfile });
  return { ...start, temporary: true, chain, reason, origin: originOf(last, 'role_arn') };
}

export const rustChooser: Chooser = {
  profile: (context) => sharedProfile(context, context.profile.name),
  choose: remembered(choose),
};

/** The profile's; the variables' come after all that a profile may be. A set and empty variable counts. */
export function judgeRustWebIdentity(context: Context): Judgement {
  const ofProfile = judgeOfProfile(rustChooser, 'web-identity', ['web_identity_token_file']);
  if (rustChooser.choose(context)?.source === 'web-identity') return ofProfile(context);
  const file = variable(context, 'AWS_WEB_IDENTITY_TOKEN_FILE');
  const roleArn = variable(context, 'AWS_ROLE_ARN');
  if (file === null && roleArn === null) return ofProfile(context);
  const origin = { variable: file === null ? 'AWS_ROLE_ARN' : 'AWS_WEB_IDENTITY_TOKEN_FILE' };
  if (file === null || roleArn === null) {
    const missing = file === null ? 'AWS_WEB_IDENTITY_TOKEN_FILE' : 'AWS_ROLE_ARN';
    return invalid(because('web-identity-without-role', { missing }), origin, null);
  }
  const sessionName = variable(context, 'AWS_ROLE_SESSION_NAME');
  const role = { roleArn, externalId: null, sessionName, mfaSerial: null };
  return judgeFound(webIdentityOf(context, { file, role, profile: null, origin }, providerError));
}
