/** Access keys and rotations for tests of the window. */
import type { KeyActionPreview, KeyLearned, KeyList, KeyPlace, KeyRow } from '../../shared/models/key.js';
import type { RotationCheck, RotationRow } from '../../shared/models/rotation.js';

const day = 86_400_000;

export function daysAgo(days: number): string {
  return new Date(Date.now() - days * day).toISOString();
}

export function keyPlace(profile: string, given: Partial<KeyPlace> = {}): KeyPlace {
  return {
    profile,
    profileId: `shared:${profile}`,
    storeType: 'shared',
    path: '~/.aws/credentials',
    line: 3,
    ...given,
  };
}

export function learnedKey(given: Partial<KeyLearned> = {}): KeyLearned {
  return {
    at: daysAgo(0),
    accountId: '111122223333',
    userName: 'ada',
    arn: 'arn:aws:iam::111122223333:user/ada',
    isRoot: false,
    status: 'active',
    createdAt: daysAgo(412),
    lastUse: { at: daysAgo(3), service: 's3', region: 'eu-west-1' },
    otherKeys: [],
    untold: [],
    ...given,
  };
}

/** A key of one profile that AWS was never asked about, but for what is given. */
export function keyRow(profile: string, given: Partial<KeyRow> = {}): KeyRow {
  return {
    id: `key-${profile}`,
    keyId: '****MPLE',
    isTemporary: false,
    places: [keyPlace(profile)],
    dependants: [],
    sessions: [],
    traits: ['plaintext'],
    learned: null,
    failure: null,
    isAsked: false,
    rotation: null,
    rotatedBy: profile,
    ...given,
  };
}

export function keyListOf(keys: readonly KeyRow[], given: Partial<KeyList> = {}): KeyList {
  return { revision: 1, keys, isStoreLocked: false, oldAfterDays: 90, ...given };
}

export function keyPreviewOf(row: KeyRow, given: Partial<KeyActionPreview> = {}): KeyActionPreview {
  return { row, action: 'deactivate', profiles: [], sessions: [], programs: [], isLast: false, ...given };
}

/** At rest: the old key is deactivated and waits to be deleted. */
export function rotationRow(profile: string, given: Partial<RotationRow> = {}): RotationRow {
  return {
    id: `rotation-${profile}`,
    profile,
    accountId: '111122223333',
    userName: 'ada',
    oldKeyId: '****MPLE',
    newKeyId: '****NEW1',
    stage: 'watch',
    isGoingBack: false,
    ended: null,
    isUnanswered: false,
    startedAt: daysAgo(1),
    endedAt: null,
    proofs: (['create', 'save', 'prove', 'deactivate'] as const).map((stage) => ({ stage, at: daysAgo(1) })),
    change: 'c1',
    putBackChange: null,
    oldKeyUse: null,
    remindAt: null,
    ...given,
  };
}

export function rotationListOf(rotations: readonly RotationRow[]) {
  return { revision: 1, rotations };
}

export function rotationCheckOf(given: Partial<RotationCheck> = {}): RotationCheck {
  return {
    profile: 'acme-base',
    accountId: '111122223333',
    userName: 'ada',
    oldKeyId: '****MPLE',
    places: [{ profile: 'acme-base', where: '~/.aws/credentials' }],
    programs: [],
    ...given,
  };
}
