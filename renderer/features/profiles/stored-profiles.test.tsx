import { ORPCError } from '@orpc/client';
import { afterEach, describe, expect, it } from 'vitest';
import type { StoredFacts } from '../../../shared/models/profile.js';
import type { Answers } from '../../testing/fake-client.js';
import { listedProfile } from '../../testing/profiles.js';
import { activityRow, lockedStore, readyStore, storedEntry } from '../../testing/store.js';
import { openWindow, type OpenWindow } from '../../testing/window.js';

const facts: StoredFacts = {
  entry: 'entryci',
  kind: 'access-key',
  connected: true,
  handOut: 'always',
  locked: false,
};
const sealed: StoredFacts = { ...facts, kind: null, handOut: null, locked: true };
const plain = listedProfile({ name: 'plain', kind: 'access-key', accessKeyId: '****MPLE' });
const stored = listedProfile({
  name: 'ci',
  kind: 'process',
  program: '/opt/keyway/keyway',
  stores: ['encrypted'],
  accessKeyId: '****MPL2',
  stored: facts,
});
const both = listedProfile({
  name: 'both',
  kind: 'access-key',
  stores: ['shared', 'encrypted'],
  stored: facts,
});
const entry = storedEntry({ name: 'ci' });

let open: OpenWindow | undefined;
afterEach(() => {
  open?.close();
  open = undefined;
});

async function openList(answers: Answers = {}): Promise<OpenWindow> {
  open = await openWindow([plain, stored, both], {
    'store.detail': () => readyStore({ entries: [entry] }),
    ...answers,
  });
  return open;
}

const names = () => [...document.querySelectorAll('.row-name-text')].map((row) => row.textContent);
const rowOf = (name: string) =>
  [...document.querySelectorAll<HTMLElement>('.row')].find(
    (row) => row.querySelector('.row-name-text')?.textContent === name,
  );
const button = (text: string) =>
  [...document.querySelectorAll('button')].find(
    (each) => each.textContent === text || each.getAttribute('aria-label') === text,
  ) ?? null;
const detail = () => document.querySelector('.detail')?.textContent ?? '';

describe('profiles in the encrypted store', () => {
  it('are marked in the list, and shown as what they are there', async () => {
    await openList();
    const mark = (name: string) => rowOf(name)?.querySelector('.store-mark')?.getAttribute('aria-label');
    expect(mark('plain')).toBeUndefined();
    expect(mark('ci')).toBe('In the encrypted store');
    expect(mark('both')).toBe('In the shared files and in the encrypted store');
    expect(rowOf('ci')?.querySelector('.row-line')?.textContent).toBe('Access key · in the encrypted store');
  });

  it('are found by store, and by searching for it', async () => {
    const window = await openList();
    await window.click(button('More'));
    const item = [...document.querySelectorAll<HTMLElement>('[role="menuitem"]')].find((each) =>
      each.textContent.startsWith('Encrypted'),
    );
    await window.click(item ?? null);
    expect(names()).toEqual(['both', 'ci']);
    await window.click(button('All 3'));
    expect(names()).toHaveLength(3);
    await window.type('encrypted store');
    expect(names()).toEqual(['both', 'ci']);
  });

  it('say in their detail where they stand, and to whom they are handed out', async () => {
    const window = await openList({ 'store.setHandOut': () => readyStore({ entries: [entry] }) });
    await window.click(rowOf('ci') ?? null);
    await window.settle();
    expect(detail()).toContain('Its key is in the encrypted store, and in no file.');
    await window.choose(document.querySelector('.detail select'), 'never');
    expect(window.calls.find(({ procedure }) => procedure === 'store.setHandOut')?.input).toEqual({
      entry: entry.id,
      handOut: 'never',
    });
  });

  it('are asked for in their detail while the store is locked, and the others work meanwhile', async () => {
    const locked = { ...stored, kind: 'settings', accessKeyId: null, stored: sealed } as const;
    open = await openWindow([plain, locked], {
      'store.detail': () => lockedStore({ entries: [entry], summary: { key: 'passphrase' } }),
    });
    expect(rowOf('ci')?.querySelector('.row-line')?.textContent).toBe('In the encrypted store, locked');
    await open.click(rowOf('ci') ?? null);
    await open.settle();
    expect(detail()).toContain('The encrypted store is locked');
    expect(document.querySelector('.detail input[type="password"]')).not.toBeNull();
    await open.click(rowOf('plain') ?? null);
    await open.settle();
    expect(detail()).not.toContain('locked');
  });

  it('are asked for also where main refuses the whole detail', async () => {
    const window = await openList({
      'store.detail': () => lockedStore({ summary: { key: 'passphrase' } }),
      'profiles.show': () => {
        throw new ORPCError('store-locked', {
          defined: true,
          data: { facts: { reason: 'idle' }, action: 'unlock-store' },
        });
      },
    });
    await window.settle();
    expect(detail()).toContain('The encrypted store is locked');
  });
});

describe('the form of a new profile', () => {
  it('keeps it in the encrypted store where that is chosen', async () => {
    const window = await openList({
      'editing.preview': () => ({
        files: [],
        effects: {
          profiles: [],
          repointed: [],
          broken: [],
          defaultFollows: false,
          defaultStays: false,
          consent: [],
        },
        problems: [],
      }),
      'editing.apply': () => ({ change: null, files: [], writtenInPlace: [], revertsAt: null }),
    });
    await window.press(document.body, 'n', { ctrlKey: true });
    await window.click(document.querySelector<HTMLElement>('input[type="radio"][value="access-key"]'));
    const input = (name: string) => document.querySelector<HTMLInputElement>(`input[name="${name}"]`);
    await window.fill(input('name'), 'new-ci');
    await window.fill(input('aws_access_key_id'), 'AKIAIOSFODNN7EXAMPLE');
    await window.fill(input('aws_secret_access_key'), 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY');
    await window.choose(document.querySelector('select.field-input'), 'encrypted store');
    await window.click(button('Save profile'));
    for (let round = 0; round < 6; round += 1) await window.settle();
    expect(window.calls.find(({ procedure }) => procedure === 'editing.apply')?.input).toMatchObject({
      name: 'new-ci',
      location: 'encrypted store',
    });
  });
});

describe('hand-outs', () => {
  it('stand in Activity beside the changes, with who asked and why it was refused', async () => {
    const window = await openList({
      'store.activity': () => ({
        rows: [
          activityRow({ kind: 'hand-out-refused', profile: 'ci', program: 'terraform', reason: 'never' }),
        ],
      }),
    });
    await window.click(button('Activity'));
    await window.settle();
    const event = document.querySelector('.event')?.textContent ?? '';
    expect(event).toContain('Did not hand out ci');
    expect(event).toContain('Asked for by terraform');
    expect(event).toContain('Its credentials are never handed out.');
  });
});
