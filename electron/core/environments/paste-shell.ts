/** Statements of bash, zsh and other POSIX shells, and csh's setenv. */
import { assignmentWord, type KnownVariable } from './shell-word.js';
import { ShellReader, type ShellWord } from './shell-commands.js';
import { endOfLine, readAsFarAsKnown, type Statement, unreadable, type VariableChange } from './statement.js';

/** Words before a command that do not change what it is. */
export const shellReservedWords: ReadonlySet<string> = new Set([
  'if',
  'then',
  'else',
  'elif',
  'while',
  'until',
  'do',
  'time',
  '!',
  '{',
]);
export const declaringCommands: ReadonlySet<string> = new Set([
  'export',
  'declare',
  'typeset',
  'readonly',
  'local',
]);

/** Reads one command, whatever it is: the last reader to be asked. */
export function readShell(text: string, offset: number, known: KnownVariable): Statement {
  const reader = new ShellReader(text, known);
  reader.offset = offset;
  const command = reader.command();
  if (command === null) return unreadable(endOfLine(text, offset));
  const words = withoutReserved(command.words);
  // A redirection and nothing else is no command: it is other text, such as a page's.
  if (words.length === 0)
    return { changes: [], end: reader.offset, isUnreadable: /[<>]/u.test(text[offset] ?? '') };
  const changes = changesOf(words, known);
  if (changes === null) return unreadable(reader.offset);
  const settled = changes.map(({ name, value }) => ({ name, value: value ?? null }));
  return readAsFarAsKnown(settled, !changes.some(({ value }) => value === undefined), reader.offset);
}

/** The words of a command from its own first word on. */
export function withoutReserved(words: readonly ShellWord[]): readonly ShellWord[] {
  const first = words.findIndex((word) => !shellReservedWords.has(word.raw));
  return first < 0 ? [] : words.slice(first);
}

/** Here a value that is not known is undefined, and null takes the variable away. */
interface OpenChange extends Omit<VariableChange, 'value'> {
  readonly value: string | null | undefined;
}

/** What a command changes; null where it is another command than these. */
function changesOf(words: readonly ShellWord[], known: KnownVariable): readonly OpenChange[] | null {
  const command = words[0]?.value ?? '';
  const rest = words.slice(1);
  if (declaringCommands.has(command)) return declared(rest, known);
  switch (command) {
    case 'unset':
    case 'unsetenv':
      return rest.filter(({ raw }) => !raw.startsWith('-')).map(({ raw }) => ({ name: raw, value: null }));
    case 'setenv':
      return [{ name: rest[0]?.raw ?? '', value: rest.length < 2 ? '' : (rest[1]?.value ?? undefined) }];
    case 'env':
      return [...unsetByEnv(rest), ...leading(rest.slice(optionsOfEnv(rest)), known)];
    default: {
      const before = leading(words, known);
      return before.length === 0 ? null : before;
    }
  }
}

function declared(words: readonly ShellWord[], known: KnownVariable): readonly OpenChange[] {
  const takesAway = words.some(({ raw }) => /^-[a-z]*n/u.test(raw));
  return words.flatMap((word) => {
    if (takesAway) return word.raw.startsWith('-') ? [] : [{ name: word.raw, value: null }];
    return assigned(word, known) ?? [];
  });
}

/** The assignments that a command begins with. */
function leading(words: readonly ShellWord[], known: KnownVariable): readonly OpenChange[] {
  const end = words.findIndex(({ raw }) => !assignmentWord.test(raw));
  return words.slice(0, end < 0 ? words.length : end).flatMap((word) => assigned(word, known) ?? []);
}

/** How many of env's words come before its assignments: `-i`, `-u NAME`. */
function optionsOfEnv(words: readonly ShellWord[]): number {
  const first = words.findIndex(({ raw }, index) => !raw.startsWith('-') && words[index - 1]?.raw !== '-u');
  return first < 0 ? words.length : first;
}

function unsetByEnv(words: readonly ShellWord[]): readonly OpenChange[] {
  return words.flatMap(({ raw }, index) =>
    words[index - 1]?.raw === '-u' ? [{ name: raw, value: null }] : [],
  );
}

/** A word that assigns; `export "NAME=value"` does too. */
function assigned(word: ShellWord, known: KnownVariable): OpenChange | null {
  const written = assignmentWord.exec(word.raw);
  const match = assignmentWord.exec(word.value ?? '');
  const name = written?.[1] ?? match?.[1];
  if (name === undefined) return null;
  if (match === null || word.value === null) return { name, value: undefined };
  const value = word.value.slice(match[0].length);
  return { name, value: match[2] === '+' ? (known(name) ?? '') + value : value };
}
