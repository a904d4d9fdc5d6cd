import { describe, expect, it } from 'vitest';
import { Secret } from '../core/secret.js';
import { createNodeSealing } from './node-sealing.js';

const sealing = createNodeSealing();
const text = (value: string): Uint8Array => new TextEncoder().encode(value);
const bytes = (hex: string): Uint8Array => new Uint8Array(Buffer.from(hex, 'hex'));
const hex = (value: Uint8Array | null): string | null =>
  value === null ? null : Buffer.from(value).toString('hex');
const none = new Uint8Array();

describe('published examples', () => {
  it('derive as RFC 5869 does without salt and info (case 3)', () => {
    expect(hex(sealing.derive(new Uint8Array(22).fill(0x0b), ''))).toBe(
      '8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d',
    );
  });
  it('authenticate as RFC 4231 does (case 2)', () => {
    expect(hex(sealing.mac(text('Jefe'), text('what do ya want for nothing?')))).toBe(
      '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
    );
  });
  it.each([
    ['', '', [16, 1, 1], '77d6576238657b203b19ca42c18a0497f16b4844e3074ae8dfdffa3fede21442'],
    ['password', 'NaCl', [1024, 8, 16], 'fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162'],
    [
      'pleaseletmein',
      'SodiumChloride',
      [16384, 8, 1],
      '7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2',
    ],
  ] as const)(
    'stretch %j as RFC 7914 does',
    async (passphrase, salt, [cost, blockSize, parallelization], key) => {
      const parameters = { cost, blockSize, parallelization };
      expect(hex(await sealing.stretch(new Secret(passphrase), text(salt), parameters))).toBe(key);
    },
  );
  it('open what AES-256-GCM sealed in test case 16 of its specification', () => {
    const sealed = [
      'cafebabefacedbaddecaf888',
      '522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa',
      '8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662',
      '76fc6ece0f4e1768cddf8853bb2d551b',
    ].join('');
    const key = bytes('feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308');
    expect(hex(sealing.open(key, bytes(sealed), bytes('feedfacedeadbeeffeedfacedeadbeefabaddad2')))).toBe(
      'd9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72' +
        '1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39',
    );
  });
  it.each([
    [
      'section 5.2',
      'a546e36bf0527c9d3b16154b82465edd62144c0ac1fc5a18506a2244ba449ac4',
      'e6db6867583030db3594c1a424b15f7c726624ec26b3353b10a903a6d0ab1c4c',
      'c3da55379de9c6908e94ea4df28d084f32eccf03491c71f754b4075577a28552',
    ],
    [
      'section 6.1',
      '5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb',
      '8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a',
      '4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742',
    ],
  ])('agree as RFC 7748 does (%s)', (_section, privateKey, publicKey, shared) => {
    expect(hex(sealing.agree(bytes(privateKey), bytes(publicKey)))).toBe(shared);
  });
});

describe('sealing', () => {
  const key = sealing.randomBytes(32);
  const associated = text('entry 1');
  const plaintext = text('what must not be read');
  const sealed = sealing.seal(key, plaintext, associated);

  it('gives back what was sealed, also nothing at all', () => {
    expect(hex(sealing.open(key, sealed, associated))).toBe(hex(plaintext));
    expect(sealing.open(key, sealing.seal(key, none, none), none)).toEqual(none);
  });
  it('is nonce, ciphertext and tag, and another each time', () => {
    expect(sealed.length).toBe(12 + plaintext.length + 16);
    expect(hex(sealing.seal(key, plaintext, associated))).not.toBe(hex(sealed));
  });
  it('does not open with another key, or as another entry', () => {
    expect(sealing.open(sealing.randomBytes(32), sealed, associated)).toBeNull();
    expect(sealing.open(key, sealed, text('entry 2'))).toBeNull();
    expect(sealing.open(key, sealed, none)).toBeNull();
  });
  it('does not open where any bit was changed', () => {
    for (let bit = 0; bit < sealed.length * 8; bit += 1) {
      const changed = sealed.slice();
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(sealing.open(key, changed, associated)).toBeNull();
    }
  });
  it('does not open where anything is missing, or was added', () => {
    for (let length = 0; length < sealed.length; length += 1) {
      expect(sealing.open(key, sealed.subarray(0, length), associated)).toBeNull();
    }
    expect(sealing.open(key, new Uint8Array([...sealed, 0]), associated)).toBeNull();
  });
  it('leaves the given bytes as they are', () => {
    const before = hex(sealed);
    sealing.open(sealing.randomBytes(32), sealed, associated);
    expect([hex(sealed), hex(plaintext)]).toEqual([before, hex(text('what must not be read'))]);
  });
  it('takes no key of another length', () => {
    expect(() => sealing.seal(new Uint8Array(31), plaintext, associated)).toThrow(RangeError);
    expect(() => sealing.open(new Uint8Array(31), sealed, associated)).toThrow(RangeError);
  });
});

