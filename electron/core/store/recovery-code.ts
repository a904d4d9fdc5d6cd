/**
 * The code of a recovery kit: 160 random bits as groups of letters and digits to be copied by hand.
 *
 * Crockford's base 32 (https://www.crockford.com/base32.html), read as it asks for: small letters count as large
 * ones, O as 0, I and L as 1. The last three digits are a checksum, so that a slip is told from a wrong code.
 */
const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** Bytes of the code itself. */
export const codeLength = 20;
const dataDigits = 32;
const checkDigits = 3;
const groupLength = 5;
/** The largest prime below 32³: no slip of one digit and no swap of two comes to the same sum. */
const modulus = 32_749;
const factor = 33;

/** Such as `7ZK4A-…`: seven groups of five. @param bytes 20 of them */
export function printRecoveryCode(bytes: Uint8Array): string {
  const values = toValues(bytes);
  const all = [...values, ...checksum(values)].map((value) => digits.charAt(value)).join('');
  return (all.match(new RegExp(`.{${groupLength}}`, 'gu')) ?? []).join('-');
}

/** The bytes; null where it is not such a code or was copied wrongly. */
export function parseRecoveryCode(text: string): Uint8Array | null {
  const plain = text.replace(/[\s-]/gu, '').toUpperCase().replaceAll('O', '0').replace(/[IL]/gu, '1');
  const values = [...plain].map((digit) => digits.indexOf(digit));
  if (values.length !== dataDigits + checkDigits || values.includes(-1)) return null;
  const data = values.slice(0, dataDigits);
  const isRight = checksum(data).every((value, index) => value === values[dataDigits + index]);
  return isRight ? toBytes(data) : null;
}

function checksum(values: readonly number[]): readonly number[] {
  const sum = values.reduce((before, value) => (before * factor + value + 1) % modulus, 1);
  return [sum >> 10, (sum >> 5) & 31, sum & 31];
}

/** Five bits each. */
function toValues(bytes: Uint8Array): readonly number[] {
  return Array.from({ length: dataDigits }, (_, index) => {
    const bit = index * 5;
    const pair = ((bytes[bit >> 3] ?? 0) << 8) | (bytes[(bit >> 3) + 1] ?? 0);
    return (pair >> (11 - (bit & 7))) & 31;
  });
}

function toBytes(values: readonly number[]): Uint8Array {
  return Uint8Array.from({ length: codeLength }, (_, index) => {
    const bit = index * 8;
    const first = Math.floor(bit / 5);
    const bits = [0, 1, 2].reduce((all, offset) => (all << 5) | (values[first + offset] ?? 0), 0);
    return (bits >> (7 - (bit % 5))) & 255;
  });
}
