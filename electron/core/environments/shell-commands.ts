/**
 * Commands of a POSIX shell's text, as bash and zsh read them, with the line each word stands on.
 * Nothing is run: a word whose text only running would tell has no value.
 */
import { blank, type KnownVariable, wordEnd, WordReader } from './shell-word.js';

/** A word of a command. */
export interface ShellWord {
  /** As it is written. */
  readonly raw: string;
  /** Without quotes and with known variables put in; null where only running the text would tell. */
  readonly value: string | null;
  /** From 1. */
  readonly line: number;
}

/** One simple command and what ended it. */
export interface ShellCommand {
  readonly words: readonly ShellWord[];
  /** `;`, `&`, `|`, `(`, `)`, a line feed; empty at the end of the text. */
  readonly ending: string;
}

const ending = /[\n;&|()]/u;

/** Reads one command after another; the text between them can be skipped by setting `offset`. */
export class ShellReader {
  readonly #text: string;
  readonly #known: KnownVariable;
  /** Delimiters of here-documents whose bodies begin at the next line. */
  #hereDocuments: { readonly delimiter: string; readonly stripsTabs: boolean }[] = [];
  #counted = { offset: 0, line: 1 };
  offset = 0;

  constructor(text: string, known: KnownVariable) {
    this.#text = text;
    this.#known = known;
  }

  get isAtEnd(): boolean {
    return this.offset >= this.#text.length;
  }

  /**
   * Reads the next command.
   *
   * @returns null where a quotation is not closed; `offset` is then where the command began
   */
  command(): ShellCommand | null {
    const start = this.offset;
    const words: ShellWord[] = [];
    for (;;) {
      this.#skipBlanks();
      const character = this.#text[this.offset] ?? '';
      if (character === '' || ending.test(character)) return { words, ending: this.#takeEnding(character) };
      if (character === '#') this.#skipLine();
      else if (character === '<' || character === '>') this.#skipRedirection();
      else {
        const word = this.#word();
        if (word === null) {
          this.offset = start;
          return null;
        }
        words.push(word);
      }
    }
  }

  #skipBlanks(): void {
    for (;;) {
      if (blank.test(this.#text[this.offset] ?? '')) this.offset += 1;
      else if (this.#text.startsWith('\\\n', this.offset)) this.offset += 2;
      else return;
    }
  }

  #skipLine(): void {
    const end = this.#text.indexOf('\n', this.offset);
    this.offset = end < 0 ? this.#text.length : end;
  }

  #takeEnding(character: string): string {
    this.offset += character.length;
    if (character === '\n') this.#skipHereDocuments();
    return character;
  }

  #skipRedirection(): void {
    const operator = /^(?:<<<|<<-|<<|<>|<&|>>|>&|>\||<|>)/u.exec(
      this.#text.slice(this.offset, this.offset + 3),
    );
    this.offset += operator?.[0].length ?? 1;
    this.#skipBlanks();
    // `<(…)` and `>(…)` are words of their own; the parentheses are then read as commands.
    if (wordEnd.test(this.#text[this.offset] ?? ' ')) return;
    const target = this.#word();
    if (operator?.[0] !== '<<' && operator?.[0] !== '<<-') return;
    const delimiter = (target?.raw ?? '').replaceAll(/["'\\]/gu, '');
    this.#hereDocuments.push({ delimiter, stripsTabs: operator[0] === '<<-' });
  }

  #skipHereDocuments(): void {
    for (const { delimiter, stripsTabs } of this.#hereDocuments) {
      while (!this.isAtEnd) {
        const start = this.offset;
        this.#skipLine();
        const line = this.#text.slice(start, this.offset);
        this.offset += 1;
        if ((stripsTabs ? line.replace(/^\t+/u, '') : line) === delimiter) break;
      }
    }
    this.#hereDocuments = [];
  }

  #word(): ShellWord | null {
    const start = this.offset;
    const reader = new WordReader(this.#text, start, this.#known);
    const isClosed = reader.read();
    this.offset = reader.offset;
    if (!isClosed) return null;
    const raw = this.#text.slice(start, this.offset);
    return { raw, value: reader.value, line: this.#lineAt(start) };
  }

  /** Counted on from the word before, not from the start of the text. */
  #lineAt(offset: number): number {
    if (offset < this.#counted.offset) this.#counted = { offset: 0, line: 1 };
    let { line } = this.#counted;
    let at = this.#text.indexOf('\n', this.#counted.offset);
    for (; at >= 0 && at < offset; at = this.#text.indexOf('\n', at + 1)) line += 1;
    this.#counted = { offset, line };
    return line;
  }
}
