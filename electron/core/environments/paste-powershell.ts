/** Statements of PowerShell that set or remove environment variables (about_Environment_Variables, about_Quoting_Rules). */
import type { KnownVariable } from './shell-word.js';
import { endOfLine, matchAt, read, type Statement, unreadable } from './statement.js';

/** PowerShell takes typographic quotes for quotes. */
const single = /['\u2018\u2019\u201A\u201B]/u;
const double = /["\u201C\u201D\u201E]/u;
const escapes: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\u0007',
  b: '\b',
  e: '\u001B',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

/** Reads `$Env:NAME = value`, `Remove-Item Env:NAME` and SetEnvironmentVariable; null where it is another statement. */
export function readPowerShell(text: string, offset: number, known: KnownVariable): Statement | null {
  const assigned = matchAt(/\$(?:env:(\w+)|\{env:(\w+)\})\s*=\s*/iu, text, offset);
  if (assigned !== null) {
    return readValue(text, offset + assigned[0].length, assigned[1] ?? assigned[2] ?? '', known);
  }
  const called = matchAt(
    /\[(?:System\.)?Environment\]::SetEnvironmentVariable\(\s*["'](\w+)["']\s*,\s*/iu,
    text,
    offset,
  );
  if (called !== null) return readValue(text, offset + called[0].length, called[1] ?? '', known);
  return readRemoval(text, offset);
}

function readRemoval(text: string, offset: number): Statement | null {
  const removed = matchAt(/(?:Remove-Item|Clear-Item|ri|rm|del|erase)\s[^\n;]*/iu, text, offset);
  const names = Array.from((removed?.[0] ?? '').matchAll(/\benv:[\\/]?(\w+)/giu), (match) => match[1] ?? '');
  if (removed === null || names.length === 0) return null;
  return read(
    names.map((name) => ({ name: name.toUpperCase(), value: null })),
    offset + removed[0].length,
  );
}

/** Names are the same in any case on Windows, where these lines come from. */
function readValue(text: string, offset: number, name: string, known: KnownVariable): Statement {
  const value = readExpression(text, offset, known);
  const end =
    value === null ? null : matchAt(/[ \t]*(?:\)|,[^\n;]*)?[ \t]*(?:#[^\n]*)?(?=[;\n]|$)/u, text, value.end);
  if (value === null || end === null) {
    return unreadable(endOfLine(text, offset), [{ name: name.toUpperCase(), value: null }]);
  }
  // An empty text removes the variable, in Windows PowerShell and in PowerShell before 7.5.
  const settled = value.value === '' ? null : value.value;
  return read([{ name: name.toUpperCase(), value: settled }], value.end + end[0].length);
}

interface Expression {
  readonly value: string | null;
  readonly end: number;
}

/** A literal, or another variable whose value is known; null for anything that has to be run. */
function readExpression(text: string, offset: number, known: KnownVariable): Expression | null {
  const first = text[offset] ?? '';
  if (single.test(first)) return readSingleQuoted(text, offset + 1);
  if (double.test(first)) return readDoubleQuoted(text, offset + 1, known);
  const word = matchAt(/\$null|\$true|\$false|\$env:\w+|\d+/iu, text, offset);
  if (word === null) return null;
  const end = offset + word[0].length;
  switch (word[0].toLowerCase()) {
    case '$null':
      return { value: null, end };
    case '$true':
      return { value: 'True', end };
    case '$false':
      return { value: 'False', end };
    default: {
      const value = /^\d/u.test(word[0]) ? word[0] : knownInAnyCase(word[0].slice('$env:'.length), known);
      return value === undefined ? null : { value, end };
    }
  }
}

/** Up to the closing quote; two quotes are one. */
function readSingleQuoted(text: string, start: number): Expression | null {
  let value = '';
  for (let at = start; at < text.length; at += 1) {
    const character = text[at] ?? '';
    if (single.test(character)) {
      if (!single.test(text[at + 1] ?? '')) return { value, end: at + 1 };
      at += 1;
    }
    value += text[at] ?? '';
  }
  return null;
}

function readDoubleQuoted(text: string, start: number, known: KnownVariable): Expression | null {
  let value = '';
  let at = start;
  while (at < text.length) {
    const character = text[at] ?? '';
    if (double.test(character) && !double.test(text[at + 1] ?? '')) return { value, end: at + 1 };
    const piece = double.test(character)
      ? { text: text[at + 1] ?? '', length: 2 }
      : quotedPiece(text, at, known);
    if (piece === null) return null;
    value += piece.text;
    at += piece.length;
  }
  return null;
}

/** One character, escape or variable within double quotes; null where its value is not known. */
function quotedPiece(
  text: string,
  at: number,
  known: KnownVariable,
): { text: string; length: number } | null {
  const character = text[at] ?? '';
  const next = text[at + 1] ?? '';
  if (character === '`') {
    const point = matchAt(/`u\{([\dA-Fa-f]{1,6})\}/u, text, at);
    if (point !== null) {
      return {
        text: String.fromCodePoint(Math.min(Number.parseInt(point[1] ?? '', 16), 0x10ffff)),
        length: point[0].length,
      };
    }
    return { text: Object.hasOwn(escapes, next) ? (escapes[next] ?? '') : next, length: 2 };
  }
  if (character !== '$' || !/[\w{(:$?^]/u.test(next)) return { text: character, length: 1 };
  const variable = matchAt(/\$(?:env:(\w+)|\{env:(\w+)\})/iu, text, at);
  const value = variable === null ? undefined : knownInAnyCase(variable[1] ?? variable[2] ?? '', known);
  return variable === null || value === undefined ? null : { text: value, length: variable[0].length };
}

function knownInAnyCase(name: string, known: KnownVariable): string | undefined {
  return known(name) ?? known(name.toUpperCase());
}
