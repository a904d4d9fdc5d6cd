import { afterEach, describe, expect, it } from 'vitest';
import type { StoreDetail } from '../../../shared/models/store.js';
import type { Answers } from '../../testing/fake-client.js';
import { listedProfile } from '../../testing/profiles.js';
import { readyStore, storeDetailOf } from '../../testing/store.js';
import { openWindow, type OpenWindow } from '../../testing/window.js';

const typed = 'lantern gravel ostrich pity';
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

const dialog = () => document.querySelector<HTMLElement>('[role="dialog"], [role="alertdialog"]');
const text = () => dialog()?.textContent ?? '';
const button = (name: string, within: ParentNode = document) =>
  [...within.querySelectorAll('button')].find(
    (each) => each.textContent === name || each.getAttribute('aria-label') === name,
  ) ?? null;
const inDialog = (name: string) => button(name, dialog() ?? document);
const secrets = () => [...document.querySelectorAll<HTMLInputElement>('input[type="password"]')];
const choice = (value: string) =>
  document.querySelector<HTMLElement>(`input[type="radio"][value="${value}"]`);
const inputsOf = (procedure: string) =>
  open?.calls.filter((call) => call.procedure === procedure).map((call) => call.input) ?? [];

async function create(detail: StoreDetail = storeDetailOf(), answers: Answers = {}): Promise<OpenWindow> {
  const window = await openStore(detail, {
    'store.create': () => readyStore(),
    'store.saveRecoveryKit': () => ({ path: '~/kit.txt' }),
    ...answers,
  });
  await window.click(button('Create the encrypted store…'));
  return window;
}

describe('creating the store', () => {
  it('proposes the keychain, and offers the recovery kit afterwards', async () => {
    const window = await create();
    await window.click(inDialog('Create the store'));
    await settled(window);
    expect(inputsOf('store.create')).toEqual([{ key: 'keychain', passphrase: null }]);
    expect(text()).toContain('Save a recovery kit?');
    await window.click(inDialog('Save a recovery kit…'));
    await settled(window);
    expect(inputsOf('store.saveRecoveryKit')).toHaveLength(1);
    expect(dialog()).toBeNull();
  });

  it.each(['unavailable', 'not-answering'] as const)(
    'chooses nothing for the person where the keychain is %s, and takes a passphrase by consent',
    async (keychain) => {
      const window = await create(storeDetailOf({ keychain }));
      expect(document.querySelector('input[type="radio"]:checked')).toBeNull();
      expect(inDialog('Create the store')?.disabled).toBe(true);
      await window.click(choice('passphrase'));
      await window.fill(secrets()[0] ?? null, typed);
      await window.fill(secrets()[1] ?? null, typed);
      expect(inDialog('Create the store')?.disabled).toBe(true);
      await window.click(dialog()?.querySelector<HTMLElement>('input[type="checkbox"]') ?? null);
      await window.click(inDialog('Create the store'));
      await settled(window);
      expect(inputsOf('store.create')).toEqual([{ key: 'passphrase', passphrase: typed }]);
    },
  );

  it('wants the passphrase twice alike, and says how well it holds', async () => {
    const window = await create();
    await window.click(choice('both'));
    const [first, second] = secrets();
    await window.fill(first ?? null, 'password1');
    expect(text()).toContain('Weak');
    await window.fill(first ?? null, typed);
    expect(text()).toContain('Strong.');
    await window.fill(second ?? null, 'another');
    await window.click(inDialog('Create the store'));
    expect(text()).toContain('The two are not the same.');
    expect(inputsOf('store.create')).toEqual([]);
    await window.fill(second ?? null, typed);
    await window.click(inDialog('Create the store'));
    await settled(window);
    expect(inputsOf('store.create')).toEqual([{ key: 'both', passphrase: typed }]);
    expect([first?.value, second?.value]).toEqual(['', '']);
  });

  it('takes what was typed out of the fields when it is left', async () => {
    const window = await create();
    await window.click(choice('both'));
    const [first] = secrets();
    await window.fill(first ?? null, typed);
    await window.click(inDialog('Cancel'));
    await settled(window);
    expect(first?.value).toBe('');
  });
});

describe('backup and restore', () => {
  it('send the passphrase once, and stay open where no file was chosen', async () => {
    const window = await openStore(readyStore(), { 'store.backup': () => ({ path: null }) });
    await window.click(button('Back up…'));
    const [first, second] = secrets();
    await window.fill(first ?? null, typed);
    await window.fill(second ?? null, typed);
    await window.click(inDialog('Choose where…'));
    await settled(window);
    expect(inputsOf('store.backup')).toEqual([{ passphrase: typed }]);
    expect(dialog()).not.toBeNull();
    expect(first?.value).toBe('');
  });
});

