/**
 * The Sealing port over node:crypto. What each algorithm gives is held to its published examples in the tests,
 * so that a store can be opened by any other implementation of the same documents.
 */
import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
  randomBytes,
  scrypt,
  timingSafeEqual,
} from 'node:crypto';
import type { ScryptParameters, Sealing } from '../core/store/sealing.js';

const algorithm = 'aes-256-gcm';
/** Bytes: NIST SP 800-38D recommends this nonce, and the whole tag. */
const nonceLength = 12;
const tagLength = 16;
const keyLength = 32;
/** What stands before the 32 bytes of an X25519 key in DER: RFC 8410, sections 4 and 7. */
const publicKeyHead = Buffer.from('302a300506032b656e032100', 'hex');
const privateKeyHead = Buffer.from('302e020100300506032b656e04220420', 'hex');

/** @returns cryptography of this machine. Methods throw RangeError or TypeError where a key has another length. */
export function createNodeSealing(): Sealing {
  return {
    randomBytes: (length) => plain(randomBytes(length)),
    seal,
    open,
    derive: (key, purpose) => new Uint8Array(hkdfSync('sha256', key, new Uint8Array(), purpose, keyLength)),
    mac: (key, message) => plain(createHmac('sha256', key).update(message).digest()),
    equal: (one, other) => one.length === other.length && timingSafeEqual(one, other),
    stretch: (passphrase, salt, parameters) => stretch(passphrase.reveal(), salt, parameters),
    keyPair() {
      const { publicKey, privateKey } = generateKeyPairSync('x25519');
      return {
        publicKey: plain(publicKey.export({ type: 'spki', format: 'der' }).subarray(publicKeyHead.length)),
        privateKey: plain(
          privateKey.export({ type: 'pkcs8', format: 'der' }).subarray(privateKeyHead.length),
        ),
      };
    },
    agree,
  };
}

function seal(key: Uint8Array, plaintext: Uint8Array, associated: Uint8Array): Uint8Array {
  const nonce = randomBytes(nonceLength);
  const cipher = createCipheriv(algorithm, key, nonce, { authTagLength: tagLength }).setAAD(associated);
  const ciphertext = [cipher.update(plaintext), cipher.final()];
  return plain(Buffer.concat([nonce, ...ciphertext, cipher.getAuthTag()]));
}

function open(key: Uint8Array, sealed: Uint8Array, associated: Uint8Array): Uint8Array | null {
  if (sealed.length < nonceLength + tagLength) return null;
  const tagStart = sealed.length - tagLength;
  const nonce = sealed.subarray(0, nonceLength);
  const decipher = createDecipheriv(algorithm, key, nonce, { authTagLength: tagLength });
  decipher.setAAD(associated).setAuthTag(sealed.subarray(tagStart));
  const unproved = decipher.update(sealed.subarray(nonceLength, tagStart));
  try {
    return plain(Buffer.concat([unproved, decipher.final()]));
  } catch {
    // Node says no more than that: another key, or something was changed.
    unproved.fill(0);
    return null;
  }
}

function stretch(passphrase: string, salt: Uint8Array, parameters: ScryptParameters): Promise<Uint8Array> {
  const { cost, blockSize, parallelization } = parameters;
  // What the algorithm needs (RFC 7914, section 2): cost + parallelization blocks, and two to work in.
  const maxmem = 128 * blockSize * (cost + parallelization + 2);
  return new Promise((resolve, reject) => {
    const options = { cost, blockSize, parallelization, maxmem };
    scrypt(passphrase, salt, keyLength, options, (error, key) => {
      if (error === null) resolve(plain(key));
      else reject(error);
    });
  });
}

function agree(own: Uint8Array, other: Uint8Array): Uint8Array | null {
  if (own.length !== keyLength) throw new RangeError('a private key has 32 bytes');
  const privateKey = createPrivateKey({
    key: Buffer.concat([privateKeyHead, own]),
    format: 'der',
    type: 'pkcs8',
  });
  const publicKey = readPublicKey(other);
  if (publicKey === null) return null;
  try {
    return plain(diffieHellman({ privateKey, publicKey }));
  } catch {
    // A point of small order, with which every private key gives nothing but zeros (RFC 7748, section 6.1).
    return null;
  }
}

function readPublicKey(raw: Uint8Array): KeyObject | null {
  if (raw.length !== keyLength) return null;
  return createPublicKey({ key: Buffer.concat([publicKeyHead, raw]), format: 'der', type: 'spki' });
}

/** A copy of its own: what Node gives may be a window on memory that others share. */
function plain(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(bytes);
}
