/** The ports of the encrypted store for tests: a keychain in memory, a system that tells nothing, lines that nobody runs. */
import type { Ports } from '../../services/ports.js';
import { createMemoryKeychain } from '../../services/store/testing.js';
import { createQuickSealing } from './quick-sealing.js';

export type StorePorts = Pick<
  Ports,
  'keychain' | 'sealing' | 'systemEvents' | 'ownCommand' | 'openApps' | 'lineRunner' | 'decryption'
>;

export function createStorePorts(): StorePorts {
  return {
    keychain: createMemoryKeychain(),
    sealing: createQuickSealing(),
    systemEvents: {
      tells: { suspend: false, screenLock: false },
      watch: () => Promise.resolve(() => undefined),
    },
    ownCommand: { node: '/usr/bin/node', command: '/opt/keyway/keyway' },
    openApps: null,
    lineRunner: { run: () => Promise.resolve({ kind: 'failed', reason: 'not-started' }) },
    decryption: { isHere: false, decrypt: (values) => Promise.resolve(values.map(() => null)) },
  };
}
