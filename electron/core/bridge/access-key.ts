/** The access key that a section of the AWS files holds, as the AWS CLI reads it. Pure. */
import type { FileRole } from '../../../shared/vocabulary.js';
import { readAsBotocore } from '../dialects/botocore-reading.js';
import type { ReadSection } from '../dialects/dialect.js';
import { parseDocument } from '../ini/document.js';
import type { Secret } from '../secret.js';
import { keySectionOf } from './key-section.js';

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
  /** What else it says of temporary credentials. */
  readonly session: SessionHints;
}

/**
 * `first`: a role, a web identity or IAM Identity Center, which the AWS CLI asks before a key of the same profile (aws-cli 2,
 * `create_credential_resolver`). `otherwise`: what it asks where there is no key. `hasDevice`: the profile names an MFA device.
 */
export interface SessionHints {
  readonly first: boolean;
  readonly otherwise: boolean;
  readonly hasDevice: boolean;
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

/** What a stored profile says. @param body the lines below the header, as the store keeps them */
export function sectionOfBody(body: Uint8Array): KeySection {
  const header = new TextEncoder().encode('[stored]\n');
  const bytes = new Uint8Array(header.length + body.length);
  bytes.set(header);
  bytes.set(body, header.length);
  const { section } = readKeySection(bytes, 'credentials', 'stored');
  return section ?? keySectionOf(() => '');
}

/** Its key alone. */
export function keyOfBody(body: Uint8Array): HeldKey | null {
  return sectionOfBody(body).key;
}

function sectionOf({ settings }: ReadSection): KeySection {
  return keySectionOf((key) => settings.get(key)?.value ?? '');
}
