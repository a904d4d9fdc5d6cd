/** Commands of fish's text (fish's documentation, "The fish language": Quotes, Escaping Characters). */
import { addCodedEscape, ByteText } from './ansi-quoted.js';
import type { KnownVariable } from './shell-word.js';
import type { ShellCommand, ShellWord } from './shell-commands.js';

const letters: Readonly<Record<string, number>> = {
  a: 0x07,
  b: 0x08,
  e: 0x1b,
  f: 0x0c,
  n: 0x0a,
  r: 0x0d,
  t: 0x09,
  v: 0x0b,
};

/**
 * Reads one command of fish. The lines of its words count from 1 at the offset.
 *
 * @returns the command and the offset after it; null where a quotation is not closed
 */
export function readFishCommand(
  text: string,
  offset: number,
  known: KnownVariable,
): (ShellCommand & { readonly end: number }) | null {
  const words: ShellWord[] = [];
  let at = offset;
  while (at < text.length) {
    const character = text[at] ?? '';
    if (/[\n;|&]/u.test(character)) return { words, ending: character, end: at + 1 };
    if (text.startsWith('\\\n', at)) at += 2;
    else if (/[ \t]/u.test(character)) at += 1;
    else if (character === '#') at = endOf(text, at);
    else {
      const word = readWord(text, at, known);
      if (word === null) return null;
      const raw = text.slice(at, word.end);
      words.push({ raw, value: word.value, line: text.slice(offset, at).split('\n').length });
      at = word.end;
    }
  }
  return { words, ending: '', end: at };
}

function endOf(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end;
}

/** The state of one word while it is read. */
interface Word {
  readonly text: string;
  readonly known: KnownVariable;
  readonly bytes: ByteText;
  isKnown: boolean;
  at: number;
}

function readWord(
  text: string,
  start: number,
  known: KnownVariable,
): { value: string | null; end: number } | null {
  const word: Word = { text, known, bytes: new ByteText(), isKnown: true, at: start };
  while (word.at < text.length && !/[ \t\n;|&]/u.test(text[word.at] ?? '')) {
    const character = String.fromCodePoint(text.codePointAt(word.at) ?? 0);
    if (character === "'" || character === '"') {
      if (!readQuoted(word, character)) return null;
    } else if (character === '\\') readEscape(word);
    else if (character === '$') readVariable(word);
    else if (character === '(') {
      if (!skipCommand(word)) return null;
    } else {
      word.bytes.addText(character);
      word.at += character.length;
    }
  }
  return { value: word.isKnown ? word.bytes.text() : null, end: word.at };
}

/** In single quotes a backslash escapes itself and the quote; in double quotes also the dollar and the line feed. */
function readQuoted(word: Word, quote: string): boolean {
  word.at += 1;
  while (word.at < word.text.length) {
    const character = String.fromCodePoint(word.text.codePointAt(word.at) ?? 0);
    if (character === quote) {
      word.at += 1;
      return true;
    }
    const next = word.text[word.at + 1] ?? '';
    const isEscape =
      character === '\\' && (next === '\\' || next === quote || (quote === '"' && /[$\n]/u.test(next)));
    if (isEscape) {
      if (next !== '\n') word.bytes.addText(next);
      word.at += 2;
    } else if (character === '$' && quote === '"') readVariable(word);
    else {
      word.bytes.addText(character);
      word.at += character.length;
    }
  }
  return false;
}

function readEscape(word: Word): void {
  const rest = word.text.slice(word.at + 1, word.at + 10);
  const coded = addCodedEscape(rest.replace(/^X/u, 'x'), word.bytes);
  if (coded > 0) {
    word.at += coded;
    return;
  }
  const character = rest === '' ? '\\' : String.fromCodePoint(rest.codePointAt(0) ?? 0);
  const byte = Object.hasOwn(letters, character) ? letters[character] : undefined;
  if (byte !== undefined) word.bytes.addByte(byte);
  else if (character !== '\n') word.bytes.addText(character);
  word.at += 1 + character.length;
}

function readVariable(word: Word): void {
  const name = /^\$(\w+)/u.exec(word.text.slice(word.at, word.at + 256));
  const value = name === null ? undefined : word.known(name[1] ?? '');
  if (value === undefined) word.isKnown = false;
  else word.bytes.addText(value);
  word.at += name?.[0].length ?? 1;
}

function skipCommand(word: Word): boolean {
  word.isKnown = false;
  let depth = 0;
  while (word.at < word.text.length) {
    const character = word.text[word.at] ?? '';
    if (character === "'" || character === '"') {
      if (!readQuoted(word, character)) return false;
    } else {
      if (character === '(') depth += 1;
      if (character === ')') depth -= 1;
      word.at += character === '\\' ? 2 : 1;
      if (depth === 0) return true;
    }
  }
  return false;
}
