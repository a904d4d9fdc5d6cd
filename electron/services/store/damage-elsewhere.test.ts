import { describe, expect, it } from 'vitest';
import { createStoreHome, passphrase } from '../../adapters/testing/store-home.js';
import { Secret } from '../../core/secret.js';
import { storePath, keys, secrets, dev, created, bytesOf } from '../../adapters/testing/damaged-store.js';

describe('a copy in another home', () => {
  it.each(keys)('with the key in: %s, and another keychain, has no key', async (key) => {
    const home = await created(key);
    const elsewhere = createStoreHome();
    await elsewhere.memory.makeFolder('/home/p/.keyway');
    await (await elsewhere.memory.create(storePath)).write(await bytesOf(home));
    const summary = await elsewhere.store.summary();
    expect(summary).toMatchObject(key === 'keychain' ? { state: 'key-missing' } : { state: 'locked' });
    const unlocked = await elsewhere.store.unlock({ passphrase, recoveryCode: null });
    // A passphrase is all that its mode asks for; with both, the copy alone is worth nothing.
    expect(unlocked).toMatchObject(
      key === 'passphrase' ? { ok: true } : { ok: false, failure: { code: 'store-key-missing' } },
    );
    expect(elsewhere.keychain.items.size).toBe(0);
  });
  it('on the same keychain is noticed as soon as one of the two is written', async () => {
    const home = await created();
    const copy = createStoreHome({ home: '/home/q', keychain: home.keychain });
    await copy.memory.makeFolder('/home/q/.keyway');
    await (await copy.memory.create('/home/q/.keyway/store.json')).write(await bytesOf(home));
    expect(await copy.store.summary()).toMatchObject({ state: 'ready' });
    await home.store.replace([dev], 2);
    const next = createStoreHome({ home: '/home/q', keychain: home.keychain, memory: copy.memory });
    expect(await next.store.summary()).toMatchObject({ state: 'corrupt', reason: 'rolled-back' });
  });
});

describe('a secret', () => {
  it.each(keys)('is in no byte that is written, with the key in: %s', async (key) => {
    const written: string[] = [];
    const home = await created(key);
    const note = (): void => void written.push(JSON.stringify(home.memory.texts()));
    note();
    await home.store.saveRecoveryKit('/home/p/kit.txt');
    await home.store.backup('/home/p/backup.json', new Secret('backup words'));
    note();
    await home.store.rekey({ key: 'both', passphrase });
    await home.store.lock('by-hand');
    note();
    await home.store.unlock({ passphrase, recoveryCode: null });
    await home.store.restore('/home/p/backup.json', new Secret('backup words'));
    note();
    const all = written.join('') + JSON.stringify([...home.keychain.items]);
    const texts = [...secrets, passphrase.reveal(), 'backup words', 'AKIAIOSFODNN7EXAMPLE'];
    for (const text of texts) {
      // Base64 of a text depends on where in a group of three bytes it begins.
      const forms = [0, 1, 2].map((shift) => btoa(' '.repeat(shift) + text).slice(4, -4));
      for (const form of [text, ...forms]) expect(all).not.toContain(form);
    }
  });
});
