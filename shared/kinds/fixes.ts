/** What mends a finding: an edit of the files, a form, a dialog, other permissions, or nothing that Keyway can do by itself. */
import type { Finding, FindingCode } from '../models/finding.js';

export type FindingFix =
  /** An edit that is worked out from the files: previewed, made and undone like every change. */
  | { readonly kind: 'edit' }
  /** A person must decide: the profile's form, at that field; null for its kind. */
  | { readonly kind: 'form'; readonly field: string | null }
  | {
      readonly kind: 'dialog';
      readonly dialog: 'to-sso-session' | 'remove' | 'replace-key' | 'rename' | 'move-in' | 'rotate';
    }
  /** Other permission bits for the file or folder. */
  | { readonly kind: 'mode'; readonly mode: number }
  | { readonly kind: 'none' };

type Rule = FindingFix | ((finding: Finding) => FindingFix);

const edit: FindingFix = { kind: 'edit' };
const none: FindingFix = { kind: 'none' };

/** How to mend what was found. */
export function fixOf(finding: Finding): FindingFix {
  const rule: Rule = rules[finding.code];
  return typeof rule === 'function' ? rule(finding) : rule;
}

/** Settings without which a source is half: taken out they would leave a profile that no tool can use. */
const decisive: ReadonlySet<string> = new Set([
  ...['aws_access_key_id', 'aws_secret_access_key', 'aws_session_token', 'aws_security_token'],
  ...['role_arn', 'source_profile', 'credential_source', 'web_identity_token_file'],
  ...['sso_session', 'sso_account_id', 'sso_role_name', 'sso_start_url', 'sso_region'],
  ...['credential_process', 'login_session'],
]);

/** Command lines: what looks like a comment or like quotes around a value may be a part of them. */
const commands: ReadonlySet<string> = new Set(['credential_process', 'cli_pager']);

/** Whether a value of the setting is a command line. @param key in any letter case */
export function isCommandSetting(key: string): boolean {
  return commands.has(key.toLowerCase());
}

const rules: Readonly<Record<FindingCode, Rule>> = {
  'byte-order-mark': edit,
  'invalid-utf-8': edit,
  'text-before-section': edit,
  'line-without-delimiter': edit,
  'entry-without-key': edit,
  'duplicate-section': edit,
  'duplicate-key': edit,
  'nested-line-without-delimiter': edit,
  'uppercase-default-section': edit,
  'default-twice': edit,
  'profile-twice': edit,
  'profile-prefix-missing': edit,
  'profile-prefix-in-credentials': (finding) => (textOf(finding, 'name') === '' ? removed : edit),
  'section-name-not-readable': (finding) => (isNameless(textOf(finding, 'section')) ? none : edit),
  'profile-name-not-portable': (finding) =>
    textOf(finding, 'reason') === 'characters' ? { kind: 'dialog', dialog: 'rename' } : edit,
  'plaintext-long-term-key': { kind: 'dialog', dialog: 'move-in' },
  'missing-source-profile': (finding) => (isSuggested(finding) ? edit : form('source_profile')),
  'role-without-source': (finding) =>
    isSuggested(finding)
      ? edit
      : form(textOf(finding, 'reason') === 'credential-source' ? 'credential_source' : 'source_profile'),
  'two-role-sources': form('source_profile'),
  'role-chain-cycle': form('source_profile'),
  'web-identity-without-role': form('role_arn'),
  'partial-access-key': (finding) => form(textOf(finding, 'missing')),
  'split-access-key': edit,
  'access-key-outranks-other-source': edit,
  'missing-sso-session': (finding) => (isSuggested(finding) ? edit : form('sso_session')),
  'incomplete-sso': (finding) => form(incompleteField(finding)),
  'uppercase-key': edit,
  'inline-comment-in-value': (finding) =>
    isCommandSetting(textOf(finding, 'key')) ? form(textOf(finding, 'key').toLowerCase()) : edit,
  'quoted-value': edit,
  'empty-value': (finding) => {
    const key = textOf(finding, 'key').toLowerCase();
    return decisive.has(key) ? form(key) : edit;
  },
  'setting-name-close': (finding) =>
    finding.facts['taken'] === true ? form(textOf(finding, 'suggestion')) : edit,
  'profile-without-settings': { kind: 'dialog', dialog: 'remove' },
  'region-missing': form('region'),
  'region-unknown': (finding) => (isSuggested(finding) ? edit : form(textOf(finding, 'key'))),
  'legacy-sso': { kind: 'dialog', dialog: 'to-sso-session' },
  'process-program-missing': form('credential_process'),
  'same-access-key': form('aws_access_key_id'),
  'access-key-differs': form('aws_access_key_id'),
  'setting-differs': edit,
  'secret-in-config': (finding) => (finding.facts['movable'] === true ? edit : form('aws_access_key_id')),
  'active-copy-stale': edit,
  'store-key-differs': form('aws_access_key_id'),
  'bridge-line-broken': (finding) => (finding.facts['stored'] === true ? edit : form('credential_process')),
  'stored-profile-not-connected': edit,
  'carriage-return-in-value': edit,
  'commented-out-secret': edit,
  'file-readable-by-others': { kind: 'mode', mode: 0o600 },
  'file-writable-by-others': withoutWriting,
  'folder-writable-by-others': withoutWriting,
  'old-access-key': { kind: 'dialog', dialog: 'rotate' },
  // Keyway makes no keys of the root user.
  'root-access-key': none,
  // Deleting a key is for its rotation, where main asks.
  'old-key-waits': { kind: 'dialog', dialog: 'rotate' },
  // Only the system sets its clock.
  'clock-skew': none,
};

const removed: FindingFix = { kind: 'dialog', dialog: 'remove' };

function form(field: string | null): FindingFix {
  return { kind: 'form', field };
}

function textOf({ facts }: Finding, name: string): string {
  return String(facts[name] ?? '');
}

function isSuggested({ facts }: Finding): boolean {
  return facts['suggestion'] !== undefined;
}

/** A section that is to be an sso-session or services and says no name: nobody but its author knows one. */
function isNameless(header: string): boolean {
  return /^\s*(?:sso-session|services)\s*$/iu.test(header);
}

function incompleteField(finding: Finding): string {
  const differing = textOf(finding, 'differing');
  return differing === '' ? (textOf(finding, 'missing').split(', ', 1)[0] ?? '') : differing;
}

const WRITE_BY_GROUP_AND_OTHERS = 0o022;

function withoutWriting(finding: Finding): FindingFix {
  const mode = Number.parseInt(textOf(finding, 'mode'), 8);
  return Number.isNaN(mode) ? none : { kind: 'mode', mode: mode & ~WRITE_BY_GROUP_AND_OTHERS };
}
