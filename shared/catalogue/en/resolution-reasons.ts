/** Why a source is what it is: a phrase for every reason. */
import type { ReasonCode, ReasonFacts } from '../../models/reason.js';
import type { Candidate } from '../../models/trace.js';
import { code, joinParts, plain, strong, type TextPart } from '../words.js';
import { spokenSource } from './resolution-names.js';

/** Looks up a fact; empty where it is missing, so that an older answer still makes a phrase. */
type Facts<Code extends ReasonCode> = (name: Extract<keyof ReasonFacts<Code>, string>) => string;

type Phrase = readonly TextPart[];

type Table<Codes extends ReasonCode> = { readonly [Code in Codes]: (fact: Facts<Code>) => Phrase };

/** A phrase from words with names between them; `code` for what stands in files, `strong` for names of profiles. */
function say(texts: TemplateStringsArray, ...names: readonly TextPart[]): Phrase {
  return texts.flatMap((text, index) => {
    const name = names[index];
    return [...(text === '' ? [] : [plain(text)]), ...(name === undefined ? [] : [name])];
  });
}

const invocationReasons = {
  'keys-given': () => say`an access key is given with the call`,
  'keys-not-given': () => say`no access key given`,
  'credential-object-given': () => say`credentials are given as an object`,
  'credential-object-not-given': () => say`no object given`,
  'session-profile-not-set': () => say`not set in this session`,
  'system-properties-not-known': () => say`not known from outside the program`,
  'application-settings-not-known': () => say`not known from outside the program`,
};

const environmentReasons = {
  'variables-not-set': () => say`not set`,
  'access-key-in-variables': () => say`an access key is set`,
  'partial-variables': (fact: Facts<'partial-variables'>) =>
    say`incomplete: ${code(fact('missing'))} is missing`,
  'web-identity-in-variables': () => say`a token file and a role are set`,
  'set-aside-by-profile': (fact: Facts<'set-aside-by-profile'>) =>
    say`set, but profile ${strong(fact('profile'))} is asked for and counts instead`,
};

const profileReasons = {
  'profile-not-found': (fact) => say`there is no profile ${strong(fact('profile'))}`,
  'profile-without-settings': (fact) =>
    say`there is no profile ${strong(fact('profile'))} that holds anything`,
  'file-not-readable': (fact) => say`${code(fact('file'))} cannot be read`,
  'file-refused': (fact) => say`this tool refuses ${code(fact('file'))} as a whole`,
  'setting-not-set': (fact) => say`no ${code(fact('setting'))}`,
  'setting-passed-over': (fact) =>
    say`${code(fact('setting'))} is set, but ${code(fact('for'))} counts instead`,
  'access-key-in-profile': (fact) => say`access key in profile ${strong(fact('profile'))}`,
  'partial-access-key': (fact) =>
    say`half an access key in ${strong(fact('profile'))}: ${code(fact('missing'))} is missing`,
  'settings-match-no-kind': (fact) =>
    say`the settings of ${strong(fact('profile'))} together match no kind of profile`,
  'settings-conflict': (fact) =>
    say`settings of ${strong(fact('profile'))} exclude each other: ${code(fact('settings'))}`,
  'value-not-valid': (fact) => say`the value of ${code(fact('setting'))} is not valid`,
} satisfies Partial<Table<ReasonCode>>;

const roleReasons = {
  'role-arn-with-source-profile': (fact) => say`from profile ${strong(fact('sourceProfile'))}`,
  'role-arn-with-credential-source': (fact) => say`from ${code(fact('credentialSource'))}`,
  'role-arn-with-own-credentials': (fact) =>
    say`with the profile’s own credentials (${plain(spokenSource(fact('source')))})`,
  'role-without-source': (fact) => say`${strong(fact('profile'))} names no credentials to start from`,
  'two-role-sources': (fact) =>
    say`${strong(fact('profile'))} names both ${code('source_profile')} and ${code('credential_source')}`,
  'missing-source-profile': (fact) =>
    say`the source profile ${strong(fact('sourceProfile'))} of ${strong(fact('profile'))} does not exist`,
  'role-chain-cycle': (fact) => say`the source profiles go round in a circle: ${code(fact('profiles'))}`,
  'credential-source-unknown': (fact) =>
    say`${code(fact('credentialSource'))} is no credential source that this tool knows`,
  'credential-source-without-credentials': (fact) =>
    say`the credential source ${code(fact('credentialSource'))} has nothing`,
  'mfa-code-not-asked': (fact) =>
    say`${strong(fact('profile'))} needs an MFA code, and this tool does not ask for one`,
  'source-without-credentials': (fact) =>
    say`the source profile ${strong(fact('profile'))} has no credentials`,
  'source-not-usable': (fact) =>
    say`the source profile ${strong(fact('profile'))} cannot be used (${plain(spokenSource(fact('source')))})`,
} satisfies Partial<Table<ReasonCode>>;

