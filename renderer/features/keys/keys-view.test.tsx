import { ORPCError } from '@orpc/client';
import { act } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import type { KeyRow } from '../../../shared/models/key.js';
import type { Answers } from '../../testing/fake-client.js';
import { daysAgo, keyListOf, keyPlace, keyPreviewOf, keyRow, learnedKey } from '../../testing/keys.js';
import { listedProfile } from '../../testing/profiles.js';
import { device, questionOf } from '../../testing/sessions.js';
import { lockedStore } from '../../testing/store.js';
import { openWindow, type OpenWindow } from '../../testing/window.js';

const profiles = ['acme-base', 'ci', 'legacy'].map((name) =>
  listedProfile({ name, kind: 'access-key', accessKeyId: '****MPLE' }),
);
const base = keyRow('acme-base', {
  keyId: '****AAAA',
  places: [keyPlace('acme-base'), keyPlace('acme-copy', { line: 9 })],
  traits: ['old', 'duplicate', 'plaintext'],
  dependants: ['acme.prod'],
  learned: learnedKey({ at: daysAgo(2) }),
});
const ci = keyRow('ci', { keyId: '****BBBB', traits: ['plaintext'] });

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
const view = () => document.querySelector('.keys')?.textContent ?? '';
const rowOf = (keyId: string) =>
  [...document.querySelectorAll<HTMLElement>('.key-row')].find(({ textContent }) =>
    textContent.includes(keyId),
  ) ?? null;
const shownIds = () =>
  [...document.querySelectorAll('.key-row .key-id')].map(({ textContent }) => textContent);
const dialog = () => document.querySelector<HTMLElement>('[role="dialog"], [role="alertdialog"]');
const detail = () => document.querySelector<HTMLElement>('.key-detail');
const toasts = () => document.querySelector('.toasts')?.textContent ?? '';

async function openKeys(keys: readonly KeyRow[], answers: Answers = {}): Promise<OpenWindow> {
  open = await openWindow(profiles, { 'keys.list': () => keyListOf(keys), ...answers });
  await open.click(byLabel('Keys'));
  return open;
}