describe('moving to the store', () => {
  const failing = 'move-not-proved';
  const answers: Answers = {
    'store.moveIn': (input) =>
      JSON.stringify(input).includes('bad')
        ? { moved: [], failed: [{ name: 'bad', code: failing }] }
        : { moved: [{ name: 'legacy', made, alsoIn: [] }], failed: [] },
    'changes.undo': () => ({ ...made, change: 'c2' }),
  };

  it('says first what happens, then what happened, and what undo means', async () => {
    const window = await openStore(readyStore({ plaintext: ['legacy'] }), answers);
    await window.click(button('Move legacy to the encrypted store'));
    expect(text()).toContain('sealed in the store');
    expect(inputsOf('store.moveIn')).toEqual([]);
    await window.click(inDialog('Move it'));
    await settled(window);
    expect(document.querySelector('.toast-text')?.textContent).toBe(
      'legacy is in the encrypted store. 3 lines removed in ~/.aws/credentials. Undo puts its key back in plain text. Earlier versions of your files still hold this secret.',
    );
    await window.click(button('Undo'));
    expect(inputsOf('changes.undo')).toEqual([{ change: 'c1' }]);
  });

  const twin = { file: '~/.aws/credentials', line: 9, section: 'twin' };
  const alsoThere: Answers = {
    'store.moveIn': (input) => ({
      moved: [{ name: JSON.stringify(input).includes('bad') ? 'bad' : 'legacy', made, alsoIn: [twin] }],
      failed: [],
    }),
    'changes.purge': () => ({ changes: ['c1', 'c0'] }),
  };

  it('says where else the key stands, and offers to purge what is kept of earlier versions', async () => {
    const window = await openStore(readyStore({ plaintext: ['legacy'] }), alsoThere);
    await window.click(button('Move legacy to the encrypted store'));
    await window.click(inDialog('Move it'));
    await settled(window);
    expect(document.querySelector('.toast-text')?.textContent).toContain(
      'The key of legacy also stands in ~/.aws/credentials, line 9, in [twin]',
    );
    await window.click(button('Purge…'));
    await settled(window);
    expect(inputsOf('changes.purge')).toEqual([{ profile: 'legacy' }]);
    expect(document.querySelector('.toast-text')?.textContent).toBe(
      'No earlier version that Keyway keeps holds a secret of legacy any more. 2 changes cannot be undone.',
    );
  });

  it('says and offers the same for each of several', async () => {
    const window = await openStore(readyStore({ plaintext: ['legacy', 'bad'] }), alsoThere);
    await window.click(button('Move all 2'));
    await window.click(inDialog('Move all 2'));
    await settled(window);
    expect(text()).toContain('The key of bad also stands in ~/.aws/credentials, line 9, in [twin]');
    const purge = inDialog('Purge the secrets of bad from earlier versions');
    await window.click(purge);
    await settled(window);
    expect(inputsOf('changes.purge')).toEqual([{ profile: 'bad' }]);
    expect(purge?.disabled).toBe(true);
  });

  it('of several goes one after another and lists what became of each', async () => {
    const window = await openStore(readyStore({ plaintext: ['legacy', 'bad'] }), answers);
    await window.click(button('Move all 2'));
    await window.click(inDialog('Move all 2'));
    await settled(window);
    expect(inputsOf('store.moveIn')).toEqual([{ profiles: ['legacy'] }, { profiles: ['bad'] }]);
    expect(text()).toContain('1 profile moved. 1 profile could not be moved.');
    expect(text()).toContain('Its key is still in the file.');
  });

  it('stops between two profiles', async () => {
    let go: () => void = () => undefined;
    const window = await openStore(readyStore({ plaintext: ['legacy', 'other'] }), {
      'store.moveIn': () =>
        new Promise((done) => {
          go = () => done({ moved: [{ name: 'legacy', made, alsoIn: [] }], failed: [] });
        }),
    });
    await window.click(button('Move all 2'));
    await window.click(inDialog('Move all 2'));
    await window.click(inDialog('Stop after this one'));
    go();
    await settled(window);
    expect(inputsOf('store.moveIn')).toEqual([{ profiles: ['legacy'] }]);
    expect(text()).toContain('Not moved: you stopped before it.');
  });

  it('creates the store first where there is none, and goes on with the move', async () => {
    let detail = storeDetailOf({ plaintext: ['legacy'] });
    const window = await openStore(detail, {
      ...answers,
      'store.detail': () => detail,
      'store.create': () => (detail = readyStore({ plaintext: ['legacy'] })),
    });
    await window.click(button('Move legacy to the encrypted store'));
    await window.click(inDialog('Create the store…'));
    await window.click(inDialog('Create the store'));
    await settled(window);
    await window.click(inDialog('Not now'));
    await settled(window);
    expect(text()).toContain('Move legacy to the encrypted store?');
  });

  it('is in the menu of a profile that keeps a key in the files', async () => {
    open = await openWindow([legacy], { 'store.detail': () => readyStore({ plaintext: ['legacy'] }) });
    await open.press(document.querySelector('[role="grid"]'), 'F10', { shiftKey: true });
    const items = [...document.querySelectorAll<HTMLElement>('[role="menuitem"]')];
    await open.click(items.find((item) => item.textContent === 'Move to the encrypted store…') ?? null);
    expect(text()).toContain('Move legacy to the encrypted store?');
  });
});
