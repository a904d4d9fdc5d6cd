/**
 * What each finding says besides its code. Facts never hold a secret; access key IDs are masked but for their
 * last four characters, because findings are shown in the window.
 *
 * | code | subject | facts | origin |
 * |---|---|---|---|
 * | byte-order-mark, invalid-utf-8, text-before-section | path | none | the line |
 * | line-without-delimiter, entry-without-key | path | section: header, without brackets | the line |
 * | duplicate-section | path | section: header; firstLine: where it stands first | the later header |
 * | duplicate-key | path | section: header; key: as written; firstLine | the later line |
 * | nested-line-without-delimiter | path | section: header; key: whose block it is | the line |
 * | uppercase-default-section | path | settings: how many every profile inherits | the header |
 * | profile-prefix-missing | path | section: header | the header |
 * | section-name-not-readable | path | section: header; reason: `words`, `quotes`, `letter-case`, `leading-space` | the header |
 * | carriage-return-in-value | path | lines: how many end with a carriage return alone | the first of them |
 * | commented-out-secret | path | none | the line |
 * | file-readable-by-others, file-writable-by-others | path | mode: permission bits in octal, such as `644` | none |
 * | folder-writable-by-others | path of the folder | mode: permission bits in octal, such as `775` | none |
 * | default-twice, profile-twice | profile | section: header that the AWS CLI passes over; usedLine: header it reads instead | the header passed over |
 * | profile-prefix-in-credentials | profile | section: header; name: what the prefix was meant to name | the header |
 * | profile-name-not-portable | profile | section: header; reason: `characters`, `header-form`, `text-after-header` | the header |
 * | plaintext-long-term-key | profile | accessKeyId: masked | the secret's line |
 * | missing-source-profile | profile | sourceProfile; suggestion: a profile that may be meant, may be left out | its line |
 * | role-without-source | profile | reason: `none`, `credential-source` (a value botocore does not know), `source-has-none` (the source profile holds no credentials); value: that value or source profile, else empty; suggestion: the value that may be meant, may be left out | the line |
 * | two-role-sources | profile | sourceProfile; credentialSource | the credential_source line |
 * | role-chain-cycle | profile | profiles: names on the way, joined by `, `, at most ten | the source_profile line |
 * | web-identity-without-role | profile | none | the web_identity_token_file line |
 * | partial-access-key | profile | present, missing: names of settings | the present one's line |
 * | split-access-key | profile | idFile, secretFile: paths | the access key ID's line |
 * | access-key-outranks-other-source | profile | source: `sso`, `login`, `process`, `web-identity`; awsCli: true where the AWS CLI uses the key too, false where only other tools do | the access key ID's line |
 * | missing-sso-session | profile | session; suggestion: a session that may be meant, may be left out | the sso_session line |
 * | incomplete-sso | profile | missing: settings joined by `, `, may be empty; differing: a setting that profile and session give different values, may be empty | a sso_ line |
 * | uppercase-key, inline-comment-in-value, quoted-value, empty-value | profile | key: as written | the line |
 * | setting-name-close | profile | key: as written; suggestion: the setting that may be meant; taken: that one is set there too | the line |
 * | profile-without-settings | profile | none | the header |
 * | region-missing | profile | none | the header |
 * | region-unknown | profile | key: `region` or `sso_region`; region: as written; suggestion: the Region that may be meant, may be left out | the line |
 * | legacy-sso | profile | none | the sso_start_url line |
 * | process-program-missing | profile | program; reason: `not-there`, `not-executable`, `not-in-path`, `home-not-expanded` (`~` means a home folder to a shell alone) | the credential_process line |
 * | same-access-key | profile | accessKeyId: masked; other: one profile that has it too; count: how many others | the access key ID's line |
 * | access-key-differs | profile | differs: `id`, `secret`; accessKeyId: masked, of the credentials file; other: masked, of the config file | the access key ID's line in the config file |
 * | setting-differs | profile | key; file: the credentials file, whose value counts | the line in the config file |
 * | secret-in-config | profile | key: the first secret; movable: the credentials file can take the key without another source being used then | the secret's line |
 * | store-key-differs | profile | differs: `id`, `secret`; accessKeyId: masked, of the encrypted store; other: masked, of the file | the access key ID's line in the file |
 * | bridge-line-broken | profile | reason: `not-in-store`, `other-command` (another installation, or another home); stored: a profile of that name is in the store | the credential_process line |
 * | stored-profile-not-connected | profile | none | the header in the store |
 * | old-access-key | profile | accessKeyId: masked; createdAt: ISO; days: after how many the person calls one old | the access key ID's line |
 * | root-access-key | profile | accessKeyId: masked | the access key ID's line |
 * | old-key-waits | profile | accessKeyId: masked, of the old key; since: when it was deactivated, ISO | none |
 * | clock-skew | this computer | seconds: how far it is ahead of AWS, negative where it is behind; measuredAt: when AWS was last asked, ISO | none |
 * | active-copy-stale | profile | copyOf: the profile it was copied from | the header |
 */
