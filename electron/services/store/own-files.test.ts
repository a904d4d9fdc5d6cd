import { describe, expect, it } from 'vitest';
import { createFixedConsent } from '../../adapters/testing/fixed-consent.js';
import { createMemoryFileSystem } from '../../adapters/testing/memory-file-system.js';
import { createOpenLocks } from '../../adapters/testing/open-locks.js';
import { createStoreHome, type StoreHome } from '../../adapters/testing/store-home.js';
import { Secret } from '../../core/secret.js';
import { type FileSystem, FileSystemError } from '../ports.js';
import { sealedMfaSecrets } from '../sessions/mfa-secrets.js';
import type { SealedTexts } from '../sessions/text-table.js';
import { words, backupPath, storePath, dev, backedUp } from '../../adapters/testing/backed-up-store.js';

const kitPath = '/home/p/kit.txt';

function keptAside({ memory }: StoreHome): readonly string[] {
  return Object.entries(memory.texts()).flatMap(([path, text]) =>
    path.includes('store.kept-') ? [text] : [],
  );
}

describe('restoring', () => {
  it('over a store that can be read keeps its key, and the file of before beside it', async () => {
    const home = await backedUp();
    const { id } = await home.store.summary();
    const before = home.memory.texts()[storePath];
    const publicKey = await home.store.publicKey();
    expect(await home.store.restore(backupPath, words)).toEqual({ ok: true, value: backupPath });
    expect(await home.another().store.profiles()).toEqual({ ok: true, value: [dev] });
    expect(await home.store.summary()).toMatchObject({ state: 'ready', id, key: 'keychain' });
    expect(await home.store.publicKey()).toEqual(publicKey);
    expect(keptAside(home)).toEqual([before]);
    expect(home.consent.asked.at(-1)).toEqual({ kind: 'restore-store', path: '~/backup.json', entries: 1 });
    expect(home.noted.at(-1)).toBe('store-restored');
  });
  it.each([
    ['whose key is gone', async (home: StoreHome) => home.keychain.items.clear()],
    [
      'that is cut off',
      async ({ memory }: StoreHome) => (await memory.open(storePath, 'read-write')).shortenTo(9),
    ],
    ['that is gone', ({ memory }: StoreHome) => memory.remove(storePath)],
  ] as const)('over one %s makes another, and destroys nothing', async (_, damage) => {
    const home = await backedUp();
    const before = [...home.keychain.items];
    await damage(home);
    const text = home.memory.texts()[storePath];
    const { store } = home.another();
    expect(await store.restore(backupPath, words)).toMatchObject({ ok: true });
    expect(await store.profiles()).toEqual({ ok: true, value: [dev] });
    expect(keptAside(home)).toEqual(text === undefined ? [] : [text]);
    if (home.keychain.items.size > 1) {
      expect([...home.keychain.items]).toEqual(expect.arrayContaining(before));
    }
  });
  it('is refused while the store is locked', async () => {
    const home = await backedUp();
    await home.store.lock('by-hand');
    const before = home.memory.texts();
    expect(await home.store.restore(backupPath, words)).toMatchObject({ failure: { code: 'store-locked' } });
    expect(home.memory.texts()).toEqual(before);
  });
  it('without a keychain uses the passphrase of the backup', async () => {
    const home = await backedUp();
    home.keychain.trouble = 'no-secret-service';
    const { store } = home.another();
    expect(await store.restore(backupPath, words)).toMatchObject({ ok: true });
    expect(await store.summary()).toMatchObject({ state: 'ready', key: 'passphrase' });
    const later = home.another().store;
    expect(await later.unlock({ passphrase: words, recoveryCode: null })).toMatchObject({ ok: true });
    expect(await later.profiles()).toEqual({ ok: true, value: [dev] });
  });
  it.each([
    ['refused', 'consent-refused'],
    ['unasked', 'consent-needed'],
  ] as const)('does nothing where the person is %s', async (answer, code) => {
    const home = await backedUp();
    const before = home.memory.texts();
    const { store } = home.another({ consent: createFixedConsent({ answer: () => answer }) });
    expect(await store.restore(backupPath, words)).toMatchObject({ failure: { code } });
    expect(await store.backup('/home/p/other.json', words)).toMatchObject({ failure: { code } });
    expect(await store.saveRecoveryKit(kitPath)).toMatchObject({ failure: { code } });
    expect(home.memory.texts()).toEqual(before);
  });
  it('of what is no backup, or is not there, says so', async () => {
    const home = await backedUp();
    expect(await home.store.restore(storePath, words)).toMatchObject({
      failure: {
        code: 'backup-not-readable',
        facts: { path: '~/.keyway/store.json', reason: 'not-a-backup' },
      },
    });
    expect(await home.store.restore('/home/p/none', words)).toMatchObject({
      failure: { code: 'file-unreadable', facts: { path: '~/none', systemCode: 'ENOENT' } },
    });
    expect(await home.store.restore(backupPath, new Secret('no'))).toMatchObject({
      failure: { code: 'wrong-passphrase' },
    });
  });
});

