import { createCipheriv, createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createSessionKey } from './session-key.js';

/** RFC 2409, section 6.2. */
const prime = BigInt(
  '0xffffffffffffffffc90fdaa22168c234c4c6628b80dc1cd129024e088a67cc74020bbea63b139b22514a08798e3404ddef9519b3cd3a431b302b0a6d' +
    'f25f14374fe1356d6d51c245e485b576625e7ec6f44c42e9a637ed6b0bff5cb6f406b7edee386bfb5a899fa5ae9f24117c4b1fe649286651ece65381ffffffffffffffff',
);
const vector = Buffer.alloc(16, 7);

function power(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  for (let bit = exponent, square = base; bit > 0n; bit >>= 1n, square = (square * square) % prime) {
    if ((bit & 1n) === 1n) result = (result * square) % prime;
  }
  return result;
}
const numberOf = (bytes: Uint8Array): bigint => BigInt(`0x${Buffer.from(bytes).toString('hex')}`);
const bytesOf = (number: bigint, length = 0): Buffer => {
  const digits = number.toString(16);
  return Buffer.from(digits.padStart(Math.max(2 * length, digits.length + (digits.length % 2)), '0'), 'hex');
};

interface Sealed {
  readonly theirs: Buffer;
  readonly shared: Buffer;
  readonly sealed: Buffer;
}

/** The service's side, by hand: its public key as the shortest number, and the text sealed for whoever has that key. */
function seal(ours: Uint8Array, exponent: bigint, text: string | Buffer): Sealed {
  const shared = bytesOf(power(numberOf(ours), exponent), 128);
  const extracted = createHmac('sha256', Buffer.alloc(32)).update(shared).digest();
  const key = createHmac('sha256', extracted)
    .update(Buffer.from([1]))
    .digest()
    .subarray(0, 16);
  const cipher = createCipheriv('aes-128-cbc', key, vector);
  return {
    theirs: bytesOf(power(2n, exponent)),
    shared,
    sealed: Buffer.concat([cipher.update(text), cipher.final()]),
  };
}

describe('a session’s key', () => {
  it('opens what was sealed for it, whatever the numbers begin with', () => {
    const short = { ours: 0, shared: 0 };
    // One in 256 begins with zeros, which count where the key is derived.
    for (let times = 1; short.ours === 0 || short.shared === 0; times += 1) {
      const session = createSessionKey();
      const exponent = BigInt(times) ** 9n + 2n;
      const { theirs, shared, sealed } = seal(session.publicKey, exponent, 'p ä 🔑');
      expect(session.open(theirs, vector, sealed)).toBe('p ä 🔑');
      expect(session.publicKey).toHaveLength(128);
      if (session.publicKey[0] === 0) short.ours += 1;
      if (shared[0] === 0) short.shared += 1;
    }
  });
  it('is another one each time', () => {
    expect(createSessionKey().publicKey).not.toEqual(createSessionKey().publicKey);
  });
  it('opens nothing that was sealed for another, is cut off, or is no text', () => {
    const session = createSessionKey();
    const { theirs, sealed } = seal(
      session.publicKey,
      12_345n,
      'a text of several blocks, so that it is long',
    );
    expect(() => session.open(theirs, vector, sealed.subarray(1))).toThrow();
    expect(() => session.open(theirs, vector.subarray(1), sealed)).toThrow();
    expect(() => createSessionKey().open(theirs, vector, sealed)).toThrow();
    const binary = seal(session.publicKey, 12_345n, Buffer.from([0xff, 0xfe]));
    expect(() => session.open(binary.theirs, vector, binary.sealed)).toThrow();
  });
  it.each([0n, 1n, prime - 1n, prime])(
    'is not made of a number that anybody could guess by (%#)',
    (number) => {
      const session = createSessionKey();
      const { sealed } = seal(session.publicKey, 5n, 'p');
      expect(() => session.open(bytesOf(number), vector, sealed)).toThrow();
    },
  );
});
