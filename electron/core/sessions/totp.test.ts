import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeOf, fromBase32, type Hmac, parseMfaSecret, startOfStep, stepAt, toBase32 } from './totp.js';

const hmac: Hmac = (algorithm, key, message) =>
  new Uint8Array(createHmac(algorithm, key).update(message).digest());
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('codes', () => {
  const digits = '1234567890';
  const keys = {
    sha1: bytes(digits.repeat(2)),
    sha256: bytes(digits.repeat(4).slice(0, 32)),
    sha512: bytes(digits.repeat(7).slice(0, 64)),
  } as const;

  // RFC 6238, appendix B.
  it.each([
    [59, 'sha1', '94287082'],
    [59, 'sha256', '46119246'],
    [59, 'sha512', '90693936'],
    [1111111109, 'sha1', '07081804'],
    [1111111109, 'sha256', '68084774'],
    [1111111109, 'sha512', '25091201'],
    [1111111111, 'sha1', '14050471'],
    [1111111111, 'sha256', '67062674'],
    [1111111111, 'sha512', '99943326'],
    [1234567890, 'sha1', '89005924'],
    [1234567890, 'sha256', '91819424'],
    [1234567890, 'sha512', '93441116'],
    [2000000000, 'sha1', '69279037'],
    [2000000000, 'sha256', '90698825'],
    [2000000000, 'sha512', '38618901'],
    [20000000000, 'sha1', '65353130'],
    [20000000000, 'sha256', '77737706'],
    [20000000000, 'sha512', '47863826'],
  ] as const)('at %i seconds by %s are %s', (seconds, algorithm, code) => {
    expect(codeOf(hmac, keys[algorithm], stepAt(seconds * 1000), { digits: 8, algorithm })).toBe(code);
  });

  // RFC 4226, appendix D.
  it.each([
    [0, '755224'],
    [1, '287082'],
    [9, '520489'],
  ])('of six digits for the counter %i are %s', (counter, code) => {
    expect(codeOf(hmac, keys.sha1, counter)).toBe(code);
  });

  it('change with the half minute', () => {
    expect(stepAt(startOfStep(7))).toBe(7);
    expect(stepAt(startOfStep(7) - 1)).toBe(6);
  });
});

describe('a secret', () => {
  // RFC 4648, section 10.
  it.each([
    ['', ''],
    ['MY======', 'f'],
    ['MZXQ====', 'fo'],
    ['MZXW6===', 'foo'],
    ['MZXW6YQ=', 'foob'],
    ['MZXW6YTB', 'fooba'],
    ['MZXW6YTBOI======', 'foobar'],
  ])('%s is read as RFC 4648 says', (text, plain) => {
    expect(fromBase32(text)).toEqual(bytes(plain));
  });

  it('comes back whatever its bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (key) => {
        expect(fromBase32(toBase32(key))).toEqual(key);
      }),
    );
  });

  it('may be written with spaces, in small letters, or as an address', () => {
    const key = bytes('12345678901234567890');
    const base32 = toBase32(key);
    expect(parseMfaSecret(` ${base32.toLowerCase().replaceAll(/(.{4})/gu, '$1 ')}`)).toEqual(key);
    const address = `otpauth://totp/Amazon%20Web%20Services:ada@111122223333?secret=${base32}&issuer=Amazon%20Web%20Services`;
    expect(parseMfaSecret(address)).toEqual(key);
    expect(parseMfaSecret(`${address}&digits=6&period=30&algorithm=SHA1`)).toEqual(key);
  });

  it.each([
    'not a secret!',
    'ABC',
    '',
    'otpauth://totp/x?issuer=y',
    'otpauth://hotp/x?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&counter=1',
    'otpauth://totp/x?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&digits=8',
    'otpauth://totp/x?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&algorithm=SHA256',
  ])('is not what %j is', (text) => {
    expect(parseMfaSecret(text)).toBeNull();
  });
});
