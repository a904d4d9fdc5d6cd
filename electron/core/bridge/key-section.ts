/** What settings make a section of, for handing out, and the quick reading of stored profiles. Loads no dialect. Pure. */
import { expirationKeys, timeOf } from '../importing/found-profile.js';
import { Secret } from '../secret.js';
import type { HeldKey, KeySection } from './access-key.js';

/** Of IAM Identity Center what a profile must have; botocore passes over one with neither (credentials.py, `SSOProvider`). */
const firstSettings = ['role_arn', 'web_identity_token_file', 'sso_account_id', 'sso_role_name'] as const;

/** @param textOf a setting's value; empty where there is none */
export function keySectionOf(textOf: (key: string) => string): KeySection {
  const process = textOf('credential_process');
  const has = (name: string): boolean => textOf(name) !== '';
  const session = {
    first: firstSettings.some(has),
    otherwise: process !== '' || has('login_session') || has('credential_source'),
    hasDevice: has('mfa_serial'),
  };
  return { key: keyOf(textOf), credentialProcess: process === '' ? null : process, session };
}

/** botocore 1.43.11, credentials.py `SharedCredentialProvider`: of the two names of a token the older one counts first. */
function keyOf(textOf: (key: string) => string): HeldKey | null {
  const [accessKeyId, secret] = [textOf('aws_access_key_id'), textOf('aws_secret_access_key')];
  if (accessKeyId === '' || secret === '') return null;
  const token = textOf('aws_security_token') || textOf('aws_session_token');
  const times = expirationKeys.map((key) => timeOf(textOf(key))).filter((time) => time !== null);
  return {
    accessKeyId,
    secretAccessKey: new Secret(secret),
    sessionToken: token === '' ? null : new Secret(token),
    expiration: token === '' ? null : (times[0] ?? null),
  };
}

/** One setting: a key of small letters, digits and underscores, and a value of printable ASCII that neither begins nor ends with a blank. */
const plainLine = /^([a-z][a-z0-9_]*) ?= ?([!-~](?:[ -~]*[!-~])?)$/u;

/**
 * The section of a body that has nothing but such settings, each once: as `sectionOfBody` reads it, which the tests hold it to, but
 * without what it takes to read any file. That takes a tenth of the time in which a credential is handed out.
 *
 * @returns null for any other body
 */
export function sectionOfPlainBody(body: Uint8Array): KeySection | null {
  const settings = new Map<string, string>();
  const lines = new TextDecoder('utf-8').decode(body).split('\n');
  if (lines.at(-1) === '') lines.pop();
  for (const line of lines) {
    const [, key, value] = plainLine.exec(line) ?? [];
    if (key === undefined || value === undefined || settings.has(key)) return null;
    settings.set(key, value);
  }
  return keySectionOf((key) => settings.get(key) ?? '');
}
