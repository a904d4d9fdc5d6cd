/** White space as Go's `unicode.IsSpace`, .NET's `Char.IsWhiteSpace` and Rust's `char::is_whitespace` mean it: U+0085 is, U+FEFF is not. */

/** For a character class of a regular expression: all of it but the characters that end lines. */
export const unicodeSpace =
  '\\t\\v\\f \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000';

const atEnds = new RegExp(`^[\\n\\r${unicodeSpace}]+|[\\n\\r${unicodeSpace}]+$`, 'gu');
const atStart = new RegExp(`^[\\n\\r${unicodeSpace}]`, 'u');

export function trimUnicode(text: string): string {
  return text.replace(atEnds, '');
}

export function startsWithSpace(text: string): boolean {
  return atStart.test(text);
}
