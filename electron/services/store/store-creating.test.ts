import { describe, expect, it } from 'vitest';
import { createStoreHome } from '../../adapters/testing/store-home.js';
import { nothingGiven, storePath, dev, prod, created, choice } from '../../adapters/testing/created-store.js';

describe('creating', () => {
  it('never happens where a store file is there, whatever is in it', async () => {
    const { store, memory, keychain } = createStoreHome();
    await memory.makeFolder('/home/p/.keyway');
    await memory.create(storePath);
    expect(await store.create(choice('keychain'))).toMatchObject({ failure: { code: 'store-exists' } });
    expect(keychain.items.size).toBe(0);
  });
  it('needs a passphrase where its key is made of one', async () => {
    const { store, memory } = createStoreHome();
    const none = { key: 'both', passphrase: null } as const;
    expect(await store.create(none)).toMatchObject({ failure: { code: 'passphrase-needed' } });
    expect(memory.texts()[storePath]).toBeUndefined();
  });
  it('needs a keychain that keeps the key', async () => {
    const { store, memory, keychain } = createStoreHome();
    keychain.trouble = 'no-keychain-collection';
    expect(await store.create(choice('keychain'))).toMatchObject({
      failure: { code: 'keychain-unavailable', facts: { reason: 'no-keychain-collection' } },
    });
    expect(memory.texts()[storePath]).toBeUndefined();
    expect(await store.create(choice('passphrase'))).toMatchObject({ ok: true });
  });
});

describe('the keychain', () => {
  it.each([
    ['keychain-locked', 'locked'],
    ['unlock-dismissed', 'locked'],
    ['no-secret-service', 'no-keychain'],
    ['no-keychain-collection', 'no-keychain'],
    ['keychain-not-answering', 'no-keychain'],
    ['keychain-failed', 'no-keychain'],
  ] as const)('%s makes the store %s, and nothing is lost', async (trouble, state) => {
    const home = await created();
    home.keychain.trouble = trouble;
    const { store, clock } = home.another();
    expect(await store.summary()).toMatchObject({ state, reason: trouble, entries: 2 });
    home.keychain.trouble = null;
    clock.advance(60_000);
    if (trouble === 'unlock-dismissed') await store.unlock(nothingGiven);
    expect(await store.summary()).toMatchObject({ state: 'ready' });
    expect(await store.profiles()).toEqual({ ok: true, value: [dev, prod] });
  });
  it('is not asked again and again by a store that it does not open', async () => {
    const home = await created();
    home.keychain.trouble = 'unlock-dismissed';
    const { store, keychain, clock } = home.another();
    await store.summary();
    const { length } = keychain.calls;
    clock.advance(3_600_000);
    await store.summary();
    expect(keychain.calls).toHaveLength(length);
    await store.unlock(nothingGiven);
    expect(keychain.calls.length).toBeGreaterThan(length);
  });
  it('without the item leaves the store without a key, and keeps the file', async () => {
    const home = await created();
    home.keychain.items.clear();
    const text = home.memory.texts()[storePath];
    const { store } = home.another();
    expect(await store.summary()).toMatchObject({ state: 'key-missing', reason: null, entries: 2 });
    expect(await store.profiles()).toMatchObject({ failure: { code: 'store-key-missing' } });
    expect(await store.create(choice('keychain'))).toMatchObject({ failure: { code: 'store-exists' } });
    expect(home.keychain.items.size).toBe(0);
    expect(home.memory.texts()[storePath]).toBe(text);
  });
  it('keeps two homes apart', async () => {
    const one = await created();
    const two = createStoreHome({ home: '/home/q', keychain: one.keychain });
    await two.store.create(choice('keychain'));
    expect(one.keychain.items.size).toBe(2);
    await two.store.rekey(choice('keychain'));
    expect(await one.another().store.profiles()).toEqual({ ok: true, value: [dev, prod] });
    expect(await two.another().store.profiles()).toEqual({ ok: true, value: [] });
  });
});
