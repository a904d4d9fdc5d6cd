/** What is odd about a profile that stands in both files, and about secrets that stand in the config file. */
import type { Finding } from '../../../shared/models/finding.js';
import { secretSettings } from '../../../shared/vocabulary.js';
import type { DialectValue } from '../dialects/botocore-values.js';
import { known } from '../dialects/known-settings.js';
import { maskAccessKeyId } from '../masking.js';
import { makeFinding } from './finding-facts.js';
import type { FilePart, ProfileDraft } from './profile.js';

const ID = known.aws_access_key_id;
const SECRET = known.aws_secret_access_key;
const SECRETS = SECRET | known.aws_session_token | known.aws_security_token;
const KEY = ID | SECRETS;
/** The AWS CLI asks them after keys of the credentials file, and before those of the config file. */
const ASKED_BETWEEN = known.login_session | known.credential_process;

const nothing: readonly Finding[] = [];
const keyNames = ['aws_access_key_id', ...secretSettings] as const;
const keySettings: ReadonlySet<string> = new Set(keyNames);

/** All of one profile. */
export function twoFileFindings(profile: ProfileDraft): readonly Finding[] {
  const { config, credentials } = profile;
  if (config === null) return nothing;
  const hasSecret = (config.values.known & SECRETS) !== 0;
  const isTwice = credentials !== null && mayShare(config, credentials);
  if (!hasSecret && !isTwice) return nothing;
  return [
    ...(hasSecret ? secretFinding(profile, config) : nothing),
    ...(isTwice ? keyFinding(profile, config, credentials) : nothing),
    ...(isTwice ? settingFindings(profile, config, credentials) : nothing),
  ];
}

/** False for a profile as tools leave it: its key in the credentials file, all else in the config file. */
function mayShare({ values: config }: FilePart, { values: credentials }: FilePart): boolean {
  return (config.known & credentials.known) !== 0 || credentials.size > bitCount(credentials.known & KEY);
}

function bitCount(bits: number): number {
  let count = 0;
  for (let left = bits; left !== 0; left &= left - 1) count += 1;
  return count;
}

function secretFinding(profile: ProfileDraft, config: FilePart): readonly Finding[] {
  const key = secretSettings.find((name) => (config.values.textOf(known[name]) ?? '') !== '');
  if (key === undefined || isSplit(profile.credentials, config)) return nothing;
  const origin = { file: config.source.path, line: config.values.lineOf(known[key]) ?? 1 };
  const facts = { key, movable: isMovable(profile, config) };
  return [makeFinding('secret-in-config', profile.name, facts, origin)];
}

/** Each file has the half that the other lacks: another finding tells, and its fix puts them together. */
function isSplit(credentials: FilePart | null, config: FilePart): boolean {
  const here = (credentials?.values.known ?? 0) & (ID | SECRET);
  return here === ID && (config.values.known & (ID | SECRET)) === SECRET;
}

/** The credentials file has no other key of the profile, and its key would be asked for when it is asked for now. */
function isMovable({ name, known: all, credentials }: ProfileDraft, { values }: FilePart): boolean {
  const isWhole = (values.known & ID) !== 0 && (values.known & SECRET) !== 0;
  const isFree = credentials === null || (credentials.values.known & KEY) === 0;
  if (!isFree) return isWhole && hasSameKey(credentials, values);
  // botocore lends what stands in a section of that name to all others.
  return isWhole && (all & ASKED_BETWEEN) === 0 && name !== 'DEFAULT' && name.trim() === name;
}

function hasSameKey({ values }: FilePart, other: FilePart['values']): boolean {
  return keyNames.every((key) => values.textOf(known[key]) === other.textOf(known[key]));
}

function keyFinding(profile: ProfileDraft, config: FilePart, credentials: FilePart): readonly Finding[] {
  const here = credentials.values.textOf(ID) ?? '';
  const there = config.values.textOf(ID) ?? '';
  if (here === '' || there === '') return nothing;
  const differs = here === there ? 'secret' : 'id';
  const secrets = [config.values.textOf(SECRET), credentials.values.textOf(SECRET)];
  if (differs === 'secret' && (secrets.includes(null) || secrets[0] === secrets[1])) return nothing;
  const facts = { differs, accessKeyId: maskAccessKeyId(here), other: maskAccessKeyId(there) } as const;
  const origin = { file: config.source.path, line: config.values.lineOf(ID) ?? 1 };
  return [makeFinding('access-key-differs', profile.name, facts, origin)];
}

function settingFindings(
  { name }: ProfileDraft,
  config: FilePart,
  credentials: FilePart,
): readonly Finding[] {
  return credentials.values.list.flatMap((entry) => {
    if (entry.inherited || keySettings.has(entry.folded)) return nothing;
    const passedOver = config.values.get(entry.folded);
    if (passedOver === undefined || passedOver.inherited || sameValue(entry, passedOver)) return nothing;
    const facts = { key: passedOver.key, file: credentials.source.path };
    return [makeFinding('setting-differs', name, facts, { file: config.source.path, line: passedOver.line })];
  });
}

function sameValue({ value: one }: DialectValue, { value: other }: DialectValue): boolean {
  if (typeof one === 'string' || typeof other === 'string') return one === other;
  return one.size === other.size && [...one].every(([key, text]) => other.get(key) === text);
}
