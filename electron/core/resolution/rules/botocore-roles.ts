/** Roles that a profile assumes with another profile's or another source's credentials. */
import type { AssumedRole } from '../../../../shared/models/trace.js';
import type { Context } from '../context.js';
import { type Found, judgeFound, type Missed, missed, type Reached } from '../found.js';
import { absent, because, type Stop, stopWith } from '../judgement.js';
import type { SourceRule } from '../tool.js';
import {
  credentialRetrievalError,
  invalidConfig,
  partialCredentials,
  pythonList,
} from './botocore-errors.js';
import { type Family, isAbsent, type Looked } from './botocore-kind.js';
import { judgeVariables } from './botocore-keys.js';
import { lookAtContainer, lookAtInstanceMetadata } from './botocore-metadata.js';
import { type BotocoreProfile, originOf, profileOf, textOf } from './botocore-profile.js';
import { roleProblems, sendFailure } from './botocore-role-check.js';

const CITE = 'botocore 1.43.11, credentials.py, AssumeRoleProvider';

function hasRole(profile: BotocoreProfile | null): profile is BotocoreProfile {
  return textOf(profile, 'role_arn') !== null && textOf(profile, 'web_identity_token_file') === null;
}

/** One half of a key is enough to count as keys. */
function hasKeys(profile: BotocoreProfile | null): boolean {
  return textOf(profile, 'aws_access_key_id') !== null || textOf(profile, 'aws_secret_access_key') !== null;
}

/** Whether a source profile's keys outrank its own role, which is then not assumed. */
export function keysOutrankRole(profile: BotocoreProfile | null): boolean {
  return hasRole(profile) && hasKeys(profile);
}

export function assumeRole(family: Family): SourceRule {
  return {
    source: 'assume-role',
    cite: CITE,
    judge(context) {
      const profile = profileOf(context, context.profile.name);
      if (hasRole(profile)) return judgeFound(new RoleWalk(context, family, profile.name).assume(profile));
      const role = textOf(profile, 'role_arn');
      return absent(
        role === null
          ? because('setting-not-set', { setting: 'role_arn' })
          : because('setting-passed-over', { setting: 'role_arn', for: 'web_identity_token_file' }),
      );
    },
  };
}

/** From the profile that was chosen to the one whose credentials sign first. */
class RoleWalk {
  readonly #context: Context;
  readonly #family: Family;
  readonly #visited: string[];

  constructor(context: Context, family: Family, first: string) {
    this.#context = context;
    this.#family = family;
    this.#visited = [first];
  }

