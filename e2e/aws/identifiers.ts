/** Identifiers and secrets of the shape that AWS gives them, random. */
import { randomBytes, randomUUID } from 'node:crypto';

const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

export function toBase32(bytes: Uint8Array): string {
  let bits = '';
  for (const byte of bytes) bits += byte.toString(2).padStart(8, '0');
  return (bits.match(/.{5}/gu) ?? []).map((five) => base32.charAt(Number.parseInt(five, 2))).join('');
}

/** @returns the bytes; characters outside the alphabet are passed over. */
export function fromBase32(text: string): Buffer {
  const bits = [...text.toUpperCase()]
    .map((character) => base32.indexOf(character))
    .filter((value) => value !== -1)
    .map((value) => value.toString(2).padStart(5, '0'))
    .join('');
  return Buffer.from((bits.match(/.{8}/gu) ?? []).map((eight) => Number.parseInt(eight, 2)));
}

/**
 * AWS writes the account into a key's id: 40 bits, one below the highest.
 * @param prefix `AKIA` for long-term keys, `ASIA` for temporary ones
 */
export function newKeyId(prefix: 'AKIA' | 'ASIA', account: string): string {
  const bytes = randomBytes(10);
  const head = (1n << 47n) | (BigInt(account) << 7n) | BigInt((bytes[5] ?? 0) & 0x7f);
  bytes.writeUIntBE(Number(head), 0, 6);
  return prefix + toBase32(bytes);
}

/** @returns the account that is written into a key's id; null for an id of another shape. */
export function accountOfKeyId(id: string): string | null {
  if (!/^[A-Z]{4}[A-Z2-7]{16}$/u.test(id)) return null;
  const head = BigInt(fromBase32(id.slice(4)).readUIntBE(0, 6));
  return String((head & 0x7fff_ffff_ff80n) >> 7n).padStart(12, '0');
}

/** `AIDA…` of users, `AROA…` of roles. */
export function newUniqueId(prefix: 'AIDA' | 'AROA'): string {
  return prefix + toBase32(randomBytes(11)).slice(0, 17);
}

/** Forty characters. */
export function newSecret(): string {
  return randomBytes(30).toString('base64');
}

/** About as long as AWS's are. */
export function newToken(): string {
  return `IQoJb3JpZ2luX2Vj${randomBytes(270).toString('base64')}`;
}

export function newRequestId(): string {
  return randomUUID();
}
