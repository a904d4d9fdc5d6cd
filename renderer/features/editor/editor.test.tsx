import { ORPCError } from '@orpc/client';
import { afterEach, describe, expect, it } from 'vitest';
import type { Answers } from '../../testing/fake-client.js';
import { listedProfile } from '../../testing/profiles.js';
import { lockedStore, readyStore, storedEntry } from '../../testing/store.js';
import { openWindow, type OpenWindow } from '../../testing/window.js';
import { corporate, formOf, pastedKey } from './testing.js';

const effects = {
  profiles: ['x'],
  repointed: [],
  broken: [],
  defaultFollows: false,
  defaultStays: false,
  consent: [],
};
const lockedData = { facts: { reason: 'by-hand' }, action: 'unlock-store' };
const usual: Answers = {
  'editing.preview': () => ({ files: [], effects, problems: [] }),
  'editing.apply': () => ({ change: null, files: [], writtenInPlace: [], revertsAt: null }),
  'editing.release': () => ({}),
};
const base = listedProfile({ name: 'acme-base', kind: 'access-key', accessKeyId: '****MPLE' });
const reader = listedProfile({ name: 'reader', kind: 'role', sourceProfile: 'gone' });
const readerForm = formOf({
  id: reader.id,
  name: reader.name,
  kind: 'role',
  values: { role_arn: 'arn:aws:iam::111122223333:role/Reader', source_profile: 'gone', region: 'eu-west-1' },
});

let open: OpenWindow | undefined;
afterEach(() => {
  open?.close();
  open = undefined;
});

/** The pause after the last key press, and the answer. */
async function settled(window: OpenWindow): Promise<void> {
  for (let round = 0; round < 8; round += 1) await window.settle();
}

async function openEditor(answers: Answers = {}): Promise<OpenWindow> {
  open = await openWindow([base], { ...usual, ...answers });
  await open.press(document.body, 'n', { ctrlKey: true });
  await settled(open);
  return open;
}

async function editReader(answers: Answers = {}): Promise<OpenWindow> {
  open = await openWindow([reader, base], { ...usual, 'editing.form': () => readerForm, ...answers });
  await open.click(button('Edit'));
  await settled(open);
  return open;
}

const input = (name: string) => document.querySelector<HTMLInputElement>(`input[name="${name}"]`);
const button = (text: string) =>
  [...document.querySelectorAll('button')].find(
    (each) => each.textContent.replace('…', '') === text || each.getAttribute('aria-label') === text,
  ) ?? null;
const inputsOf = (procedure: string, { calls }: OpenWindow) =>
  calls.filter((call) => call.procedure === procedure).map((call) => call.input);

describe('a new form', () => {
  it('offers to take profiles from another file, which main asks for', async () => {
    const window = await openEditor({ 'editing.openImport': () => ({ reading: null }) });
    await window.click(button('Import from a file'));
    await settled(window);
    expect(window.calls.map(({ procedure }) => procedure)).toContain('editing.openImport');
  });

  it('asks before something typed is lost, and begins anew when it is', async () => {
    const window = await openEditor();
    await window.fill(input('name'), 'typed');
    await window.press(document.body, 'n', { ctrlKey: true });
    await settled(window);
    await window.click(button('Leave'));
    await settled(window);
    expect(input('name')?.value).toBe('');
  });

  it('takes no secret among other settings', async () => {
    const window = await openEditor();
    document.querySelector('details.editor-others')?.setAttribute('open', '');
    const names = [...document.querySelectorAll<HTMLInputElement>('.editor-others input')];
    await window.fill(names.at(-1) ?? null, 'AWS_Secret_Access_Key');
    expect(button('Add a setting')?.disabled).toBe(true);
    expect(document.querySelector('.editor-others')?.textContent).toContain(
      'Secrets have fields of their own',
    );
  });

  it('gives the focus to the field whose suggestion was taken', async () => {
    const window = await openEditor();
    await window.fill(input('name'), 'acme-base');
    const suggestion = document.querySelector<HTMLElement>('.field-suggestion');
    suggestion?.focus();
    await window.click(suggestion);
    expect(input('name')?.value).toBe('acme-base-2');
    expect(document.activeElement).toBe(input('name'));
  });
});

describe('an existing profile', () => {
  it('is saved with what was changed, whatever was wrong with it before', async () => {
    const window = await editReader();
    await window.fill(input('region'), 'us-east-1');
    await settled(window);
    await window.click(button('Save profile'));
    await settled(window);
    expect(inputsOf('editing.apply', window)).toMatchObject([
      { id: reader.id, set: { region: 'us-east-1' }, expected: { region: 'eu-west-1' } },
    ]);
  });
});

