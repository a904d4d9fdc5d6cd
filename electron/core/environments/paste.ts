/** Variables out of text that a person pasted. Nothing of it is run, and nothing that is not understood is given back. */
import { isNeededName, selectNeeded } from './needed-names.js';
import { readCommandPrompt } from './paste-command-prompt.js';
import { readFish } from './paste-fish.js';
import { readJson } from './paste-json.js';
import { readPowerShell } from './paste-powershell.js';
import { readShell } from './paste-shell.js';
import { ShellReader } from './shell-commands.js';
import { endOfLine, matchAt, read, type Statement, type StatementReader, unreadable } from './statement.js';

export interface Pasted {
  /** Those that are needed, as they are after the last line. */
  readonly variables: Readonly<Record<string, string>>;
  /** How many statements were not understood. They may hold secrets, so that they are only counted. */
  readonly unreadable: number;
  /** How many other variables were set, and left out. */
  readonly others: number;
}

/** Each leaves alone what is not its own; the shell's reader takes what is left. */
const readers: readonly StatementReader[] = [
  readJson,
  readPowerShell,
  readCommandPrompt,
  readFish,
  readShell,
];

/** More than this, and the text is not what it is taken for. */
const unreadableLimit = 1000;
const passedOver = /[\s;]+|(?:#|::|\/\/|rem\s)[^\n]*/iu;
const prompt = /(?:[$%>]|PS [^>\n]*>|[A-Za-z]:\\[^>\n]*>)[ \t]+(?=\S)/u;

/**
 * Reads lines for bash, zsh, fish, PowerShell or the command prompt, lists of `NAME=value`, and credentials as JSON.
 *
 * @param given variables that values may mention, such as HOME; those are not among the answer
 */
export function readPasted(text: string, given: Readonly<Record<string, string>> = {}): Pasted {
  const pasting = new Pasting(given);
  const normal = text.replace(/^\uFEFF/u, '').replaceAll(/\r\n?/gu, '\n');
  const reads = isList(normal) ? [readListed] : readers;
  let offset = 0;
  while (offset < normal.length && pasting.unreadable < unreadableLimit) {
    const skipped = matchAt(passedOver, normal, offset) ?? matchAt(prompt, normal, offset);
    if (skipped !== null && skipped[0] !== '') {
      offset += skipped[0].length;
      continue;
    }
    const statement = firstReading(reads, normal, offset, pasting.known);
    pasting.take(statement);
    offset = Math.max(statement.end, offset + 1);
  }
  return pasting.pasted();
}

function firstReading(
  reads: readonly StatementReader[],
  text: string,
  offset: number,
  known: Pasting['known'],
): Statement {
  for (const reader of reads) {
    const statement = reader(text, offset, known);
    if (statement !== null) return statement;
  }
  return unreadable(endOfLine(text, offset));
}

class Pasting {
  readonly #given: Readonly<Record<string, string>>;
  readonly #variables = new Map<string, string>();
  readonly #others = new Set<string>();
  unreadable = 0;

  constructor(given: Readonly<Record<string, string>>) {
    this.#given = given;
  }

  readonly known = (name: string): string | undefined =>
    this.#variables.get(name) ?? (Object.hasOwn(this.#given, name) ? this.#given[name] : undefined);

  take({ changes, isUnreadable }: Statement): void {
    if (isUnreadable) this.unreadable += 1;
    for (const { name, value } of changes) {
      if (!isNeededName(name)) this.#others.add(name);
      if (value === null) this.#variables.delete(name);
      else this.#variables.set(name, value);
    }
  }

  pasted(): Pasted {
    const variables = selectNeeded(this.#variables, { foldsCase: false });
    const others = [...this.#others].filter((name) => !Object.hasOwn(variables, name)).length;
    return { variables, unreadable: this.unreadable, others };
  }
}

/**
 * Whether every line is `NAME=value`, as in an environment file or in what `env` and Windows's `set` print.
 * There a value goes on to the end of the line, and only quotes around all of it are not part of it.
 */
function isList(text: string): boolean {
  const lines = text.split('\n').filter((line) => !/^\s*(?:#|$)/u.test(line));
  const isForShell = lines.some((line) => /;\s*(?:$|export\s|[A-Za-z_]\w*=)/u.test(line));
  return lines.length > 1 && !isForShell && lines.every((line) => /^\s*[A-Za-z_]\w*=/u.test(line));
}

function readListed(text: string, offset: number, known: Pasting['known']): Statement {
  const end = endOfLine(text, offset);
  const line = text.slice(offset, end);
  const at = line.indexOf('=');
  const value = line.slice(at + 1).trimEnd();
  if (/^["']/u.test(value) || hasOnlyAssignments(line)) {
    const quoted = readShell(line, 0, known);
    if (quoted.end >= line.length && quoted.changes.length > 0) return { ...quoted, end };
  }
  return read([{ name: line.slice(0, at), value: value.replace(/\s+#.*$/u, '') }], end);
}

/** Several assignments on one line, as for a shell. */
function hasOnlyAssignments(line: string): boolean {
  const words = new ShellReader(line, () => undefined).command()?.words ?? [];
  return words.length > 1 && words.every(({ raw }) => /^[A-Za-z_]\w*=/u.test(raw));
}
