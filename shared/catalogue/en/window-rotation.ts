/** Words of rotating access keys in the window: the stages, their proofs, what undo means at each point. */
import type { RotationRow } from '../../models/rotation.js';
import { code, plain, strong, type TextPart } from '../words.js';
import { accountId, ago, clockTime, listOf, plural } from './format.js';

type RotationStage = RotationRow['stage'];
type RotationStep = 'check' | RotationStage;

/** What proofs are told of. */
type Proved = Pick<RotationRow, 'userName' | 'accountId' | 'newKeyId' | 'oldKeyId'>;

/** The stage, what it will do, what is done while it lasts, what it has shown, and what taking it back means. */
export interface StepWords {
  readonly name: string;
  readonly will: string;
  readonly doing: string;
  readonly proof: (row: Proved) => string;
  readonly undo: string;
}

const steps: Readonly<Record<RotationStep, StepWords>> = {
  check: {
    name: 'Check',
    will: 'Asks AWS whose key it is and whether every later step is allowed.',
    doing: 'Asking AWS whose key it is…',
    proof: (row) =>
      `AWS says: user ${row.userName} in ${accountId(row.accountId)}, and lets the key be rotated.`,
    undo: 'Nothing was made or written.',
  },
  create: {
    name: 'Create',
    will: 'Asks AWS for a new key, once, and waits until AWS takes it everywhere.',
    doing: 'Making the new key, and waiting until AWS takes it…',
    proof: ({ newKeyId }) => `AWS takes the new key${newKeyId === null ? '' : `, ${newKeyId}`}.`,
    undo: 'Taking it back deletes the new key. Your files still have the old one.',
  },
  save: {
    name: 'Save',
    will: 'Writes the new key wherever the old one stands, in one change.',
    doing: 'Saving the new key wherever the old one stands…',
    proof: () => 'The new key stands wherever the old one stood.',
    undo: 'Taking it back puts the old key into your files again.',
  },
  prove: {
    name: 'Prove',
    will: 'Asks AWS who you are, with what your files and the store hold then.',
    doing: 'Asking AWS with what your files and the store hold now…',
    proof: ({ userName }) => `What they hold is the new key, and AWS says that it is ${userName}.`,
    undo: 'Taking it back puts the old key into your files again.',
  },
  deactivate: {
    name: 'Deactivate',
    will: 'Deactivates the old key. It can be reactivated.',
    doing: 'Deactivating the old key…',
    proof: ({ oldKeyId }) => `AWS lists the old key, ${oldKeyId}, as inactive.`,
    undo: 'Taking it back reactivates the old key.',
  },
  watch: {
    name: 'Watch',
    will: 'The old key rests, inactive, while you see whether anything misses it.',
    doing: 'The old key rests, inactive. See whether anything misses it.',
    proof: () => 'Nothing has missed it, you said.',
    undo: 'Taking it back reactivates the old key.',
  },
  delete: {
    name: 'Delete',
    will: 'Deletes the old key for good, now or later, when you say so.',
    doing: 'Deleting the old key…',
    proof: () => 'AWS does not list the old key any more.',
    undo: 'A deleted key cannot be brought back.',
  },
};

const stopped: Readonly<Record<RotationStage, string>> = {
  create: 'Stopped while the new key was made. Your files have the old key, which works.',
  save: 'Stopped before the new key was saved everywhere. Both keys work.',
  prove: 'Stopped before the new key was proved. Both keys work.',
  deactivate: 'Your files have the new key. The old one still works.',
  watch: 'The old key rests, inactive.',
  delete: 'Stopped before the old key was deleted. It is inactive.',
};

/** What is said of a rotation in one line. */
function stateLine(row: RotationRow, isWorking: boolean): string {
  if (row.ended === 'rotated') return 'Done: the new key is in place, and the old one is deleted.';
  if (row.ended === 'undone') return undoneLine(row);
  if (row.isGoingBack) return isWorking ? 'Taking back…' : 'Stopped while it was taken back.';
  if (isWorking && row.stage !== 'watch') return steps[row.stage].doing;
  return row.isUnanswered
    ? 'AWS was asked for a key and did not answer. Resume: Keyway looks whether one was made.'
    : stopped[row.stage];
}

