/**
 * The grammar of the SDK for Go v1 (aws-sdk-go 1.55.6, internal/ini: `parse`, its table, and the visitor after it).
 *
 * One statement is open at a time, and the next token decides what becomes of it. What is completed is looked at only
 * when the whole file has been parsed, so that an error of the grammar anywhere comes before any other.
 */
import { type GoNode, goSteps } from './sdk-go-v1-table.js';
import { type GoToken, type GoTokenKind, trimGoSpace } from './sdk-go-v1-tokens.js';
import { type GoRefused, invalidState, withNode } from './sdk-go-v1-words.js';

/** A header, or a setting of the header before it. */
export type GoStatement =
  | { readonly kind: 'section'; readonly name: string; readonly offset: number }
  | {
      readonly kind: 'setting';
      readonly key: string;
      /** As written; trimmed or unquoted only when somebody asks for it. */
      readonly value: string;
      readonly quoted: boolean;
      readonly offset: number;
    };

export type GoParsed =
  | { readonly statements: readonly GoStatement[] }
  /** `offset` is where it stopped. */
  | { readonly refused: GoRefused };

const start: GoNode = { kind: 'start', text: '', operator: '', value: '', quoted: false, offset: 0 };

class GoParser {
  readonly #completed: GoNode[] = [];
  #open: GoNode = start;
  /** Tokens are passed over up to a line that does not begin with space. */
  #skipping = false;
  #before: GoTokenKind = 'none';

  parse(tokens: readonly GoToken[], length: number): GoParsed {
    for (const token of tokens) {
      const refused = this.#take(token);
      if (refused !== null) return { refused };
    }
    const refused = this.#finish({ kind: 'none', text: '', quoted: false, offset: length });
    return refused === null ? statementsOf(this.#completed) : { refused };
  }

  /** Nothing more comes: where something is open still, it is completed or not. */
  #finish(token: GoToken): GoRefused | null {
    if (this.#isSkipped(token)) return null;
    const step = goSteps[this.#open.kind][token.kind];
    if (step === undefined) return invalidState(this.#open, token);
    if (step === 'complete' || step === 'end') this.#complete();
    return null;
  }

  #take(token: GoToken): GoRefused | null {
    if (this.#isSkipped(token)) return null;
    const open = this.#open;
    const step = goSteps[open.kind][token.kind];
    if (step === undefined) return invalidState(open, token);
    switch (step) {
      case 'ignore':
      case 'end':
        return null;
      case 'begin-word':
        return this.#begin(fresh('word', token));
      case 'begin-comment':
        return this.#begin(fresh('comment', { ...token, text: '' }));
      case 'begin-header':
        if (token.text !== '[') return stopAt(token, "expected '['");
        return this.#begin(fresh('opened', { ...token, text: '' }));
      case 'close-header':
        if (token.text !== ']') return stopAt(token, "expected ']'");
        return this.#replace(closed(open));
      case 'complete':
        return this.#begin(start);
      case 'skip':
        this.#skipping = true;
        return this.#replace({ ...open, kind: 'skip' });
      default:
        return this.#replace(grown(open, step, token));
    }
  }

  /** Skipping ends at a line's end with anything but space after it, a line's end too. */
  #isSkipped(token: GoToken): boolean {
    if (this.#skipping && this.#before === 'line-end' && token.kind !== 'space') {
      this.#skipping = false;
      this.#before = 'none';
      return false;
    }
    this.#before = token.kind;
    return this.#skipping;
  }

  #begin(node: GoNode): null {
    this.#complete();
    return this.#replace(node);
  }

  #replace(node: GoNode): null {
    this.#open = node;
    return null;
  }

  #complete(): void {
    if (this.#open.kind !== 'start') this.#completed.push(this.#open);
  }
}

/** @param length of the text that the tokens are of */
export function parseGoTokens(tokens: readonly GoToken[], length: number): GoParsed {
  return new GoParser().parse(tokens, length);
}

function fresh(kind: GoNode['kind'], { text, quoted, offset }: Omit<GoToken, 'kind'>): GoNode {
  return { kind, text, operator: '', value: '', quoted, offset };
}

function closed({ kind, text, operator, value, quoted, offset }: GoNode): GoNode {
  if (kind === 'opened') return { kind: 'nameless', text, operator, value, quoted, offset };
  return { kind: 'section', text: trimGoSpace(text), operator, value, quoted, offset };
}

/** The open statement with a token more. Written out, since it is made for every token of a file. */
function grown(node: GoNode, step: 'extend' | 'assign' | 'value' | 'name', token: GoToken): GoNode {
  const { kind, text, operator, value, quoted, offset } = node;
  switch (step) {
    case 'assign':
      return { kind: 'assignment', text: trimGoSpace(text), operator: token.text, value, quoted, offset };
    case 'value':
      return { kind: 'setting', text, operator, value: token.text, quoted: token.quoted, offset };
    case 'name':
      return { kind: 'header', text: token.text, operator, value, quoted: token.quoted, offset };
    case 'extend':
      if (kind !== 'setting') return { kind, text: text + token.text, operator, value, quoted, offset };
      // What follows a quoted value is lost.
      return quoted ? node : { kind, text, operator, value: value + token.text, quoted, offset };
  }
}

/** The second pass: a word that nothing was assigned to, and a header without a name, are refused only here. */
function statementsOf(nodes: readonly GoNode[]): GoParsed {
  const statements: GoStatement[] = [];
  for (const node of nodes) {
    const { text, value, quoted, offset } = node;
    switch (node.kind) {
      case 'setting':
        statements.push({ kind: 'setting', key: text, value, quoted, offset });
        break;
      case 'section':
        statements.push({ kind: 'section', name: text, offset });
        break;
      case 'nameless':
        return refusedNode(node, 'unsupported child statement: ini.AST');
      case 'opened':
        return refusedNode(node, 'unsupported statement: stmt');
      case 'word':
        return { refused: { ...withNode('unsupported expression', node), offset } };
      case 'start':
      case 'comment':
      case 'skip':
      case 'assignment':
      case 'header':
        break;
    }
  }
  return { statements };
}

function refusedNode({ offset }: GoNode, message: string): GoParsed {
  return { refused: { message, wordsKnown: true, offset } };
}

function stopAt({ offset }: GoToken, message: string): GoRefused {
  return { message, wordsKnown: true, offset };
}
