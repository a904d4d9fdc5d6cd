import { describe, expect, it } from 'vitest';
import { createStoreHome, type StoreHome } from '../../adapters/testing/store-home.js';
import { Secret } from '../../core/secret.js';
import type { StoreKey } from '../../../shared/models/store.js';
import { nothingGiven, storePath, dev, prod, created, choice } from '../../adapters/testing/created-store.js';

const keys: readonly StoreKey[] = ['keychain', 'passphrase', 'both'];

function opening(key: StoreKey): { readonly passphrase: Secret | null; readonly recoveryCode: null } {
  return { passphrase: choice(key).passphrase, recoveryCode: null };
}

describe.each(keys)('with the key in: %s', (key) => {
  it('is ready once it was made, and holds nothing', async () => {
    const { store, noted } = createStoreHome();
    expect(await store.summary()).toEqual({
      state: 'none',
      reason: null,
      id: null,
      key: null,
      entries: null,
    });
    await store.create(choice(key));
    const summary = await store.summary();
    expect(summary).toMatchObject({ state: 'ready', reason: null, key, entries: 0 });
    expect(summary.id).toMatch(/^[0-9a-f]{32}$/u);
    expect(noted).toEqual(['store-created']);
  });
  it('gives back what was put in, in its order, also to another process', async () => {
    const home = await created(key);
    const { store } = home.another();
    if (key !== 'keychain') await store.unlock(opening(key));
    expect(await store.profiles()).toEqual({ ok: true, value: [dev, prod] });
    expect(await store.names()).toEqual([
      { id: dev.id, name: 'dev' },
      { id: prod.id, name: 'prod' },
    ]);
  });
  it('once locked gives names alone, to every process, until it is unlocked', async () => {
    const home = await created(key);
    const other = home.another();
    if (key !== 'keychain') await other.store.unlock(opening(key));
    expect(await home.store.lock('by-hand')).toMatchObject({ ok: true });
    for (const { store } of [home, other]) {
      expect(await store.summary()).toMatchObject({ state: 'locked', reason: 'by-hand', entries: 2 });
      expect(await store.profiles()).toMatchObject({
        ok: false,
        failure: { code: 'store-locked', facts: { reason: 'by-hand' }, action: 'unlock-store' },
      });
      expect(await store.names()).toHaveLength(2);
    }
    expect(await home.store.unlock(opening(key))).toMatchObject({ ok: true });
    expect(await home.store.profiles()).toEqual({ ok: true, value: [dev, prod] });
    const after = key === 'keychain' ? { state: 'ready' } : { state: 'locked', reason: 'passphrase-needed' };
    expect(await other.store.summary()).toMatchObject(after);
    expect(home.noted).toEqual(['store-created', 'store-locked: by-hand', 'store-unlocked']);
  });
  it.each(keys)('takes a new key in: %s', async (next) => {
    const home = await created(key);
    const before = await home.store.summary();
    expect(await home.store.rekey(choice(next))).toMatchObject({ ok: true });
    const { store } = home.another();
    if (next !== 'keychain') expect(await store.unlock(opening(next))).toMatchObject({ ok: true });
    expect(await store.summary()).toEqual({ ...before, key: next });
    expect(await store.profiles()).toEqual({ ok: true, value: [dev, prod] });
    expect(home.keychain.items.size).toBe(next === 'passphrase' ? 0 : 1);
  });
  it('is opened by the code of its recovery kit alone', async () => {
    const home = await created(key);
    expect(await home.store.saveRecoveryKit('/home/p/kit.txt')).toEqual({
      ok: true,
      value: '/home/p/kit.txt',
    });
    const code = codeOf(home);
    home.keychain.items.clear();
    const { store } = home.another();
    expect(await store.profiles()).toMatchObject({ ok: false });
    const recoveryCode = new Secret(code.toLowerCase().replaceAll('-', ' '));
    expect(await store.unlock({ passphrase: null, recoveryCode })).toEqual({ ok: true, value: null });
    expect(await store.profiles()).toEqual({ ok: true, value: [dev, prod] });
    // With the keychain alone there is a key in it again.
    const later = await home.another().store.summary();
    expect(later.state).toBe(key === 'keychain' ? 'ready' : 'locked');
  });
  it('refuses another code, and one from before a new key', async () => {
    const home = await created(key);
    const { store } = home;
    const wrong = { ok: false, failure: { code: 'wrong-recovery-code' } };
    const withCode = (code: string) => store.unlock({ passphrase: null, recoveryCode: new Secret(code) });
    expect(await withCode('nonsense')).toMatchObject(wrong);
    await store.saveRecoveryKit('/home/p/kit.txt');
    expect(await store.detail()).toMatchObject({ hasRecoveryKit: true });
    const code = codeOf(home);
    await store.rekey(choice(key));
    expect(await store.detail()).toMatchObject({ hasRecoveryKit: false });
    expect(await withCode(code)).toMatchObject(wrong);
  });
  it('comes back from its backup on another machine', async () => {
    const home = await created(key);
    const backed = await home.store.backup('/home/p/backup.json', new Secret('backup words'));
    expect(backed).toEqual({ ok: true, value: '/home/p/backup.json' });
    const text = home.memory.texts()['/home/p/backup.json'] ?? '';
    expect(text).not.toContain('dev');
    const elsewhere = createStoreHome();
    await (await elsewhere.memory.create('/home/p/backup.json')).write(new TextEncoder().encode(text));
    const { store } = elsewhere;
    const wrong = await store.restore('/home/p/backup.json', new Secret('other words'));
    expect(wrong).toMatchObject({ ok: false, failure: { code: 'wrong-passphrase' } });
    expect(await store.summary()).toMatchObject({ state: 'none' });
    expect(await store.restore('/home/p/backup.json', new Secret('backup words'))).toMatchObject({
      ok: true,
    });
    expect(await store.summary()).toMatchObject({ state: 'ready', key: 'keychain' });
    expect(await store.profiles()).toEqual({ ok: true, value: [dev, prod] });
    expect(await store.privateKey()).toEqual(await home.store.privateKey());
  });
});

