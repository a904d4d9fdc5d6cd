/** Sentences about one profile. */
import { shownKind } from '../../kinds/shown-kind.js';
import type { ChainStep, ListedProfile } from '../../models/profile.js';
import { code, plain, strong, type TextPart } from '../words.js';
import { accountId, plural } from './format.js';
import { kinds } from './kinds.js';

/** What a profile is, in a sentence. The chain tells more, where it is known. */
export function profileSentence(
  profile: ListedProfile,
  chain: readonly ChainStep[] = [],
): readonly TextPart[] {
  if (isSealed(profile)) return [plain('Is in the encrypted store. What it is shows when that is unlocked.')];
  switch (shownKind(profile)) {
    case 'role':
      return roleSentence(profile, chain);
    case 'web-identity':
      return [plain('Assumes role '), ...roleAndAccount(profile), plain(' with a token from a file.')];
    case 'sso':
      return ssoSentence(profile);
    case 'login':
      return [plain('Signs in with '), code('aws login'), ...inAccount(profile), plain('.')];
    case 'process':
      return profile.program === null
        ? [plain('A program on this computer hands out its credentials.')]
        : [plain('The program '), code(profile.program), plain(' hands out its credentials.')];
    case 'access-key':
      return keySentence(profile, chain);
    case 'metadata':
      return [plain('Takes its credentials from the instance or container it runs on.')];
    case 'settings':
      return [plain('Holds settings and no credentials of its own.')];
  }
}

/** In the encrypted store alone, and that cannot be read now: nothing but its name is known. */
function isSealed({ stored, stores }: ListedProfile): boolean {
  return stored?.locked === true && !stores.includes('shared');
}

function roleSentence(profile: ListedProfile, chain: readonly ChainStep[]): readonly TextPart[] {
  const source = chain.find((step) => step.kind === 'credential-source');
  const from =
    profile.sourceProfile !== null
      ? [plain(' from profile '), strong(profile.sourceProfile)]
      : source?.kind === 'credential-source'
        ? [plain(' from '), code(source.source)]
        : [];
  const mfa = profile.mfa ? ', with MFA.' : '.';
  return [plain('Assumes role '), ...roleAndAccount(profile), ...from, plain(mfa)];
}

function ssoSentence(profile: ListedProfile): readonly TextPart[] {
  const role = profile.roleName === null ? [] : [plain(' as '), strong(profile.roleName)];
  const session =
    profile.ssoSession === null ? [] : [plain(', through session '), strong(profile.ssoSession)];
  return [plain('Signs in with IAM Identity Center'), ...role, ...inAccount(profile), ...session, plain('.')];
}

function keySentence(profile: ListedProfile, chain: readonly ChainStep[]): readonly TextPart[] {
  const step = chain.find((one) => one.kind === 'access-key');
  const temporary = step?.kind === 'access-key' && step.temporary;
  const start = temporary ? 'Uses temporary credentials' : 'Uses a long-term access key';
  const key = profile.accessKeyId === null ? [] : [plain(', '), code(profile.accessKeyId)];
  return [plain(start), ...key, ...inAccount(profile), plain('.')];
}

function roleAndAccount(profile: ListedProfile): readonly TextPart[] {
  return [strong(profile.roleName ?? 'without a name'), ...inAccount(profile)];
}

function inAccount(profile: ListedProfile): readonly TextPart[] {
  return profile.accountId === null ? [] : [plain(` in ${accountId(profile.accountId)}`)];
}

/** The second line of a row: its kind and the two or three facts that tell it from its neighbours. */
export function rowLine(profile: ListedProfile): string {
  if (isSealed(profile)) return 'In the encrypted store, locked';
  const isStored = profile.stored !== null && !profile.stores.includes('shared');
  return [rowKind(profile), ...rowFacts(profile), ...(isStored ? ['in the encrypted store'] : [])].join(
    ' · ',
  );
}

function rowKind(profile: ListedProfile): string {
  if (profile.copyOf !== null) return `Copy of ${profile.copyOf}, made by Keyway`;
  const kind = shownKind(profile);
  return kind === 'role' && profile.roleName !== null ? `Role ${profile.roleName}` : kinds[kind].name;
}

