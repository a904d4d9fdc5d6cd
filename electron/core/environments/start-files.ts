/** Where start files of shells set variables: by their text alone, so that a line that no shell comes to is told too. */
import { readFishCommand } from './fish-words.js';
import { fishSet } from './paste-fish.js';
import { declaringCommands, withoutReserved } from './paste-shell.js';
import { assignmentWord } from './shell-word.js';
import { type ShellCommand, ShellReader, type ShellWord } from './shell-commands.js';
import { endOfLine } from './statement.js';
import { readSystemEnvironment } from './system-environment.js';

/** How a start file is read; `environment` is /etc/environment. */
export type StartFileSyntax = 'shell' | 'fish' | 'environment';

export interface SetVariable {
  readonly name: string;
  /** From 1. */
  readonly line: number;
}

/** Quotations left open are passed over line by line; more of them than this, and the text is no start file. */
const openLimit = 200;

/**
 * Finds what a start file sets when it is read: not in functions and subshells, nor for one command alone.
 *
 * @returns in the order of the lines; a name stands once for each line that sets it
 */
export function findSetVariables(text: string, syntax: StartFileSyntax): readonly SetVariable[] {
  const normal = text.replaceAll('\r\n', '\n');
  switch (syntax) {
    case 'shell':
      return inShell(normal);
    case 'fish':
      return inFish(normal);
    case 'environment':
      return readSystemEnvironment(normal).map(({ name, line }) => ({ name, line }));
  }
}

function inShell(text: string): readonly SetVariable[] {
  const reader = new ShellReader(text, () => undefined);
  const nesting = new ShellNesting();
  const found: SetVariable[] = [];
  let open = 0;
  while (!reader.isAtEnd && open < openLimit) {
    const command = reader.command();
    if (command === null) {
      open += 1;
      reader.offset = endOfLine(text, reader.offset) + 1;
    } else if (nesting.reaches(command)) found.push(...setByShell(withoutReserved(command.words)));
  }
  return found;
}

/** Follows functions and subshells, whose variables are not those of the shell that reads the file. */
class ShellNesting {
  #parentheses = 0;
  #braces = 0;
  /** After `name()` or `function name`, until its body begins. */
  #isNamed = false;

  /** Whether a command is run in the shell that reads the file. */
  reaches({ words, ending }: ShellCommand): boolean {
    const isInside = this.#parentheses > 0 || this.#follow(words);
    const isName = ending === '(' && words.length === 1;
    if (ending === '(') this.#parentheses += 1;
    // A pattern of `case` closes what was not opened.
    if (ending === ')') this.#parentheses = Math.max(0, this.#parentheses - 1);
    if (isName) this.#isNamed = true;
    return !isInside;
  }

  #follow(words: readonly ShellWord[]): boolean {
    const all = words.map(({ raw }) => raw);
    if (all[0] === 'function') {
      this.#isNamed = true;
      return this.#follow(words.slice(2));
    }
    const brace = all.find((raw, index) => raw === '{' && index <= 1);
    if (this.#braces > 0) {
      if (brace !== undefined) this.#braces += 1;
      if (all[0] === '}') this.#braces -= 1;
      return true;
    }
    if (!this.#isNamed || all.length === 0) return false;
    this.#isNamed = false;
    if (brace !== undefined) this.#braces = 1;
    return true;
  }
}

function setByShell(words: readonly ShellWord[]): readonly SetVariable[] {
  const isDeclaring = declaringCommands.has(words[0]?.raw ?? '');
  const all = isDeclaring ? words.slice(1) : words;
  // Before another command they are for that command alone.
  if (!isDeclaring && !all.every(({ raw }) => assignmentWord.test(raw))) return [];
  return all.flatMap(({ raw, line }) => {
    const name = assignmentWord.exec(raw)?.[1];
    return name === undefined ? [] : [{ name, line }];
  });
}

const blocks: ReadonlySet<string> = new Set(['function', 'if', 'while', 'for', 'switch', 'begin']);

function inFish(text: string): readonly SetVariable[] {
  const found: SetVariable[] = [];
  let offset = 0;
  let open = 0;
  /** How many blocks stand open from the outermost function on. */
  let depth = 0;
  let line = 1;
  let counted = 0;
  while (offset < text.length && open < openLimit) {
    const command = readFishCommand(text, offset, () => undefined);
    line += lineFeeds(text, counted, offset);
    counted = offset;
    const first = command?.words.find(({ raw }) => raw !== 'and' && raw !== 'or')?.raw ?? '';
    if (first === 'function' || (depth > 0 && blocks.has(first))) depth += 1;
    else if (depth > 0 && first === 'end') depth -= 1;
    else if (depth === 0 && command !== null) found.push(...setByFish(command.words, line));
    if (command === null) open += 1;
    offset = command?.end ?? endOfLine(text, offset) + 1;
  }
  return found;
}

function lineFeeds(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

function setByFish(words: readonly ShellWord[], firstLine: number): readonly SetVariable[] {
  const done = fishSet(words);
  if (done === null || !done.exports || done.erases || done.asks || done.values.length === 0) return [];
  return [{ name: done.name, line: firstLine + (words[0]?.line ?? 1) - 1 }];
}