describe('keys', () => {
  it('are as long as asked for, and others each time', () => {
    expect(sealing.randomBytes(32).length).toBe(32);
    expect(hex(sealing.randomBytes(32))).not.toBe(hex(sealing.randomBytes(32)));
  });
  it('own all of their memory, so that wiping one wipes nothing else', () => {
    const [one, other] = [sealing.randomBytes(16), sealing.randomBytes(16)];
    expect(one.buffer.byteLength).toBe(16);
    expect(one.buffer).not.toBe(other.buffer);
    expect(sealing.keyPair().privateKey.buffer.byteLength).toBe(32);
  });
  it('differ by their purpose', () => {
    const key = sealing.randomBytes(32);
    expect(hex(sealing.derive(key, 'a'))).not.toBe(hex(sealing.derive(key, 'b')));
    expect(sealing.derive(key, 'é').length).toBe(32);
  });
  it('are equal only where all bytes are', () => {
    expect(sealing.equal(text('same'), text('same'))).toBe(true);
    expect(sealing.equal(text('same'), text('sane'))).toBe(false);
    expect(sealing.equal(text('same'), text('sam'))).toBe(false);
    expect(sealing.equal(none, none)).toBe(true);
  });
  it('of both sides agree on one secret', () => {
    const [one, other] = [sealing.keyPair(), sealing.keyPair()];
    const shared = sealing.agree(one.privateKey, other.publicKey);
    expect([one.publicKey.length, one.privateKey.length, shared?.length]).toEqual([32, 32, 32]);
    expect(hex(shared)).toBe(hex(sealing.agree(other.privateKey, one.publicKey)));
    expect(hex(shared)).not.toBe(hex(sealing.agree(one.privateKey, one.publicKey)));
  });
  it('agree with nothing that is no public key', () => {
    const { privateKey } = sealing.keyPair();
    expect(sealing.agree(privateKey, new Uint8Array(31))).toBeNull();
    // A point of small order: the secret would be the same for everyone.
    expect(sealing.agree(privateKey, new Uint8Array(32))).toBeNull();
    expect(() => sealing.agree(new Uint8Array(31), privateKey)).toThrow(RangeError);
  });
});

describe('stretching a passphrase', () => {
  it('takes parameters that need more memory than the library gives unasked', async () => {
    const parameters = { cost: 32_768, blockSize: 8, parallelization: 1 };
    expect((await sealing.stretch(new Secret('p'), text('s'), parameters)).length).toBe(32);
  });
  it('differs by passphrase, salt and cost, and knows all of Unicode', async () => {
    const small = { cost: 2, blockSize: 1, parallelization: 1 };
    const keys = await Promise.all([
      sealing.stretch(new Secret('pässwörd 🔑'), text('s'), small),
      sealing.stretch(new Secret('pässwörd 🔐'), text('s'), small),
      sealing.stretch(new Secret('pässwörd 🔑'), text('t'), small),
      sealing.stretch(new Secret('pässwörd 🔑'), text('s'), { ...small, cost: 4 }),
    ]);
    expect(new Set(keys.map(hex)).size).toBe(4);
  });
  it('rejects parameters that are none', async () => {
    const parameters = { cost: 3, blockSize: 8, parallelization: 1 };
    await expect(sealing.stretch(new Secret('p'), text('s'), parameters)).rejects.toThrow(RangeError);
  });
});
