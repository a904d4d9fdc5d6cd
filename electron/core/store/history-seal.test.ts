import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createQuickSealing } from '../../adapters/testing/quick-sealing.js';
import { openWithContentKey, openWithPrivateKey, sealedTo, sealToKey } from './history-seal.js';

const sealing = createQuickSealing();
const store = sealing.keyPair();
const as = { purpose: 'contents', name: 'c1.1' };
const text = new TextEncoder().encode('aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY\n');

function sealed(bytes: Uint8Array = text): { readonly sealed: Uint8Array; readonly contentKey: Uint8Array } {
  const made = sealToKey(sealing, store.publicKey, bytes, as);
  if (made === null) throw new Error('not sealed');
  return made;
}

describe('what is sealed to the store', () => {
  it('is opened by the private key, and by the content key of whoever sealed it', () => {
    const lengths = fc.uint8Array({ maxLength: 5000 });
    fc.assert(
      fc.property(lengths, (bytes) => {
        const made = sealed(bytes);
        expect(openWithPrivateKey(sealing, store.privateKey, made.sealed, as)).toEqual(bytes);
        expect(openWithContentKey(sealing, made.contentKey, made.sealed, as)).toEqual(bytes);
        expect(sealedTo(made.sealed)).toEqual(store.publicKey);
      }),
    );
  });
  it('is never the same twice, and holds nothing of the text', () => {
    const [one, other] = [sealed(), sealed()];
    expect(one.sealed).not.toEqual(other.sealed);
    expect(one.contentKey).not.toEqual(other.contentKey);
    expect(Buffer.from(one.sealed).includes('wJalrXUtnFEMI')).toBe(false);
  });
  it('does not open under another name, purpose or key', () => {
    const made = sealed();
    const other = sealing.keyPair();
    for (const wrong of [
      { ...as, name: 'c1.2' },
      { ...as, purpose: 'last-good' },
      { purpose: 'contents"', name: 'c1.1' },
    ]) {
      expect(openWithPrivateKey(sealing, store.privateKey, made.sealed, wrong)).toBeNull();
      expect(openWithContentKey(sealing, made.contentKey, made.sealed, wrong)).toBeNull();
    }
    expect(openWithPrivateKey(sealing, other.privateKey, made.sealed, as)).toBeNull();
    expect(openWithContentKey(sealing, sealed().contentKey, made.sealed, as)).toBeNull();
    expect(openWithContentKey(sealing, new Uint8Array(), made.sealed, as)).toBeNull();
  });
  it('does not open with any one bit of it changed', () => {
    const made = sealed(text.subarray(0, 20)).sealed;
    for (let at = 0; at < made.length; at += 1) {
      for (let bit = 0; bit < 8; bit += 1) {
        const changed = made.slice();
        changed[at] = (changed[at] ?? 0) ^ (1 << bit);
        expect(
          openWithPrivateKey(sealing, store.privateKey, changed, as),
          `byte ${at} bit ${bit}`,
        ).toBeNull();
      }
    }
  });
  it('does not open cut off, longer, or put together from two', () => {
    const [one, other] = [sealed().sealed, sealed().sealed];
    for (let length = 0; length < one.length; length += 1) {
      expect(openWithPrivateKey(sealing, store.privateKey, one.subarray(0, length), as)).toBeNull();
    }
    expect(openWithPrivateKey(sealing, store.privateKey, new Uint8Array([...one, 0]), as)).toBeNull();
    for (const at of [65, 125]) {
      const mixed = new Uint8Array([...one.subarray(0, at), ...other.subarray(at)]);
      expect(openWithPrivateKey(sealing, store.privateKey, mixed, as)).toBeNull();
    }
  });
  it('is not opened from bytes that are nothing of the kind', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(openWithPrivateKey(sealing, store.privateKey, bytes, as)).toBeNull();
      }),
    );
    expect(sealedTo(new Uint8Array([2, ...sealed().sealed.subarray(1)]))).toBeNull();
  });
});

describe('a public key that is none', () => {
  it('seals nothing', () => {
    expect(sealToKey(sealing, new Uint8Array(31), text, as)).toBeNull();
    // A point of small order: what is agreed on would be known to everyone.
    expect(sealToKey(sealing, new Uint8Array(32), text, as)).toBeNull();
  });
});
