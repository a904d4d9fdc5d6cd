import { describe, expect, it } from 'vitest';
import { createStoreHome, passphrase } from '../../adapters/testing/store-home.js';
import { storePath, dev, prod, backedUp } from '../../adapters/testing/backed-up-store.js';

const nothingGiven = { passphrase: null, recoveryCode: null };

describe('detail', () => {
  it('shows what is in the store, key IDs masked, and what others know of it', async () => {
    const home = await backedUp();
    const { store } = home.another({
      revision: () => 7,
      plaintext: () => Promise.resolve(['old']),
      connected: () => Promise.resolve(new Set([prod.id])),
      historySealed: () => Promise.resolve(true),
    });
    const { summary, ...detail } = await store.detail();
    expect(summary).toMatchObject({ state: 'ready', key: 'keychain', entries: 2 });
    expect(detail).toEqual({
      revision: 7,
      path: '~/.keyway/store.json',
      entries: [
        { id: dev.id, name: 'dev', handOut: 'always', accessKeyId: '****MPLE', connected: false },
        { id: prod.id, name: 'prod', handOut: 'always', accessKeyId: '****MPLE', connected: true },
      ],
      locking: { idleMinutes: null, onSuspend: false, onScreenLock: false },
      tells: { suspend: true, screenLock: true },
      hasRecoveryKit: false,
      plaintext: ['old'],
      keychain: 'available',
      historySealed: true,
    });
  });
  it('of a locked store shows names alone', async () => {
    const home = await backedUp();
    await home.store.lock('by-hand');
    expect((await home.store.detail()).entries).toEqual([
      { id: dev.id, name: 'dev', handOut: null, accessKeyId: null, connected: false },
      { id: prod.id, name: 'prod', handOut: null, accessKeyId: null, connected: false },
    ]);
  });
  it('is asked for where there is no store, and where it cannot be read', async () => {
    const { store, memory } = createStoreHome();
    expect(await store.detail()).toMatchObject({ summary: { state: 'none' }, entries: [] });
    await memory.makeFolder('/home/p/.keyway');
    await memory.create(storePath);
    expect(await store.detail()).toMatchObject({
      summary: { state: 'corrupt', reason: 'not-readable' },
      entries: [],
    });
    expect(await store.unlock(nothingGiven)).toMatchObject({ failure: { code: 'store-corrupt' } });
  });
});

describe('a new key', () => {
  it('needs the store to be open, and a keychain that keeps it', async () => {
    const home = await backedUp();
    home.keychain.trouble = 'keychain-failed';
    const choice = { key: 'keychain', passphrase: null } as const;
    expect(await home.store.rekey(choice)).toMatchObject({ failure: { code: 'keychain-unavailable' } });
    expect(await home.store.rekey({ key: 'both', passphrase: null })).toMatchObject({
      failure: { code: 'passphrase-needed' },
    });
    home.keychain.trouble = null;
    expect(await home.store.profiles()).toEqual({ ok: true, value: [dev, prod] });
    await home.store.lock('by-hand');
    expect(await home.store.rekey({ key: 'passphrase', passphrase })).toMatchObject({
      failure: { code: 'store-locked' },
    });
  });
  it('leaves the key pair that the history is sealed to', async () => {
    const home = await backedUp();
    const before = [await home.store.publicKey(), await home.store.privateKey()];
    await home.store.rekey({ key: 'passphrase', passphrase });
    expect([await home.store.publicKey(), await home.store.privateKey()]).toEqual(before);
  });
  it('leaves nothing that the old keychain secret opens', async () => {
    const home = await backedUp();
    const old = new Map(home.keychain.items);
    await home.store.rekey({ key: 'keychain', passphrase: null });
    for (const [name, text] of old) home.keychain.items.set(name, text);
    expect(await home.another().store.profiles()).toMatchObject({ ok: false });
  });
});
