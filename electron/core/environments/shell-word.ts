/** A word of a POSIX shell, as bash reads it (bash(1), QUOTING and EXPANSION). */
import { readAnsiQuoted } from './ansi-quoted.js';

/** Gives a variable's text where it is known. */
export type KnownVariable = (name: string) => string | undefined;

/** An assignment as a word: `NAME=value`, `NAME+=value`. */
export const assignmentWord = /^([A-Za-z_]\w*)(\+?)=/u;

export const blank = /[ \t\r]/u;
/** What ends a word outside of quotes. */
export const wordEnd = /[ \t\r\n;&|()<>]/u;

/** One word: its pieces in and outside of quotes. */
export class WordReader {
  readonly #text: string;
  readonly #start: number;
  readonly #known: KnownVariable;
  #value: string | null = '';
  offset: number;

  constructor(text: string, start: number, known: KnownVariable) {
    this.#text = text;
    this.#start = start;
    this.#known = known;
    this.offset = start;
  }

  get value(): string | null {
    return this.#value;
  }

  /** @returns false where a quotation is not closed */
  read(): boolean {
    while (this.offset < this.#text.length) {
      const character = this.#text[this.offset] ?? '';
      if (character === '(' && this.#isAfterEquals()) {
        // An array: bash and zsh do not export one.
        if (!this.#skipBalanced('(', ')')) return false;
        this.#value = null;
      } else if (wordEnd.test(character)) return true;
      else if (!this.#piece(character)) return false;
    }
    return true;
  }

  #skipComment(): void {
    const end = this.#text.indexOf('\n', this.offset);
    this.offset = end < 0 ? this.#text.length : end;
  }

  #isAfterEquals(): boolean {
    return (
      assignmentWord.exec(this.#text.slice(this.#start, this.offset))?.[0].length ===
      this.offset - this.#start
    );
  }

  #piece(character: string): boolean {
    switch (character) {
      case "'":
        return this.#singleQuoted();
      case '"':
        return this.#doubleQuoted();
      case '\\':
        if (this.#text[this.offset + 1] !== '\n') this.#add(this.#text[this.offset + 1] ?? '\\');
        this.offset += 2;
        return true;
      case '$':
        return this.#dollar(false);
      case '`':
        return this.#backquoted();
      case '~':
        this.#tilde();
        return true;
      default:
        this.#add(character);
        this.offset += 1;
        return true;
    }
  }

  #add(text: string | null | undefined): void {
    this.#value = this.#value === null || text === null || text === undefined ? null : this.#value + text;
  }

  #singleQuoted(): boolean {
    const end = this.#text.indexOf("'", this.offset + 1);
    if (end < 0) return false;
    this.#add(this.#text.slice(this.offset + 1, end));
    this.offset = end + 1;
    return true;
  }

  #doubleQuoted(): boolean {
    this.offset += 1;
    for (;;) {
      const character = this.#text[this.offset];
      if (character === undefined) return false;
      if (character === '"') {
        this.offset += 1;
        return true;
      }
      if (character === '\\') this.#escapedInQuotes();
      else if (character === '$') {
        if (!this.#dollar(true)) return false;
      } else if (character === '`') {
        if (!this.#backquoted()) return false;
      } else {
        this.#add(character);
        this.offset += 1;
      }
    }
  }

  /** Within double quotes a backslash escapes these four and the line feed only. */
  #escapedInQuotes(): void {
    const next = this.#text[this.offset + 1] ?? '';
    if (next !== '\n') this.#add(/["\\$`]/u.test(next) ? next : `\\${next}`);
    this.offset += 2;
  }

  #dollar(isQuoted: boolean): boolean {
    const rest = this.#text.slice(this.offset + 1, this.offset + 256);
    if (!isQuoted && rest.startsWith("'")) return this.#ansiQuoted();
    if (!isQuoted && rest.startsWith('"')) {
      this.offset += 1;
      return true;
    }
    const name = /^(?:([A-Za-z_]\w*)|\{([A-Za-z_]\w*)\})/u.exec(rest);
    if (name !== null) {
      this.#add(this.#known(name[1] ?? name[2] ?? ''));
      this.offset += 1 + name[0].length;
      return true;
    }
    this.offset += 1;
    if (rest.startsWith('(') || rest.startsWith('{')) {
      this.#value = null;
      return rest.startsWith('(') ? this.#skipBalanced('(', ')') : this.#skipBalanced('{', '}');
    }
    // `$1`, `$?` and the like are known to the running shell only; any other dollar is a dollar.
    this.#add(/^[\d?$!#@*-]/u.test(rest) ? null : '$');
    return true;
  }

  #ansiQuoted(): boolean {
    const read = readAnsiQuoted(this.#text, this.offset + 2);
    if (read === null) return false;
    this.#add(read.value);
    this.offset = read.end;
    return true;
  }

  #backquoted(): boolean {
    for (let at = this.offset + 1; at < this.#text.length; at += 1) {
      if (this.#text[at] === '\\') at += 1;
      else if (this.#text[at] === '`') {
        this.offset = at + 1;
        this.#value = null;
        return true;
      }
    }
    return false;
  }

  /** A tilde at the start of a word or of an assigned value stands for the home folder. */
  #tilde(): void {
    const before = this.#text.slice(this.#start, this.offset).replaceAll('\\\n', '');
    const after = this.#text.slice(this.offset + 1, this.offset + 256).replace(/^(?:\\\n)+/u, '');
    const isFirst = before === '' || assignmentWord.exec(before)?.[0].length === before.length;
    const isWhole = after === '' || after.startsWith('/') || wordEnd.test(after.charAt(0));
    this.#add(isFirst && isWhole ? (this.#known('HOME') ?? '~') : '~');
    this.offset += 1;
  }

  /** Passes over `(…)` or `{…}` with what is quoted, nested and commented in it. */
  #skipBalanced(open: string, close: string): boolean {
    const inner = new WordReader(this.#text, this.offset, () => undefined);
    let depth = 0;
    while (inner.offset < this.#text.length) {
      const character = this.#text[inner.offset] ?? '';
      if (character === open) depth += 1;
      if (character === close) depth -= 1;
      const isComment = character === '#' && blank.test(this.#text[inner.offset - 1] ?? '');
      if (/['"\\`]/u.test(character)) {
        if (!inner.#piece(character)) return false;
      } else if (isComment) inner.#skipComment();
      else inner.offset += 1;
      if (depth === 0) {
        this.offset = inner.offset;
        return true;
      }
    }
    return false;
  }
}
