import { describe, expect, it } from 'vitest';
import { passphrase, type StoreHome } from '../../adapters/testing/store-home.js';
import type { StoreSummary } from '../../../shared/models/store.js';
import { createFixedConsent } from '../../adapters/testing/fixed-consent.js';
import {
  parseStore,
  printStore,
  sameBytes,
  type SealedEntry,
  type StoreFile,
} from '../../core/store/format.js';
import { storePath, keys, dev, prod, created, bytesOf } from '../../adapters/testing/damaged-store.js';

/** Bits from one flip to the next: with seven no byte is left out. */
const stride = { quick: 29, ci: 7, nightly: 1 }[process.env['KEYWAY_TEST_SIZE'] ?? 'quick'] ?? 29;

async function put(home: StoreHome, bytes: Uint8Array): Promise<void> {
  const file = await home.memory.open(storePath, 'read-write');
  await file.write(bytes);
  await file.shortenTo(bytes.length);
}

/** How another process finds it, once it was given all that it may need. */
async function found(home: StoreHome): Promise<StoreSummary> {
  const { store } = home.another();
  const first = await store.summary();
  if (first.key === 'keychain' || first.state !== 'locked') return first;
  const unlocked = await store.unlock({ passphrase, recoveryCode: null });
  if (unlocked.ok) return store.summary();
  // What cannot be told from a wrong passphrase stays locked.
  return unlocked.failure.code === 'wrong-passphrase' ? first : store.summary();
}

async function parsed(home: StoreHome): Promise<StoreFile> {
  const read = parseStore(await bytesOf(home));
  if (read.kind !== 'store') throw new Error('no store');
  return read.file;
}

describe.each(keys)('a store file, its key in: %s', (key) => {
  it('cut off anywhere is corrupt, and stays as it is', async () => {
    const home = await created(key);
    const whole = await bytesOf(home);
    for (let length = 0; length < whole.length; length += 1) {
      await put(home, whole.subarray(0, length));
      expect(await found(home), `${length} bytes`).toEqual({
        state: 'corrupt',
        reason: 'not-readable',
        id: null,
        key: null,
        entries: null,
      });
      expect(sameBytes(await bytesOf(home), whole.subarray(0, length))).toBe(true);
    }
  });
  it('with any bit flipped is never ready, and stays as it is', async () => {
    const home = await created(key);
    const whole = await bytesOf(home);
    const seen = new Set<string>();
    for (let bit = 0; bit < whole.length * 8; bit += stride) {
      const flipped = whole.slice();
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      await put(home, flipped);
      const { state, reason } = await found(home);
      seen.add(`${state} ${reason ?? ''}`.trim());
      expect(state, `bit ${bit}`).not.toBe('ready');
      expect(sameBytes(await bytesOf(home), flipped), `bit ${bit}`).toBe(true);
    }
    // Another id is another store, whose key nobody has; of a slot of a passphrase only a wrong passphrase can be said.
    const own = {
      keychain: ['key-missing'],
      passphrase: ['locked passphrase-needed'],
      both: ['locked passphrase-needed'],
    };
    const corrupt = ['entries-changed', 'entry-changed', 'newer-version', 'not-readable'];
    const expected = [...own[key], ...corrupt.map((reason) => `corrupt ${reason}`)];
    expect(expected).toEqual(expect.arrayContaining([...seen]));
    // A version number is a few bits, and may be left out where not all are flipped.
    expect(seen.size).toBeGreaterThanOrEqual(expected.length - 2);
    await put(home, whole);
    expect(await found(home)).toMatchObject({ state: 'ready' });
  });
  it('with entries swapped, doubled, taken out or taken from an earlier version says so', async () => {
    const home = await created(key);
    const earlier = (await parsed(home)).entries;
    await home.store.replace([{ ...dev, handOut: 'ask' }, prod], 2);
    const file = await parsed(home);
    const [first, second] = file.entries;
    if (first === undefined || second === undefined) throw new Error('no entries');
    const changes: readonly (readonly [string, readonly SealedEntry[]])[] = [
      ['entries-changed', [second, first]],
      ['entries-changed', [first, second, second]],
      ['entries-changed', [first]],
      ['entries-changed', []],
      ['entries-changed', earlier],
      [
        'entry-changed',
        [
          { ...first, sealed: second.sealed },
          { ...second, sealed: first.sealed },
        ],
      ],
      ['entry-changed', [{ ...first, name: 'other' }, second]],
      ['entry-changed', [{ ...first, id: 'other000000000000000' }, second]],
      ['entry-changed', [{ ...first, version: 7 }, second]],
    ];
    for (const [reason, entries] of changes) {
      const bytes = printStore({ ...file, entries });
      await put(home, bytes);
      expect(await found(home)).toMatchObject({ state: 'corrupt', reason, entries: entries.length });
      expect(await bytesOf(home)).toEqual(bytes);
    }
  });
  it('of a newer Keyway is refused and kept', async () => {
    const home = await created(key);
    const newer = new TextEncoder().encode('{"format":"keyway-store","version":2,"what":"ever"}');
    await put(home, newer);
    expect(await found(home)).toMatchObject({ state: 'corrupt', reason: 'newer-version' });
    const { store } = home.another();
    const refused = { ok: false, failure: { code: 'store-corrupt', facts: { reason: 'newer-version' } } };
    expect(await store.acceptVersion()).toMatchObject(refused);
    expect(await store.unlock({ passphrase, recoveryCode: null })).toMatchObject(refused);
    expect(await store.create({ key, passphrase })).toMatchObject({ failure: { code: 'store-exists' } });
    expect(await bytesOf(home)).toEqual(newer);
  });
  it('with its head from another version of it is not readable', async () => {
    const home = await created(key);
    const file = await parsed(home);
    await put(home, printStore({ ...file, generation: 99 }));
    expect(await found(home)).toMatchObject({ state: 'corrupt', reason: 'not-readable' });
  });
  it('that is gone is missed', async () => {
    const home = await created(key);
    await home.memory.remove(storePath);
    const { store, consent } = home.another({ consent: createFixedConsent() });
    expect(await store.summary()).toMatchObject({ state: 'corrupt', reason: 'file-missing', key });
    expect(await store.profiles()).toMatchObject({ failure: { facts: { reason: 'file-missing' } } });
    // Nobody finds an empty store in its place without having said so.
    expect(await store.create({ key, passphrase })).toMatchObject({ failure: { code: 'consent-needed' } });
    expect(consent.asked).toEqual([{ kind: 'accept-store-version' }]);
    const again = home.another();
    expect(await again.store.acceptVersion()).toMatchObject({ ok: true });
    expect(await again.store.summary()).toMatchObject({ state: 'none' });
  });
});