import type { Finding, FindingCode, Severity } from '../../../shared/models/finding.js';
import type { FileOrigin } from '../../../shared/models/origin.js';
import type { ProblemFacts } from '../dialects/botocore-problems.js';

type None = Readonly<Record<never, never>>;
interface InSection {
  readonly section: string;
}
interface OfKey {
  readonly key: string;
}
interface OfMode {
  readonly mode: string;
}
interface Suggestion {
  /** What may be meant; left out where nothing is close enough. */
  readonly suggestion?: string;
}
interface PassedOver extends InSection {
  readonly usedLine: number;
}

/** The facts by code; the table above says what each means. */
export interface FindingFacts extends ProblemFacts {
  readonly 'default-twice': PassedOver;
  readonly 'profile-twice': PassedOver;
  readonly 'profile-prefix-in-credentials': InSection & { readonly name: string };
  readonly 'profile-name-not-portable': InSection & {
    readonly reason: 'characters' | 'header-form' | 'text-after-header';
  };
  readonly 'plaintext-long-term-key': { readonly accessKeyId: string };
  readonly 'missing-source-profile': { readonly sourceProfile: string } & Suggestion;
  readonly 'role-without-source': {
    readonly reason: 'none' | 'credential-source' | 'source-has-none';
    readonly value: string;
  } & Suggestion;
  readonly 'two-role-sources': { readonly sourceProfile: string; readonly credentialSource: string };
  readonly 'role-chain-cycle': { readonly profiles: string };
  readonly 'web-identity-without-role': None;
  readonly 'partial-access-key': { readonly present: string; readonly missing: string };
  readonly 'split-access-key': { readonly idFile: string; readonly secretFile: string };
  readonly 'access-key-outranks-other-source': {
    readonly source: 'sso' | 'login' | 'process' | 'web-identity';
    readonly awsCli: boolean;
  };
  readonly 'missing-sso-session': { readonly session: string } & Suggestion;
  readonly 'incomplete-sso': { readonly missing: string; readonly differing: string };
  readonly 'uppercase-key': OfKey;
  readonly 'inline-comment-in-value': OfKey;
  readonly 'quoted-value': OfKey;
  readonly 'empty-value': OfKey;
  readonly 'setting-name-close': OfKey & { readonly suggestion: string; readonly taken: boolean };
  readonly 'profile-without-settings': None;
  readonly 'region-missing': None;
  readonly 'region-unknown': OfKey & { readonly region: string } & Suggestion;
  readonly 'legacy-sso': None;
  readonly 'process-program-missing': {
    readonly program: string;
    readonly reason: 'not-there' | 'not-executable' | 'not-in-path' | 'home-not-expanded';
  };
  readonly 'same-access-key': {
    readonly accessKeyId: string;
    readonly other: string;
    readonly count: number;
  };
  readonly 'access-key-differs': {
    readonly differs: 'id' | 'secret';
    readonly accessKeyId: string;
    readonly other: string;
  };
  readonly 'setting-differs': OfKey & { readonly file: string };
  readonly 'secret-in-config': OfKey & { readonly movable: boolean };
  readonly 'store-key-differs': {
    readonly differs: 'id' | 'secret';
    readonly accessKeyId: string;
    readonly other: string;
  };
  readonly 'bridge-line-broken': {
    readonly reason: 'not-in-store' | 'other-command';
    readonly stored: boolean;
  };
  readonly 'stored-profile-not-connected': None;
  readonly 'active-copy-stale': { readonly copyOf: string };
  readonly 'carriage-return-in-value': { readonly lines: number };
  readonly 'commented-out-secret': None;
  readonly 'file-readable-by-others': OfMode;
  readonly 'file-writable-by-others': OfMode;
  readonly 'folder-writable-by-others': OfMode;
  readonly 'old-access-key': {
    readonly accessKeyId: string;
    readonly createdAt: string;
    readonly days: number;
  };
  readonly 'root-access-key': { readonly accessKeyId: string };
  readonly 'old-key-waits': { readonly accessKeyId: string; readonly since: string };
  readonly 'clock-skew': { readonly seconds: number; readonly measuredAt: string };
}

