/** One-time codes of a virtual MFA device: RFC 6238 (TOTP) over RFC 4226 (HOTP), and how its secret is written down. */

/** Lengths of the digest that a code is made of. */
export type TotpAlgorithm = 'sha1' | 'sha256' | 'sha512';

/** HMAC with that digest: whoever has cryptography brings it. */
export type Hmac = (algorithm: TotpAlgorithm, key: Uint8Array, message: Uint8Array) => Uint8Array;

/** Seconds; AWS's devices know no other. */
const totpPeriod = 30;
const usualDigits = 6;

/** The time step, RFC 6238 section 4.2. @param now milliseconds since the epoch */
export function stepAt(now: number): number {
  return Math.floor(now / 1000 / totpPeriod);
}

/** When a step begins, in milliseconds since the epoch. */
export function startOfStep(step: number): number {
  return step * totpPeriod * 1000;
}

/** The code of a step. */
export function codeOf(
  hmac: Hmac,
  key: Uint8Array,
  step: number,
  {
    digits = usualDigits,
    algorithm = 'sha1',
  }: { readonly digits?: number; readonly algorithm?: TotpAlgorithm } = {},
): string {
  const message = new Uint8Array(8);
  let rest = step;
  for (let at = 7; at >= 0; at -= 1) {
    message[at] = rest % 256;
    rest = Math.floor(rest / 256);
  }
  const mac = hmac(algorithm, key, message);
  const offset = (mac.at(-1) ?? 0) % 16;
  const bytes = [0, 1, 2, 3].map((at) => mac[offset + at] ?? 0);
  const [first = 0, ...others] = bytes;
  const number = others.reduce((sum, byte) => sum * 256 + byte, first % 128);
  return String(number % 10 ** digits).padStart(digits, '0');
}

/** Bytes; a shorter one is cut off. AWS gives 40 (64 characters), other issuers no less than 10. */
const shortestSecret = 10;
const longestSecret = 256;

/**
 * The secret as AWS shows it: base32, or an `otpauth://totp/…` address. Null for what is neither, and for an address that asks
 * for codes of another kind than AWS's devices give.
 */
export function parseMfaSecret(text: string): Uint8Array | null {
  const trimmed = text.trim();
  const written = /^otpauth:/iu.test(trimmed) ? secretOfAddress(trimmed) : trimmed;
  const key = written === null ? null : fromBase32(written);
  return key === null || key.length < shortestSecret || key.length > longestSecret ? null : key;
}

function secretOfAddress(address: string): string | null {
  const match = /^otpauth:\/\/totp\/[^?#]*\?(?<query>[^#]*)$/iu.exec(address);
  const query = match?.groups?.['query'];
  if (query === undefined) return null;
  const parameters = new Map<string, string>();
  for (const pair of query.split('&')) {
    const [name = '', value = ''] = pair.split('=', 2);
    parameters.set(name.toLowerCase(), value.replaceAll('%3D', '='));
  }
  const isUsual = (name: string, usual: string): boolean =>
    (parameters.get(name) ?? usual).toUpperCase() === usual;
  if (!isUsual('algorithm', 'SHA1') || !isUsual('digits', '6') || !isUsual('period', '30')) return null;
  return parameters.get('secret') ?? null;
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** RFC 4648, section 6; spaces, hyphens and lower case are as people write it. Null for any other character. */
export function fromBase32(text: string): Uint8Array | null {
  const letters = text.toUpperCase().replaceAll(/[\s-]/gu, '').replace(/=+$/u, '');
  const bytes: number[] = [];
  let value = 0;
  let bits = 0;
  for (const letter of letters) {
    const five = alphabet.indexOf(letter);
    if (five < 0) return null;
    value = value * 32 + five;
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push(Math.floor(value / 2 ** bits));
    value %= 2 ** bits;
  }
  return Uint8Array.from(bytes);
}

export function toBase32(bytes: Uint8Array): string {
  let text = '';
  let value = 0;
  let bits = 0;
  for (const byte of bytes) {
    value = value * 256 + byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += alphabet[Math.floor(value / 2 ** bits)] ?? '';
      value %= 2 ** bits;
    }
  }
  return bits === 0 ? text : text + (alphabet[value * 2 ** (5 - bits)] ?? '');
}
