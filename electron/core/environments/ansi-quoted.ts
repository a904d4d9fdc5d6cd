/** `$'…'`, and the escapes of fish that are the same. */

const letters: Readonly<Record<string, number>> = {
  a: 0x07,
  b: 0x08,
  e: 0x1b,
  E: 0x1b,
  f: 0x0c,
  n: 0x0a,
  r: 0x0d,
  t: 0x09,
  v: 0x0b,
};

/** Bytes first, text in the end: shells write a character as the escapes of its UTF-8 bytes. */
export class ByteText {
  readonly #bytes: number[] = [];

  addText(text: string): void {
    this.#bytes.push(...new TextEncoder().encode(text));
  }

  addByte(byte: number): void {
    this.#bytes.push(byte & 0xff);
  }

  text(): string {
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(Uint8Array.from(this.#bytes));
  }
}

/**
 * Reads the inside of `$'…'` (bash(1), QUOTING).
 *
 * @param start after the opening quote
 * @returns the text and the offset after the closing quote; null where there is none
 */
export function readAnsiQuoted(text: string, start: number): { value: string; end: number } | null {
  const bytes = new ByteText();
  let at = start;
  while (at < text.length) {
    const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
    if (character === "'") return { value: bytes.text(), end: at + 1 };
    if (character === '\\') at += addEscape(text.slice(at + 1, at + 10), bytes);
    else {
      bytes.addText(character);
      at += character.length;
    }
  }
  return null;
}

/** Adds what the escape stands for; returns its length, the backslash included. */
function addEscape(rest: string, bytes: ByteText): number {
  const coded = addCodedEscape(rest, bytes);
  if (coded > 0) return coded;
  const character = rest[0] ?? '';
  const byte = Object.hasOwn(letters, character) ? letters[character] : undefined;
  if (byte !== undefined) bytes.addByte(byte);
  // zsh escapes `!` too; before any other character the backslash stays, in bash.
  else bytes.addText(/["'?!\\]/u.test(character) ? character : `\\${character}`);
  return 1 + character.length;
}

/** `\nnn`, `\xHH`, `\uHHHH`, `\UHHHHHHHH`, `\cX`; returns 0 where it is none of these. */
export function addCodedEscape(rest: string, bytes: ByteText): number {
  const coded = /^(?:([0-7]{1,3})|x([\dA-Fa-f]{1,2})|u([\dA-Fa-f]{1,4})|U([\dA-Fa-f]{1,8})|c(.))/su.exec(
    rest,
  );
  if (coded === null) return 0;
  const [whole, octal, hexadecimal, short, long, control] = coded;
  const point = short ?? long;
  if (point !== undefined) bytes.addText(characterOf(Number.parseInt(point, 16)));
  else if (octal !== undefined) bytes.addByte(Number.parseInt(octal, 8));
  else if (hexadecimal !== undefined) bytes.addByte(Number.parseInt(hexadecimal, 16));
  else bytes.addByte((control?.codePointAt(0) ?? 0) & 0x1f);
  return 1 + whole.length;
}

function characterOf(point: number): string {
  return point <= 0x10ffff ? String.fromCodePoint(point) : '\uFFFD';
}
