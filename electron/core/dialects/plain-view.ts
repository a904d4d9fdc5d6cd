/**
 * A file as a person takes it who knows INI files and no tool's habits: what departures are departures from.
 *
 * A header in brackets, with a comment after it or none; `key = value` or `key: value`, whichever mark comes first; what
 * is indented deeper than an entry belongs to it.
 */
import type { FileRole } from '../../../shared/vocabulary.js';
import type { IniDocument } from '../ini/document.js';

export type PlainKind = 'profile' | 'sso-session' | 'services';

export interface PlainHeader {
  /** Between the brackets, as written. */
  readonly text: string;
  readonly kind: PlainKind;
  /** Without its quotes, where it has any. */
  readonly name: string;
  /** Counts from 1. */
  readonly line: number;
  /** What follows the closing bracket and is no comment. */
  readonly trailing: string;
}

export interface PlainEntry {
  /** Trimmed. */
  readonly text: string;
  /** Null where the line has no delimiter. */
  readonly key: string | null;
  /** A comment included. */
  readonly value: string;
  /** The value without its comment; the same where it has none. */
  readonly bareValue: string;
  readonly line: number;
  /** Null before the first header. */
  readonly header: PlainHeader | null;
  /** What it belongs to by its indentation. */
  readonly parent: PlainEntry | null;
}

export interface PlainView {
  readonly headers: readonly PlainHeader[];
  readonly entries: readonly PlainEntry[];
}

const CLOSED = /^\[(.*?)\]\s*(?:[#;].*)?$/su;
const FOLLOWED = /^\[(.*?)\](.*)$/su;
const PREFIXED = /^(profile|sso-session|services)\s+(\S.*)$/su;
const QUOTED = /^(["'])(.*)\1$/su;
const COMMENT = /(?:^|\s)[#;].*$/su;
const DELIMITER = /[=:]/u;

/** Never fails. */
export function plainView(document: IniDocument, role: FileRole): PlainView {
  const headers: PlainHeader[] = [];
  const entries: PlainEntry[] = [];
  let parent: { readonly entry: PlainEntry; readonly indent: number } | null = null;
  document.lines.forEach(({ text }, index) => {
    const trimmed = text.trim();
    if (trimmed === '' || /^[#;]/u.test(trimmed)) return;
    const header = headerOf(trimmed, index + 1, role);
    if (header !== null) {
      headers.push(header);
      parent = null;
      return;
    }
    const indent = text.length - text.trimStart().length;
    const above = parent !== null && indent > parent.indent ? parent.entry : null;
    const entry = entryOf(trimmed, index + 1, headers.at(-1) ?? null, above);
    entries.push(entry);
    if (above === null) parent = { entry, indent };
  });
  return { headers, entries };
}

function headerOf(trimmed: string, line: number, role: FileRole): PlainHeader | null {
  const [, text, trailing = ''] = CLOSED.exec(trimmed) ?? FOLLOWED.exec(trimmed) ?? [];
  if (text === undefined) return null;
  const [, kind, name] = role === 'config' ? (PREFIXED.exec(text.trim()) ?? []) : [];
  const known = kind === 'sso-session' || kind === 'services' ? kind : 'profile';
  return { text, kind: known, name: unquoted((name ?? text).trim()), line, trailing: trailing.trim() };
}

function unquoted(name: string): string {
  return QUOTED.exec(name)?.[2] ?? name;
}

function entryOf(
  text: string,
  line: number,
  header: PlainHeader | null,
  parent: PlainEntry | null,
): PlainEntry {
  const at = text.search(DELIMITER);
  const value = at < 0 ? '' : text.slice(at + 1).trim();
  const bareValue = value.replace(COMMENT, '').trim();
  return { text, key: at < 0 ? null : text.slice(0, at).trim(), value, bareValue, line, header, parent };
}
