/** Random stores: printed and read again, sealed and opened, and damaged. KEYWAY_TEST_SIZE sets how many. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createQuickSealing } from '../../adapters/testing/quick-sealing.js';
import { handOuts } from '../../../shared/models/store.js';
import { Secret } from '../secret.js';
import { openBackup, parseBackup, printBackup, sealBackup } from './backup.js';
import { fromBase64, toBase64 } from './base64.js';
import { type Contents, openContents, sealContents } from './contents.js';
import { parseStore, printStore, type StoreFile } from './format.js';
import { parseKeychainItem, printKeychainItem } from './keychain-item.js';
import { codeLength, parseRecoveryCode, printRecoveryCode } from './recovery-code.js';
import { makeSlot, openSlot } from './slots.js';
import type { StoredProfile } from './stored-profile.js';

const numRuns = { quick: 200, ci: 2000, nightly: 20_000 }[process.env['KEYWAY_TEST_SIZE'] ?? 'quick'] ?? 200;
const sealing = createQuickSealing();
const storeId = '0123456789abcdef0123456789abcdef';
const masterKey = sealing.randomBytes(32);

const bytes = fc.uint8Array({ maxLength: 300 });
const time = fc.integer({ min: 0, max: 4_000_000_000_000 });
const profile: fc.Arbitrary<StoredProfile> = fc.record({
  id: fc.stringMatching(/^[a-z0-9]{20}$/u),
  // Any text, half of a surrogate pair too: a name is what stands in a header.
  name: fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string(),
    fc.constantFrom('default', '\ud800', '__proto__'),
  ),
  body: bytes,
  handOut: fc.constantFrom(...handOuts),
  createdAt: time,
  changedAt: time,
});
const profiles = fc.uniqueArray(profile, { maxLength: 6, selector: ({ id }) => id });
const key = fc.uint8Array({ minLength: 32, maxLength: 32 });
/** JSON has no key of its own by that name. */
const device = fc.string().filter((name) => name !== '__proto__');
const mfaSecrets = fc.dictionary(device, fc.string(), { maxKeys: 3, noNullPrototype: true });

const slot = { kind: 'keychain', sealed: sealing.randomBytes(60) } as const;

function contentsOf(held: readonly StoredProfile[]): Contents {
  return { profiles: held, ...sealing.keyPair() };
}

function sealed(contents: Contents, generation = 1): StoreFile {
  return sealContents(
    sealing,
    masterKey,
    { id: storeId, key: slot, recovery: null, generation },
    contents,
    null,
  );
}

function property<Value>(arbitrary: fc.Arbitrary<Value>, check: (value: Value) => void): void {
  fc.assert(fc.property(arbitrary, check), { numRuns });
}

