/** Access keys and rotations that do whatever they are asked, for tests of the transports. */
import { fail, succeed } from '../../shared/models/failure.js';
import type { KeyRow } from '../../shared/models/key.js';
import type { RotationRow } from '../../shared/models/rotation.js';
import type { Services } from '../services/api.js';

const row: KeyRow = {
  id: 'key-1',
  keyId: '****MPLE',
  isTemporary: false,
  places: [
    { profile: 'base', profileId: 'shared:base', storeType: 'shared', path: '~/.aws/credentials', line: 2 },
  ],
  dependants: [],
  sessions: [],
  traits: ['plaintext'],
  learned: null,
  failure: null,
  isAsked: false,
  rotation: null,
  rotatedBy: 'base',
};
export const sampleRotation: RotationRow = {
  id: 'rotation-1',
  profile: 'base',
  accountId: '111122223333',
  userName: 'alice',
  oldKeyId: '****MPLE',
  newKeyId: null,
  stage: 'watch',
  isGoingBack: false,
  ended: null,
  isUnanswered: false,
  startedAt: '2026-11-21T12:00:00.000Z',
  endedAt: null,
  proofs: [],
  change: null,
  putBackChange: null,
  oldKeyUse: null,
  remindAt: null,
};
const rotated = (): Promise<{ readonly ok: true; readonly value: RotationRow }> =>
  Promise.resolve(succeed(sampleRotation));

export const sampleKeyServices: Pick<Services, 'keys' | 'rotation'> = {
  keys: {
    list: () => Promise.resolve({ revision: 1, keys: [row], isStoreLocked: false, oldAfterDays: 90 }),
    learn: () => Promise.resolve({ asked: 1, answered: 1, waiting: [] }),
    programs: () => Promise.resolve({ programs: [], isKnown: true }),
    preview: (_, action) =>
      Promise.resolve(succeed({ row, action, profiles: ['base'], sessions: [], programs: [], isLast: true })),
    act: () => Promise.resolve(fail({ code: 'key-not-found', facts: {}, action: null })),
  },
  rotation: {
    list: () => Promise.resolve(succeed([sampleRotation])),
    start: rotated,
    resume: rotated,
    undo: rotated,
    abort: rotated,
    deleteOld: rotated,
    remind: rotated,
    check: () =>
      Promise.resolve(
        succeed({
          profile: 'base',
          accountId: sampleRotation.accountId,
          userName: sampleRotation.userName,
          oldKeyId: sampleRotation.oldKeyId,
          places: [],
          programs: [],
        }),
      ),
    startSeveral: () => Promise.resolve({ done: [sampleRotation], stopped: null, left: [] }),
  },
};
