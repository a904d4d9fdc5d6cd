/** `set` of fish. */
import { readFishCommand } from './fish-words.js';
import type { KnownVariable } from './shell-word.js';
import type { ShellWord } from './shell-commands.js';
import { endOfLine, matchAt, read, readAsFarAsKnown, type Statement, unreadable } from './statement.js';

/** What a `set` of fish does. */
export interface FishSet {
  readonly name: string;
  readonly values: readonly ShellWord[];
  readonly exports: boolean;
  readonly erases: boolean;
  readonly asks: boolean;
  /** Whether it adds to what is there. */
  readonly adds: boolean;
}

const prefixes: ReadonlySet<string> = new Set(['and', 'or', 'begin', 'if', 'else', 'not']);

/** Reads `set -x NAME value` and its kin; null where it is another command. */
export function readFish(text: string, offset: number, known: KnownVariable): Statement | null {
  if (matchAt(/(?:(?:and|or|begin|if|else|not)\s+)*set\s+(?!"?\w+=|\/)/u, text, offset) === null) return null;
  const command = readFishCommand(text, offset, known);
  if (command === null) return unreadable(endOfLine(text, offset));
  const done = fishSet(command.words);
  if (done === null) return null;
  const { name, values, exports, erases, asks, adds } = done;
  if (erases) return read([{ name, value: null }], command.end);
  if (asks || adds) return unreadable(command.end, adds ? [{ name, value: null }] : []);
  // Without an option a variable stays exported if it was.
  if (!exports && known(name) === undefined) return read([], command.end);
  const isKnown = values.every(({ value }) => value !== null);
  const value = isKnown ? values.map((word) => word.value ?? '').join(' ') : null;
  return readAsFarAsKnown([{ name, value }], isKnown, command.end);
}

/** Reads the words of a `set`; null where the command is another one. */
export function fishSet(all: readonly ShellWord[]): FishSet | null {
  const first = all.findIndex(({ raw }) => !prefixes.has(raw));
  const words = first < 0 ? [] : all.slice(first);
  if (words[0]?.raw !== 'set') return null;
  const rest = words.slice(1);
  const at = rest.findIndex(({ raw }) => !raw.startsWith('-'));
  const name = rest[at]?.raw;
  if (name === undefined) return null;
  const options = rest.slice(0, at).map(({ raw }) => raw);
  const has = (letter: string, ...long: readonly string[]): boolean =>
    options.some((option) => long.includes(option) || new RegExp(`^-[A-Za-z]*${letter}`, 'u').test(option));
  return {
    name,
    values: rest.slice(at + 1),
    exports: has('x', '--export'),
    erases: has('e', '--erase'),
    asks: has('[qnS]', '--query', '--names', '--show'),
    adds: has('[ap]', '--append', '--prepend'),
  };
}
