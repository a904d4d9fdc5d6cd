/** What the SDK for Go v1 says of a file that it refuses (aws-sdk-go 1.55.6, internal/ini). */
import type { GoNode } from './sdk-go-v1-table.js';
import type { GoToken, GoTokenKind } from './sdk-go-v1-tokens.js';

export interface GoRefused {
  readonly message: string;
  readonly wordsKnown: boolean;
  readonly offset: number;
}

/** `TokenType.String`. */
const tokenWords: Readonly<Record<GoTokenKind, string>> = {
  literal: 'literal',
  bracket: 'sep',
  comma: 'comma',
  operator: 'op',
  space: 'ws',
  'line-end': 'newline',
  comment: 'comment',
  none: 'none',
};

export function invalidState(node: GoNode, token: GoToken): GoRefused {
  const { message, wordsKnown } = withNode('invalid state with ASTKind', node);
  return { message: `${message} and TokenType ${tokenWords[token.kind]}`, wordsKnown, offset: token.offset };
}

/** Longer texts may be secrets that lost their key: Go prints them, as the numbers of their characters; Keyway does not. */
const MOST_CHARACTERS = 16;

/** A message that ends in the statement as Go's `%v` prints it. */
export function withNode(words: string, node: GoNode): Omit<GoRefused, 'offset'> {
  const shown = node.text.length <= MOST_CHARACTERS ? printedNode(node) : null;
  return { message: `${words} ${shown ?? '{…}'}`, wordsKnown: shown !== null };
}

/** Kind; token: its type, that of its value, base, characters; whether there is one; what stands below. */
function printedNode({ kind, text, operator, quoted }: GoNode): string | null {
  const token = `{1 ${quoted ? '' : 'STRING'} 0 [${runesOf(text)}]}`;
  const empty = '{0 NONE 0 []} false';
  switch (kind) {
    case 'word':
      return `{expr ${token} true []}`;
    case 'assignment':
      return `{ {4 NONE 0 [${runesOf(operator)}]} true [{expr ${token} true []}]}`;
    case 'header':
      return `{section_stmt ${token} true []}`;
    case 'section':
      return `{completed_stmt ${empty} [{section_stmt ${token} true []}]}`;
    case 'start':
      return `{start ${empty} [{none ${empty} []}]}`;
    case 'opened':
      return `{stmt ${empty} [{none ${empty} []}]}`;
    case 'nameless':
    case 'comment':
    case 'skip':
    case 'setting':
      return null;
  }
}

function runesOf(text: string): string {
  return Array.from(text, (character) => character.codePointAt(0)).join(' ');
}
