/** A store that stands open and does whatever it is asked, for tests of the transports. */
import { succeed } from '../../shared/models/failure.js';
import type { StoreDetail } from '../../shared/models/store.js';
import type { Services } from '../services/api.js';
import { typedSecret } from '../services/typed-secret.js';

const sampleDetail: StoreDetail = {
  revision: 1,
  summary: { state: 'ready', reason: null, id: '0'.repeat(32), key: 'keychain', entries: 0 },
  path: '~/.local/share/keyway/store.json',
  entries: [],
  locking: { idleMinutes: null, onSuspend: false, onScreenLock: false },
  tells: { suspend: false, screenLock: false },
  hasRecoveryKit: false,
  plaintext: [],
  keychain: 'available',
  historySealed: true,
};

const done = () => Promise.resolve(succeed(null));
const nothingMade = { id: null, files: [], writtenInPlace: [] };

export const sampleStoreServices: Pick<Services, 'store' | 'moving' | 'handingOut' | 'activity'> = {
  store: {
    summary: () => Promise.resolve(sampleDetail.summary),
    detail: () => Promise.resolve(sampleDetail),
    create: done,
    lock: done,
    unlock: done,
    rekey: done,
    saveRecoveryKit: () => Promise.resolve(succeed('~/kit.txt')),
    backup: () => Promise.resolve(succeed('~/backup')),
    restore: () => Promise.resolve(succeed('~/backup')),
    acceptVersion: done,
    setLocking: () => Promise.resolve(),
    setHandOut: done,
    used: () => undefined,
  },
  moving: {
    moveIn: () => Promise.resolve(succeed({ ...nothingMade, alsoIn: [] })),
    moveOut: () => Promise.resolve(succeed(nothingMade)),
    connect: () => Promise.resolve(succeed(nothingMade)),
    sdkStore: () => Promise.resolve(succeed(null)),
    importSdkStore: (names) => Promise.resolve(succeed(names)),
  },
  handingOut: {
    credentials: () =>
      Promise.resolve(
        succeed({
          accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
          secretAccessKey: typedSecret('wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'),
          sessionToken: null,
          expiration: null,
        }),
      ),
  },
  activity: { list: () => Promise.resolve([]), exportTo: () => Promise.resolve(succeed(null)) },
};
