/** `keyway store` and `keyway move` on services that answer as they are told. */
import { describe, expect, test } from 'vitest';
import { fail, succeed } from '../../../shared/models/failure.js';
import type { StoreSummary } from '../../../shared/models/store.js';
import type { ProfileEdit } from '../../core/editing/edit.js';
import { Secret } from '../../core/secret.js';
import type { Services } from '../../services/api.js';
import { answering, failing, fakeServices, row, runWith } from './testing.js';

const id = '0123456789abcdef0123456789abcdef';
const ready: StoreSummary = { state: 'ready', reason: null, id, key: 'keychain', entries: 2 };
const closed: StoreSummary = { ...ready, state: 'locked', reason: 'passphrase-needed', key: 'passphrase' };
const passphrase = 'correct horse';

/** A store that notes what it is asked to do, with the secrets it is given in plain sight. */
function noting(summary: StoreSummary) {
  const calls: unknown[] = [];
  const done = (...call: readonly unknown[]): Promise<{ ok: true; value: null }> => {
    calls.push(call);
    return Promise.resolve(succeed(null));
  };
  const written = (...call: readonly unknown[]): Promise<{ ok: true; value: string }> => {
    calls.push(call);
    return Promise.resolve(succeed('~/kept'));
  };
  const store: Partial<Services['store']> = {
    summary: () => Promise.resolve(summary),
    create: (choice) => done('create', choice.key, choice.passphrase?.reveal() ?? null),
    lock: (reason) => done('lock', reason),
    unlock: (given) =>
      done('unlock', given.passphrase?.reveal() ?? null, given.recoveryCode?.reveal() ?? null),
    rekey: (choice) => done('rekey', choice.key, choice.passphrase?.reveal() ?? null),
    acceptVersion: () => done('accept'),
    backup: (path, secret) => written('backup', path, secret.reveal()),
    restore: (path, secret) => written('restore', path, secret.reveal()),
    saveRecoveryKit: (path) => written('recovery-kit', path),
  };
  return { store, calls, services: fakeServices({ store }) };
}

