/** What others can get of the store and of what is sealed with it: the lines of docs/security/store.md that nobody else shows. */
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ChangeRequest } from '../../electron/services/changes/plan.js';
import { createMemoryKeychain, type MemoryKeychain } from '../../electron/services/store/testing.js';
import { type StoreKey, storeKeys } from '../../shared/models/store.js';
import { makeHome, removeHome, textAt } from '../faults/home.js';
import { documentFrom, settingRequest, withSetting } from '../faults/requests.js';
import { choiceOf, filesBelow, filesWith, openHome, type SealedHome, words } from './sealed-home.js';

const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const keyId = 'AKIAIOSFODNN7EXAMPLE';
const credentials = `[work]\naws_access_key_id = ${keyId}\naws_secret_access_key = ${secret}\n`;
const inFile = ['.aws/credentials'];

const isRoot = process.getuid?.() === 0;
const canBecomeNobody = isRoot && existsSync('/usr/bin/setpriv');

let home = '';
let keychain: MemoryKeychain = createMemoryKeychain();
beforeEach(() => {
  home = makeHome({ '.aws/config': '[profile work]\nregion = eu-west-1\n', '.aws/credentials': credentials });
  keychain = createMemoryKeychain();
});
afterEach(() => removeHome(home));

/** From the credentials file into the store, as moving does: there first, then out of the file. */
const intoTheStore: ChangeRequest = {
  action: 'move-to-store',
  profiles: ['work'],
  plan({ credentials: file, locations }) {
    const store = locations.find(({ role }) => role === 'store');
    if (store === undefined) throw new Error('no store');
    const withId = withSetting(store.document, 'work', 'aws_access_key_id', keyId);
    return {
      ok: true,
      value: {
        steps: [
          { path: store.path, after: withSetting(withId, 'work', 'aws_secret_access_key', secret) },
          { path: file.path, after: documentFrom('# moved\n') },
        ],
        sections: new Map([
          [store.path, ['work']],
          [file.path, ['work']],
        ]),
      },
    };
  },
};

/** Changes from before there was a store; then one, and what lay open sealed. */
async function createStoreAt(key: StoreKey): Promise<SealedHome> {
  const parts = openHome(home, keychain);
  await parts.awsFiles.current();
  await parts.changes.apply(settingRequest('profile work', 'region', 'eu-central-1'), 'whole');
  const moved = await parts.changes.apply({ ...intoTheStore, plan: outOfTheFile }, 'whole');
  expect(moved).toMatchObject({ ok: true });
  expect(filesWith(join(home, '.keyway'), secret)).not.toEqual([]);
  await parts.changes.undo(null, 'whole');
  expect(await parts.store.create(choiceOf(key))).toMatchObject({ ok: true });
  await parts.changes.followStore();
  return parts;
}

