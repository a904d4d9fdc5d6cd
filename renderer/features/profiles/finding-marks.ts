/** Whether a row needs a mark. A row knows codes only; what each weighs is told here once. */
import type { FindingCode } from '../../../shared/models/finding.js';
import type { ListedProfile } from '../../../shared/models/profile.js';

/** Worth knowing in the detail, but no reason to mark a row. */
const quiet: ReadonlySet<FindingCode> = new Set([
  'profile-without-settings',
  'plaintext-long-term-key',
  'legacy-sso',
  'setting-differs',
]);

/** The AWS CLI fails with these. */
const errors: ReadonlySet<FindingCode> = new Set([
  'missing-source-profile',
  'role-without-source',
  'two-role-sources',
  'role-chain-cycle',
  'web-identity-without-role',
  'partial-access-key',
  'split-access-key',
  'missing-sso-session',
  'incomplete-sso',
]);

export function hasWarnings(profile: ListedProfile): boolean {
  return profile.findings.some((code) => !quiet.has(code));
}

export function hasErrors(profile: ListedProfile): boolean {
  return profile.findings.some((code) => errors.has(code));
}