describe('keyway store', () => {
  test('status prints exactly state, reason, id, key and entries', async () => {
    const ran = await runWith(['store', 'status', '--json'], noting(ready).services);
    expect(ran.out).toBe(`{"state":"ready","reason":null,"id":"${id}","key":"keychain","entries":2}\n`);
    const text = await runWith(['store', 'status'], noting(closed).services);
    expect(text.out).toBe(
      'The encrypted store is locked.\nIt needs its passphrase.\nA passphrase opens it.\n2 profiles are in it.\n',
    );
  });

  test('create uses the keychain unless told otherwise', async () => {
    const { services, calls } = noting(ready);
    const ran = await runWith(['store', 'create', '--json'], services);
    expect(calls).toEqual([['create', 'keychain', null]]);
    expect(JSON.parse(ran.out)).toEqual(ready);
  });

  test('create reads a passphrase from standard input, or unseen from the terminal, twice', async () => {
    const piped = noting(ready);
    await runWith(
      ['store', 'create', '--key', 'both', '--passphrase-stdin'],
      piped.services,
      {},
      `${passphrase}\r\n`,
    );
    expect(piped.calls).toEqual([['create', 'both', passphrase]]);
    const typed = noting(ready);
    await runWith(['store', 'create', '--key', 'passphrase'], typed.services, {}, '', [
      passphrase,
      passphrase,
    ]);
    expect(typed.calls).toEqual([['create', 'passphrase', passphrase]]);
  });

  test('create makes nothing where the passphrases differ, none is given, or nobody can be asked', async () => {
    const { services, calls } = noting(ready);
    const words = ['store', 'create', '--key', 'passphrase', '--json'];
    const differing = await runWith(words, services, {}, '', [passphrase, 'other']);
    expect(differing.status).toBe(2);
    expect(JSON.parse(differing.out)).toMatchObject({
      error: { facts: { reason: 'passphrases-differ' } },
    });
    const blank = await runWith([...words, '--passphrase-stdin'], services, {}, '\n');
    expect(JSON.parse(blank.out)).toMatchObject({ error: { facts: { reason: 'passphrase-missing' } } });
    const alone = await runWith(words, services);
    expect(alone.status).toBe(1);
    expect(JSON.parse(alone.out)).toMatchObject({ error: { code: 'passphrase-needed' } });
    expect(calls).toEqual([]);
  });

  test('unlock asks for a passphrase only where the store needs one', async () => {
    const keychain = noting({ ...ready, state: 'locked', reason: 'by-hand' });
    await runWith(['store', 'unlock'], keychain.services);
    expect(keychain.calls).toEqual([['unlock', null, null]]);
    const needing = noting(closed);
    await runWith(['store', 'unlock'], needing.services, {}, '', [passphrase]);
    expect(needing.calls).toEqual([['unlock', passphrase, null]]);
    const kit = noting(closed);
    await runWith(['store', 'unlock', '--recovery-code-stdin'], kit.services, {}, 'ABCD-EFGH\n');
    expect(kit.calls).toEqual([['unlock', null, 'ABCD-EFGH']]);
  });

  test('rekey opens a store that lacks its passphrase with the first line, and takes the new one from the second', async () => {
    const { services, calls } = noting(closed);
    await runWith(
      ['store', 'rekey', '--key', 'passphrase', '--passphrase-stdin'],
      services,
      {},
      `${passphrase}\nnew one\n`,
    );
    expect(calls).toEqual([
      ['unlock', passphrase, null],
      ['rekey', 'passphrase', 'new one'],
    ]);
  });

  test('backup, restore and recovery-kit name the file whole, and take --yes', async () => {
    const { services, calls } = noting(ready);
    const input = `${passphrase}\n`;
    const backup = ['store', 'backup', 'b.keyway', '--passphrase-stdin', '--yes', '--json'];
    const ran = await runWith(backup, services, {}, input);
    expect(ran.out).toBe('{"path":"~/kept"}\n');
    expect(ran.consents).toBe(true);
    const restore = await runWith(['store', 'restore', '/b', '--passphrase-stdin'], services, {}, input);
    expect(restore.consents).toBe(false);
    await runWith(['store', 'recovery-kit', '/kit'], services);
    expect(calls).toEqual([
      ['backup', '/project/b.keyway', passphrase],
      ['restore', '/b', passphrase],
      ['recovery-kit', '/kit'],
    ]);
  });

  test('lock and accept answer with how it then stands', async () => {
    const { services, calls } = noting(ready);
    expect((await runWith(['store', 'lock', '--json'], services)).out).toContain('"state"');
    await runWith(['store', 'accept', '--yes'], services);
    expect(calls).toEqual([['lock', 'by-hand'], ['accept']]);
    const needing = failing({
      code: 'consent-needed',
      facts: { request: 'accept-store-version' },
      action: null,
    });
    const refused = await runWith(
      ['store', 'accept', '--json'],
      fakeServices({ store: { acceptVersion: needing } }),
    );
    expect(refused.status).toBe(1);
    expect(JSON.parse(refused.out)).toMatchObject({ error: { code: 'consent-needed' } });
  });

  test.each([
    [['store'], 'argument-missing'],
    [['store', 'explode'], 'unknown-action'],
    [['store', 'backup'], 'argument-missing'],
    [['store', 'status', 'file'], 'argument-not-expected'],
    [['store', 'lock', '--yes'], 'option-not-for-command'],
    [['store', 'create', '--key', 'paper'], 'unknown-key'],
  ])('%j is wrong use: %s', async (argv, reason) => {
    const ran = await runWith([...argv, '--json'], noting(ready).services);
    expect(ran.status).toBe(2);
    expect(JSON.parse(ran.out)).toMatchObject({ error: { facts: { reason } } });
  });

  test('import takes over what is not there yet, and says where nothing can be decrypted', async () => {
    const reading = {
      path: '~/RegisteredAccounts.json',
      canDecrypt: true,
      profiles: [
        { name: 'dev', profileType: 'AWS', region: null, exists: false },
        { name: 'old', profileType: 'AWS', region: null, exists: true },
      ],
    };
    const asked: unknown[] = [];
    const moving: Partial<Services['moving']> = {
      sdkStore: answering(reading),
      importSdkStore: (names, path) => {
        asked.push([names, path]);
        return Promise.resolve(succeed(['dev']));
      },
    };
    const { store } = noting(ready);
    const ran = await runWith(['store', 'import', '/r.json', '--json'], fakeServices({ moving, store }));
    expect(ran.out).toBe('{"path":"~/RegisteredAccounts.json","imported":["dev"]}\n');
    expect(asked).toEqual([[['dev'], '/r.json']]);
    const foreign = failing({
      code: 'sdk-store-not-readable',
      facts: { path: '~/r.json', reason: 'other-system', names: 'dev, old' },
      action: null,
    });
    const elsewhere = await runWith(
      ['store', 'import'],
      fakeServices({ store, moving: { sdkStore: answering(reading), importSdkStore: foreign } }),
    );
    expect(elsewhere.status).toBe(1);
    expect(elsewhere.err).toContain('It holds: dev, old.');
    expect(elsewhere.err).toContain('only that user can decrypt it');
    const none = await runWith(
      ['store', 'import', '--json'],
      fakeServices({ store, moving: { sdkStore: answering(null) } }),
    );
    expect(none.out).toBe('{"path":null,"imported":[]}\n');
  });
});

