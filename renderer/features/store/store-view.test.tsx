import { ORPCError } from '@orpc/client';
import { afterEach, describe, expect, it } from 'vitest';
import type { StoreDetail } from '../../../shared/models/store.js';
import type { Answers } from '../../testing/fake-client.js';
import { listedProfile } from '../../testing/profiles.js';
import { lockedStore, readyStore, storeDetailOf, storedEntry } from '../../testing/store.js';
import { openWindow, type OpenWindow } from '../../testing/window.js';

const typed = 'lantern gravel ostrich pity';
const entry = storedEntry({ name: 'ci' });
const legacy = listedProfile({ name: 'legacy', kind: 'access-key', accessKeyId: '****MPLE' });
const made = {
  change: 'c1',
  files: [{ path: '~/.aws/credentials', added: 0, removed: 3, hunks: [] }],
  writtenInPlace: [],
  revertsAt: null,
};

let open: OpenWindow | undefined;
afterEach(() => {
  open?.close();
  open = undefined;
});

async function settled(window: OpenWindow): Promise<void> {
  for (let round = 0; round < 6; round += 1) await window.settle();
}

async function openStore(detail: StoreDetail, answers: Answers = {}): Promise<OpenWindow> {
  open = await openWindow([legacy], { 'store.detail': () => detail, ...answers });
  await open.click(button('Store'));
  await settled(open);
  return open;
}

const page = () => document.querySelector('.store')?.textContent ?? '';
const dialog = () => document.querySelector<HTMLElement>('[role="dialog"], [role="alertdialog"]');
const button = (text: string, within: ParentNode = document) =>
  [...within.querySelectorAll('button')].find(
    (each) => each.textContent === text || each.getAttribute('aria-label') === text,
  ) ?? null;
const inDialog = (text: string) => button(text, dialog() ?? document);
const secrets = () => [...document.querySelectorAll<HTMLInputElement>('input[type="password"]')];
const inputsOf = (procedure: string) =>
  open?.calls.filter((call) => call.procedure === procedure).map((call) => call.input) ?? [];
const toast = () => document.querySelector('.toast-text')?.textContent ?? '';
const refused =
  (code: string, facts = {}) =>
  () => {
    throw new ORPCError(code, { defined: true, data: { facts, action: null } });
  };

describe('the Store view', () => {
  it.each<[string, StoreDetail, string]>([
    ['none', storeDetailOf({ plaintext: ['legacy'] }), '1 profile keeps a long-term key in plain text'],
    ['ready', readyStore({ entries: [entry] }), 'Unlocked. 1 profile is in it.'],
    ['locked by hand', lockedStore({ entries: [entry] }), 'Locked. You locked it.'],
    [
      'locked by the screen',
      lockedStore({ summary: { reason: 'screen-lock' } }),
      'Locked. The screen was locked.',
    ],
    [
      'no keychain',
      lockedStore({ summary: { state: 'no-keychain', reason: 'keychain-not-answering' } }),
      'The keychain does not answer. Nothing in the store is lost.',
    ],
    [
      'key missing',
      lockedStore({ summary: { state: 'key-missing', reason: null } }),
      'the key of this store is not in it',
    ],
    [
      'rolled back',
      lockedStore({ summary: { state: 'corrupt', reason: 'rolled-back' } }),
      'accept this version',
    ],
    [
      'damaged',
      lockedStore({ summary: { state: 'corrupt', reason: 'not-readable' } }),
      'Nothing of it is deleted.',
    ],
  ])('says how it stands: %s', async (_, detail, sentence) => {
    await openStore(detail);
    expect(page()).toContain(sentence);
  });

  it('accepts a version only where the person may have put it there', async () => {
    await openStore(lockedStore({ summary: { state: 'corrupt', reason: 'rolled-back' } }), {
      'store.acceptVersion': () => readyStore(),
    });
    await open?.click(button('Accept this version…'));
    expect(inputsOf('store.acceptVersion')).toHaveLength(1);
    open?.close();
    await openStore(lockedStore({ summary: { state: 'corrupt', reason: 'not-readable' } }));
    expect(button('Accept this version…')).toBeNull();
  });

  it('shows names, and nothing to do with them, while it is locked', async () => {
    await openStore(lockedStore({ entries: [entry] }));
    expect(page()).toContain('ci');
    expect(page()).not.toContain('****MPLE');
    expect(button('Move ci back to files')).toBeNull();
  });

  it('connects, hands out as it is told, and moves back', async () => {
    const detail = readyStore({ entries: [storedEntry({ name: 'ci', connected: false })] });
    const window = await openStore(detail, {
      'store.connect': () => made,
      'store.setHandOut': () => detail,
      'store.moveOut': () => made,
    });
    await window.click(button('Connect ci'));
    await window.choose(document.querySelector('select[aria-label="Hand out ci"]'), 'ask');
    await window.click(button('Move ci back to files'));
    expect(inputsOf('store.connect')).toEqual([{ profile: 'ci' }]);
    expect(inputsOf('store.setHandOut')).toEqual([{ entry: entry.id, handOut: 'ask' }]);
    expect(inputsOf('store.moveOut')).toEqual([{ profile: 'ci' }]);
  });

  it('says where the system does not tell that the screen is locked', async () => {
    await openStore(readyStore({ tells: { suspend: true, screenLock: false } }));
    const [told, untold] = [...document.querySelectorAll<HTMLInputElement>('input[role="switch"]')];
    expect([told?.disabled, untold?.disabled]).toEqual([false, true]);
    expect(page()).toContain('This system does not tell programs when that happens');
  });

  it('changes the time until it locks', async () => {
    const window = await openStore(readyStore(), { 'store.setLocking': () => readyStore() });
    await window.choose(document.querySelector('#store-idle'), 'null');
    expect(inputsOf('store.setLocking')).toEqual([{ idleMinutes: null }]);
  });

  it('is locked by Ctrl and L, wherever one is', async () => {
    open = await openWindow([legacy], {
      'store.detail': () => readyStore({ entries: [entry] }),
      'store.lock': () => lockedStore({ entries: [entry] }),
    });
    await open.press(document.body, 'l', { ctrlKey: true });
    await settled(open);
    expect(inputsOf('store.lock')).toHaveLength(1);
    expect(toast()).toBe('Locked. 1 profile cannot be used until you unlock it.');
    await open.press(document.body, 'l', { ctrlKey: true });
    await settled(open);
    expect(page()).toContain('The encrypted store is locked');
  });

  it('tells main at most now and then that it is used', async () => {
    const window = await openStore(readyStore());
    for (const key of ['a', 'b', 'c']) await window.press(document.body, key);
    expect(inputsOf('store.used')).toHaveLength(1);
  });
});

