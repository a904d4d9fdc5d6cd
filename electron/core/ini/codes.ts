/** The characters of a text as numbers, and what each means to somebody who looks for the parts of an INI file. */

/** Kinds of characters, combined as bits; 0 is any other. */
export const kind = {
  lineEnd: 1,
  /** Space and tab. */
  blank: 2,
  delimiter: 4,
  /** `#` and `;`. */
  mark: 8,
  /** What could be white space to Python, or part of some longer character: not to be judged by itself. */
  odd: 16,
  /** Letters, digits and `_./@+-`. */
  word: 32,
  closing: 64,
} as const;

/**
 * The characters of a text, a byte each: those that are not ASCII as OTHER. The last is a line feed, whether the text
 * ends with one or not.
 */
export function codesOf(text: string): Uint8Array {
  const ended = text.endsWith('\n') ? text : `${text}\n`;
  const bytes = new TextEncoder().encode(ended);
  if (bytes.length === ended.length) return bytes;
  const codes = new Uint8Array(ended.length);
  for (let index = 0; index < ended.length; index += 1) {
    codes[index] = Math.min(ended.charCodeAt(index), OTHER);
  }
  return codes;
}

/** The kind of a character. */
export function kindOf(code: number): number {
  return kinds[code] ?? 0;
}

const OTHER = 0x80;

const kinds = Uint8Array.from({ length: 0x100 }, (_, code) => {
  const character = String.fromCharCode(code);
  if (character === '\n' || character === '\r') return kind.lineEnd;
  if (character === ' ' || character === '\t') return kind.blank;
  if (code < 0x20 || code > 0x7e) return kind.odd;
  if (character === '=') return kind.delimiter;
  // A colon is both: it ends a key, and may stand in a name.
  if (character === ':') return kind.delimiter | kind.word;
  if (character === '#' || character === ';') return kind.mark;
  if (character === ']') return kind.closing;
  return /[\w./@+-]/u.test(character) ? kind.word : 0;
});
