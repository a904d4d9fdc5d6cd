/** A version of a file from before: what it was like is known, its bytes are at hand or sealed. */
import { type Result, succeed } from '../../../shared/models/failure.js';
import { countSections } from '../../core/ini/outline.js';
import type { Fingerprint } from '../changes/content-seal.js';
import { type Content, documentOf, sameContent } from './content.js';

export interface KeptVersion {
  /** Bytes. */
  readonly length: number;
  readonly sections: () => number;
  /** Null where it was read from what is sealed. */
  readonly plain: Uint8Array | null;
  /** As it stands on the disk; null where it was not read from there. */
  readonly sealed: Uint8Array | null;
  readonly fingerprint: Fingerprint | null;
  holds(content: Uint8Array): boolean;
  /** Null where it is damaged; fails where it is sealed and the store does not open it. */
  content(): Promise<Result<Content>>;
}

export function plainVersion(bytes: Uint8Array): KeptVersion {
  let sections: number | null = null;
  return {
    length: bytes.length,
    sections: () => (sections ??= countSections(documentOf(bytes))),
    plain: bytes,
    sealed: null,
    fingerprint: null,
    holds: (content) => sameContent(content, bytes),
    content: () => Promise.resolve(succeed(bytes)),
  };
}

export function versionOf(content: Content): KeptVersion | null {
  return content === null ? null : plainVersion(content);
}

export function sameVersion(one: KeptVersion | null, other: KeptVersion | null): boolean {
  if (one === other) return true;
  if (one === null || other === null) return false;
  if (other.plain !== null) return one.holds(other.plain);
  if (one.plain !== null) return other.holds(one.plain);
  return sameContent(one.sealed, other.sealed);
}