describe('secrets of MFA devices that are kept with the store', () => {
  const alice = 'arn:aws:iam::111122223333:mfa/alice';
  const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
  const secretsIn = ({ store, ...ports }: StoreHome): SealedTexts =>
    sealedMfaSecrets({ ports: { ...ports, files: ports.memory, locks: createOpenLocks() }, vault: store });
  const tableIn = async (home: StoreHome): Promise<unknown> => await secretsIn(home).read();

  async function withSecret(): Promise<StoreHome> {
    const home = createStoreHome();
    await home.store.create({ key: 'keychain', passphrase: null });
    await secretsIn(home).change(() => ({ [alice]: secret }));
    await home.store.backup(backupPath, words);
    return home;
  }

  /** Another computer, with the backup and whatever else is copied to it. */
  async function elsewhere(from: StoreHome, copied: readonly string[]): Promise<StoreHome> {
    const memory = createMemoryFileSystem({ '/home/p/placeholder': '' });
    await memory.makeFolder('/home/p/.keyway');
    for (const path of copied) {
      const file = await memory.create(path);
      await file.write(await from.memory.read(path));
      await file.close();
    }
    return createStoreHome({ memory });
  }

  it('are in the backup, readable by its passphrase alone, and come back on another computer', async () => {
    const home = await withSecret();
    expect(home.memory.texts()[backupPath]).not.toContain(secret);
    const other = await elsewhere(home, [backupPath]);
    expect(await other.store.restore(backupPath, words)).toMatchObject({ ok: true });
    expect(await tableIn(other)).toEqual({ ok: true, value: { [alice]: secret } });
    expect(Object.values(other.memory.texts()).join('\n')).not.toContain(secret);
  });

  it('that are here already stay as they are', async () => {
    const home = await withSecret();
    await secretsIn(home).change(() => ({ [alice]: 'GEZDGNBV', bob: 'GEZDGNBV' }));
    await home.store.restore(backupPath, words);
    expect(await tableIn(home)).toEqual({ ok: true, value: { [alice]: 'GEZDGNBV', bob: 'GEZDGNBV' } });
  });

  it('that another store has sealed are passed over, and kept beside', async () => {
    const home = await withSecret();
    const sealed = '/home/p/.keyway/mfa-secrets.sealed';
    const other = await elsewhere(home, [backupPath, sealed]);
    const before = other.memory.texts()[sealed];
    await other.store.create({ key: 'keychain', passphrase: null });
    expect(await tableIn(other)).toEqual({ ok: true, value: {} });
    expect(await other.store.restore(backupPath, words)).toMatchObject({ ok: true });
    expect(await tableIn(other)).toEqual({ ok: true, value: { [alice]: secret } });
    expect(other.memory.texts()[`${sealed}.unreadable`]).toBe(before);
  });

  it('that cannot be read keep a backup from being made that lacks them', async () => {
    const home = await withSecret();
    const files: FileSystem = {
      ...home.memory,
      read: (path) =>
        path.endsWith('.sealed')
          ? Promise.reject(new FileSystemError('read', path, 'EIO'))
          : home.memory.read(path),
    };
    const { store } = home.another({ files });
    expect(await store.backup('/home/p/second.json', words)).toMatchObject({
      failure: { code: 'file-unreadable' },
    });
    expect(home.memory.texts()['/home/p/second.json']).toBeUndefined();
  });
});

describe('a file that the person chooses', () => {
  it('is asked for, and none chosen is nothing done', async () => {
    const home = await backedUp();
    const before = home.memory.texts();
    expect(await home.store.backup(null, words)).toEqual({ ok: true, value: null });
    expect(await home.store.saveRecoveryKit(null)).toEqual({ ok: true, value: null });
    expect(await home.store.restore(null, words)).toEqual({ ok: true, value: null });
    expect(home.memory.texts()).toEqual(before);
    const consent = createFixedConsent({ answer: () => 'allowed', chosenToWrite: '/home/p/chosen' });
    const { store } = home.another({ consent });
    expect(await store.backup(null, words)).toEqual({ ok: true, value: '/home/p/chosen' });
    expect(consent.asked).toEqual([{ kind: 'back-up-store', path: '~/chosen' }]);
    await store.saveRecoveryKit(null);
    await store.restore(null, words);
    expect(consent.files).toEqual(['backup', 'recovery-kit', 'backup']);
  });
  it('is not written for a store that is locked or not there', async () => {
    const home = await backedUp();
    await home.store.lock('by-hand');
    const locked = { failure: { code: 'store-locked' } };
    expect(await home.store.backup('/home/p/new', words)).toMatchObject(locked);
    expect(await home.store.saveRecoveryKit(kitPath)).toMatchObject(locked);
    const missing = { failure: { code: 'store-missing' } };
    expect(await createStoreHome().store.backup('/home/p/new', words)).toMatchObject(missing);
  });
  it('is readable by nobody else', async () => {
    const home = await backedUp();
    await home.store.saveRecoveryKit(kitPath);
    for (const path of [backupPath, kitPath, storePath]) {
      expect((await home.memory.inspect(path))?.mode).toBe(0o600);
    }
  });
  it('says what the kit is for, which store it opens, and the code', async () => {
    const home = await backedUp();
    await home.store.saveRecoveryKit(kitPath);
    const text = home.memory.texts()[kitPath] ?? '';
    const { id } = await home.store.summary();
    expect(text).toContain('Keyway recovery kit');
    expect(text).toContain(`Store          ${id ?? ''}`);
    expect(text).toContain('~/.keyway/store.json');
    expect(text).toMatch(/Recovery code {2}(?:[0-9A-Z]{5}-){6}[0-9A-Z]{5}\n/u);
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  });
});