describe.each(storeKeys)('with the key in: %s', (key) => {
  it('a secret is where the person put it and in no other byte of the home, through every flow of the history', async () => {
    const { store, changes, awsFiles } = await createStoreAt(key);
    const expectOnly = (expected: readonly string[]): void =>
      expect(filesWith(home, secret).toSorted()).toEqual(expected);
    expectOnly(inFile);
    expect(await changes.apply(intoTheStore, 'whole')).toMatchObject({ ok: true });
    expectOnly([]);
    expect(await changes.undo(null, 'whole')).toMatchObject({ ok: true });
    expectOnly(inFile);
    expect(await changes.apply(intoTheStore, 'whole')).toMatchObject({ ok: true });
    expectOnly([]);
    expect(await store.rekey(choiceOf(key))).toMatchObject({ ok: true });
    await store.lock('by-hand');
    expect(await changes.apply(settingRequest('profile work', 'region', 'x'), 'whole')).toMatchObject({
      ok: true,
    });
    expect(await changes.undo('c6', 'whole')).toMatchObject({ failure: { code: 'store-locked' } });
    rmSync(join(home, '.aws/credentials'));
    await awsFiles.current();
    expect(await changes.putBackFile(join(home, '.aws/credentials'), 'whole')).toMatchObject({ ok: true });
    await openHome(home, keychain).changes.recover();
    expectOnly([]);
    expect(await changes.isSealed()).toBe(true);
  });
  it('a new key keeps what was sealed before readable', async () => {
    const { store, changes } = await createStoreAt(key);
    await changes.apply(intoTheStore, 'whole');
    const next = key === 'keychain' ? 'both' : 'keychain';
    expect(await store.rekey(choiceOf(next))).toMatchObject({ ok: true });
    expect(await changes.undo(null, 'whole')).toMatchObject({ ok: true });
    expect(textAt(home, '.aws/credentials')).toBe(credentials);
  });
  it('everything of Keyway is for its user alone', async () => {
    const { changes } = await createStoreAt(key);
    await changes.apply(intoTheStore, 'whole');
    const folder = join(home, '.keyway');
    for (const name of filesBelow(folder).keys()) {
      expect(statSync(join(folder, name)).mode & 0o777, name).toBe(0o600);
      for (let at = dirname(join(folder, name)); at.startsWith(folder); at = dirname(at)) {
        expect(statSync(at).mode & 0o777, at).toBe(0o700);
      }
    }
  });
  it.skipIf(!canBecomeNobody)(
    'another user reads none of it, also where the home is open (needs setpriv)',
    async () => {
      const { changes } = await createStoreAt(key);
      await changes.apply(intoTheStore, 'whole');
      chmodSync(home, 0o755);
      const names = [...filesBelow(join(home, '.keyway')).keys()];
      expect(names.length).toBeGreaterThan(5);
      for (const name of [...names, '']) {
        const read = asNobody('head', '-c1', join(home, '.keyway', name));
        expect(read, name).toMatchObject({ status: 1, stdout: '' });
        expect(read.stderr, name).toContain('Permission denied');
      }
    },
  );
  it('a copy of the whole disk, without keychain and passphrase, opens neither store nor history', async () => {
    const { changes } = await createStoreAt(key);
    await changes.apply(intoTheStore, 'whole');
    const copy = makeHome({});
    cpSync(home, copy, { recursive: true });
    const thief = openHome(copy, createMemoryKeychain());
    expect(filesWith(copy, secret)).toEqual([]);
    expect(await thief.store.profiles()).toMatchObject({ ok: false });
    for (const { id } of await thief.changes.list()) {
      const shown = await thief.changes.show(id, 'whole');
      expect(shown.ok ? 'shown' : shown.failure.code, id).toMatch(/^store-(?:locked|key-missing)$/u);
    }
    removeHome(copy);
  });
});

describe('another program of the same user', () => {
  it('that goes around Keyway opens what a privacy lock holds: with the keychain alone it is no more', async () => {
    const { store, changes } = await createStoreAt('keychain');
    await changes.apply(intoTheStore, 'whole');
    await store.lock('by-hand');
    expect(await openHome(home, keychain).store.profiles()).toMatchObject({
      failure: { code: 'store-locked' },
    });
    rmSync(join(home, '.keyway/store-locked.json'));
    expect(await openHome(home, keychain).store.profiles()).toMatchObject({
      ok: true,
      value: [{ name: 'work' }],
    });
  });
  it.each(['passphrase', 'both'] as const)(
    'opens nothing of a store with the key in: %s, once locked',
    async (key) => {
      const { store, changes } = await createStoreAt(key);
      await changes.apply(intoTheStore, 'whole');
      await store.lock('by-hand');
      rmSync(join(home, '.keyway/store-locked.json'), { force: true });
      const other = openHome(home, keychain);
      expect(await other.store.profiles()).toMatchObject({ failure: { code: 'store-locked' } });
      expect(await other.changes.undo(null, 'whole')).toMatchObject({ failure: { code: 'store-locked' } });
      expect(await other.store.unlock({ passphrase: words, recoveryCode: null })).toMatchObject({ ok: true });
      expect(await other.changes.undo(null, 'whole')).toMatchObject({ ok: true });
    },
  );
});

describe('without a store', () => {
  it('earlier versions lie open in the folder of their user, and it is said that they do', async () => {
    const { changes } = openHome(home, keychain);
    const changed = { ...intoTheStore, plan: outOfTheFile };
    expect(await changes.apply(changed, 'whole')).toMatchObject({ ok: true });
    expect(filesWith(join(home, '.keyway'), secret)).not.toEqual([]);
    expect(await changes.isSealed()).toBe(false);
  });
});

const outOfTheFile: ChangeRequest['plan'] = ({ credentials: file }) => ({
  ok: true,
  value: {
    steps: [{ path: file.path, after: documentFrom('# moved\n') }],
    sections: new Map([[file.path, ['work']]]),
  },
});

function asNobody(...command: readonly string[]): {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
} {
  const { status, stdout, stderr } = spawnSync(
    'setpriv',
    ['--reuid=65534', '--regid=65534', '--clear-groups', ...command],
    { encoding: 'utf-8', env: { PATH: process.env['PATH'] ?? '', LC_ALL: 'C' } },
  );
  return { status, stdout, stderr };
}
