/** What is odd about the static keys of a profile. */
import type { Finding, FindingCode } from '../../../shared/models/finding.js';
import { storeLocation } from '../../../shared/vocabulary.js';
import { maskAccessKeyId } from '../masking.js';
import { TextTable } from '../text-table.js';
import { known, type KnownSetting, nameOf } from '../dialects/known-settings.js';
import { makeFinding } from './finding-facts.js';
import { type FilePart, hasSetting, type ProfileDraft } from './profile.js';
import { assumesRole } from './sources.js';

const ID = known.aws_access_key_id;
const SECRET = known.aws_secret_access_key;
const TOKEN = known.aws_session_token | known.aws_security_token;

const nothing: readonly Finding[] = [];

/** The profiles that have a key ID, for each that more than one has. */
export type SharedKeys = ReadonlyMap<string, readonly ProfileDraft[]>;

/**
 * Finds the key IDs that several profiles have.
 *
 * @param homes the profiles of each
 * @param managedCopyId id of the profile that is Keyway's own copy of another, and so no second use; null where none is
 */
export function findSharedKeys(
  homes: readonly (readonly ProfileDraft[])[],
  managedCopyId: string | null,
): SharedKeys {
  const firsts = new TextTable<ProfileDraft>((homes[0]?.length ?? 0) >> 1);
  const shared = new Map<string, ProfileDraft[]>();
  for (const profiles of homes) {
    for (const profile of profiles) {
      if ((profile.known & ID) === 0) continue;
      if (managedCopyId !== null && profile.id === managedCopyId) continue;
      const inConfig = keyIdOf(profile.config);
      const inCredentials = keyIdOf(profile.credentials);
      if (inConfig !== null) addUser(firsts, shared, inConfig, profile);
      if (inCredentials !== null && inCredentials !== inConfig)
        addUser(firsts, shared, inCredentials, profile);
    }
  }
  return shared;
}

/** Only a second user makes a list of them: nearly every key has one. */
function addUser(
  firsts: TextTable<ProfileDraft>,
  shared: Map<string, ProfileDraft[]>,
  id: string,
  profile: ProfileDraft,
): void {
  const first = firsts.add(id, profile);
  // In the store and still in the files: that is one profile.
  if (first === undefined || (profile.location === storeLocation && first.name === profile.name)) return;
  const list = shared.get(id);
  if (list === undefined) shared.set(id, [first, profile]);
  else list.push(profile);
}

/** All of one profile. */
export function keyFindings(profile: ProfileDraft, sharedKeys: SharedKeys): readonly Finding[] {
  if ((profile.known & (ID | SECRET)) === 0) return nothing;
  const { name, config, credentials } = profile;
  const split = splitFinding(name, config, credentials);
  let findings = split === null ? nothing : [split];
  for (const find of split === null ? allOfParts : ofWholeKeys) {
    if (config !== null) findings = withOne(findings, find(profile, config, sharedKeys));
    if (credentials !== null) findings = withOne(findings, find(profile, credentials, sharedKeys));
  }
  return withOne(findings, outranksFinding(profile));
}

const noCodes: readonly FindingCode[] = [];
const plaintext: readonly FindingCode[] = ['plaintext-long-term-key'];

/**
 * The codes of `keyFindings` for a profile without keys, or with one whole key in one file and no other source.
 *
 * @param sharedKeys of the profile
 * @returns null for any other profile
 */
export function plainKeyCodes(
  profile: ProfileDraft,
  sharedKeys: (profile: ProfileDraft) => SharedKeys,
): readonly FindingCode[] | null {
  const { config, credentials } = profile;
  if ((profile.known & (ID | SECRET)) === 0) return noCodes;
  const part = config ?? credentials;
  if (part === null || (config !== null && credentials !== null)) return null;
  if ((profile.known & OTHER_SOURCES) !== 0 || !has(part, ID) || !has(part, SECRET)) return null;
  const shared = sharedKeys(profile);
  const id = keyIdOf(part);
  if (shared.size > 0 && shared.has(id ?? '')) return null;
  return isPlaintext(part, id) ? plaintext : noCodes;
}

/** Nearly every profile with keys has one finding: a list that grows takes ten times the memory. */
function withOne(findings: readonly Finding[], finding: Finding | null): readonly Finding[] {
  if (finding === null) return findings;
  return findings.length === 0 ? [finding] : [...findings, finding];
}

function has(part: FilePart, settings: number): boolean {
  return (part.values.known & settings) !== 0;
}

/** The ID of a part; null where it has none, or an empty one. */
function keyIdOf(part: FilePart | null): string | null {
  const id = part === null ? null : part.values.textOf(ID);
  return id === '' ? null : id;
}