const signInReasons = {
  'web-identity-in-profile': (fact) => say`token file and role in profile ${strong(fact('profile'))}`,
  'web-identity-without-role': (fact) => say`a token file, but ${code(fact('missing'))} is missing`,
  'token-file-missing': (fact) => say`the token file ${code(fact('file'))} is not there`,
  'sso-session': (fact) => say`session ${strong(fact('session'))}`,
  'sso-legacy': (fact) => say`start URL ${code(fact('startUrl'))}`,
  'missing-sso-session': (fact) => say`there is no section for session ${strong(fact('session'))}`,
  'incomplete-sso': (fact) => say`incomplete: ${code(fact('missing'))} is missing`,
  'sso-settings-differ': (fact) => say`${code(fact('setting'))} differs between the profile and its session`,
  'sso-token-missing': () => say`nobody is signed in: run ${code('aws sso login')}`,
  'sso-token-not-valid': (fact) => say`the sign-in kept in ${code(fact('file'))} cannot be read`,
  'sso-token-expired': () => say`the sign-in has ended: run ${code('aws sso login')}`,
  'login-session': (fact) => say`signed in as ${code(fact('session'))}`,
  'login-token-missing': () => say`nobody is signed in: run ${code('aws login')}`,
  'login-token-not-valid': (fact) => say`the sign-in kept in ${code(fact('file'))} cannot be read`,
  'login-token-expired': () => say`the sign-in has ended: run ${code('aws login')}`,
  'login-not-supported': (fact) => say`${code('login_session')} is set, but needs ${code(fact('needs'))}`,
  'credential-process': (fact) => say`runs ${code(fact('program'))}`,
} satisfies Partial<Table<ReasonCode>>;

const otherReasons = {
  'file-has-no-access-key': (fact) => say`no access key in ${code(fact('file'))}`,
  'access-key-in-file': (fact) => say`access key in ${code(fact('file'))}`,
  'sdk-store-not-here': () => say`on Windows only`,
  'sdk-store-missing': () => say`nothing is stored in it`,
  'profile-not-in-sdk-store': (fact) => say`no profile ${strong(fact('profile'))} in it`,
  'profile-in-sdk-store': (fact) => say`profile ${strong(fact('profile'))}`,
  'sdk-store-passed-by': () => say`passed by, because a file is named`,
  'encrypted-store-missing': () => say`there is no encrypted store`,
  'encrypted-store-not-readable': () => say`it is not what Keyway wrote last`,
  'profile-not-in-encrypted-store': (fact) => say`no profile ${strong(fact('profile'))} in it`,
  'profile-in-encrypted-store': (fact) => say`profile ${strong(fact('profile'))}`,
  'never-handed-out': (fact) => say`${strong(fact('profile'))} is never handed out`,
  'stored-key-expired': (fact) => say`${strong(fact('profile'))} has expired`,
  'session-of-profile': (fact) => say`the session of ${strong(fact('profile'))}, started where none runs`,
  'container-endpoint': (fact) => say`asks ${code(fact('host'))}`,
  'container-host-not-allowed': (fact) =>
    say`${code(fact('host'))} is not a host that credentials may come from`,
  'container-address-not-valid': () => say`the address is not valid`,
  'container-comes-first': () => say`not asked: a container address is set`,
  'metadata-available': () => say`asks the instance it runs on`,
  'metadata-unavailable': () => say`this machine is no EC2 instance`,
  'metadata-disabled': (fact) => say`not asked: ${code(fact('variable'))} turns it off`,
} satisfies Partial<Table<ReasonCode>>;

/** What the walk itself says. */
const walkReasons = {
  outranked: (fact) =>
    say`${plain(foundWords(fact('found')))}, but ${plain(spokenSource(fact('by')))} comes first`,
  'not-asked': (fact) => say`not asked: ${plain(spokenSource(fact('by')))} comes first`,
  'stopped-before': (fact) => say`not reached: the tool stops at ${plain(spokenSource(fact('by')))}`,
} satisfies Partial<Table<ReasonCode>>;

const reasons: Table<ReasonCode> = {
  ...walkReasons,
  ...invocationReasons,
  ...environmentReasons,
  ...profileReasons,
  ...roleReasons,
  ...signInReasons,
  ...otherReasons,
};

/** What a source that was outranked would have been used for. */
const found: ReadonlyMap<string, string> = new Map([
  ['keys-given', 'an access key is given'],
  ['access-key-in-variables', 'has an access key'],
  ['access-key-in-profile', 'has an access key'],
  ['access-key-in-file', 'has an access key'],
  ['web-identity-in-variables', 'a token file and a role are set'],
  ['web-identity-in-profile', 'a token file and a role are set'],
  ['sso-session', 'a session is set'],
  ['sso-legacy', 'a start URL is set'],
  ['login-session', 'a sign-in is set'],
  ['credential-process', 'a program is set'],
  ['profile-in-sdk-store', 'has the profile'],
  ['profile-in-encrypted-store', 'has the profile'],
  ['session-of-profile', 'a session can be started'],
  ['container-endpoint', 'an address is set'],
]);

function foundWords(reason: string): string {
  return found.get(reason) ?? (reason.startsWith('role-arn') ? 'a role is set' : 'could be used');
}

function isReason(name: string): name is ReasonCode {
  return Object.hasOwn(reasons, name);
}

/** Why a source is what it is: a phrase without a full stop, beginning in lower case. An unknown code as it is. */
export function reasonParts({ reason, facts }: Pick<Candidate, 'reason' | 'facts'>): Phrase {
  return isReason(reason) ? reasons[reason]((name: string) => String(facts[name] ?? '')) : [plain(reason)];
}

/** The same as one string. */
export function reasonText(candidate: Pick<Candidate, 'reason' | 'facts'>): string {
  return joinParts(reasonParts(candidate));
}
