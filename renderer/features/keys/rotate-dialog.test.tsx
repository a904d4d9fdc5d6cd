import { ORPCError } from '@orpc/client';
import { afterEach, describe, expect, it } from 'vitest';
import type { RotationRow } from '../../../shared/models/rotation.js';
import type { Answers } from '../../testing/fake-client.js';
import {
  daysAgo,
  keyListOf,
  keyRow,
  learnedKey,
  rotationCheckOf,
  rotationListOf,
  rotationRow,
} from '../../testing/keys.js';
import { listedProfile } from '../../testing/profiles.js';
import { device } from '../../testing/sessions.js';
import { openWindow, type OpenWindow } from '../../testing/window.js';

const names = ['acme-base', 'ci', 'legacy'];
const profiles = names.map((name) => listedProfile({ name, kind: 'access-key', accessKeyId: '****MPLE' }));
const keys = names.map((name) =>
  keyRow(name, { keyId: `****${name.slice(0, 4)}`, traits: ['old'], learned: learnedKey() }),
);

let open: OpenWindow | undefined;
afterEach(() => {
  open?.close();
  open = undefined;
});

const byLabel = (label: string) =>
  [...document.querySelectorAll<HTMLElement>('button, [role="menuitem"]')].find(
    (each) => (each.getAttribute('aria-label') ?? each.textContent) === label,
  ) ?? null;
const inputsOf = (procedure: string) =>
  open?.calls.filter((call) => call.procedure === procedure).map((call) => call.input) ?? [];
const dialog = () => document.querySelector<HTMLElement>('[role="dialog"], [role="alertdialog"]');
const text = () => dialog()?.textContent ?? '';
const toasts = () => document.querySelector('.toasts')?.textContent ?? '';
const step = () => document.querySelector('[aria-current="step"]')?.textContent ?? '';
const status = () => dialog()?.querySelector('[role="status"]')?.textContent ?? '';
const alert = () => dialog()?.querySelector('[role="alert"]')?.textContent ?? '';

/** A main whose one rotation is what the test says. */
function main(first: RotationRow | null, answers: Answers = {}) {
  let row = first;
  const table: Answers = {
    'keys.list': () => keyListOf(keys),
    'rotations.list': () => rotationListOf(row === null ? [] : [row]),
    'rotations.check': () => rotationCheckOf(),
    ...answers,
  };
  return {
    table,
    set: (next: RotationRow | null) => {
      row = next;
      return next;
    },
  };
}

async function openRotation(table: Answers): Promise<OpenWindow> {
  open = await openWindow(profiles, table);
  await open.click(byLabel('Keys') ?? byLabel('Keys: a rotation waits for you'));
  await open.click(byLabel('Rotate ****acme'));
  await open.settle();
  return open;
}

function failure(code: string, facts: object): ORPCError<string, unknown> {
  return new ORPCError(code, { defined: true, data: { facts, action: null } });
}

const mfaNeeded = () => failure('mfa-needed', { device, profiles: 'acme-base' });

