import { ORPCError } from '@orpc/client';
import { afterEach, describe, expect, it } from 'vitest';
import { listedProfile } from '../testing/profiles.js';
import { listOf, noSettings, openWindow, type OpenWindow } from '../testing/window.js';

const profiles = [
  listedProfile({ name: 'acme.dev', kind: 'sso', accountId: '444455556666', active: true }),
  listedProfile({ name: 'acme.prod', kind: 'role', roleName: 'Admin', accountId: '111122223333' }),
  listedProfile({ name: 'globex', kind: 'access-key', findings: ['partial-access-key'] }),
  listedProfile({ name: '__proto__', kind: 'settings' }),
];
const [, prod] = profiles;
const made = {
  change: 'c1',
  files: [{ path: '~/.aws/config', added: 4, removed: 0, hunks: [] }],
  writtenInPlace: [],
  revertsAt: null,
};

let open: OpenWindow | undefined;
afterEach(() => {
  open?.close();
  open = undefined;
});

const grid = () => document.querySelector('[role="grid"]');
const search = () => document.querySelector('[data-search]');
const rowNames = () => [...document.querySelectorAll('.row-name-text')].map((row) => row.textContent);
const selected = () => document.querySelector('[aria-selected="true"].row .row-name-text')?.textContent;
const callsOf = (procedure: string) => open?.calls.filter((call) => call.procedure === procedure) ?? [];
const toast = () => document.querySelector('.toast-text')?.textContent;
const button = (text: string) =>
  [...document.querySelectorAll('button')].find((each) => each.textContent === text) ?? null;

describe('the window', () => {
  it('shows every profile, the active one in the header and in the detail', async () => {
    open = await openWindow(profiles);
    expect(rowNames()).toEqual(['__proto__', 'acme.dev', 'acme.prod', 'globex']);
    expect(document.querySelector('.header-active')?.textContent).toContain('acme.dev');
    expect(document.querySelector('.detail h2')?.textContent).toBe('acme.dev');
  });

  it('filters as one types and puts the cursor on the best match', async () => {
    open = await openWindow(profiles);
    await open.type('acme admin');
    expect(rowNames()).toEqual(['acme.prod']);
    expect(selected()).toBe('acme.prod');
    await open.type('nothing like it');
    expect(document.body.textContent).toContain('No profile matches');
  });

  it('moves by arrows, ends and letters', async () => {
    open = await openWindow(profiles);
    await open.press(grid(), 'ArrowDown');
    expect(selected()).toBe('acme.prod');
    await open.press(grid(), 'End');
    expect(selected()).toBe('globex');
    await open.press(grid(), 'Home');
    expect(selected()).toBe('__proto__');
    await open.press(grid(), 'g');
    expect(selected()).toBe('globex');
    expect(grid()?.getAttribute('aria-activedescendant')).toBe(
      document.querySelector('[aria-selected="true"].row')?.id,
    );
  });

  it('goes into the detail with Enter and back to the list with Escape', async () => {
    open = await openWindow(profiles);
    await open.press(grid(), 'Enter');
    expect(document.activeElement?.className).toBe('detail');
    await open.press(document.activeElement, 'Escape');
    expect(document.activeElement).toBe(grid());
  });

  it('makes a profile active by keyboard and says exactly what changed', async () => {
    open = await openWindow(profiles, { 'profiles.makeActive': () => made });
    await open.type('acme.prod');
    await open.press(search(), 'Enter', { ctrlKey: true });
    expect(callsOf('profiles.makeActive').map((call) => call.input)).toEqual([
      { id: prod?.id, forMilliseconds: null },
    ]);
    expect(toast()).toBe('acme.prod is active. 4 lines added in ~/.aws/config.');
    expect(callsOf('application.changeSettings')).toHaveLength(1);
  });

  it('undoes by the toast that change, and by shortcut the newest', async () => {
    open = await openWindow(profiles, {
      'profiles.makeActive': () => made,
      'changes.undo': () => ({ ...made, change: 'c2' }),
    });
    await open.type('acme.prod');
    await open.press(search(), 'Enter', { ctrlKey: true });
    await open.click(button('Undo'));
    await open.press(grid(), 'z', { ctrlKey: true });
    await open.press(search(), 'z', { ctrlKey: true });
    expect(callsOf('changes.undo').map((call) => call.input)).toEqual([{ change: 'c1' }, { change: null }]);
  });

  it('asks before a production profile is made active', async () => {
    open = await openWindow(profiles, {
      'application.settings': () => ({ ...noSettings, colours: { 'shared:acme.prod': 'red' } }),
      'profiles.previewActive': () => ({
        name: 'acme.prod',
        files: made.files,
        keptAs: ['default-before'],
        repointed: [],
        traces: [],
      }),
      'profiles.makeActive': () => made,
    });
    await open.type('acme.prod');
    await open.press(search(), 'Enter', { ctrlKey: true });
    const dialog = document.querySelector('[role="alertdialog"]');
    expect(dialog?.textContent).toContain('Make acme.prod active?');
    expect(dialog?.textContent).toContain('kept as default-before');
    expect(callsOf('profiles.makeActive')).toEqual([]);
  });

  it('says what went wrong in words, and changes nothing else', async () => {
    open = await openWindow(profiles, {
      'profiles.makeActive': () => {
        throw new ORPCError('disk-full', {
          defined: true,
          data: { facts: { path: '~/.aws/config' }, action: 'retry' },
        });
      },
    });
    await open.type('acme.prod');
    await open.press(search(), 'Enter', { ctrlKey: true });
    expect(toast()).toContain('The disk is full, so ~/.aws/config could not be written.');
  });

  it('marks a profile that does not work, with the reason', async () => {
    open = await openWindow(profiles);
    expect(document.querySelector('.row-mark')?.getAttribute('aria-label')).toBe('Half an access key');
  });

  it('says what is needed where there are no profiles', async () => {
    open = await openWindow([]);
    expect(document.body.textContent).toContain('No AWS profiles yet');
    expect(document.body.textContent).toContain('aws configure sso');
  });

  it('offers an emptied file back and keeps the list', async () => {
    const file = {
      path: '~/.aws/config',
      role: 'config',
      state: 'emptied',
      code: null,
      line: null,
      systemCode: null,
      fromVariable: null,
      canPutBack: true,
      sections: 4,
    };
    open = await openWindow(profiles, {
      'profiles.list': () => ({ ...listOf(profiles), files: [file] }),
      'changes.putBackFile': () => made,
    });
    expect(document.body.textContent).toContain('Another program has emptied ~/.aws/config.');
    await open.click(button('Put the last version back'));
    expect(callsOf('changes.putBackFile').map((call) => call.input)).toEqual([{ path: '~/.aws/config' }]);
    expect(rowNames()).toHaveLength(4);
  });
});
