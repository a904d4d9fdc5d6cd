/** The Sealing port as it is, but that a passphrase costs next to nothing. */
import type { Sealing } from '../../core/store/sealing.js';
import { createNodeSealing } from '../node-sealing.js';

export interface QuickSealing extends Sealing {
  /** How often a passphrase was stretched. */
  readonly stretched: number;
}

export function createQuickSealing(): QuickSealing {
  const sealing = createNodeSealing();
  let stretched = 0;
  return {
    ...sealing,
    get stretched() {
      return stretched;
    },
    stretch(passphrase, salt) {
      stretched += 1;
      return sealing.stretch(passphrase, salt, { cost: 2, blockSize: 8, parallelization: 1 });
    },
  };
}
