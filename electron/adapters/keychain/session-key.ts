/**
 * How a secret is sealed on its way over the bus: Secret Service API 0.2, "Negotiation of Session Encryption Algorithm",
 * `dh-ietf1024-sha256-aes128-cbc-pkcs7`: Diffie-Hellman in the second group of RFC 2409, HKDF-SHA-256 without salt and info,
 * AES-128-CBC.
 */
import { createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

export const sessionAlgorithm = 'dh-ietf1024-sha256-aes128-cbc-pkcs7';

/** Of one session. */
export interface SessionKey {
  /** What the service is told: a number, its highest byte first. */
  readonly publicKey: Uint8Array;
  /**
   * @param theirs the service's public key
   * @param parameters of the secret: the initialization vector
   * @returns the text that was sealed. Throws where the bytes are none that were sealed for this session
   */
  open(theirs: Uint8Array, parameters: Uint8Array, sealed: Uint8Array): string;
}

/** Bytes of the key of the cipher. */
const keyLength = 16;
/** Bytes: over twice as many bits as the group is strong. */
const exponentLength = 32;
/** Bytes of a number of the group. */
const numberLength = 128;
/** RFC 2409, section 6.2. */
const prime = BigInt(
  '0xffffffffffffffffc90fdaa22168c234c4c6628b80dc1cd129024e088a67cc74020bbea63b139b22514a08798e3404dd' +
    'ef9519b3cd3a431b302b0a6df25f14374fe1356d6d51c245e485b576625e7ec6f44c42e9a637ed6b0bff5cb6f406b7ed' +
    'ee386bfb5a899fa5ae9f24117c4b1fe649286651ece65381ffffffffffffffff',
);
const generator = 2n;

/**
 * By our own arithmetic: Node's class DiffieHellman proves for 25 ms at each start that the number is prime, and its key
 * objects take three times as long. How long ours takes tells of the exponent, but to nobody: it is used twice, and the one who
 * could measure that is the service itself.
 */
export function createSessionKey(): SessionKey {
  const exponent = numberOf(randomBytes(exponentLength));
  return {
    publicKey: bytesOf(power(generator, exponent)),
    open(theirs, parameters, sealed) {
      const their = numberOf(theirs);
      // Of these, anybody knows the powers.
      if (their <= 1n || their >= prime - 1n) throw new RangeError('no public key');
      const shared = bytesOf(power(their, exponent));
      const none = new Uint8Array();
      const derived = new Uint8Array(hkdfSync('sha256', shared, none, none, keyLength));
      const decipher = createDecipheriv('aes-128-cbc', derived, parameters);
      const bytes = Buffer.concat([decipher.update(sealed), decipher.final()]);
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    },
  };
}

/** In the group. */
function power(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  let square = base;
  for (let bits = exponent; bits > 0n; bits >>= 1n) {
    if ((bits & 1n) === 1n) result = (result * square) % prime;
    square = (square * square) % prime;
  }
  return result;
}

function numberOf(bytes: Uint8Array): bigint {
  return BigInt(`0x0${Buffer.from(bytes).toString('hex')}`);
}

/** Always as many: what is derived from a number depends on the zeros before it. */
function bytesOf(number: bigint): Uint8Array {
  return Buffer.from(number.toString(16).padStart(2 * numberLength, '0'), 'hex');
}
