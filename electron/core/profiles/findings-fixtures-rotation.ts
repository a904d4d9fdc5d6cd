/** For tests: rotations as the journal has them at noon of 21 November 2026. */
import type { RotationRow } from '../../../shared/models/rotation.js';
import { byPerson, type Fixtures } from './findings-fixtures.js';

const rotate = { kind: 'dialog', dialog: 'rotate' } as const;
const waiting: RotationRow = {
  ...{ id: 'r', profile: 'base', accountId: '111122223333', userName: 'alice' },
  ...{ oldKeyId: '****MPLE', newKeyId: '****0001', stage: 'watch', isGoingBack: false, ended: null },
  isUnanswered: false,
  startedAt: '2026-11-14T11:59:00.000Z',
  endedAt: null,
  proofs: [{ stage: 'deactivate', at: '2026-11-14T12:00:00.000Z' }],
  change: 'c1',
  putBackChange: null,
  oldKeyUse: null,
  remindAt: '2026-11-21T12:00:00.000Z',
};

export const rotationFixtures: Fixtures<'old-key-waits'> = {
  'old-key-waits': [
    byPerson('a week ago', { rotations: [waiting] }, rotate, {
      rotations: [{ ...waiting, remindAt: '2026-11-21T12:00:00.001Z' }],
    }),
    byPerson('no reminder wanted', { rotations: [waiting] }, rotate, {
      rotations: [{ ...waiting, remindAt: null }],
    }),
    byPerson('deleted', { rotations: [waiting] }, rotate, {
      rotations: [{ ...waiting, ended: 'rotated', endedAt: '2026-11-20T12:00:00.000Z' }],
    }),
    byPerson('taken back', { rotations: [waiting] }, rotate, {
      rotations: [{ ...waiting, isGoingBack: true }],
    }),
  ],
};
