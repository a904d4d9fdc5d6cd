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
 * | file-readable-by-others | path | mode: permission bits in octal, such as `644` | none |
 * | default-twice, profile-twice | profile | section: header that the AWS CLI passes over; usedLine: header it reads instead | the header passed over |
 * | profile-prefix-in-credentials | profile | section: header; name: what the prefix was meant to name | the header |
 * | profile-name-not-portable | profile | section: header; reason: `characters`, `header-form`, `text-after-header` | the header |
 * | plaintext-long-term-key | profile | accessKeyId: masked | the secret's line |
 * | missing-source-profile | profile | sourceProfile | its line |
 * | role-without-source | profile | reason: `none`, `credential-source` (a value botocore does not know), `source-has-none` (the source profile holds no credentials); value: that value or source profile, else empty | the line |
 * | two-role-sources | profile | sourceProfile; credentialSource | the credential_source line |
 * | role-chain-cycle | profile | profiles: names on the way, joined by `, `, at most ten | the source_profile line |
 * | web-identity-without-role | profile | none | the web_identity_token_file line |
 * | partial-access-key | profile | present, missing: names of settings | the present one's line |
 * | split-access-key | profile | idFile, secretFile: paths | the access key ID's line |
 * | access-key-outranks-other-source | profile | source: `sso`, `login`, `process`, `web-identity`; awsCli: true where the AWS CLI uses the key too, false where only other tools do | the access key ID's line |
 * | missing-sso-session | profile | session | the sso_session line |
 * | incomplete-sso | profile | missing: settings joined by `, `, may be empty; differing: a setting that profile and session give different values, may be empty | a sso_ line |
 * | uppercase-key, inline-comment-in-value, empty-value | profile | key: as written | the line |
 * | profile-without-settings | profile | none | the header |
 * | same-access-key | profile | accessKeyId: masked; other: one profile that has it too; count: how many others | the access key ID's line |
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
  readonly 'missing-source-profile': { readonly sourceProfile: string };
  readonly 'role-without-source': {
    readonly reason: 'none' | 'credential-source' | 'source-has-none';
    readonly value: string;
  };
  readonly 'two-role-sources': { readonly sourceProfile: string; readonly credentialSource: string };
  readonly 'role-chain-cycle': { readonly profiles: string };
  readonly 'web-identity-without-role': None;
  readonly 'partial-access-key': { readonly present: string; readonly missing: string };
  readonly 'split-access-key': { readonly idFile: string; readonly secretFile: string };
  readonly 'access-key-outranks-other-source': {
    readonly source: 'sso' | 'login' | 'process' | 'web-identity';
    readonly awsCli: boolean;
  };
  readonly 'missing-sso-session': { readonly session: string };
  readonly 'incomplete-sso': { readonly missing: string; readonly differing: string };
  readonly 'uppercase-key': OfKey;
  readonly 'inline-comment-in-value': OfKey;
  readonly 'empty-value': OfKey;
  readonly 'profile-without-settings': None;
  readonly 'same-access-key': {
    readonly accessKeyId: string;
    readonly other: string;
    readonly count: number;
  };
  readonly 'active-copy-stale': { readonly copyOf: string };
  readonly 'file-readable-by-others': { readonly mode: string };
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
  'empty-value': 'warning',
  'profile-without-settings': 'info',
  'same-access-key': 'warning',
  'active-copy-stale': 'warning',
  'file-readable-by-others': 'warning',
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