describe('the Keys view', () => {
  it('shows every key once, with whose it is, age, last use, status, and when AWS was asked', async () => {
    await openKeys([base, ci]);
    const text = rowOf('****AAAA')?.textContent ?? '';
    for (const part of [
      'acme-base and acme-copy',
      'ada',
      '1111 2222 3333',
      '412 days',
      'asked 2 days ago',
      '3 days ago',
      's3 · eu-west-1',
      'Active',
      'Old',
      'Duplicate',
    ]) {
      expect(text).toContain(part);
    }
    expect(rowOf('****BBBB')?.textContent).toContain('not asked yet');
    expect(view()).toContain(
      '2 access keys, each once, wherever it stands. 1 is old, unused or of the root user.',
    );
  });

  it('says which running programs have it in their environment, and which other key the user has', async () => {
    const other = { keyId: '****ZZZZ', id: null, status: 'inactive', createdAt: daysAgo(800) } as const;
    await openKeys([{ ...base, learned: learnedKey({ otherKeys: [other], untold: ['last-use'] }) }], {
      'keys.programs': () => ({
        programs: [{ key: base.id, pid: 4711, program: 'node', variable: 'AWS_ACCESS_KEY_ID' }],
        isKnown: true,
      }),
    });
    await open?.settle();
    expect(rowOf('****AAAA')?.textContent).toContain('1 program');
    await enter(rowOf('****AAAA'));
    expect(detail()?.textContent).toContain('node (4711), AWS_ACCESS_KEY_ID');
    expect(detail()?.textContent).toContain('****ZZZZ · inactive · 800 days old');
    expect(detail()?.textContent).toContain('stands nowhere here');
    expect(detail()?.textContent).toContain('A policy does not let this user ask.');
  });

  it('opens the detail with Enter, and Escape gives the focus back to the row', async () => {
    await openKeys([base, ci]);
    // Also while another is chosen.
    await open?.click(document.querySelector<HTMLElement>('input[aria-label="Choose ****BBBB"]'));
    await enter(rowOf('****AAAA'));
    expect(detail()).not.toBeNull();
    expect(document.querySelector('.keys-chosen')?.textContent).toContain('1 key chosen');
    expect(document.activeElement).toBe(detail());
    await open?.press(detail(), 'Escape');
    expect(detail()).toBeNull();
    expect(document.activeElement).toBe(rowOf('****AAAA'));
  });

  it('leads from a place to its profile', async () => {
    await openKeys([base]);
    await enter(rowOf('****AAAA'));
    await open?.click(byLabel('Open acme-base, ~/.aws/credentials, line 3'));
    expect(document.querySelector('.detail h2')?.textContent).toBe('acme-base');
  });

  it('narrows by traits and by what is typed, and sorts', async () => {
    await openKeys([ci, base]);
    await open?.click(byLabel('Old 1'));
    expect(shownIds()).toEqual(['****AAAA']);
    expect(byLabel('Old 1')?.getAttribute('aria-pressed')).toBe('true');
    await open?.click(byLabel('Old 1'));
    await open?.type('bbbb');
    expect(shownIds()).toEqual(['****BBBB']);
    await open?.type('nothing like it');
    expect(view()).toContain('No key matches');
    await open?.click(byLabel('Show all keys'));
    expect(shownIds()).toEqual(['****BBBB', '****AAAA']);
    const user = [...document.querySelectorAll<HTMLElement>('[role="columnheader"]')].find(
      ({ textContent }) => textContent === 'User and account',
    );
    await open?.click(user ?? null);
    expect(shownIds()).toEqual(['****AAAA', '****BBBB']);
  });

  it('keeps the days after which a key is old in the settings', async () => {
    await openKeys([base]);
    await open?.click(byLabel('Old after90 days'));
    await open?.click(byLabel('30 days'));
    expect(inputsOf('application.changeSettings')).toEqual([{ kind: 'key-age', days: 30 }]);
  });

  it('asks AWS about all, shows how far that is, and stops when it is cancelled', async () => {
    let keys = [base, ci];
    await openKeys(keys, {
      'keys.list': () => keyListOf(keys),
      'keys.learn': () => new Promise(() => undefined),
    });
    await open?.click(byLabel('Ask AWS about all'));
    expect(inputsOf('keys.learn')).toEqual([{ keys: null, mfa: null }]);
    expect(view()).toContain('Asking AWS: 0 of 2');
    expect(document.querySelector('progress')?.getAttribute('max')).toBe('2');
    keys = [base, { ...ci, learned: learnedKey() }];
    await open?.click(byLabel('Cancel'));
    expect(view()).not.toContain('Asking AWS:');
    expect(toasts()).toBe('');
    expect(rowOf('****BBBB')?.textContent).toContain('asked just now');
  });

  it('asks for the code of a device for the keys that wait for it, and again where it was wrong', async () => {
    let keys = [base, ci];
    const codes: unknown[] = [];
    await openKeys(keys, {
      'keys.list': () => keyListOf(keys),
      'keys.learn': (input) => {
        if (!hasCode(input)) return { asked: 2, answered: 1, waiting: [questionOf(['ci'])] };
        codes.push(input);
        if (codes.length === 1) {
          throw new ORPCError('mfa-code-malformed', { defined: true, data: { facts: {}, action: null } });
        }
        keys = [base, { ...ci, learned: learnedKey() }];
        return { asked: 1, answered: 1, waiting: [] };
      },
    });
    await open?.click(byLabel('Ask AWS about all'));
    await typeCode('123456');
    expect(dialog()?.textContent).toContain('six digits');
    await typeCode('654321');
    expect(codes).toEqual([
      { keys: [ci.id], mfa: { kind: 'code', device, code: '123456' } },
      { keys: [ci.id], mfa: { kind: 'code', device, code: '654321' } },
    ]);
    expect(dialog()).toBeNull();
    expect(rowOf('****BBBB')?.textContent).toContain('asked just now');
  });

  it('says of a key what asking came to nothing for', async () => {
    await openKeys([
      {
        ...ci,
        failure: { code: 'aws-unreachable', facts: { host: 'iam.amazonaws.com', reason: 'no-network' } },
      },
    ]);
    expect(rowOf('****BBBB')?.textContent).toContain('the last asking failed');
    await enter(rowOf('****BBBB'));
    expect(detail()?.textContent).toContain('AWS was asked and did not tell');
    expect(detail()?.textContent).toContain('network');
  });

  it('is empty, locked and in trouble in words, each with the way on', async () => {
    await openKeys([]);
    expect(view()).toContain('No access keys here');
    open?.close();
    const answers = { 'store.detail': () => lockedStore() };
    await openKeys([], { ...answers, 'keys.list': () => keyListOf([], { isStoreLocked: true }) });
    expect(view()).toContain('Keys in the encrypted store are not shown: it is locked.');
    expect(byLabel('Unlock')).not.toBeNull();
    open?.close();
    await openKeys([ci], { ...answers, 'keys.list': () => keyListOf([ci], { isStoreLocked: true }) });
    await open?.click(byLabel('Unlock…'));
    expect(dialog()).not.toBeNull();
    open?.close();
    let isBroken = true;
    await openKeys([], {
      'keys.list': () => {
        if (isBroken) throw new Error('broken');
        return keyListOf([ci]);
      },
    });
    expect(view()).toContain('That did not work.');
    isBroken = false;
    await open?.click(byLabel('Try again'));
    expect(shownIds()).toEqual(['****BBBB']);
  });

  it('shows very many in portions, and finds the rest by typing', async () => {
    await openKeys(Array.from({ length: 43 }, (_, index) => keyRow(`p${String(index)}`)));
    expect(shownIds()).toHaveLength(40);
    await open?.click(byLabel('Show 3 more'));
    expect(shownIds()).toHaveLength(43);
    await open?.type('p42');
    expect(shownIds()).toHaveLength(1);
  });
});

