/** Bytes as text for JSON: base64 with padding (RFC 4648, section 4), which core has no global for. */

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const values = new Map([...digits].map((digit, value) => [digit.charCodeAt(0), value]));
const padding = 0x3d;

export function toBase64(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 3) {
    const [one, two, three] = [bytes[at] ?? 0, bytes[at + 1], bytes[at + 2]];
    const bits = (one << 16) | ((two ?? 0) << 8) | (three ?? 0);
    parts.push(
      digits.charAt(bits >> 18) + digits.charAt((bits >> 12) & 63),
      two === undefined ? '=' : digits.charAt((bits >> 6) & 63),
      three === undefined ? '=' : digits.charAt(bits & 63),
    );
  }
  return parts.join('');
}

/** Null where the text is not base64 as `toBase64` writes it. */
export function fromBase64(text: string): Uint8Array | null {
  if (text.length % 4 !== 0) return null;
  const pads = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  const bytes = new Uint8Array((text.length / 4) * 3 - pads);
  for (let at = 0, to = 0; at < text.length; at += 4, to += 3) {
    const isLast = at + 4 === text.length;
    let bits = 0;
    for (let digit = 0; digit < 4; digit += 1) {
      const code = text.charCodeAt(at + digit);
      const value = isLast && digit >= 4 - pads && code === padding ? 0 : values.get(code);
      if (value === undefined) return null;
      bits = (bits << 6) | value;
    }
    // Bits that no byte is made of must be none, or two texts would mean the same bytes.
    if (isLast && (bits & ((1 << (8 * pads)) - 1)) !== 0) return null;
    bytes[to] = bits >> 16;
    if (to + 1 < bytes.length) bytes[to + 1] = (bits >> 8) & 255;
    if (to + 2 < bytes.length) bytes[to + 2] = bits & 255;
  }
  return bytes;
}
