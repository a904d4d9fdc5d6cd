/** Which of the shared files makes Keyway hand out a session in the place of a key, as services/bridge/handing-out.ts has it. */
import { keySectionOf } from '../../bridge/key-section.js';
import type { Context } from '../context.js';
import { type BotocoreProfile, partOf, textOf } from './botocore-profile.js';

type Role = 'credentials' | 'config';
const roles = ['credentials', 'config'] as const;

/** What asks for a session before a key of the same profile; then what does where there is no key. */
const firstSettings = ['role_arn', 'web_identity_token_file', 'sso_account_id', 'sso_role_name'] as const;
const otherSettings = ['credential_process', 'login_session', 'credential_source'] as const;

/** A setting that a session is started by, and the file in which it stands. */
export interface SessionSetting {
  readonly role: Role;
  readonly setting: string;
}

/** A role, a web identity or IAM Identity Center; null where the profile has none. */
export function firstSession(context: Context): SessionSetting | null {
  return find(context, firstSettings);
}

/** The same, or, where the profile has no key, what else a session is started by. */
export function sessionOf(context: Context, hasKey: boolean): SessionSetting | null {
  return firstSession(context) ?? (hasKey ? null : find(context, otherSettings));
}

function find(context: Context, settings: readonly string[]): SessionSetting | null {
  for (const role of roles) {
    const part = partOf(context[role], context.profile.name);
    const setting = settings.find((key) => (textOf(part, key) ?? '') !== '');
    if (setting !== undefined) return { role, setting };
  }
  return null;
}

/** A whole key in one of the files, the credentials file first; null where neither has one. */
export function fileWithKey(context: Context): Role | null {
  const hasKey = (part: BotocoreProfile | null): boolean =>
    keySectionOf((key) => textOf(part, key) ?? '').key !== null;
  return roles.find((role) => hasKey(partOf(context[role], context.profile.name))) ?? null;
}
