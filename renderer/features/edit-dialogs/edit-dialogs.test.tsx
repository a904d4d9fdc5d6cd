import { afterEach, describe, expect, it } from 'vitest';
import { listedProfile } from '../../testing/profiles.js';
import { openWindow, type OpenWindow } from '../../testing/window.js';

const dev = listedProfile({ name: 'dev', kind: 'access-key', accessKeyId: '****MPLE' });
const ops = listedProfile({ name: 'ops', kind: 'role', sourceProfile: 'dev' });
const base = listedProfile({ name: 'base', kind: 'access-key', accessKeyId: '****MPL2' });
const file = { path: '~/.aws/config', added: 1, removed: 1, hunks: [] };
const effects = {
  profiles: ['dev'],
  repointed: [],
  broken: [],
  defaultFollows: false,
  defaultStays: false,
  consent: [],
};
const preview = { files: [file], effects, problems: [] };
const made = { change: 'c7', files: [file], writtenInPlace: [], revertsAt: null };

let open: OpenWindow | undefined;
afterEach(() => {
  open?.close();
  open = undefined;
});

/** The pause after the last key press, and the answer. */
async function settled(window: OpenWindow): Promise<void> {
  for (let round = 0; round < 8; round += 1) await window.settle();
}

const grid = () => document.querySelector('[role="grid"]');
const dialog = () => document.querySelector<HTMLElement>('[role="dialog"], [role="alertdialog"]');
const button = (text: string) =>
  [...(dialog()?.querySelectorAll('button') ?? [])].find((each) => each.textContent === text) ?? null;
const inputs = (kind: string, calls: OpenWindow['calls']) =>
  calls.filter((call) => call.procedure === kind).map((call) => call.input);

describe('renaming', () => {
  it('begins at F2 in the list, shows who follows, and is told with a way back', async () => {
    open = await openWindow([dev, ops], {
      'editing.preview': () => ({ ...preview, effects: { ...effects, repointed: ['ops'] } }),
      'editing.apply': () => made,
    });
    await open.press(grid(), 'F2');
    expect(button('Rename')?.disabled).toBe(true);
    await open.fill(dialog()?.querySelector('input') ?? null, 'development');
    await settled(open);
    expect(dialog()?.textContent).toContain('ops names it as source profile and will follow.');
    await open.click(button('Rename'));
    await settled(open);
    expect(inputs('editing.apply', open.calls)).toEqual([
      { kind: 'rename', id: dev.id, name: 'development' },
    ]);
    expect(dialog()).toBeNull();
    expect(document.querySelector('.toast-text')?.textContent).toContain('Renamed to development.');
  });
});

describe('removing', () => {
  it('asks about those that start from it, and re-points them where the person says so', async () => {
    open = await openWindow([dev, ops, base], {
      'editing.preview': () => preview,
      'editing.apply': () => made,
    });
    await open.press(grid(), 'Delete');
    await settled(open);
    expect(dialog()?.getAttribute('role')).toBe('alertdialog');
    await open.choose(dialog()?.querySelector('select') ?? null, 'base');
    await settled(open);
    await open.click(button('Remove'));
    await settled(open);
    expect(inputs('editing.apply', open.calls)).toEqual([
      { kind: 'remove', ids: [dev.id], sources: { ops: 'base' } },
    ]);
  });
});

describe('several profiles at once', () => {
  it('are chosen by Space and Shift and an arrow, and then changed together', async () => {
    open = await openWindow([dev, ops, base], {
      'editing.preview': () => preview,
      'editing.apply': () => made,
    });
    await open.press(grid(), ' ');
    await open.press(grid(), 'ArrowDown', { shiftKey: true });
    expect(document.querySelector('.chosen-bar-count')?.textContent).toBe('2 profiles chosen');
    await open.press(grid(), 'Delete');
    await settled(open);
    expect(dialog()?.textContent).toContain('Remove 2 profiles?');
  });

  it('are all that the list shows, by the platform’s key and A', async () => {
    open = await openWindow([dev, ops, base]);
    await open.press(grid(), 'a', { ctrlKey: true });
    expect(document.querySelector('.chosen-bar-count')?.textContent).toBe('3 profiles chosen');
  });
});

describe('updating a key', () => {
  it('sends the secret once, when it is saved, and never to be previewed', async () => {
    open = await openWindow([dev], { 'editing.preview': () => preview, 'editing.apply': () => made });
    await open.press(grid(), 'F10', { shiftKey: true });
    const item = [...document.querySelectorAll<HTMLElement>('[role="menuitem"]')].find(
      (each) => each.textContent === 'Update key…',
    );
    await open.click(item ?? null);
    const [id, secret] = dialog()?.querySelectorAll('input') ?? [];
    await open.fill(id ?? null, 'AKIAI44QH8DHBEXAMPLE');
    await open.fill(secret ?? null, 'je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY');
    await settled(open);
    expect(JSON.stringify(inputs('editing.preview', open.calls))).not.toContain('je7Mt');
    expect(secret?.type).toBe('password');
    await open.click(button('Update key'));
    await settled(open);
    expect(inputs('editing.apply', open.calls)).toEqual([
      {
        kind: 'replace-key',
        id: dev.id,
        accessKeyId: 'AKIAI44QH8DHBEXAMPLE',
        secret: {
          kind: 'typed',
          secretAccessKey: 'je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY',
          sessionToken: null,
        },
      },
    ]);
    expect(document.body.innerHTML).not.toContain('je7Mt');
  });
});