describe('keyway purge', () => {
  const asked: string[] = [];
  const purge = (changes: readonly string[]): Pick<Services['changes'], 'purge'> => ({
    purge(whose) {
      asked.push(whose);
      return Promise.resolve(succeed(changes));
    },
  });

  test('prints the changes that cannot be taken back any more', async () => {
    const services = fakeServices({ store: noting(ready).store, changes: purge(['c3', 'c1']) });
    const ran = await runWith(['purge', 'dev', '--yes', '--json'], services);
    expect(ran).toMatchObject({
      status: 0,
      out: '{"profile":"dev","changes":["c3","c1"]}\n',
      consents: true,
    });
    expect((await runWith(['purge', 'dev'], services)).out).toBe(
      'No earlier version that Keyway keeps holds a secret of dev any more. These changes cannot be taken back: c3, c1.\n',
    );
    expect(asked).toEqual(['dev', 'dev']);
  });

  test('opens a store that lacks its passphrase first: what is kept is sealed with it', async () => {
    const needing = noting(closed);
    const services = fakeServices({ store: needing.store, changes: purge([]) });
    await runWith(['purge', 'dev', '--passphrase-stdin'], services, {}, `${passphrase}\n`);
    expect(needing.calls).toEqual([['unlock', passphrase, null]]);
  });

  test('fails as the service does, and needs a name', async () => {
    const failure = failing({ code: 'nothing-to-purge', facts: { name: 'dev' }, action: null });
    const services = fakeServices({ store: noting(ready).store, changes: { purge: failure } });
    const ran = await runWith(['purge', 'dev', '--json'], services);
    expect(ran.status).toBe(1);
    expect(JSON.parse(ran.out)).toMatchObject({ error: { code: 'nothing-to-purge' } });
    expect((await runWith(['purge'], services)).status).toBe(2);
  });
});

