/** What a text says of one profile, and the names by which texts of all kinds call the parts of a key. */
import type { PastedFormat } from '../../../shared/models/pasted.js';
import type { Settings } from './foreign.js';

export interface FoundProfile {
  readonly format: PastedFormat;
  /** Null where the text names none. */
  readonly name: string | null;
  readonly settings: Settings;
  /** ISO 8601 in UTC; null where the text does not say. */
  readonly expiresAt: string | null;
}

/** Names without case, spaces, underscores and a leading `aws`. */
const memberSettings: ReadonlyMap<string, string> = new Map([
  ['accesskeyid', 'aws_access_key_id'],
  ['accesskey', 'aws_access_key_id'],
  ['secretaccesskey', 'aws_secret_access_key'],
  ['secretkey', 'aws_secret_access_key'],
  ['sessiontoken', 'aws_session_token'],
  ['securitytoken', 'aws_session_token'],
  // What metadata services answer.
  ['token', 'aws_session_token'],
  ['region', 'region'],
  ['defaultregion', 'region'],
  ['defaultregionname', 'region'],
  ['regionname', 'region'],
  ['defaultoutputformat', 'output'],
  ['accountid', 'aws_account_id'],
]);
const nameMembers: ReadonlySet<string> = new Set(['username', 'profilename']);
const timeMembers: ReadonlySet<string> = new Set(['expiration', 'expires', 'expiresat']);

/** What a member of that name says; null for one that says nothing of a profile, such as a password. */
export function meaningOf(member: string): string | null {
  const plain = member
    .toLowerCase()
    .replaceAll(/[^a-z]/gu, '')
    .replace(/^aws/u, '');
  if (nameMembers.has(plain)) return 'name';
  return timeMembers.has(plain) ? 'expiration' : (memberSettings.get(plain) ?? null);
}

/**
 * The profile of members such as those of a JSON object or a row of a table; the first of two that say the same counts.
 * Null without both an access key ID and a secret access key.
 */
export function profileOfMembers(
  format: PastedFormat,
  members: Iterable<readonly [name: string, value: unknown]>,
): FoundProfile | null {
  const settings = new Map<string, string>();
  let name: string | null = null;
  let expiresAt: string | null = null;
  for (const [member, value] of members) {
    const meaning = meaningOf(member);
    if (meaning === 'expiration') expiresAt ??= timeOf(value);
    if (meaning === null || meaning === 'expiration' || typeof value !== 'string') continue;
    const text = value.trim();
    if (meaning === 'name') name ??= text === '' ? null : text;
    else if (isFit(meaning, text) && !settings.has(meaning)) settings.set(meaning, text);
  }
  const isKey = settings.has('aws_access_key_id') && settings.has('aws_secret_access_key');
  return isKey ? { format, name, settings, expiresAt } : null;
}

/** No part of a key has spaces or asterisks: those are words, and keys that somebody masked. */
function isFit(key: string, value: string): boolean {
  if (key === 'aws_account_id') return /^\d{12}$/u.test(value);
  return value !== '' && !/[\s*]/u.test(value);
}

/** Beyond these, in milliseconds, it is no time at which credentials end. */
const latest = Date.UTC(9999, 0);
/** Numbers below are seconds: as milliseconds they would be in 1973. */
const leastMilliseconds = 1e11;

/**
 * A time as ISO 8601 in UTC; null for what is none. A text without a time zone is nobody's time: it is not guessed at.
 *
 * @param value a text, or seconds or milliseconds since 1970 (the access portal's GetRoleCredentials)
 */
export function timeOf(value: unknown): string | null {
  const time = typeof value === 'string' ? ofText(value.trim()) : typeof value === 'number' ? value : NaN;
  const milliseconds = time < leastMilliseconds ? time * 1000 : time;
  return milliseconds > 0 && milliseconds < latest ? new Date(milliseconds).toISOString() : null;
}

function ofText(text: string): number {
  // PowerShell's ConvertTo-Json, before version 6.
  const ticks = /^\/Date\((?<ticks>\d{1,15})\)\/$/u.exec(text)?.groups?.['ticks'];
  if (ticks !== undefined) return Number(ticks);
  const hasZone = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)? ?(?:Z|UTC|[+-]\d\d:?\d\d)$/u.test(text);
  return hasZone ? Date.parse(text.replace(/ ?UTC$/u, 'Z').replace(' ', 'T')) : NaN;
}

/** Where the tools that write temporary keys into profiles note until when: saml2aws, aws-azure-login, Granted and others. */
export const expirationKeys = [
  'x_security_token_expires',
  'aws_expiration',
  'aws_session_expiration',
  'aws_credential_expiration',
  'expiration',
] as const;