describe('before a rotation', () => {
  it('says whose key it is, where the new one will stand, and what must be restarted', async () => {
    const check = rotationCheckOf({
      places: [
        { profile: 'acme-base', where: '~/.aws/credentials' },
        { profile: 'acme-base', where: 'encrypted store' },
      ],
      programs: [{ pid: 4711, program: 'node' }],
    });
    await openRotation(main(null, { 'rotations.check': () => check }).table);
    expect(inputsOf('rotations.check')).toEqual([{ profile: 'acme-base', key: 'key-acme-base', mfa: null }]);
    expect(text()).toContain('ada');
    expect(text()).toContain('1111 2222 3333');
    expect(text()).toContain('acme-base in ~/.aws/credentials');
    expect(text()).toContain('acme-base in encrypted store');
    expect(text()).toContain('node (4711) has the old key in the environment');
    expect(document.querySelectorAll('.rotation-step')).toHaveLength(7);
    expect(text()).toContain('A deleted key cannot be brought back.');
  });

  it('says in words why it cannot be begun, and checks again', async () => {
    let isRoot = true;
    const { table } = main(null, {
      'rotations.check': () => {
        if (isRoot) throw failure('rotation-not-possible', { profile: 'acme-base', reason: 'root-user' });
        return rotationCheckOf();
      },
    });
    await openRotation(table);
    expect(alert()).toContain('This is an access key of the root user.');
    expect(byLabel('Start the rotation')).toBeNull();
    isRoot = false;
    await open?.click(byLabel('Check again'));
    expect(byLabel('Start the rotation')?.hasAttribute('disabled')).toBe(false);
  });

  it('of two keys says which the other is, and deletes it first only where nobody needs it', async () => {
    const other = {
      ...{ profile: 'acme-base', userName: 'ada', otherKey: '****ZZZZ', isActive: true, isHere: false },
      ...{ lastUsedAt: daysAgo(200), service: 's3' },
    };
    const two = { ...other };
    const { table, set } = main(null, {
      'rotations.check': () => {
        throw failure('rotation-two-keys', two);
      },
      'rotations.start': () => set(rotationRow('acme-base')),
    });
    await openRotation(table);
    expect(alert()).toContain('****ZZZZ · active · last used 200 days ago');
    await open?.click(byLabel('Delete it first, then rotate'));
    expect(inputsOf('rotations.start')).toEqual([
      { profile: 'acme-base', key: 'key-acme-base', deletesUnused: true, mfa: null },
    ]);
    open?.close();
    for (const [given, sentence] of [
      [{ lastUsedAt: daysAgo(2) }, 'It was used in the last 30 days'],
      [{ isHere: true }, 'It stands in your own files'],
    ] as const) {
      Object.assign(two, other, given);
      set(null);
      await openRotation(table);
      expect(alert()).toContain(sentence);
      expect(byLabel('Delete it first, then rotate')).toBeNull();
      open?.close();
    }
  });

  it('asks for a code where a policy wants MFA, for the check and not again', async () => {
    const { table } = main(null, {
      'rotations.check': (input) => {
        if (!hasCode(input)) throw mfaNeeded();
        return rotationCheckOf();
      },
    });
    await openRotation(table);
    expect(document.body.textContent).toContain('The key of acme-base may be changed with MFA only.');
    await typeCode('123456');
    expect(inputsOf('rotations.check').at(-1)).toEqual({
      profile: 'acme-base',
      key: 'key-acme-base',
      mfa: { kind: 'code', device, code: '123456' },
    });
    expect(byLabel('Start the rotation')?.hasAttribute('disabled')).toBe(false);
  });
});

