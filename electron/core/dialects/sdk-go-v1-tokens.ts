/** The tokens of the SDK for Go v1 (aws-sdk-go 1.55.6, internal/ini: the lexer and its `isX` functions). */
import { unicodeSpace } from './white-space.js';

export type GoTokenKind =
  'literal' | 'bracket' | 'comma' | 'operator' | 'space' | 'line-end' | 'comment' | 'none';

export interface GoToken {
  readonly kind: GoTokenKind;
  readonly text: string;
  /** In double quotes, which belong to `text`. */
  readonly quoted: boolean;
  /** Where it begins in the whole text. */
  readonly offset: number;
}

const SPACE = `[${unicodeSpace}]`;
const spaceAtEnds = new RegExp(`^${SPACE}+|${SPACE}+$`, 'gu');

const spaces = new RegExp(`${SPACE}+`, 'uy');
/** Up to the line's end. */
const COMMENT = /[;#](?:(?!\r?\n)[\s\S])*/uy;
const LINE_END = /\r?\n/uy;
/** Up to a space, a line's end, an operator or a bracket; commas, tabs and comment marks are part of it. */
const WORD = /(?:(?!\r\n)[^ \n:=[\]])+/uy;

/** Characters that are a token by themselves. */
const single: ReadonlyMap<string, GoTokenKind> = new Map([
  [',', 'comma'],
  ['[', 'bracket'],
  [']', 'bracket'],
  ['=', 'operator'],
  [':', 'operator'],
]);

/** Trims as the parser does keys and section names. */
export function trimGoSpace(text: string): string {
  return text.replace(spaceAtEnds, '');
}

/**
 * The tokens of a text.
 *
 * A double quote that begins a word and is never closed loses them all, silently: the lexer counts its tokens
 * beforehand and takes an error there for a count of zero.
 *
 * @returns the tokens; or where the quote stands that empties the file
 */
export function goTokens(text: string): readonly GoToken[] | { readonly unclosedQuote: number } {
  const tokens: GoToken[] = [];
  let offset = 0;
  while (offset < text.length) {
    const token = tokenAt(text, offset);
    if (token === null) return { unclosedQuote: offset };
    tokens.push(token);
    offset += token.text.length;
  }
  return tokens;
}

function tokenAt(text: string, offset: number): GoToken | null {
  const first = text[offset] ?? '';
  const kind = single.get(first);
  if (kind !== undefined) return { kind, text: first, quoted: false, offset };
  if (first === '"') {
    const end = closingQuote(text, offset);
    return end === null ? null : { kind: 'literal', text: text.slice(offset, end + 1), quoted: true, offset };
  }
  const comment = first === ';' || first === '#' ? matchAt(COMMENT, text, offset) : null;
  if (comment !== null) return { kind: 'comment', text: comment, quoted: false, offset };
  const space = matchAt(spaces, text, offset);
  if (space !== null) return { kind: 'space', text: space, quoted: false, offset };
  const end = matchAt(LINE_END, text, offset);
  if (end !== null) return { kind: 'line-end', text: end, quoted: false, offset };
  return { kind: 'literal', text: matchAt(WORD, text, offset) ?? text.slice(offset), quoted: false, offset };
}

function matchAt(pattern: RegExp, text: string, offset: number): string | null {
  pattern.lastIndex = offset;
  return pattern.exec(text)?.[0] ?? null;
}

/** A quote right after a backslash closes nothing, whatever stands before the backslash; lines may end in between. */
function closingQuote(text: string, offset: number): number | null {
  for (let at = text.indexOf('"', offset + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    if (text[at - 1] !== '\\') return at;
  }
  return null;
}