describe('keyway move', () => {
  const made = { id: 'c3', files: [], writtenInPlace: [], alsoIn: [] };
  const { store } = noting(ready);

  test('prints the change, and that taking it back is plain text again', async () => {
    const moving = { moveIn: answering(made) };
    const ran = await runWith(
      ['move', 'dev', '--to', 'encrypted', '--json'],
      fakeServices({ store, moving }),
    );
    expect(ran.out).toBe('{"change":"c3","files":[],"diff":""}\n');
    expect(ran.err).toContain('plain text again');
    expect(ran.err).toContain('Earlier versions of the files still hold the secret: keyway purge NAME');
  });

  test('tells where else the key stands', async () => {
    const alsoIn = [{ file: '~/.aws/credentials', line: 9, section: 'twin' }];
    const moving = { moveIn: answering({ ...made, alsoIn }) };
    const ran = await runWith(['move', 'dev', '--to', 'encrypted'], fakeServices({ store, moving }));
    expect(ran.err).toContain('~/.aws/credentials, line 9, in [twin]');
  });

  test('opens a store that lacks its passphrase first, where one can be had', async () => {
    const needing = noting(closed);
    const services = fakeServices({ store: needing.store, moving: { moveIn: answering(made) } });
    await runWith(
      ['move', 'dev', '--to', 'encrypted', '--passphrase-stdin'],
      services,
      {},
      `${passphrase}\n`,
    );
    expect(needing.calls).toEqual([['unlock', passphrase, null]]);
    const locked = failing({
      code: 'store-locked',
      facts: { reason: 'passphrase-needed' },
      action: 'unlock-store',
    });
    const alone = await runWith(
      ['move', 'dev', '--to', 'encrypted', '--json'],
      fakeServices({ store: noting(closed).store, moving: { moveIn: locked } }),
    );
    expect(JSON.parse(alone.out)).toMatchObject({ error: { code: 'store-locked' } });
  });

  test('moves back by consent', async () => {
    const moving = { moveOut: answering({ id: 'c4', files: [], writtenInPlace: [] }) };
    const ran = await runWith(
      ['move', 'dev', '--to', 'shared', '--yes', '--json'],
      fakeServices({ store, moving }),
    );
    expect(ran.consents).toBe(true);
    expect(JSON.parse(ran.out)).toMatchObject({ change: 'c4' });
  });

  test('moves all that stand in plain text, and goes on after one that cannot be moved', async () => {
    const plain = { findings: ['plaintext-long-term-key' as const], kind: 'access-key' as const };
    const asked: string[] = [];
    const services = fakeServices({
      store,
      profiles: {
        rows: answering([
          row({ ...plain, name: 'one' }),
          row({ ...plain, name: 'two' }),
          row({ ...plain, name: 'default', copyOf: 'one' }),
          row({ ...plain, name: 'batch', locations: [{ storeType: 'shared', path: '/srv/credentials' }] }),
          row({ name: 'role' }),
        ]),
        files: () =>
          Promise.resolve([
            {
              path: '/srv/credentials',
              role: 'location',
              state: 'ok',
              code: null,
              line: null,
              systemCode: null,
              fromVariable: null,
              canPutBack: false,
              sections: 1,
            },
          ]),
      },
      moving: {
        moveIn: (name) => {
          asked.push(name);
          return Promise.resolve(
            name === 'one'
              ? fail({ code: 'not-movable', facts: { name, reason: 'two-keys' }, action: null })
              : succeed(made),
          );
        },
      },
    });
    const ran = await runWith(['move', '--all', '--to', 'encrypted', '--json'], services);
    expect(asked).toEqual(['one', 'two']);
    expect(ran.status).toBe(1);
    expect(JSON.parse(ran.out)).toMatchObject({
      moved: [{ name: 'two', change: 'c3' }],
      failed: [{ name: 'one', code: 'not-movable' }],
    });
  });

  test.each([
    [['move', 'dev'], 'destination-missing'],
    [['move', 'dev', '--to', 'cloud'], 'unknown-destination'],
    [['move', '--to', 'encrypted'], 'argument-missing'],
    [['move', 'dev', '--all', '--to', 'encrypted'], 'all-stands-alone'],
    [['move', '--all', '--to', 'shared'], 'all-stands-alone'],
  ])('%j is wrong use: %s', async (argv, reason) => {
    const ran = await runWith([...argv, '--json'], noting(ready).services);
    expect(ran.status).toBe(2);
    expect(JSON.parse(ran.out)).toMatchObject({ error: { facts: { reason } } });
  });
});

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
