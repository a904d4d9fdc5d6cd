import { describe, expect, test } from 'vitest';
import { fail, succeed } from '../../../shared/models/failure.js';
import type { ProfileEdit } from '../../core/editing/edit.js';
import { Secret } from '../../core/secret.js';
import type { Services } from '../../services/api.js';
import { fakeServices, runWith } from './testing.js';
import { ready, closed, passphrase, noting } from './testing-store.js';

const anyPreview = {
  files: [],
  problems: [],
  effects: {
    ...{ profiles: [], repointed: [], broken: [], consent: [] },
    ...{ defaultFollows: false, defaultStays: false },
  },
};
const secretKey = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';

/** Edits of what is in a store that nobody has opened yet. */
function editingClosed() {
  const edits: ProfileEdit[] = [];
  const { store, calls } = noting(closed);
  const locked = {
    code: 'store-locked',
    facts: { reason: 'passphrase-needed' },
    action: 'unlock-store',
  } as const;
  const editing: Partial<Services['editing']> = {
    previewEdit: () => Promise.resolve(calls.length === 0 ? fail(locked) : succeed(anyPreview)),
    applyEdit: (edit) => {
      edits.push(edit);
      return Promise.resolve(succeed({ id: 'c1', files: [], writtenInPlace: [] }));
    },
  };
  return { edits, calls, services: fakeServices({ store, editing }) };
}

describe('editing what is in a store that a passphrase opens', () => {
  test('asks for it on the terminal', async () => {
    const { edits, calls, services } = editingClosed();
    const ran = await runWith(['set', 'dev', 'output=json'], services, {}, '', [passphrase]);
    expect(ran.status).toBe(0);
    expect(calls).toEqual([['unlock', passphrase, null]]);
    expect(edits).toHaveLength(1);
  });

  test('reads it from the first line, and a secret after it', async () => {
    const { edits, calls, services } = editingClosed();
    const input = `${passphrase}\n${secretKey}\n`;
    const argv = ['set', 'dev', '--secret-stdin', '--passphrase-stdin'];
    expect((await runWith(argv, services, {}, input)).status).toBe(0);
    expect(calls).toEqual([['unlock', passphrase, null]]);
    const [edit] = edits;
    const change = edit?.kind === 'save' ? edit.changes[0] : undefined;
    expect(change).toMatchObject({ key: 'aws_secret_access_key' });
    expect(change?.value instanceof Secret ? change.value.reveal() : null).toBe(secretKey);
  });

  test.each([
    ['unset', 'dev', 'output'],
    ['rename', 'dev', 'prod'],
    ['clone', 'dev', 'prod'],
    ['remove', 'dev'],
  ])('%s does so too, and says that the store is locked where it cannot be had', async (...argv) => {
    const open = editingClosed();
    expect(
      (await runWith([...argv, '--passphrase-stdin'], open.services, {}, `${passphrase}\n`)).status,
    ).toBe(0);
    expect(open.edits).toHaveLength(1);
    const shut = editingClosed();
    const ran = await runWith([...argv, '--json'], shut.services);
    expect(ran.status).toBe(1);
    expect(JSON.parse(ran.out)).toMatchObject({
      error: { code: 'store-locked', action: 'unlock-store' },
    });
    expect(shut.edits).toEqual([]);
  });
});

describe('a profile that stands in the files and in the store', () => {
  test('is edited in the one that --store names, in the files without it', async () => {
    for (const [argv, location] of [
      [['set', 'dev', 'output=json', '--store', 'encrypted'], 'encrypted store'],
      [['unset', 'dev', 'output', '--store', 'encrypted'], 'encrypted store'],
      [['set', 'dev', 'output=json', '--store', 'shared'], null],
      [['set', 'dev', 'output=json'], null],
    ] as const) {
      const { edits, services } = editingClosed();
      expect((await runWith([...argv, '--passphrase-stdin'], services, {}, `${passphrase}\n`)).status).toBe(
        0,
      );
      expect(edits).toMatchObject([{ from: { name: 'dev', location }, to: { name: 'dev', location } }]);
    }
    const wrong = await runWith(['set', 'dev', 'output=json', '--store', 'cloud', '--json']);
    expect(JSON.parse(wrong.out)).toMatchObject({
      error: { facts: { reason: 'unknown-store', command: 'set' } },
    });
  });
});

describe('keyway store connect', () => {
  test('writes the line by which tools get a stored profile', async () => {
    const asked: string[] = [];
    const moving: Partial<Services['moving']> = {
      connect: (name) => {
        asked.push(name);
        return Promise.resolve(succeed({ id: 'c5', files: [], writtenInPlace: [] }));
      },
    };
    const services = fakeServices({ store: noting(ready).store, moving });
    const ran = await runWith(['store', 'connect', 'dev', '--json'], services);
    expect(ran.out).toBe('{"change":"c5","files":[],"diff":""}\n');
    expect(asked).toEqual(['dev']);
    const missing = await runWith(['store', 'connect', '--json'], services);
    expect(JSON.parse(missing.out)).toMatchObject({ error: { facts: { argument: 'NAME' } } });
  });
});

describe('keyway add --store encrypted', () => {
  test('adds to the encrypted store, opened first where a passphrase can be typed', async () => {
    const { edits, calls, services } = editingClosed();
    const words = [
      '--kind',
      'access-key',
      '--set',
      'aws_access_key_id=AKIAIOSFODNN7EXAMPLE',
      '--secret-stdin',
    ];
    const argv = ['add', 'dev', '--store', 'encrypted', ...words];
    const ran = await runWith(argv, services, {}, `${secretKey}\n`, [passphrase]);
    expect(ran.status).toBe(0);
    expect(edits).toMatchObject([{ kind: 'save', to: { name: 'dev', location: 'encrypted store' } }]);
    expect(calls).toEqual([['unlock', passphrase, null]]);
  });

  test.each([
    [['--store', 'cloud'], 'unknown-store'],
    [['--store', 'encrypted', '--location', '/c'], 'store-or-location'],
  ])('%j is wrong use: %s', async (more, reason) => {
    const ran = await runWith(['add', 'dev', '--kind', 'settings', ...more, '--json']);
    expect(ran.status).toBe(2);
    expect(JSON.parse(ran.out)).toMatchObject({ error: { facts: { reason } } });
  });
});
