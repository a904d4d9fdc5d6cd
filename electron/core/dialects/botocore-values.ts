/** How botocore turns an entry's lines into a value: one text, or a nested block of keys. */
import type { OutlineEntry, OutlineSection } from '../ini/outline.js';
import { splitPythonLines, stripPython } from './python-text.js';

/** One setting as botocore gives it. Line numbers and columns count from 1. */
export interface DialectValue {
  /** Text, lines joined by `\n`; or a nested block, its keys as written. */
  readonly value: string | ReadonlyMap<string, string>;
  /** The key as written, and folded to lower case as botocore does. */
  readonly key: string;
  readonly folded: string;
  readonly line: number;
  readonly lastLine: number;
  readonly valueColumn: number;
  /** The line of each key of a nested block; empty for a text. */
  readonly nestedLines: ReadonlyMap<string, number>;
  /** It stands in `[DEFAULT]`, from where every section of the file has it. */
  readonly inherited: boolean;
}

interface Nested {
  readonly values: ReadonlyMap<string, string>;
  readonly lines: ReadonlyMap<string, number>;
  /** The first line for which botocore refuses the file; null where there is none. */
  readonly badLine: number | null;
}

const noLines: ReadonlyMap<string, number> = new Map();
const notNested: Nested = { values: new Map(), lines: noLines, badLine: null };

/** A section's own settings, in their order; a key may stand twice. */
export function readEntries({ entries }: OutlineSection, inherited: boolean): DialectValue[] {
  const values = entries.map((entry) => readValue(entry, inherited));
  return entries.every((entry) => entry.key !== '') ? values : values.filter(({ key }) => key !== '');
}

/** Reads an entry's value. */
function readValue(entry: OutlineEntry, inherited: boolean): DialectValue {
  const { key, line, valueColumn } = entry;
  const folded = key.toLowerCase();
  const [first = ''] = entry.value;
  if (entry.value.length === 1) {
    return { value: first, key, folded, line, lastLine: line, valueColumn, nestedLines: noLines, inherited };
  }
  const lastLine = entry.valueLines.at(-1) ?? line;
  if (first !== '') {
    const value = entry.value.join('\n');
    return { value, key, folded, line, lastLine, valueColumn, nestedLines: noLines, inherited };
  }
  const nested = parseNested(entry);
  return {
    value: nested.values,
    key,
    folded,
    line,
    lastLine,
    valueColumn,
    nestedLines: nested.lines,
    inherited,
  };
}

/**
 * Reads the block of an entry whose first line is empty; anything else has none.
 *
 * As `configloader._parse_nested`: one level, keys as written, the last of two wins, split at the first `=`.
 * A line without one refuses the file; here it is passed over and named.
 */
export function parseNested(entry: OutlineEntry): Nested {
  if (entry.value.length < 2 || entry.value[0] !== '') return notNested;
  const values = new Map<string, string>();
  const lines = new Map<string, number>();
  let badLine: number | null = null;
  entry.value.forEach((physical, index) => {
    const at = entry.valueLines[index] ?? entry.line;
    for (const part of splitPythonLines(physical)) {
      const text = stripPython(part);
      if (text === '') continue;
      const equals = text.indexOf('=');
      if (equals < 0) {
        badLine ??= at;
        continue;
      }
      const key = stripPython(text.slice(0, equals));
      values.set(key, stripPython(text.slice(equals + 1)));
      lines.set(key, at);
    }
  });
  return { values, lines, badLine };
}
