/**
 * Settings that other programs keep in the AWS files, and what AWS's tools would need in their place.
 *
 * aws-vault (ByteNess/aws-vault and before it 99designs/aws-vault, vault/config.go): `include_profile`, earlier
 * `parent_profile`, takes over what the profile itself leaves out. Granted (common-fate/granted, pkg/cfaws/granted_config.go,
 * pkg/awsconfigfile): `granted_sso_*` beside a credential_process of its own. Leapp (Noovolari/leapp,
 * aws-session-service.ts): a credential_process that runs `leapp session generate`; the keys that it writes into the
 * credentials file have no mark by which to tell them from others.
 */
import type { ImportCandidate } from '../../../shared/models/pasted.js';

/** By key in lower case, nested ones flat. */
export type Settings = ReadonlyMap<string, string>;
export type Writer = NonNullable<ImportCandidate['writtenBy']>;

/** What aws-vault takes over from an included profile; keys, `output` and the rest it does not. */
const inherited = [
  ...['mfa_serial', 'role_arn', 'external_id', 'region', 'role_session_name', 'duration_seconds'],
  ...['source_profile', 'sso_session', 'sso_start_url', 'sso_region', 'sso_account_id', 'sso_role_name'],
  ...['web_identity_token_file', 'web_identity_token_process', 'sts_regional_endpoints', 'session_tags'],
  ...['transitive_session_tags', 'source_identity', 'credential_process', 'mfa_process'],
] as const;

/** More than anyone has, so that a file made for it takes no time. */
const longestChain = 100;
const inclusions = ['include_profile', 'parent_profile'] as const;
const ofVault: ReadonlySet<string> = new Set([
  ...inclusions,
  ...['mfa_process', 'web_identity_token_process', 'session_tags', 'transitive_session_tags'],
  'source_identity',
]);
const ofGranted = /^(?:granted|common_fate)_/u;
/** Marks by which Granted takes a profile for its own, which it may remove (`granted sso populate --prune`). */
const grantedMarks = ['granted_generated_from', 'common_fate_generated_from'] as const;

/** The program's name at the begin of a command or within a shell's, and words that follow it somewhere. */
const programs: readonly (readonly [Writer, program: RegExp, words: RegExp])[] = [
  ['granted', /(?:^|[\s"'/\\])d?granted(?:\.exe)?["']?\s/u, /\scredential-process\b/u],
  ['aws-vault', /(?:^|[\s"'/\\])aws-vault(?:\.exe)?["']?\s/u, /\s(?:exec|export)\s/u],
  ['leapp', /(?:^|[\s"'/\\])leapp(?:\.exe)?["']?\s/u, /\ssession\s+generate\s/u],
];

/** Who wrote the profile, where its settings tell; null where nothing does. */
export function writerOf(settings: Settings): Writer | null {
  const keys = [...settings.keys()];
  if (keys.some((key) => ofGranted.test(key))) return 'granted';
  if (keys.some((key) => ofVault.has(key))) return 'aws-vault';
  return writerOfCommand(settings.get('credential_process') ?? '');
}

/** Settings that no AWS tool reads and other programs do. */
export function foreignKeysOf(settings: Settings): readonly string[] {
  return [...settings.keys()].filter((key) => ofVault.has(key) || ofGranted.test(key));
}

/**
 * The same profile as AWS's tools can use it: what it takes over from others is its own, and sign-ins of Granted are those of
 * IAM Identity Center. What AWS's settings have no words for stays as it is, a credential_process of another program too.
 *
 * @param others the other profiles of the same text or file, by name
 */
export function forAwsTools(settings: Settings, others: ReadonlyMap<string, Settings>): Settings {
  return withoutGranted(withIncluded(settings, others));
}

/** The nearest counts. A profile that is not here stays named; one that comes round again ends it. */
function withIncluded(settings: Settings, others: ReadonlyMap<string, Settings>): Settings {
  let name = includedBy(settings);
  if (name === null) return settings;
  const merged = new Map(settings);
  for (const key of inclusions) merged.delete(key);
  const seen = new Set<string>();
  while (name !== null && !seen.has(name) && seen.size < longestChain) {
    seen.add(name);
    const next = others.get(name);
    if (next === undefined) {
      merged.set(inclusions[0], name);
      break;
    }
    for (const key of inherited) {
      const value = next.get(key) ?? '';
      if (value !== '' && (merged.get(key) ?? '') === '') merged.set(key, value);
    }
    name = includedBy(next);
  }
  return merged;
}

function includedBy(settings: Settings): string | null {
  return inclusions.map((key) => settings.get(key) ?? '').find((name) => name !== '') ?? null;
}

/** Whole with an account, a role and an address to sign in at; the latter may stand in an sso-session. */
function withoutGranted(settings: Settings): Settings {
  const plain = new Map(settings);
  for (const mark of grantedMarks) plain.delete(mark);
  const of = (key: string): string => unquoted(settings.get(`granted_${key}`) ?? '');
  const hasSession = (settings.get('sso_session') ?? '') !== '';
  const needed = ['sso_account_id', 'sso_role_name', ...(hasSession ? [] : ['sso_start_url', 'sso_region'])];
  const isSignIn = needed.every((key) => of(key) !== '');
  const isNative = needed.every((key) => (settings.get(key) ?? '') !== '');
  if (isSignIn) for (const key of needed) plain.set(key, of(key));
  if (!isSignIn && !isNative) return plain;
  for (const key of plain.keys()) if (isSignIn && ofGranted.test(key)) plain.delete(key);
  if (writerOfCommand(plain.get('credential_process') ?? '') === 'granted')
    plain.delete('credential_process');
  return plain;
}

/** go-ini, by which Granted writes, puts values with `#` or `;` into backquotes, or into three quotation marks. */
function unquoted(value: string): string {
  const { single, triple } = /^(?:`(?<single>[^`]*)`|"""(?<triple>[^"]*)""")$/u.exec(value)?.groups ?? {};
  return single ?? triple ?? value;
}

function writerOfCommand(command: string): Writer | null {
  const isOf = ([, program, words]: (typeof programs)[number]): boolean => {
    const match = program.exec(command);
    return match !== null && words.test(` ${command.slice(match.index + match[0].length)} `);
  };
  return programs.find(isOf)?.[0] ?? null;
}