/** One that made no key took nothing back, and where no profile was left, no file was written. */
function undoneLine({ newKeyId, change, putBackChange }: RotationRow): string {
  if (newKeyId === null) return 'Ended without a new key. The old one is as it was.';
  return change !== null && putBackChange === null
    ? 'Taken back on AWS: the old key is active, and the new one is deleted. Your files were not written.'
    : 'Taken back: the old key is in its places, and the new one is deleted.';
}

/** Services that Keyway itself asked with the old key before it was deactivated. */
const asked: ReadonlySet<string> = new Set(['iam', 'sts']);

function oldKeyUse({ oldKeyUse: use }: Pick<RotationRow, 'oldKeyUse'>, now: number): string | null {
  if (use === null) return null;
  if (use.at === null) return 'AWS says that the old key was never used.';
  const by = [use.service, use.region].filter((each) => each !== null && each !== 'N/A');
  const told = `AWS says that the old key was last used ${ago(now - Date.parse(use.at))}${by.length === 0 ? '' : ` (${by.join(', ')})`}.`;
  return asked.has(use.service ?? '') ? `${told} That may have been Keyway itself.` : told;
}

/** What to do next, in the words of the window: elsewhere it names commands. Null: what is said everywhere. */
function advice(failure: string, facts: Readonly<Record<string, unknown>>): string | null {
  switch (failure) {
    case 'rotation-two-keys':
      return facts['isHere'] === true
        ? 'Rotate or remove the profile with that key first.'
        : 'If nobody needs it, delete it first.';
    case 'rotation-under-way':
      return 'Go on with it, or take it back.';
    case 'rotation-unanswered':
      return 'There may be a key that nobody has the secret of. Resume: Keyway looks for it, and asks before it deletes it.';
    case 'rotation-not-possible':
      return facts['reason'] === 'key-elsewhere'
        ? 'Look at the profile in Resolution, then try again.'
        : null;
    case 'rotation-stopped':
      return stopAdvice.get(String(facts['reason'])) ?? null;
    default:
      return null;
  }
}

const stopAdvice: ReadonlyMap<string, string> = new Map([
  ['old-key-inactive', 'Reactivate it and resume, or take everything back.'],
  ['new-key-gone', 'Take everything back: the old key is put into your files first.'],
  ['new-key-inactive', 'Reactivate it in the console and resume, or take everything back.'],
  [
    'not-in-stores',
    'Undo what removed the profile or replaced its key, in Activity, then resume; or take everything back.',
  ],
  ['not-accepted', 'That may last some minutes. Resume then.'],
  [
    'stores-differ',
    'Another program changed it meanwhile. Take everything back, or put the files in order and resume.',
  ],
]);