function rowFacts(profile: ListedProfile): readonly string[] {
  if (profile.copyOf !== null) return [];
  const role = profile.kind !== 'role' && profile.roleName !== null ? [profile.roleName] : [];
  // Of one in the store that is the program by which Keyway hands it out.
  const program = profile.program === null || shownKind(profile) !== 'process' ? [] : [profile.program];
  const account = profile.accountId === null ? [] : [accountId(profile.accountId)];
  const source =
    profile.sourceProfile !== null && account.length === 0 ? [`via ${profile.sourceProfile}`] : [];
  // Tools use a key without asking for a code, whatever device it names.
  const mfa = profile.mfa && shownKind(profile) !== 'access-key' ? ['MFA'] : [];
  const used =
    profile.dependants === 0 || profile.kind === 'role'
      ? []
      : [`used by ${plural(profile.dependants, 'profile', 'profiles')}`];
  return [...role, ...program, ...account, ...source, ...mfa, ...used];
}

/** AWS's names of settings, where they have one; others are shown as they are written. */
export const settingNames: ReadonlyMap<string, string> = new Map([
  ['role_arn', 'Role ARN'],
  ['source_profile', 'Source profile'],
  ['credential_source', 'Credential source'],
  ['mfa_serial', 'MFA device'],
  ['external_id', 'External ID'],
  ['role_session_name', 'Session name'],
  ['duration_seconds', 'Session length in seconds'],
  ['web_identity_token_file', 'Token file'],
  ['sso_session', 'SSO session'],
  ['sso_account_id', 'Account ID'],
  ['sso_role_name', 'Role name'],
  ['sso_start_url', 'Start URL'],
  ['sso_region', 'SSO Region'],
  ['sso_registration_scopes', 'Scopes'],
  ['login_session', 'Login session'],
  ['credential_process', 'Credential process'],
  ['aws_access_key_id', 'Access key ID'],
  ['aws_secret_access_key', 'Secret access key'],
  ['aws_session_token', 'Session token'],
  ['aws_security_token', 'Security token'],
  ['aws_account_id', 'Account ID'],
  ['region', 'Region'],
  ['output', 'Output'],
  ['endpoint_url', 'Endpoint URL'],
  ['services', 'Services'],
  ['ca_bundle', 'CA bundle'],
  ['cli_pager', 'Pager'],
  ['retry_mode', 'Retry mode'],
  ['max_attempts', 'Most attempts'],
]);

/** The small line above each box of the chain. */
export function chainLabel(step: ChainStep): string {
  switch (step.kind) {
    case 'access-key':
      return step.temporary ? 'temporary credentials' : 'access key';
    case 'sso':
      return 'Identity Center';
    case 'login':
      return 'aws login';
    case 'web-identity':
      return 'web identity';
    case 'process':
      return 'credential process';
    case 'credential-source':
      return 'credential source';
    case 'mfa':
      return 'MFA';
    case 'role':
      return 'role';
    case 'broken':
      return 'stops here';
  }
}

/** What stands in each box of the chain. */
export function chainText(step: ChainStep): string {
  switch (step.kind) {
    case 'access-key':
      return step.accessKeyId === null ? step.profile : `${step.profile} · ${step.accessKeyId}`;
    case 'sso':
      return [step.session ?? step.profile, step.roleName].filter((part) => part !== null).join(' · ');
    case 'login':
      return lastOfArn(step.session);
    case 'web-identity':
      return step.tokenFile;
    case 'process':
      return step.program;
    case 'credential-source':
      return step.source;
    case 'mfa':
      return lastOfArn(step.serial);
    case 'role':
      return `role/${step.roleName}`;
    case 'broken':
      return brokenReasons[step.reason];
  }
}

const brokenReasons = {
  'missing-source-profile': 'no such source profile',
  'file-unreadable': 'source profile not readable',
  'role-chain-cycle': 'back to the beginning',
  'role-without-source': 'no credentials to start from',
  'two-role-sources': 'two sources named',
  'partial-access-key': 'half an access key',
} as const;

/** `mfa/helen` of `arn:aws:iam::111122223333:mfa/helen`; a serial number that is no ARN as it is. */
function lastOfArn(arn: string): string {
  return arn.startsWith('arn:') ? (arn.split(':').at(-1) ?? arn) : arn;
}
