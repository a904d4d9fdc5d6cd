/** What one run of a rotation works with. */
import type { Rotation } from '../../core/rotation/journal.js';
import type { AwsSide } from './aws-side.js';
import type { Journal } from './journal-file.js';
import type { RotationParts } from './parts.js';
import type { StoresSide } from './stores-side.js';

export interface RunAround {
  readonly parts: RotationParts;
  readonly aws: AwsSide;
  readonly stores: StoresSide;
  readonly journal: Journal;
  /** The lock of this rotation is still ours. */
  readonly isHeld: () => boolean;
  readonly onProgress: (rotation: Rotation) => void;
}