describe('the format', () => {
  it('gives back any store, through sealing, printing, reading and opening', () => {
    property(profiles, (held) => {
      const contents = contentsOf(held);
      const parsed = parseStore(printStore(sealed(contents)));
      expect(parsed.kind).toBe('store');
      if (parsed.kind !== 'store') return;
      expect(openContents(sealing, masterKey, parsed.file)).toEqual({ kind: 'whole', contents });
      expect(parsed.file.entries.map(({ name }) => name)).toEqual(held.map(({ name }) => name));
    });
  });
  it('reads a file in one spelling only', () => {
    property(profiles, (held) => {
      const printed = printStore(sealed(contentsOf(held)));
      const text = new TextDecoder().decode(printed);
      const respelled = [text.trimEnd(), ` ${text}`, JSON.stringify(JSON.parse(text)), `\ufeff${text}`];
      for (const other of respelled) {
        expect(parseStore(new TextEncoder().encode(other)).kind).toBe('unreadable');
      }
    });
  });
  it('never throws, whatever the bytes', () => {
    property(
      fc.oneof(
        bytes,
        fc.json().map((text) => new TextEncoder().encode(text)),
      ),
      (any) => {
        expect(parseStore(any)).toEqual({ kind: 'unreadable', reason: 'not-readable' });
        expect(parseBackup(any)).toMatchObject({ kind: 'unreadable' });
        expect(parseKeychainItem(new Secret(new TextDecoder().decode(any)))).toBeNull();
      },
    );
  });
  it('notices every change of the bytes that still reads as a store', () => {
    const change = fc.tuple(profiles, fc.nat(), fc.integer({ min: 1, max: 255 }));
    property(change, ([held, place, difference]) => {
      const printed = printStore(sealed(contentsOf(held)));
      const at = place % printed.length;
      printed[at] = (printed[at] ?? 0) ^ difference;
      const parsed = parseStore(printed);
      if (parsed.kind === 'store') {
        expect(openContents(sealing, masterKey, parsed.file).kind).toBe('damaged');
      }
    });
  });
  it('keeps what did not change as it is sealed, and counts the versions of what did', () => {
    property(fc.tuple(profiles, fc.nat()), ([held, place]) => {
      const contents = contentsOf(held);
      const file = sealed(contents);
      const changed = held.map((one, index) =>
        index === place % Math.max(1, held.length) ? { ...one, name: `${one.name}!` } : one,
      );
      const head = { id: storeId, key: slot, recovery: null, generation: 2 };
      const previous = { file, masterKey, contents };
      const next = sealContents(sealing, masterKey, head, { ...contents, profiles: changed }, previous);
      expect(next.privateKey).toBe(file.privateKey);
      next.entries.forEach((entry, index) => {
        const isSame = changed[index] === held[index];
        expect(entry.version).toBe(isSame ? 1 : 2);
        expect(entry === file.entries[index]).toBe(isSame);
      });
    });
  });
  it('refuses parameters that would cost too much', () => {
    const plain = {
      kind: 'passphrase',
      salt: sealing.randomBytes(16),
      sealed: sealing.randomBytes(60),
    } as const;
    const withScrypt = (cost: number, blockSize: number, parallelization: number): string =>
      parseStore(
        printStore({
          ...sealed(contentsOf([])),
          key: { ...plain, scrypt: { cost, blockSize, parallelization } },
        }),
      ).kind;
    expect(withScrypt(2 ** 17, 8, 1)).toBe('store');
    for (const [cost, blockSize, parallelization] of [
      [2 ** 21, 1, 1],
      [2 ** 20, 16, 1],
      [2 ** 17, 17, 1],
      [2 ** 17, 8, 5],
      [3, 8, 1],
      [1, 8, 1],
      [2 ** 17, 0, 1],
      [2 ** 17, 8, 0],
    ] as const) {
      expect(withScrypt(cost, blockSize, parallelization)).toBe('unreadable');
    }
  });
});

describe('slots', () => {
  it('are opened by all that they were made of, and by nothing less', async () => {
    const secret = sealing.randomBytes(32);
    const words = new Secret('correct horse');
    const all = { keychain: secret, passphrase: words };
    const others = [
      { keychain: null, passphrase: null },
      { keychain: sealing.randomBytes(32), passphrase: new Secret('wrong') },
    ];
    for (const kind of ['keychain', 'passphrase', 'both'] as const) {
      const made = await makeSlot(sealing, storeId, kind, all, masterKey);
      if (made === null) throw new Error(kind);
      expect(await openSlot(sealing, storeId, made, all)).toEqual(masterKey);
      expect(await openSlot(sealing, 'f'.repeat(32), made, all)).toBeNull();
      for (const other of others) expect(await openSlot(sealing, storeId, made, other)).toBeNull();
      const half = [
        { keychain: secret, passphrase: others[1]?.passphrase ?? null },
        { keychain: others[1]?.keychain ?? null, passphrase: words },
      ];
      const opened = await Promise.all(half.map((parts) => openSlot(sealing, storeId, made, parts)));
      expect(opened.map((one) => one !== null)).toEqual([kind === 'keychain', kind === 'passphrase']);
    }
  });
  it('read a passphrase alike however its accents were typed', async () => {
    const composed = { keychain: null, passphrase: new Secret('caf\u00e9') };
    const made = await makeSlot(sealing, storeId, 'passphrase', composed, masterKey);
    if (made === null) throw new Error('no slot');
    const typed = { keychain: null, passphrase: new Secret('cafe\u0301') };
    expect(await openSlot(sealing, storeId, made, typed)).toEqual(masterKey);
  });
});

