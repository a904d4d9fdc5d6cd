/** What is odd about the static keys of a profile. */
import type { Finding } from '../../../shared/models/finding.js';
import { maskAccessKeyId } from '../masking.js';
import { makeFinding } from './finding-facts.js';
import { type FilePart, hasSetting, partsOf, type ProfileDraft } from './profile.js';
import { assumesRole, type OwnSource } from './sources.js';

const ID = 'aws_access_key_id';
const SECRET = 'aws_secret_access_key';

const nothing: readonly Finding[] = [];

/** The profiles that have a key ID, for each that more than one has. */
export type SharedKeys = ReadonlyMap<string, readonly ProfileDraft[]>;

/**
 * Finds the key IDs that several profiles have.
 *
 * @param managedCopyId id of the profile that is Keyway's own copy of another, and so no second use; null where none is
 */
export function findSharedKeys(profiles: readonly ProfileDraft[], managedCopyId: string | null): SharedKeys {
  const users = new Map<string, ProfileDraft[]>();
  for (const profile of profiles) {
    if (profile.id === managedCopyId) continue;
    const inConfig = keyIdOf(profile.config);
    const inCredentials = keyIdOf(profile.credentials);
    if (inConfig !== null) addUser(users, inConfig, profile);
    if (inCredentials !== null && inCredentials !== inConfig) addUser(users, inCredentials, profile);
  }
  for (const [id, list] of users) if (list.length < 2) users.delete(id);
  return users;
}

function addUser(users: Map<string, ProfileDraft[]>, id: string, profile: ProfileDraft): void {
  const list = users.get(id);
  if (list === undefined) users.set(id, [profile]);
  else list.push(profile);
}

/** All of one profile. */
export function keyFindings(profile: ProfileDraft, sharedKeys: SharedKeys): readonly Finding[] {
  const { config, credentials, ownSource: own } = profile;
  if (!hasKeys(config) && !hasKeys(credentials)) return nothing;
  const parts = partsOf(profile);
  const split = splitFinding(profile.name, config, credentials);
  return [
    ...(split === null ? parts.flatMap((part) => partialFinding(profile.name, part, own)) : [split]),
    ...parts.flatMap((part) => plaintextFinding(profile.name, part)),
    ...parts.flatMap((part) => sharedFinding(profile, part, sharedKeys)),
    ...outranks(profile, parts),
  ];
}

function hasKeys(part: FilePart | null): boolean {
  return part !== null && (part.values.has(ID) || part.values.has(SECRET));
}

/** The ID of a part; null where it has none, or an empty one. */
function keyIdOf(part: FilePart | null): string | null {
  const id = part?.values.get(ID)?.value;
  return typeof id === 'string' && id !== '' ? id : null;
}

function lineOf(part: FilePart, key: string): { readonly file: string; readonly line: number } {
  return { file: part.source.path, line: part.values.get(key)?.line ?? 1 };
}

function splitFinding(name: string, config: FilePart | null, credentials: FilePart | null): Finding | null {
  if (config === null || credentials === null) return null;
  for (const [id, secret] of [
    [config, credentials],
    [credentials, config],
  ] as const) {
    const isSplit = id.values.has(ID) && !id.values.has(SECRET) && secret.values.has(SECRET);
    if (isSplit && !secret.values.has(ID)) {
      const facts = { idFile: id.source.path, secretFile: secret.source.path };
      return makeFinding('split-access-key', name, facts, lineOf(id, ID));
    }
  }
  return null;
}

/** The AWS CLI stops at an ID without its secret where it comes to it; a secret alone it passes over. */
function partialFinding(name: string, part: FilePart, own: OwnSource | null): readonly Finding[] {
  const hasId = part.values.has(ID);
  if (hasId === part.values.has(SECRET)) return nothing;
  const [present, missing] = hasId ? [ID, SECRET] : [SECRET, ID];
  const stops = own?.kind === 'access-key' && own.part === part;
  const severity = stops ? 'error' : 'warning';
  return [makeFinding('partial-access-key', name, { present, missing }, lineOf(part, present), severity)];
}

/** IDs of temporary keys begin with ASIA, and temporary keys come with a session token. */
function plaintextFinding(name: string, part: FilePart): readonly Finding[] {
  const id = keyIdOf(part);
  const secret = part.values.get(SECRET)?.value;
  const isTemporary = part.values.has('aws_session_token') || part.values.has('aws_security_token');
  if (id === null || secret === undefined || secret === '' || isTemporary || id.startsWith('ASIA'))
    return nothing;
  const facts = { accessKeyId: maskAccessKeyId(id) };
  return [makeFinding('plaintext-long-term-key', name, facts, lineOf(part, SECRET))];
}

function sharedFinding(profile: ProfileDraft, part: FilePart, sharedKeys: SharedKeys): readonly Finding[] {
  const id = keyIdOf(part);
  const users = id === null ? undefined : sharedKeys.get(id);
  if (id === null || users === undefined) return nothing;
  const other = users.find((user) => user.id !== profile.id)?.name ?? profile.name;
  const facts = { accessKeyId: maskAccessKeyId(id), other, count: users.length - 1 };
  return [makeFinding('same-access-key', profile.name, facts, lineOf(part, ID))];
}

/**
 * Keys beside another source. The AWS CLI itself takes keys of the credentials file before a login session or a
 * process; it takes a web identity or IAM Identity Center first, and both of the former before keys of the config
 * file, where the SDK for JavaScript and Go's take the keys.
 */
function outranks(profile: ProfileDraft, parts: readonly FilePart[]): readonly Finding[] {
  const { ownSource: own } = profile;
  if (own === null || assumesRole(profile)) return nothing;
  const part = parts.find((candidate) => keyIdOf(candidate) !== null && candidate.values.has(SECRET));
  if (part === undefined) return nothing;
  const awsCli = own.kind === 'access-key';
  const source = awsCli ? outranked(profile, own.part) : own.kind;
  if (source === null) return nothing;
  const facts = { source, awsCli };
  return [makeFinding('access-key-outranks-other-source', profile.name, facts, lineOf(part, ID))];
}

/** What the AWS CLI would have used without the keys of the credentials file; after those of the config file comes nothing. */
function outranked(profile: ProfileDraft, part: FilePart): 'login' | 'process' | null {
  if (part.source.role === 'config') return null;
  if (hasSetting(profile, 'login_session')) return 'login';
  return hasSetting(profile, 'credential_process') ? 'process' : null;
}