describe('doing something to a key', () => {
  it('says what would break, deactivates, and offers the way back', async () => {
    const preview = keyPreviewOf(base, {
      profiles: ['acme-base', 'acme.prod'],
      sessions: ['acme.prod'],
      programs: [{ key: base.id, pid: 1, program: 'node', variable: 'AWS_ACCESS_KEY_ID' }],
      isLast: true,
    });
    await openKeys([base], { 'keys.preview': () => preview, 'keys.act': () => base });
    await openAction('Deactivate…');
    const text = dialog()?.textContent ?? '';
    expect(text).toContain('Deactivate ****AAAA?');
    expect(text).toContain('acme-base and acme.prod stop working.');
    expect(text).toContain('The session of acme.prod cannot be renewed');
    expect(text).toContain('node runs with it in the environment.');
    expect(text).toContain('No other working key of this user stands here.');
    expect(inputsOf('keys.preview')).toEqual([{ key: base.id, action: 'deactivate' }]);
    await open?.click(byLabel('Deactivate'));
    expect(dialog()).toBeNull();
    expect(toasts()).toContain('****AAAA is deactivated.');
    await open?.click(byLabel('Reactivate'));
    expect(inputsOf('keys.act')).toEqual([
      { key: base.id, action: 'deactivate', mfa: null },
      { key: base.id, action: 'activate', mfa: null },
    ]);
  });

  it('stays open with what was refused, and asks for a code where a policy wants one', async () => {
    const failed = new ORPCError('consent-refused', {
      defined: true,
      data: { facts: { request: 'x' }, action: null },
    });
    const needed = new ORPCError('mfa-needed', {
      defined: true,
      data: { facts: { device, profiles: 'acme-base' }, action: null },
    });
    let error: Error | null = failed;
    await openKeys([base], {
      'keys.preview': () => keyPreviewOf(base, { action: 'delete' }),
      'keys.act': () => {
        if (error !== null) throw error;
        return base;
      },
    });
    await openAction('Delete…');
    expect(dialog()?.textContent).toContain('Nothing that Keyway knows of uses it.');
    expect(dialog()?.textContent).toContain('Deactivating it first shows what misses it');
    await open?.click(byLabel('Delete'));
    expect(dialog()?.querySelector('[role="alert"]')?.textContent).toContain('You');
    error = needed;
    await open?.click(byLabel('Delete'));
    error = null;
    await typeCode('123456');
    expect(inputsOf('keys.act').at(-1)).toEqual({
      key: base.id,
      action: 'delete',
      mfa: { kind: 'code', device, code: '123456' },
    });
    expect(dialog()).toBeNull();
  });
});

describe('the keys of a profile', () => {
  it('stand in its detail, with the way to rotate and to the Keys view', async () => {
    open = await openWindow(profiles, { 'keys.list': () => keyListOf([base]) });
    const tab = [...document.querySelectorAll<HTMLElement>('[role="tab"]')].find(
      ({ textContent }) => textContent === 'Keys',
    );
    await open.click(tab ?? null);
    const panel = document.querySelector('.detail-key')?.textContent ?? '';
    expect(panel).toContain('****AAAA');
    expect(panel).toContain('412 days ago');
    expect(byLabel('Rotate ****AAAA')).not.toBeNull();
    await open.click(byLabel('Show in Keys'));
    expect(detail()?.textContent).toContain('****AAAA');
  });
});

function hasCode(input: unknown): boolean {
  return typeof input === 'object' && input !== null && 'mfa' in input && input.mfa !== null;
}

async function openAction(name: string): Promise<void> {
  await open?.click(byLabel('What can be done with ****AAAA'));
  await open?.click(byLabel(name));
  await open?.settle();
}

async function enter(row: HTMLElement | null): Promise<void> {
  act(() => row?.focus());
  await open?.press(row, 'Enter');
}

async function typeCode(digits: string): Promise<void> {
  // Main is asked about the device first.
  await open?.settle();
  await open?.fill(document.querySelector<HTMLInputElement>('input[autocomplete="one-time-code"]'), digits);
  await open?.click(byLabel('Continue'));
  await open?.settle();
}