function lineOf(part: FilePart, setting: KnownSetting): { readonly file: string; readonly line: number } {
  return { file: part.source.path, line: part.values.lineOf(setting) ?? 1 };
}

function splitFinding(name: string, config: FilePart | null, credentials: FilePart | null): Finding | null {
  if (config === null || credentials === null) return null;
  for (const [id, secret] of [
    [config, credentials],
    [credentials, config],
  ] as const) {
    if (has(id, ID) && !has(id, SECRET) && has(secret, SECRET) && !has(secret, ID)) {
      const facts = { idFile: id.source.path, secretFile: secret.source.path };
      return makeFinding('split-access-key', name, facts, lineOf(id, ID));
    }
  }
  return null;
}

/** The AWS CLI stops at an ID without its secret where it comes to it; a secret alone it passes over. */
function partialFinding(profile: ProfileDraft, part: FilePart): Finding | null {
  const hasId = has(part, ID);
  if (hasId === has(part, SECRET)) return null;
  const [present, missing] = hasId ? [ID, SECRET] : [SECRET, ID];
  const own = profile.ownKind === 'access-key' ? profile.ownSource : null;
  const stops = own?.kind === 'access-key' && own.part === part;
  const facts = { present: nameOf(present), missing: nameOf(missing) };
  const severity = stops ? 'error' : 'warning';
  return makeFinding('partial-access-key', profile.name, facts, lineOf(part, present), severity);
}

/** IDs of temporary keys begin with ASIA, and temporary keys come with a session token. */
function plaintextFinding({ name }: ProfileDraft, part: FilePart): Finding | null {
  if (!isPlaintext(part, keyIdOf(part))) return null;
  const facts = { accessKeyId: maskAccessKeyId(keyIdOf(part) ?? '') };
  return makeFinding('plaintext-long-term-key', name, facts, lineOf(part, SECRET));
}

/** @param id of the part, as `keyIdOf` gives it */
function isPlaintext({ source, values }: FilePart, id: string | null): boolean {
  if (source.path === storeLocation || id === null || (values.known & (SECRET | TOKEN)) !== SECRET)
    return false;
  // No plain value is empty: nothing has to be cut out to see it.
  return !id.startsWith('ASIA') && (values.hasPlainValues || values.textOf(SECRET) !== '');
}

function sharedFinding(profile: ProfileDraft, part: FilePart, sharedKeys: SharedKeys): Finding | null {
  if (sharedKeys.size === 0) return null;
  const id = keyIdOf(part);
  const users = id === null ? undefined : sharedKeys.get(id);
  if (id === null || users === undefined) return null;
  const other = users.find((user) => user.id !== profile.id)?.name ?? profile.name;
  const facts = { accessKeyId: maskAccessKeyId(id), other, count: users.length - 1 };
  return makeFinding('same-access-key', profile.name, facts, lineOf(part, ID));
}

type PartJudge = (profile: ProfileDraft, part: FilePart, sharedKeys: SharedKeys) => Finding | null;

const ofWholeKeys: readonly PartJudge[] = [plaintextFinding, sharedFinding];
const allOfParts: readonly PartJudge[] = [partialFinding, ...ofWholeKeys];

/** What the AWS CLI may use instead of keys that stand there too. */
const OTHER_SOURCES =
  known.web_identity_token_file |
  known.sso_account_id |
  known.sso_role_name |
  known.login_session |
  known.credential_process;

/**
 * Keys beside another source. The AWS CLI itself takes keys of the credentials file before a login session or a
 * process; it takes a web identity or IAM Identity Center first, and both of the former before keys of the config
 * file, where the SDK for JavaScript and Go's take the keys.
 */
function outranksFinding(profile: ProfileDraft): Finding | null {
  const { config, credentials } = profile;
  if ((profile.known & OTHER_SOURCES) === 0 || assumesRole(profile)) return null;
  const part = hasWholeKey(config) ? config : hasWholeKey(credentials) ? credentials : null;
  const own = profile.ownSource;
  if (own === null || part === null) return null;
  const awsCli = own.kind === 'access-key';
  const source = awsCli ? outranked(profile, own.part) : own.kind;
  if (source === null) return null;
  const facts = { source, awsCli };
  return makeFinding('access-key-outranks-other-source', profile.name, facts, lineOf(part, ID));
}

function hasWholeKey(part: FilePart | null): boolean {
  return part !== null && has(part, SECRET) && keyIdOf(part) !== null;
}

/** What the AWS CLI would have used without the keys of the credentials file; after those of the config file comes nothing. */
function outranked(profile: ProfileDraft, part: FilePart): 'login' | 'process' | null {
  if (part.source.role === 'config') return null;
  if (hasSetting(profile, known.login_session)) return 'login';
  return hasSetting(profile, known.credential_process) ? 'process' : null;
}