describe('a rotation under way', () => {
  it('shows each stage as main comes to it, and its proof with the time', async () => {
    let finish: (row: RotationRow) => void = () => undefined;
    const { table, set } = main(null, {
      'rotations.start': () =>
        new Promise<RotationRow>((resolve) => {
          set(rotationRow('acme-base', { stage: 'save', proofs: [{ stage: 'create', at: daysAgo(0) }] }));
          finish = resolve;
        }),
    });
    await openRotation(table);
    await open?.click(byLabel('Start the rotation'));
    // As the topic would make the window do.
    await open?.click(byLabel('Cancel'));
    await open?.click(byLabel('Profiles'));
    await open?.click(byLabel('Keys'));
    const rested = rotationRow('acme-base', { remindAt: daysAgo(-7) });
    set(rested);
    finish(rested);
    await open?.settle();
    expect(toasts()).toContain('acme-base has its new key. The old one is deactivated.');
    await open?.click(byLabel('Show'));
    expect(step()).toContain('Watch, waits for you');
    expect(text()).toContain('AWS takes the new key, ****NEW1.');
    expect(text()).toContain('Taking it back reactivates the old key.');
    expect(document.querySelectorAll('.rotation-step time')).toHaveLength(5);
    expect(text()).toContain('You are reminded');
  });

  it('says what failed and the next step in the words of the window, and resumes', async () => {
    const stopped = rotationRow('acme-base', { stage: 'prove' });
    let isBroken = true;
    const { table, set } = main(stopped, {
      'rotations.resume': () => {
        if (isBroken)
          throw failure('rotation-stopped', { profile: 'acme-base', stage: 'prove', reason: 'not-accepted' });
        return set(rotationRow('acme-base'));
      },
    });
    await openRotation(table);
    expect(status()).toBe('Stopped before the new key was proved. Both keys work.');
    expect(step()).toContain('Prove, stopped here');
    await open?.click(byLabel('Resume'));
    expect(alert()).toContain('AWS does not take the access key yet.');
    expect(alert()).toContain('That may last some minutes. Resume then.');
    expect(alert()).not.toContain('keyway rotate');
    isBroken = false;
    await open?.click(byLabel('Resume'));
    expect(alert()).toBe('');
    expect(step()).toContain('Watch');
    expect(inputsOf('rotations.resume').at(-1)).toEqual({ id: stopped.id, mfa: null });
  });

  it('undoes the last step, takes everything back, deletes, each as asked for', async () => {
    const row = rotationRow('acme-base');
    const taken = { stage: 'create', ended: 'undone', putBackChange: 'c2' } as const;
    const { table, set } = main(row, {
      'rotations.undo': () => set({ ...row, stage: 'deactivate', proofs: row.proofs.slice(0, 3) }),
      'rotations.deleteOld': () => set({ ...row, stage: 'delete', ended: 'rotated', endedAt: daysAgo(0) }),
      'rotations.abort': () => set({ ...row, ...taken, endedAt: daysAgo(0) }),
    });
    await openRotation(table);
    await open?.click(byLabel('Undo last step'));
    expect(status()).toBe('Your files have the new key. The old one still works.');
    expect(step()).toContain('Deactivate');
    await open?.click(byLabel('Take everything back'));
    expect(status()).toContain('Taken back: the old key is in its places');
    expect(byLabel('Resume')).toBeNull();
    open?.close();
    set(row);
    await openRotation(table);
    await open?.click(byLabel('Delete old key now…'));
    expect(status()).toContain('Done: the new key is in place');
    for (const procedure of ['undo', 'abort', 'deleteOld']) {
      const given = open?.calls.find((call) => call.procedure === `rotations.${procedure}`)?.input;
      if (given !== undefined) expect(given).toEqual({ id: row.id, mfa: null });
    }
  });

  it('that ended at once, for AWS made no key, took nothing back and says so', async () => {
    const begun = rotationRow('acme-base', { stage: 'create', newKeyId: null, proofs: [], change: null });
    const { table, set } = main(begun, {
      'rotations.resume': () => {
        set({ ...begun, ended: 'undone', endedAt: daysAgo(0) });
        const facts = { profile: 'acme-base', action: 'iam:CreateAccessKey', withMfa: false };
        throw failure('rotation-denied', facts);
      },
    });
    await openRotation(table);
    await open?.click(byLabel('Resume'));
    expect(alert()).toContain('iam:CreateAccessKey');
    expect(text()).toContain('Ended without a new key. The old one is as it was.');
    expect(text()).not.toContain('Taken back');
    expect(text()).not.toContain('taken back');
    expect(document.querySelectorAll('.rotation-step-not-done')).toHaveLength(6);
  });

  it('asks for a code and does the same again with it; a wrong one is asked for once more', async () => {
    const row = rotationRow('acme-base');
    let tries = 0;
    const { table, set } = main(row, {
      'rotations.deleteOld': (input) => {
        if (!hasCode(input)) throw mfaNeeded();
        tries += 1;
        if (tries === 1) throw failure('mfa-code-malformed', {});
        return set({ ...row, ended: 'rotated', endedAt: daysAgo(0) });
      },
    });
    await openRotation(table);
    await open?.click(byLabel('Delete old key now…'));
    await typeCode('111111');
    expect(document.querySelector('.field-note-error')).not.toBeNull();
    await typeCode('222222');
    expect(status()).toContain('Done: the new key is in place');
    expect(inputsOf('rotations.deleteOld')).toEqual([
      { id: row.id, mfa: null },
      { id: row.id, mfa: { kind: 'code', device, code: '111111' } },
      { id: row.id, mfa: { kind: 'code', device, code: '222222' } },
    ]);
  });

  it('reminds when the person says, and not', async () => {
    const row = rotationRow('acme-base', { remindAt: daysAgo(1) });
    const { table, set } = main(row, { 'rotations.remind': () => set({ ...row, remindAt: null }) });
    await openRotation(table);
    expect(text()).toContain('You wanted to be reminded');
    await open?.click(byLabel('Remind me'));
    await open?.click(byLabel('In 7 days'));
    const given = inputsOf('rotations.remind')[0];
    const at = typeof given === 'object' && given !== null && 'at' in given ? String(given.at) : '';
    expect(Math.round((Date.parse(at) - Date.now()) / 86_400_000)).toBe(7);
  });

  it('is in the list of the Keys view, and the rail says that one waits', async () => {
    open = await openWindow(profiles, main(rotationRow('acme-base', { remindAt: daysAgo(1) })).table);
    await open.settle();
    await open.click(byLabel('Keys: a rotation waits for you'));
    const section = document.querySelector('.keys-rotations')?.textContent ?? '';
    expect(section).toContain('acme-base');
    expect(section).toContain('You wanted to be reminded');
    await open.click(byLabel('Open the rotation of acme-base'));
    expect(step()).toContain('Watch');
  });
});

function hasCode(input: unknown): boolean {
  return typeof input === 'object' && input !== null && 'mfa' in input && input.mfa !== null;
}

async function typeCode(digits: string): Promise<void> {
  // Main is asked about the device first.
  await open?.settle();
  await open?.fill(document.querySelector<HTMLInputElement>('input[autocomplete="one-time-code"]'), digits);
  await open?.click(byLabel('Continue'));
  await open?.settle();
}
