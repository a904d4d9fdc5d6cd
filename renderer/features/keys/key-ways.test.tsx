/** The ways that lead to keys and their rotations: the address, findings, the palette, and the menu of a row. */
import { ORPCError } from '@orpc/client';
import { act } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import type { Finding } from '../../../shared/models/finding.js';
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

const base = listedProfile({ name: 'acme-base', kind: 'access-key', accessKeyId: '****MPLE' });
const other = '/elsewhere/credentials';
const namesake = {
  ...base,
  ...{ id: `${other}:acme-base`, location: other, origin: [{ file: other, line: 1 }] },
};
const keys = [keyRow('acme-base', { learned: learnedKey() })];

let open: OpenWindow | undefined;
afterEach(() => {
  open?.close();
  open = undefined;
  window.location.hash = '';
});

const byLabel = (label: string) =>
  [...document.querySelectorAll<HTMLElement>('button, [role="menuitem"]')].find(
    (each) => (each.getAttribute('aria-label') ?? each.textContent) === label,
  ) ?? null;
const inputsOf = (procedure: string) =>
  open?.calls.filter((call) => call.procedure === procedure).map(({ input }) => input) ?? [];
const dialog = () => document.querySelector<HTMLElement>('[role="dialog"], [role="alertdialog"]');
const text = () => dialog()?.textContent ?? '';
const keysShown = () => document.querySelector('.key-table') !== null;

async function openOn(answers: Answers = {}, profiles = [base]): Promise<OpenWindow> {
  open = await openWindow(profiles, {
    'keys.list': () => keyListOf(keys),
    'rotations.check': () => rotationCheckOf(),
    ...answers,
  });
  return open;
}

describe('the address #keys', () => {
  it('leads to the keys, as the window opens and later', async () => {
    window.location.hash = '#keys';
    await openOn();
    expect(keysShown()).toBe(true);
    expect(window.location.hash).toBe('');
    await open?.click(byLabel('Profiles'));
    expect(keysShown()).toBe(false);
    window.location.hash = '#keys';
    await open?.settle();
    expect(keysShown()).toBe(true);
  });
});

describe('a finding', () => {
  const old: Finding = {
    ...{ code: 'old-access-key', severity: 'warning', subject: 'acme-base' },
    facts: { accessKeyId: '****MPLE', createdAt: daysAgo(412), days: 90 },
    origin: { file: '~/.aws/config', line: 1 },
  };
  const waiting: Finding = {
    ...{ code: 'old-key-waits', severity: 'info', subject: 'acme-base' },
    facts: { accessKeyId: '****MPLE', since: daysAgo(8) },
    origin: null,
  };
  const fix = () =>
    [...document.querySelectorAll<HTMLElement>('[aria-labelledby="findings-page-title"] button')].find(
      ({ textContent }) => textContent === 'Fix…',
    ) ?? null;

  async function openFinding(finding: Finding, answers: Answers = {}, profiles = [base]): Promise<void> {
    await openOn(
      {
        'resolution.examine': () => ({ revision: 1, profiles: [finding], resolution: [] }),
        ...answers,
      },
      profiles,
    );
    await open?.click(document.querySelector('.rail-button[aria-label^="Findings"]'));
  }

  it('of an old key leads to its stages, before anything is made', async () => {
    await openFinding(old);
    await open?.click(fix());
    expect(text()).toContain('Rotate the access key of acme-base');
    expect(inputsOf('rotations.check')).toEqual([{ profile: 'acme-base', key: null, mfa: null }]);
  });

  it('of an old key that waits leads to the rotation that deactivated it', async () => {
    await openFinding(waiting, { 'rotations.list': () => rotationListOf([rotationRow('acme-base')]) });
    await open?.click(fix());
    expect(text()).toContain('The old key rests, inactive.');
    expect(byLabel('Delete old key now…')).not.toBeNull();
  });

  it('of a profile of another file leads to no rotation: the name would lead to another key', async () => {
    await openFinding({ ...old, origin: { file: other, line: 1 } }, {}, [base, namesake]);
    expect(fix()).toBeNull();
  });
});

describe('the palette', () => {
  it.each([
    ['Rotate the access key of acme-base', 'rotations.check', { profile: 'acme-base', key: null, mfa: null }],
    ['Ask AWS about all access keys', 'keys.learn', { keys: null, mfa: null }],
  ])('offers: %s', async (words, procedure, input) => {
    await openOn({ 'keys.learn': () => ({ asked: 1, answered: 1, waiting: [] }) });
    await open?.press(document.body, 'k', { ctrlKey: true });
    const field = dialog()?.querySelector('input') ?? null;
    await open?.fill(field, words.startsWith('Rotate') ? 'acme-base' : 'ask aws');
    const options = [...document.querySelectorAll<HTMLElement>('[role="option"]')];
    await open?.click(options.find(({ textContent }) => textContent.includes(words)) ?? null);
    expect(inputsOf(procedure)).toEqual([input]);
  });
});

describe('the menu of a row', () => {
  const row = () => document.querySelector<HTMLElement>('.key-row');
  const menu = () => document.querySelector('[role="menu"]')?.getAttribute('aria-label') ?? null;

  it('opens at the pointer and at the row, and gives the focus back', async () => {
    await openOn();
    await open?.click(byLabel('Keys'));
    act(() => {
      const event = { bubbles: true, cancelable: true, clientX: 40, clientY: 50 };
      row()?.querySelector('.key-id')?.dispatchEvent(new MouseEvent('contextmenu', event));
    });
    await open?.settle();
    expect(menu()).toBe('What can be done with ****MPLE');
    await open?.press(document.querySelector('[role="menu"]'), 'Escape');
    expect(menu()).toBeNull();
    for (const [key, held] of [
      ['F10', { shiftKey: true }],
      ['ContextMenu', {}],
    ] as const) {
      act(() => row()?.focus());
      await open?.press(row(), key, held);
      expect(menu()).toBe('What can be done with ****MPLE');
      await open?.press(document.querySelector('[role="menu"]'), 'Escape');
      expect(document.activeElement).toBe(row());
    }
    await open?.press(row(), 'F10', { shiftKey: true });
    await open?.click(byLabel('Deactivate…'));
    expect(dialog()).not.toBeNull();
  });
});

it('a kept secret is offered where a rotation needs a code, and used when the person says so', async () => {
  await openOn({
    'sessions.mfaQuestion': () => ({ device, profiles: ['acme-base'], keptSecret: true, nextCodeAt: null }),
    'rotations.check': (input) => {
      if (typeof input === 'object' && input !== null && 'mfa' in input && input.mfa !== null)
        return rotationCheckOf();
      const facts = { device, profiles: 'acme-base' };
      throw new ORPCError('mfa-needed', { defined: true, data: { facts, action: null } });
    },
  });
  await open?.click(byLabel('Keys'));
  await open?.click(byLabel('Rotate ****MPLE'));
  await open?.settle();
  await open?.click(byLabel('Use the kept secret'));
  await open?.settle();
  expect(inputsOf('rotations.check').at(-1)).toMatchObject({ mfa: { kind: 'kept-secret', device } });
  expect(byLabel('Start the rotation')?.hasAttribute('disabled')).toBe(false);
});
