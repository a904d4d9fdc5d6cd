/** The access key that a section of the AWS files holds, as the AWS CLI reads it. Pure. */
import type { FileRole } from '../../../shared/vocabulary.js';
import { readAsBotocore } from '../dialects/botocore-reading.js';
import type { ReadSection } from '../dialects/dialect.js';
import { expirationKeys, timeOf } from '../importing/found-profile.js';
import { parseDocument } from '../ini/document.js';
import { Secret } from '../secret.js';

/** An access key as it stands in a file or in the store. */
export interface HeldKey {
  readonly accessKeyId: string;
  readonly secretAccessKey: Secret;
  /** Null for a long-term key. */
  readonly sessionToken: Secret | null;
  /** ISO time; null for a long-term key, and where nothing says when a temporary one ends. */
  readonly expiration: string | null;
}

/** What a file says of one profile, as far as handing out goes. */
export interface KeySection {
  /** Null where it holds no whole key. */
  readonly key: HeldKey | null;
  readonly credentialProcess: string | null;
}

/**
 * A profile of a file; null where the file has none of that name.
 *
 * @returns also null for `section` where the AWS CLI refuses the whole file, whose line is then in `refusedAt`
 */
export function readKeySection(
  bytes: Uint8Array,
  role: FileRole,
  name: string,
): { readonly section: KeySection | null; readonly isRefused: boolean; readonly refusedAt: number | null } {
  const { profiles, refusal } = readAsBotocore(parseDocument(bytes), role);
  const section = profiles.get(name);
  return {
    section: section === undefined ? null : sectionOf(section),
    isRefused: refusal !== null,
    refusedAt: refusal?.line ?? null,
  };
}

/** The key of a stored profile. @param body the lines below the header, as the store keeps them */
export function keyOfBody(body: Uint8Array): HeldKey | null {
  const header = new TextEncoder().encode('[stored]\n');
  const bytes = new Uint8Array(header.length + body.length);
  bytes.set(header);
  bytes.set(body, header.length);
  return readKeySection(bytes, 'credentials', 'stored').section?.key ?? null;
}

function sectionOf(section: ReadSection): KeySection {
  const textOf = (key: string): string => section.settings.get(key)?.value ?? '';
  const process = textOf('credential_process');
  return { key: keyOf(textOf), credentialProcess: process === '' ? null : process };
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
