/** The ports of the encrypted store for tests: a keychain in memory, a system that tells nothing, lines that nobody runs; and an AWS that never answers. */
import { succeed } from '../../../shared/models/result.js';
import type { Ports } from '../../services/ports.js';
import { createMemoryKeychain } from '../../services/store/testing.js';
import { createQuickSealing } from './quick-sealing.js';
import { type AwsPorts, createSilentAwsPorts } from './silent-aws.js';

export type StorePorts = Pick<
  Ports,
  'keychain' | 'sealing' | 'systemEvents' | 'ownCommand' | 'openApps' | 'lineRunner' | 'decryption'
> &
  AwsPorts;

export function createStorePorts(): StorePorts {
  return {
    ...createSilentAwsPorts(),
    keychain: createMemoryKeychain(),
    sealing: createQuickSealing(),
    systemEvents: {
      tells: { suspend: false, screenLock: false },
      watch: () => Promise.resolve(() => undefined),
    },
    ownCommand: succeed({ node: '/usr/bin/node', command: '/opt/keyway/keyway' }),
    openApps: null,
    lineRunner: { run: () => Promise.resolve({ kind: 'failed', reason: 'not-started' }) },
    decryption: { isHere: false, decrypt: (values) => Promise.resolve(values.map(() => null)) },
  };
}
