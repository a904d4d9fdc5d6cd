/** The encrypted store with its key in the real daemon: whatever becomes of that, the right words, and nothing lost. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createKeychain, type DisposableKeychain } from '../../electron/adapters/keychain/keychain.js';
import { Secret } from '../../electron/core/secret.js';
import { keychainService } from '../../electron/core/store/keychain-item.js';
import type { Store } from '../../electron/services/store/store.js';
import type { StoreKey } from '../../shared/models/store.js';
import { makeHome, removeHome } from '../faults/home.js';
import { createDiskStore, keyChoice, roundProfiles, storePassphrase } from '../faults/store-home.js';
import { type KeychainSession, startKeychainSession } from './session.js';

const nothingGiven = { passphrase: null, recoveryCode: null };
const profiles = roundProfiles(1);

let session: KeychainSession;
let keychain: DisposableKeychain;
let home = '';

beforeAll(async () => {
  session = await startKeychainSession();
  Object.assign(process.env, session.environment);
});
beforeEach(async () => {
  await session.clear();
  await session.start();
  const limits = { answer: 2000, prompt: 1000 };
  keychain = createKeychain({ platform: 'linux', environment: session.environment, limits });
  home = makeHome({});
});
afterEach(async () => {
  session.thaw();
  keychain.dispose();
  await session.stopAnswering();
  removeHome(home);
});
afterAll(() => session.end());

/** A Keyway that knows nothing of the others. */
function another(at = home): Store {
  return createDiskStore(at, undefined, keychain);
}

async function created(key: StoreKey = 'keychain', at = home): Promise<Store> {
  const store = another(at);
  expect(await store.create(keyChoice(key))).toEqual({ ok: true, value: null });
  expect(await store.replace(profiles, 1)).toEqual({ ok: true, value: null });
  return store;
}

function bytes(): Buffer {
  return readFileSync(join(home, '.keyway', 'store.json'));
}

describe('a store with its key in the real keychain', () => {
  it('is made, used, locked, unlocked, given a new key, and opened again', async () => {
    const store = await created();
    expect(await another().profiles()).toEqual({ ok: true, value: profiles });
    await store.lock('by-hand');
    expect(await another().summary()).toMatchObject({ state: 'locked', reason: 'by-hand' });
    expect(await another().unlock(nothingGiven)).toMatchObject({ ok: true });
    for (const key of ['keychain', 'both', 'passphrase', 'keychain'] as const) {
      expect(await store.rekey(keyChoice(key))).toMatchObject({ ok: true });
      const next = another();
      if (key !== 'keychain') {
        expect(await next.unlock({ passphrase: storePassphrase, recoveryCode: null })).toMatchObject({
          ok: true,
        });
      }
      expect(await next.summary()).toMatchObject({ state: 'ready', key, entries: 3 });
      expect(await next.profiles()).toEqual({ ok: true, value: profiles });
      const kept = (await session.search(keychainService)).includes('"generation"');
      expect(kept).toBe(key !== 'passphrase');
    }
  });
  it('with no daemon has no keychain, and is ready once there is one again', async () => {
    await created();
    const before = bytes();
    await session.kill();
    const store = another();
    expect(await store.summary()).toMatchObject({
      state: 'no-keychain',
      reason: 'no-secret-service',
      entries: 3,
    });
    expect(await store.profiles()).toMatchObject({ failure: { code: 'store-key-missing' } });
    expect(bytes()).toEqual(before);
    await session.start();
    expect(await store.unlock(nothingGiven)).toMatchObject({ ok: true });
    expect(await store.profiles()).toEqual({ ok: true, value: profiles });
  });
  it('whose keychain is locked asks, and a question dismissed is not asked again unasked', async () => {
    await created();
    await session.lock();
    await session.answerPrompts('dismiss');
    const store = another();
    expect(await store.summary()).toMatchObject({ state: 'locked', reason: 'unlock-dismissed', entries: 3 });
    expect(await store.profiles()).toMatchObject({ failure: { code: 'store-locked' } });
    expect(session.prompts()).toBe(1);
    await session.answerPrompts('unlock');
    expect(await store.unlock(nothingGiven)).toMatchObject({ ok: true });
    expect(await store.profiles()).toEqual({ ok: true, value: profiles });
  });
  it('whose keychain hangs says so, and what was open stays open', async () => {
    const open = await created();
    session.freeze();
    expect(await open.profiles()).toEqual({ ok: true, value: profiles });
    expect(await another().summary()).toMatchObject({
      state: 'no-keychain',
      reason: 'keychain-not-answering',
    });
    expect(await open.replace(profiles.slice(1), 2)).toMatchObject({ ok: true });
    session.thaw();
    expect(await another().profiles()).toEqual({ ok: true, value: profiles.slice(1) });
  });
  it('whose item was deleted has no key, makes none, and is opened by its recovery kit', async () => {
    const store = await created();
    const kit = join(home, 'kit.txt');
    await store.saveRecoveryKit(kit);
    const { id } = await store.summary();
    await session.deleteItem(keychainService, id ?? '');
    const before = bytes();
    const next = another();
    expect(await next.summary()).toMatchObject({ state: 'key-missing', reason: null, entries: 3 });
    expect(await next.create(keyChoice('keychain'))).toMatchObject({ failure: { code: 'store-exists' } });
    expect(await session.search(keychainService)).not.toContain('"generation"');
    expect(bytes()).toEqual(before);
    const code = /Recovery code {2}(\S+)/u.exec(readFileSync(kit, 'utf-8'))?.[1] ?? '';
    expect(await next.unlock({ passphrase: null, recoveryCode: new Secret(code) })).toMatchObject({
      ok: true,
    });
    expect(await another().profiles()).toEqual({ ok: true, value: profiles });
  });
  it('is not made where the keychain has no collection, and with a passphrase is', async () => {
    await session.clear();
    await session.start({ collection: false });
    expect(await another().create(keyChoice('keychain'))).toMatchObject({
      failure: { code: 'keychain-unavailable', facts: { reason: 'no-keychain-collection' } },
    });
    expect(await another().summary()).toMatchObject({ state: 'none' });
    expect(await another().create(keyChoice('passphrase'))).toMatchObject({ ok: true });
  });
  it('is kept apart from another home’s on the same keychain', async () => {
    const second = makeHome({});
    await created();
    const other = await created('keychain', second);
    await other.rekey(keyChoice('keychain'));
    await other.replace([], 3);
    expect(await another().profiles()).toEqual({ ok: true, value: profiles });
    expect(await another(second).profiles()).toEqual({ ok: true, value: [] });
    removeHome(second);
  });
});