describe('an older version of the file', () => {
  it.each(['keychain', 'both'] as const)('is noticed with the key in: %s', async (key) => {
    const home = await created(key);
    const old = await bytesOf(home);
    await home.store.replace([dev], 2);
    await put(home, old);
    expect(await found(home)).toMatchObject({ state: 'corrupt', reason: 'rolled-back', entries: 2 });
    // Also where it still is in memory.
    expect(await home.store.summary()).toMatchObject({ state: 'corrupt', reason: 'rolled-back' });
  });
  it('is not written on by a process that never saw the newer one', async () => {
    const home = await created();
    const old = await bytesOf(home);
    await home.another().store.replace([dev], 2);
    await put(home, old);
    const rolledBack = { failure: { code: 'store-corrupt', facts: { reason: 'rolled-back' } } };
    expect(await home.store.replace([], 2)).toMatchObject(rolledBack);
    expect(await home.store.rekey({ key: 'keychain', passphrase: null })).toMatchObject(rolledBack);
    expect(sameBytes(await bytesOf(home), old)).toBe(true);
  });
  it('cannot be noticed by a new process with a passphrase alone, by a running one it is', async () => {
    const home = await created('passphrase');
    const old = await bytesOf(home);
    await home.store.replace([dev], 2);
    await put(home, old);
    expect(await home.store.summary()).toMatchObject({ state: 'corrupt', reason: 'rolled-back' });
    expect(await found(home)).toMatchObject({ state: 'ready' });
  });
  it('from before a new key is noticed too, and nothing of it is lost', async () => {
    const home = await created();
    const old = await bytesOf(home);
    await home.store.rekey({ key: 'keychain', passphrase: null });
    await put(home, old);
    const { store } = home.another();
    expect(await store.summary()).toMatchObject({ state: 'corrupt', reason: 'rolled-back' });
    expect(await store.acceptVersion()).toMatchObject({ failure: { code: 'store-corrupt' } });
    expect(await bytesOf(home)).toEqual(old);
  });
  it('is taken where the person says so, and from then on is the newest', async () => {
    const home = await created();
    const old = await bytesOf(home);
    await home.store.replace([dev], 2);
    await home.store.replace([], 3);
    await put(home, old);
    const other = home.another();
    expect(await other.store.acceptVersion()).toMatchObject({ ok: true });
    expect(other.noted).toEqual(['store-version-accepted: rolled-back']);
    for (const { store } of [other, home, home.another()]) {
      expect(await store.profiles()).toEqual({ ok: true, value: [dev, prod] });
      expect(await store.generation()).toBe(5);
    }
  });
  it.each([
    ['refused', 'consent-refused'],
    ['unasked', 'consent-needed'],
  ] as const)('is not taken where the person is %s', async (answer, code) => {
    const home = await created();
    const old = await bytesOf(home);
    await home.store.replace([dev], 2);
    await put(home, old);
    const { store } = home.another({ consent: createFixedConsent({ answer: () => answer }) });
    expect(await store.acceptVersion()).toMatchObject({ failure: { code } });
    expect(await bytesOf(home)).toEqual(old);
  });
});

describe('accepting', () => {
  it('keeps what is whole, and beside it the file with what is not', async () => {
    const home = await created();
    const file = await parsed(home);
    const [first, second] = file.entries;
    if (first === undefined || second === undefined) throw new Error('no entries');
    const damaged = printStore({ ...file, entries: [{ ...first, sealed: second.sealed }, second] });
    await put(home, damaged);
    const { store } = home.another();
    expect(await store.acceptVersion()).toMatchObject({ ok: true });
    expect(await store.profiles()).toEqual({ ok: true, value: [prod] });
    const kept = Object.entries(home.memory.texts()).find(([path]) => path.includes('store.kept-'));
    expect(kept?.[1]).toBe(new TextDecoder().decode(damaged));
  });
  it('takes no public key that somebody else put in', async () => {
    const home = await created();
    const before = await home.store.publicKey();
    const file = await parsed(home);
    await put(home, printStore({ ...file, publicKey: home.sealing.keyPair().publicKey }));
    const { store } = home.another();
    expect(await store.summary()).toMatchObject({ state: 'corrupt', reason: 'not-readable' });
    await store.acceptVersion();
    expect(await store.publicKey()).toEqual(before);
    expect(await store.profiles()).toEqual({ ok: true, value: [dev, prod] });
  });
});