/** How bad each is by itself: `error` where the AWS CLI fails, `warning` where tools differ or a secret is at risk. */
const severities: Readonly<Record<FindingCode, Severity>> = {
  'byte-order-mark': 'error',
  'invalid-utf-8': 'error',
  'text-before-section': 'error',
  'line-without-delimiter': 'error',
  'entry-without-key': 'error',
  'duplicate-section': 'error',
  'duplicate-key': 'error',
  'nested-line-without-delimiter': 'error',
  'uppercase-default-section': 'warning',
  'default-twice': 'warning',
  'profile-twice': 'warning',
  'profile-prefix-missing': 'warning',
  'profile-prefix-in-credentials': 'warning',
  'section-name-not-readable': 'warning',
  'profile-name-not-portable': 'warning',
  'plaintext-long-term-key': 'warning',
  'missing-source-profile': 'error',
  'role-without-source': 'error',
  'two-role-sources': 'error',
  'role-chain-cycle': 'error',
  'web-identity-without-role': 'error',
  'partial-access-key': 'error',
  'split-access-key': 'error',
  'access-key-outranks-other-source': 'warning',
  'missing-sso-session': 'error',
  'incomplete-sso': 'error',
  'uppercase-key': 'warning',
  'inline-comment-in-value': 'warning',
  'quoted-value': 'warning',
  'empty-value': 'warning',
  'setting-name-close': 'warning',
  'profile-without-settings': 'info',
  'region-missing': 'info',
  'region-unknown': 'warning',
  'legacy-sso': 'info',
  'process-program-missing': 'error',
  'same-access-key': 'warning',
  'access-key-differs': 'warning',
  'setting-differs': 'info',
  'secret-in-config': 'warning',
  'active-copy-stale': 'warning',
  'store-key-differs': 'warning',
  'bridge-line-broken': 'error',
  'stored-profile-not-connected': 'info',
  'carriage-return-in-value': 'warning',
  'commented-out-secret': 'warning',
  'file-readable-by-others': 'warning',
  'file-writable-by-others': 'warning',
  'folder-writable-by-others': 'warning',
  'old-access-key': 'warning',
  'root-access-key': 'warning',
  'old-key-waits': 'info',
  'clock-skew': 'warning',
};

/** Makes a finding; `severity` only where it differs from what the code usually has. */
export function makeFinding<Code extends FindingCode>(
  code: Code,
  subject: string,
  facts: FindingFacts[Code],
  origin: FileOrigin | null,
  severity: Severity = severities[code],
): Finding {
  return { code, severity, subject, facts: { ...facts }, origin };
}
