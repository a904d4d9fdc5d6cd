/** A profile as the encrypted store keeps it: the lines of a section, and what only Keyway needs to know. */
import type { HandOut } from '../../../shared/models/store.js';

/**
 * What is sealed of a profile. The store is read as one document of such sections, in their order, as the AWS CLI reads a
 * credentials file: everything that can be done to a profile of a file can be done to one in the store.
 */
export interface StoredProfile {
  /** Opaque, `[a-z0-9]{20}`; stays through renaming. Config lines name it. */
  readonly id: string;
  readonly name: string;
  /** The lines below the header, printed; they hold secrets. */
  readonly body: Uint8Array;
  readonly handOut: HandOut;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
  readonly changedAt: number;
}

/** What is known of it while the store is locked. */
export type StoredName = Pick<StoredProfile, 'id' | 'name'>;