describe('small codecs', () => {
  it('base64 is that of everyone, and refuses every other spelling', () => {
    property(bytes, (any) => {
      const text = toBase64(any);
      expect(text).toBe(Buffer.from(any).toString('base64'));
      expect(fromBase64(text)).toEqual(any);
      for (const other of [`${text}=`, `${text} `, text.slice(1)]) {
        if (other !== '') expect(fromBase64(other)).toBeNull();
      }
    });
    property(fc.string({ maxLength: 12 }), (text) => {
      const read = fromBase64(text);
      if (read !== null) expect(toBase64(read)).toBe(text);
    });
  });
  it('a recovery code comes back from its groups, in small letters and with its look-alikes', () => {
    property(fc.uint8Array({ minLength: codeLength, maxLength: codeLength }), (code) => {
      const text = printRecoveryCode(code);
      expect(text).toMatch(/^(?:[0-9A-HJKMNP-TV-Z]{5}-){6}[0-9A-HJKMNP-TV-Z]{5}$/u);
      expect(parseRecoveryCode(text)).toEqual(code);
      const typed = text.toLowerCase().replaceAll('-', '  ').replaceAll('0', 'o').replaceAll('1', 'l');
      expect(parseRecoveryCode(typed)).toEqual(code);
    });
  });
  it('a recovery code with one digit wrong, or two swapped, is none', () => {
    const code = fc.uint8Array({ minLength: codeLength, maxLength: codeLength });
    property(fc.tuple(code, fc.nat(34), fc.nat(34), fc.nat(31)), ([secret, first, second, digit]) => {
      const text = printRecoveryCode(secret).replaceAll('-', '');
      const wrong = [...text];
      wrong[first] = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'.charAt(digit);
      const swapped = [...text];
      [swapped[first], swapped[second]] = [text.charAt(second), text.charAt(first)];
      for (const other of [wrong.join(''), swapped.join(''), text.slice(1), `${text}0`]) {
        if (other !== text) expect(parseRecoveryCode(other)).toBeNull();
      }
    });
  });
  it('an item of the keychain comes back, and is seen by nobody by accident', () => {
    property(fc.tuple(key, fc.option(key), time), ([one, next, generation]) => {
      const printed = printKeychainItem({ key: one, next, generation });
      expect(parseKeychainItem(printed)).toEqual({ key: one, next, generation });
      expect(String(printed)).not.toContain(toBase64(one));
      // Windows keeps no more than 2,560 bytes, in two a character.
      expect(printed.reveal().length).toBeLessThan(400);
    });
  });
  it('a backup gives everything back to its passphrase, and nothing to another or after a change', async () => {
    await fc.assert(
      fc.asyncProperty(profiles, fc.nat(), mfaSecrets, async (held, place, secrets) => {
        const contents = { ...contentsOf(held), mfaSecrets: secrets };
        const printed = printBackup(await sealBackup(sealing, new Secret('words'), contents));
        const parsed = parseBackup(printed);
        if (parsed.kind !== 'backup') throw new Error(parsed.reason);
        expect(await openBackup(sealing, new Secret('words'), parsed.backup)).toEqual(contents);
        expect(await openBackup(sealing, new Secret('other'), parsed.backup)).toBe('wrong-passphrase');
        const flipped = printed.slice();
        flipped[place % printed.length] = (flipped[place % printed.length] ?? 0) ^ 1;
        const damaged = parseBackup(flipped);
        if (damaged.kind !== 'backup') return;
        const opened = await openBackup(sealing, new Secret('words'), damaged.backup);
        // A space that became another is no change.
        if (opened !== 'wrong-passphrase') expect(opened).toEqual(contents);
      }),
      { numRuns: Math.ceil(numRuns / 10) },
    );
  });
  it.each([
    ['', 'not-a-backup'],
    ['{"format":"keyway-store","version":1}', 'not-a-backup'],
    ['{"format":"keyway-backup","version":2}', 'newer-version'],
    ['{"format":"keyway-backup","version":1}', 'damaged'],
    ['{"format":"keyway-backup","ver', 'damaged'],
  ])('%s as a backup is: %s', (text, reason) => {
    expect(parseBackup(new TextEncoder().encode(text))).toEqual({ kind: 'unreadable', reason });
  });
});