  /** @param profile one that has a role of its own */
  assume(profile: BotocoreProfile): Found {
    const source = this.#findSource(profile);
    if (source.base === null) return source;
    const origin = originOf(profile, 'role_arn');
    const role = roleOf(profile);
    const problems = roleProblems(role, secondsOf(profile));
    const failure = sendFailure(this.#context, this.#family, problems, origin);
    return failure ?? { ...source, chain: [...source.chain, role], reason: reasonOf(profile), origin };
  }

  #findSource(profile: BotocoreProfile): Found {
    const failure = badSource(this.#context, profile, this.#visited);
    if (failure !== null) return failure;
    const named = textOf(profile, 'credential_source');
    if (named !== null) return fromNamedSource(this.#context, profile, named);
    const next = textOf(profile, 'source_profile') ?? '';
    this.#visited.push(next);
    return this.#fromProfile(next);
  }

  #fromProfile(name: string): Found {
    const profile = profileOf(this.#context, name);
    if (hasRole(profile) && !hasKeys(profile)) return this.assume(profile);
    for (const { source, look } of this.#family.kinds) {
      const looked = look(this.#context, { profile: name, readsVariables: false }, this.#family);
      if (isAbsent(looked)) continue;
      if (looked.base !== null) return looked;
      if (looked.stop === null) continue;
      return { ...looked, reason: because('source-not-usable', { profile: name, source }) };
    }
    const stop = invalidConfig(`The source profile "${name}" must have credentials.`);
    return missed(because('source-without-credentials', { profile: name }), null, stop);
  }
}

/** What botocore makes sure of before it looks for a role's source (_get_role_config, _validate_source_profile). */
function badSource(context: Context, profile: BotocoreProfile, visited: readonly string[]): Missed | null {
  return (
    twoSources(profile) ??
    noSource(profile) ??
    unknownSource(profile) ??
    missingSource(context, profile) ??
    loop(context, profile, visited)
  );
}

function twoSources(profile: BotocoreProfile): Missed | null {
  const { name } = profile;
  if (textOf(profile, 'source_profile') === null || textOf(profile, 'credential_source') === null)
    return null;
  const words = `The profile "${name}" contains both source_profile and credential_source.`;
  const origin = originOf(profile, 'credential_source');
  return missed(because('two-role-sources', { profile: name }), origin, invalidConfig(words));
}

function noSource(profile: BotocoreProfile): Missed | null {
  if (textOf(profile, 'source_profile') !== null || textOf(profile, 'credential_source') !== null)
    return null;
  const stop = partialCredentials('assume-role', 'source_profile or credential_source');
  return missed(
    because('role-without-source', { profile: profile.name }),
    originOf(profile, 'role_arn'),
    stop,
  );
}

function unknownSource(profile: BotocoreProfile): Missed | null {
  const credentialSource = textOf(profile, 'credential_source');
  if (credentialSource === null || namedSources.has(credentialSource)) return null;
  const words = `The credential source "${credentialSource}" referenced in profile "${profile.name}" is not valid.`;
  const reason = because('credential-source-unknown', { credentialSource });
  return missed(reason, originOf(profile, 'credential_source'), invalidConfig(words));
}

function missingSource(context: Context, profile: BotocoreProfile): Missed | null {
  const sourceProfile = textOf(profile, 'source_profile');
  if (sourceProfile === null || profileOf(context, sourceProfile) !== null) return null;
  const words = `The source_profile "${sourceProfile}" referenced in the profile "${profile.name}" does not exist.`;
  const reason = because('missing-source-profile', { profile: profile.name, sourceProfile });
  return missed(reason, originOf(profile, 'source_profile'), invalidConfig(words));
}

/** A profile may name itself where it has keys. */
function loop(context: Context, profile: BotocoreProfile, visited: readonly string[]): Missed | null {
  const source = textOf(profile, 'source_profile');
  if (source === null || !visited.includes(source)) return null;
  if (source === profile.name && hasKeys(profileOf(context, source))) return null;
  const words = `Infinite loop in credential configuration detected. Attempting to load from profile ${source} which has already been visited. Visited profiles: ${pythonList(visited)}`;
  const reason = because('role-chain-cycle', { profiles: [...visited, source].join(', ') });
  const stop = stopWith('InfiniteLoopConfigError', words);
  return missed(reason, originOf(profile, 'source_profile'), stop);
}

/** By the names that credential_source has for them; their case counts. */
const namedSources: ReadonlyMap<string, (context: Context) => Looked> = new Map([
  ['Environment', lookAtVariables],
  ['EcsContainer', lookAtContainer],
  ['Ec2InstanceMetadata', lookAtInstanceMetadata],
]);

/** A profile named by a flag does not set these aside. */
function lookAtVariables(context: Context): Looked {
  const judged = judgeVariables(context);
  if (judged.verdict === 'usable' && judged.gain.kind === 'credentials') {
    const { accessKeyId, temporary } = judged.gain;
    const base = { source: 'env', profile: null, accessKeyId, facts: {} } as const;
    return { base, temporary, chain: [], reason: judged.reason, origin: judged.origin };
  }
  const stop: Stop | null = judged.verdict === 'invalid' ? judged.stop : null;
  return stop === null ? { absent: judged.reason } : missed(judged.reason, judged.origin, stop);
}

function fromNamedSource(context: Context, profile: BotocoreProfile, credentialSource: string): Found {
  const looked = namedSources.get(credentialSource)?.(context);
  if (looked !== undefined && !isAbsent(looked)) return looked;
  const words = `No credentials found in credential_source referenced in profile ${profile.name}`;
  return missed(
    because('credential-source-without-credentials', { credentialSource }),
    originOf(profile, 'credential_source'),
    credentialRetrievalError(credentialSource, words),
  );
}

function roleOf(profile: BotocoreProfile): AssumedRole {
  const sessionName = textOf(profile, 'role_session_name');
  return {
    roleArn: textOf(profile, 'role_arn') ?? '',
    externalId: textOf(profile, 'external_id'),
    // An empty one is replaced by one that is made up (BaseAssumeRoleCredentialFetcher).
    sessionName: sessionName === '' ? null : sessionName,
    mfaSerial: textOf(profile, 'mfa_serial'),
  };
}

/** A duration that is no number is passed over. */
function secondsOf(profile: BotocoreProfile): number | null {
  const text = textOf(profile, 'duration_seconds');
  return text !== null && /^\s*[+-]?\d+(?:_\d+)*\s*$/u.test(text) ? Number(text.replaceAll('_', '')) : null;
}

function reasonOf(profile: BotocoreProfile): Reached['reason'] {
  const sourceProfile = textOf(profile, 'source_profile');
  if (sourceProfile !== null) return because('role-arn-with-source-profile', { sourceProfile });
  const credentialSource = textOf(profile, 'credential_source') ?? '';
  return because('role-arn-with-credential-source', { credentialSource });
}