describe('a profile that stands in both stores', () => {
  const both = listedProfile({
    ...{ name: 'both', kind: 'access-key', accessKeyId: '****MPLE', stores: ['shared', 'encrypted'] },
    stored: { entry: 'e1', kind: 'access-key', connected: false, handOut: 'always', locked: false },
  });
  const part = () => document.querySelector<HTMLSelectElement>('select[aria-describedby$="-note"]');
  const forms: Answers = {
    'editing.form': (input) => {
      const isStored = JSON.stringify(input).includes('encrypted store:both');
      const location = isStored ? 'encrypted store' : null;
      const region = isStored ? 'eu-west-1' : 'us-east-1';
      return formOf({ ...{ id: both.id, name: 'both', kind: 'access-key', location }, values: { region } });
    },
    'store.detail': () => readyStore({ entries: [storedEntry({ name: 'both' })] }),
  };
  async function edit(answers: Answers = {}): Promise<OpenWindow> {
    open = await openWindow([both, base], { ...usual, ...forms, ...answers });
    await open.click(button('Edit'));
    await settled(open);
    return open;
  }

  it('is edited in the files, as the form says, until the person chooses the store', async () => {
    const window = await edit();
    expect(part()?.value).toBe('shared');
    expect(document.body.textContent).toContain('AWS tools use the one in the shared files');
    expect(input('region')?.value).toBe('us-east-1');
    await window.choose(part(), 'encrypted');
    await settled(window);
    expect(part()?.value).toBe('encrypted');
    expect(input('region')?.value).toBe('eu-west-1');
    await window.fill(input('region'), 'eu-north-1');
    await settled(window);
    await window.click(button('Save profile'));
    await settled(window);
    expect(inputsOf('editing.apply', window)).toMatchObject([
      { id: 'encrypted store:both', set: { region: 'eu-north-1' } },
    ]);
  });

  it('asks before what was typed is lost by choosing the other', async () => {
    const window = await edit();
    await window.fill(input('region'), 'eu-north-1');
    await window.choose(part(), 'encrypted');
    await settled(window);
    expect(input('region')?.value).toBe('eu-north-1');
    expect(button('Leave')).not.toBeNull();
  });

  it('asks to unlock the store first where that is chosen', async () => {
    const locked = new ORPCError('store-locked', { defined: true, data: lockedData });
    let isLocked = true;
    const window = await edit({
      'editing.form': (input) => {
        if (isLocked && JSON.stringify(input).includes('encrypted store:')) throw locked;
        return forms['editing.form']?.(input);
      },
      'store.detail': () =>
        isLocked ? lockedStore({ entries: [storedEntry({ name: 'both' })] }) : readyStore(),
      'store.unlock': () => {
        isLocked = false;
        return readyStore();
      },
    });
    await window.choose(part(), 'encrypted');
    await settled(window);
    expect(document.body.textContent).toContain('The encrypted store is locked');
    await window.click(button('Unlock'));
    await settled(window);
    expect(part()?.value).toBe('encrypted');
  });

  it('has no such choice where it stands in one of them', async () => {
    await editReader();
    expect(document.body.textContent).not.toContain('This form changes');
  });
});

describe('a pasted text', () => {
  const pasted = {
    format: 'profile-block',
    profiles: [
      { ...pastedKey, name: 'one', handle: 'h1' },
      { ...pastedKey, name: 'two', handle: 'h2' },
    ],
  };

  it('with several profiles fills the form with the chosen one; main lets go of the others at once, of that one at the end', async () => {
    const window = await openEditor({ 'editing.paste': () => pasted });
    await window.click(button('Paste'));
    await settled(window);
    await window.fill(document.querySelector('textarea'), '[one]\n[two]');
    await window.click(button('Read'));
    await settled(window);
    await window.click(button('two'));
    await settled(window);
    expect(input('name')?.value).toBe('two');
    expect(inputsOf('editing.release', window)).toEqual([{ handle: 'h1' }]);
    await window.press(document.body, 'Escape');
    await settled(window);
    await window.click(button('Leave'));
    await settled(window);
    expect(inputsOf('editing.release', window)).toEqual([{ handle: 'h1' }, { handle: 'h2' }]);
  });
});

describe('a sign-in that other profiles use too', () => {
  const values = { sso_start_url: 'https://corp.awsapps.com/start', sso_region: 'eu-west-1' };
  const form = formOf({
    id: reader.id,
    name: reader.name,
    kind: 'sso',
    values: { sso_session: 'corp', sso_account_id: '111122223333', sso_role_name: 'Dev' },
    ssoSession: { name: 'corp', values },
  });
  const used = (...usedBy: readonly string[]): Answers => ({
    'editing.form': () => form,
    'editing.surroundings': () => ({ ...corporate, ssoSessions: [{ name: 'corp', values, usedBy }] }),
  });

  it('is said to change for them', async () => {
    await editReader(used('reader', 'other'));
    expect(document.body.textContent).toContain(
      'Shared with other: what you change here changes for it too.',
    );
  });

  it('is not said to where they are none', async () => {
    await editReader(used('reader'));
    expect(document.body.textContent).not.toContain('Shared with');
  });
});