export const rotating = {
  title: (profile: string) => `Rotate the access key of ${profile}`,
  stages: 'Stages',
  steps,
  advice,
  stateLine,
  oldKeyUse,
  states: {
    done: 'done',
    now: 'under way',
    stopped: 'stopped here',
    resting: 'waits for you',
    next: 'to come',
    back: 'being taken back',
    'taken-back': 'taken back',
    'not-done': 'not done',
  },
  checking: 'Asking AWS whose key it is, and what the policies allow. Nothing is made or written.',
  facts: {
    account: 'Account ID',
    user: 'User',
    oldKey: 'Old key',
    newKey: 'New key',
    places: 'The new key will stand in',
  },
  place: (profile: string, where: string): readonly TextPart[] => [
    strong(profile),
    plain(' in '),
    code(where),
  ],
  programs: (names: readonly string[]): readonly TextPart[] => [
    strong(listOf(names, 6)),
    plain(
      ` ${names.length === 1 ? 'has' : 'have'} the old key in the environment, and ${names.length === 1 ? 'must be restarted' : 'must be restarted'} before it is deactivated.`,
    ),
  ],
  program: (program: string, pid: number) => `${program} (${String(pid)})`,
  cannot: 'It cannot be rotated yet',
  start: 'Start the rotation',
  checkAgain: 'Check again',
  twoKeys: {
    title: (userName: string) => `${userName} has two access keys, which is all that AWS allows.`,
    other: 'The user’s other key',
    facts: (key: string, isActive: boolean, used: string | null) =>
      `${key} · ${isActive ? 'active' : 'inactive'} · ${used === null ? 'never used, as far as AWS tells' : `last used ${used}`}`,
    here: 'It stands in your own files or in the store: it is not deleted from here.',
    used: 'It was used in the last 30 days: somebody needs it. Keyway does not delete it on the way.',
    canDelete: 'It stands nowhere here and was not used in the last 30 days.',
    deleteFirst: 'Delete it first, then rotate',
  },
  resume: 'Resume',
  goOnBack: 'Go on taking back',
  pause: 'Pause',
  undoStep: 'Undo last step',
  undoAll: 'Take everything back',
  deleteNow: 'Delete old key now…',
  working: 'Working…',
  close: 'Close',
  later: 'Close, decide later',
  background: 'It goes on when you close this.',
  asks: {
    desktop: 'Keyway asks in a window of its own before a key is deleted.',
    web: 'Keyway asks in the terminal that it runs in before a key is deleted.',
  },
  remind: 'Remind me',
  remindIn: (days: number) => `In ${plural(days, 'day', 'days')}`,
  remindNot: 'Do not remind me',
  remindsAt: (time: string) => `You are reminded ${time} that the old key waits.`,
  remindDue: 'You wanted to be reminded: the old key still waits to be deleted.',
  reminded: (time: string): readonly TextPart[] => [plain(`You are reminded ${time}.`)],
  notReminded: 'You are not reminded.',
  forCode: (profile: string) => `The key of ${profile} may be changed with MFA only.`,
  toasts: {
    watching: (profile: string): readonly TextPart[] => [
      strong(profile),
      plain(' has its new key. The old one is deactivated.'),
    ],
    rotated: (profile: string): readonly TextPart[] => [
      strong(profile),
      plain(' has its new key, and the old one is deleted.'),
    ],
    undone: (profile: string): readonly TextPart[] => [
      plain('Taken back: '),
      strong(profile),
      plain(' has its old key.'),
    ],
    stoodBack: (profile: string): readonly TextPart[] => [
      plain('The last step of the rotation of '),
      strong(profile),
      plain(' is taken back.'),
    ],
    needsCode: (profile: string): readonly TextPart[] => [
      plain('The rotation of '),
      strong(profile),
      plain(' needs a code of an MFA device.'),
    ],
    show: 'Show',
  },
  underWay: 'Rotations under way',
  rowLine: ({ oldKeyId, newKeyId, userName }: RotationRow) =>
    `${oldKeyId} → ${newKeyId ?? 'a new key'} · ${userName}`,
  begun: (row: RotationRow, now: number) => `begun ${clockTime(row.startedAt, now)}`,
  open: 'Open…',
  openOf: (profile: string) => `Open the rotation of ${profile}`,
  due: 'reminder',
  waits: 'Keys: a rotation waits for you',
} as const;

/** Several in a row. */
export const rotatingSeveral = {
  title: (count: number) => (count === 1 ? 'Rotate one key' : `Rotate ${String(count)} keys`),
  help: 'One after the other, each up to the stage Watch: new key in place, old key deactivated. It stops at the first that needs you.',
  noDelete: 'No old key is deleted. You are reminded of them.',
  confirm: 'Start',
  progress: (done: number, all: number) => `${String(done)} of ${String(all)} rotated`,
  list: 'Keys to rotate',
  states: { waiting: 'waits', now: 'under way', done: 'rotated', stopped: 'stopped', left: 'not begun' },
  cancel: 'Stop after this step',
  summary: (done: number, stopped: boolean, left: number) =>
    [
      `${plural(done, 'key is', 'keys are')} rotated.`,
      ...(stopped ? ['One needs you.'] : []),
      ...(left === 0 ? [] : [`${plural(left, 'was', 'were')} not begun.`]),
    ].join(' '),
  openStopped: 'Open it',
  goOn: (count: number) => (count === 1 ? 'Go on with the one left' : `Go on with the ${String(count)} left`),
  done: (done: number, all: number): readonly TextPart[] => [
    strong(`${String(done)} of ${plural(all, 'key', 'keys')}`),
    plain(` ${done === 1 ? 'is' : 'are'} rotated.`),
  ],
} as const;
