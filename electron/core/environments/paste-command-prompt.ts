/** `set` and `setx` of Windows's command prompt. */
import type { KnownVariable } from './shell-word.js';
import { endOfLine, matchAt, read, type Statement, unreadable } from './statement.js';

/**
 * Reads `set NAME=value`, `set "NAME=value"` and `setx NAME value`; null where it is another command.
 * Names are the same in any case there. What stands after the value and before the end of the line, spaces too, belongs to it.
 */
export function readCommandPrompt(text: string, offset: number, known: KnownVariable): Statement | null {
  const set = matchAt(/@?set\s+(?=(?:"\s*)?\w+=)/iu, text, offset);
  if (set !== null) return readSet(text, offset + set[0].length, known);
  const setx = matchAt(/@?setx\s+(\w+)\s+(?:"([^"\n]*)"|([^\s"&|<>]+))/iu, text, offset);
  if (setx === null) return null;
  const value = expanded(setx[2] ?? setx[3] ?? '', known);
  return read([{ name: (setx[1] ?? '').toUpperCase(), value }], endOfLine(text, offset));
}

function readSet(text: string, start: number, known: KnownVariable): Statement {
  const { argument, end } = takeArgument(text, start);
  const quoted = argument.startsWith('"') ? argument.slice(1).trimStart() : null;
  const last = quoted?.lastIndexOf('"') ?? -1;
  const plain = quoted === null ? argument : last < 0 ? quoted : quoted.slice(0, last);
  const match = /^(\w+)=(.*)$/su.exec(plain);
  if (match === null) return unreadable(end);
  const value = expanded(match[2] ?? '', known);
  return read([{ name: (match[1] ?? '').toUpperCase(), value: value === '' ? null : value }], end);
}

/** Up to the end of the line, or to a `&`, `|`, `<` or `>` that is neither quoted nor escaped with a caret. */
function takeArgument(text: string, start: number): { argument: string; end: number } {
  const lineEnd = endOfLine(text, start);
  let argument = '';
  let isQuoted = false;
  for (let at = start; at < lineEnd; at += 1) {
    const character = text[at] ?? '';
    if (character === '"') isQuoted = !isQuoted;
    if (!isQuoted && /[&|<>]/u.test(character)) {
      const next = text[at + 1] === character ? at + 2 : at + 1;
      return { argument, end: /[<>]/u.test(character) ? lineEnd : next };
    }
    const isEscape = !isQuoted && character === '^' && at + 1 < lineEnd;
    if (isEscape) at += 1;
    argument += isEscape ? (text[at] ?? '') : character;
  }
  return { argument, end: lineEnd };
}

/** `%NAME%` of a known variable; one that is not known stays as it is written, as at the prompt. */
function expanded(text: string, known: KnownVariable): string {
  return text.replaceAll(
    /%(\w+)%/gu,
    (written, name: string) => known(name) ?? known(name.toUpperCase()) ?? written,
  );
}
