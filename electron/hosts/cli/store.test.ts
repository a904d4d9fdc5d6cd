/** `keyway store` and `keyway move` on services that answer as they are told. */
import { describe, expect, test } from 'vitest';
import { succeed } from '../../../shared/models/failure.js';
import type { Services } from '../../services/api.js';
import { answering, failing, fakeServices, runWith } from './testing.js';
import { id, ready, closed, passphrase, noting } from './testing-store.js';

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
