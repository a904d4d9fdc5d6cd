import { afterEach, describe, expect, it } from 'vitest';
import { listedProfile } from '../../testing/profiles.js';
import { openWindow, type OpenWindow } from '../../testing/window.js';

const profile = listedProfile({ name: 'ci', kind: 'access-key' });
const change = {
  id: 'c1',
  at: '2026-11-21T06:00:00.000Z',
  action: 'replace-key',
  profiles: ['another'],
  files: [{ path: '~/.aws/credentials', added: 2, removed: 2 }],
  undoneBy: null,
  purged: false,
};

let open: OpenWindow | undefined;
afterEach(() => {
  open?.close();
  open = undefined;
});

const tab = () =>
  [...document.querySelectorAll<HTMLElement>('[role="tab"]')].find((each) => each.textContent === 'File') ??
  null;
const purge = () =>
  [...document.querySelectorAll('button')].find((each) => each.textContent === 'Purge this secret…') ?? null;

describe('the File tab of a profile', () => {
  it('says of a change that was purged that it cannot be undone', async () => {
    const purged = { ...change, profiles: ['ci'], purged: true };
    open = await openWindow([profile], { 'changes.list': () => ({ revision: 1, changes: [purged] }) });
    await open.click(tab());
    const row = document.querySelector('.change');
    expect(row?.textContent).toContain('A secret that it held was purged: it cannot be undone.');
    expect(row?.querySelector<HTMLButtonElement>('button[aria-label^="Undo"]')?.disabled).toBe(true);
  });
  it('offers to purge its secrets wherever an earlier version of a file is kept', async () => {
    open = await openWindow([profile], {
      'changes.list': () => ({ revision: 1, changes: [change] }),
      'changes.purge': () => ({ changes: [] }),
    });
    await open.click(tab());
    await open.click(purge());
    const asked = open.calls.filter(({ procedure }) => procedure === 'changes.purge');
    expect(asked.map(({ input }) => input)).toEqual([{ profile: 'ci' }]);
    expect(document.querySelector('.toast-text')?.textContent).toBe(
      'No earlier version that Keyway keeps holds a secret of ci any more.',
    );
  });
  it('offers nothing where nothing is kept', async () => {
    open = await openWindow([profile]);
    await open.click(tab());
    expect(purge()).toBeNull();
  });
});