describe('unlocking', () => {
  it('sends the passphrase once and keeps nothing of it', async () => {
    const window = await openStore(lockedStore({ summary: { key: 'passphrase' } }), {
      'store.unlock': () => readyStore(),
    });
    const [field] = secrets();
    await window.fill(field ?? null, typed);
    await window.click(button('Unlock'));
    await settled(window);
    expect(inputsOf('store.unlock')).toEqual([{ passphrase: typed, recoveryCode: null }]);
    expect(field?.value).toBe('');
    expect(page()).toContain('Unlocked.');
  });

  it('says that a passphrase is wrong, with an empty field that has the focus', async () => {
    const window = await openStore(lockedStore({ summary: { key: 'both' } }), {
      'store.unlock': refused('wrong-passphrase'),
    });
    const [field] = secrets();
    await window.fill(field ?? null, typed);
    await window.click(button('Unlock'));
    await settled(window);
    expect(page()).toContain('This passphrase does not open it.');
    expect(field?.value).toBe('');
    expect(document.activeElement).toBe(field);
    expect(field?.getAttribute('aria-invalid')).toBe('true');
  });

  it('asks for nothing where the key is in the keychain alone', async () => {
    const window = await openStore(lockedStore(), { 'store.unlock': () => readyStore() });
    expect(secrets()).toEqual([]);
    await window.click(button('Unlock'));
    expect(inputsOf('store.unlock')).toEqual([{ passphrase: null, recoveryCode: null }]);
  });

  it('asks a keychain that did not answer once more', async () => {
    const window = await openStore(
      lockedStore({ summary: { state: 'no-keychain', reason: 'keychain-not-answering' } }),
      { 'store.unlock': () => readyStore() },
    );
    await window.click(button('Try again'));
    await settled(window);
    expect(inputsOf('store.unlock')).toEqual([{ passphrase: null, recoveryCode: null }]);
    expect(page()).toContain('Unlocked.');
  });

  it('takes the code of a recovery kit', async () => {
    const window = await openStore(lockedStore({ summary: { state: 'key-missing', reason: null } }), {
      'store.unlock': () => readyStore(),
    });
    await window.click(button('Use a recovery kit…'));
    await window.fill(secrets()[0] ?? null, ' ABCD-EFGH ');
    await window.click(inDialog('Unlock'));
    await settled(window);
    expect(inputsOf('store.unlock')).toEqual([{ passphrase: null, recoveryCode: 'ABCD-EFGH' }]);
    expect(dialog()).toBeNull();
  });
});
