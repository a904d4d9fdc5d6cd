/** Texts and values for the tests of this folder. */
import { type IniDocument, parseDocument } from '../ini/document.js';
import { Secret } from '../secret.js';
import type { PastedDraft } from './paste.js';

export const id = 'AKIAIOSFODNN7EXAMPLE';
export const otherId = 'AKIAI44QH8DHBEXAMPLE';
export const temporaryId = 'ASIAIOSFODNN7EXAMPLE';
export const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
export const otherSecret = 'je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY';
export const token =
  'AQoEXAMPLEH4aoAH0gNCAPyJxz4BlCFFxWNE1OPTgk5TthT+FvwqnKwRcOIfrRh3c/LTo6UDdyJwOOvEVPvLXCrrrUtdnniCEXAMPLE=';

export const keys = { aws_access_key_id: id, aws_secret_access_key: secret };
export const otherKeys = { aws_access_key_id: otherId, aws_secret_access_key: otherSecret };
export const temporary = {
  aws_access_key_id: temporaryId,
  aws_secret_access_key: secret,
  aws_session_token: token,
};

/** Everything in the open, for comparing. */
export function open(draft: PastedDraft | undefined): Readonly<Record<string, string>> {
  const all = [...(draft?.settings ?? [])];
  return Object.fromEntries(
    all.map(([key, value]) => [key, value instanceof Secret ? value.reveal() : value]),
  );
}

export function documentOf(lines: readonly string[]): IniDocument {
  return parseDocument(new TextEncoder().encode(lines.map((line) => `${line}\n`).join('')));
}

export function blockOf(header: string, settings: Readonly<Record<string, string>>): readonly string[] {
  return [`[${header}]`, ...Object.entries(settings).map(([key, value]) => `${key} = ${value}`)];
}