function codeOf({ memory }: Pick<StoreHome, 'memory'>): string {
  return /Recovery code {2}(\S+)/u.exec(memory.texts()['/home/p/kit.txt'] ?? '')?.[1] ?? '';
}

describe('reading', () => {
  it('a second time asks neither keychain nor passphrase', async () => {
    const home = await created('both');
    const { store, keychain, sealing } = home.another();
    await store.unlock(opening('both'));
    await store.profiles();
    const [calls, stretched] = [keychain.calls.length, sealing.stretched];
    await store.profiles();
    await store.summary();
    await store.names();
    expect([keychain.calls.length, sealing.stretched]).toEqual([calls, stretched]);
  });
  it('sees what another process has written', async () => {
    const home = await created();
    const { store } = home.another();
    await store.profiles();
    await home.store.replace([dev], await home.store.generation());
    expect(await store.profiles()).toEqual({ ok: true, value: [dev] });
    expect(await store.generation()).toBe(3);
  });
  it('of a locked store by passphrase is refused with what is needed', async () => {
    const { store } = (await created('passphrase')).another();
    expect(await store.summary()).toMatchObject({ state: 'locked', reason: 'passphrase-needed', entries: 2 });
    expect(await store.unlock(nothingGiven)).toMatchObject({ failure: { code: 'passphrase-needed' } });
    const wrong = await store.unlock({ passphrase: new Secret('wrong'), recoveryCode: null });
    expect(wrong).toMatchObject({ failure: { code: 'wrong-passphrase' } });
  });
  it('gives copies: what a caller does to one, or a lock to what is in memory, is not seen by others', async () => {
    const { store } = await created();
    const first = await store.profiles();
    if (first.ok) first.value[0]?.body.fill(0);
    const second = await store.profiles();
    await store.lock('by-hand');
    expect(second).toEqual({ ok: true, value: [dev, prod] });
  });
});

describe('writing', () => {
  it('is refused where another version is there than the one that was read', async () => {
    const { store } = await created();
    const result = await store.replace([], (await store.generation()) - 1);
    expect(result).toMatchObject({ ok: false, failure: { code: 'file-changed' } });
    expect(await store.profiles()).toEqual({ ok: true, value: [dev, prod] });
  });
  it('is refused while it is locked, and without a store', async () => {
    const { store } = await created();
    await store.lock('by-hand');
    expect(await store.replace([], 2)).toMatchObject({ failure: { code: 'store-locked' } });
    expect(await createStoreHome().store.replace([], 0)).toMatchObject({
      failure: { code: 'store-missing' },
    });
  });
  it('leaves sealed as it was what did not change', async () => {
    const { store, memory } = await created();
    const entries = (): readonly string[] => memory.texts()[storePath]?.match(/"sealed": .*/gu) ?? [];
    const before = entries();
    await store.setHandOut(dev.id, 'never');
    const after = entries();
    expect(after).toHaveLength(before.length);
    expect(after.filter((line) => before.includes(line))).toHaveLength(before.length - 1);
    const profiles = await store.profiles();
    expect(profiles).toMatchObject({ value: [{ handOut: 'never' }, { handOut: 'always' }] });
    expect(await store.setHandOut('nobody', 'ask')).toMatchObject({
      failure: { code: 'profile-not-stored' },
    });
  });
  it('tells whoever listens', async () => {
    const { store } = await created();
    let told = 0;
    const stop = store.onChanged(() => (told += 1));
    await store.replace([dev], await store.generation());
    expect(told).toBe(1);
    stop();
    await store.replace([], await store.generation());
    expect(told).toBe(1);
  });
  it('goes on while the keychain does not answer, which then catches up', async () => {
    const { store, keychain, another } = await created();
    keychain.trouble = 'keychain-not-answering';
    expect(await store.replace([dev], await store.generation())).toMatchObject({ ok: true });
    keychain.trouble = null;
    expect([...keychain.items.values()].join('')).toContain('"generation":2');
    expect(await another().store.profiles()).toEqual({ ok: true, value: [dev] });
    expect([...keychain.items.values()].join('')).toContain('"generation":3');
  });
});
