/** The second reader's veto: code that is not ours must see everything outside the named sections unchanged. */
import type { Failure } from '../../../shared/models/failure.js';
import type { IniDocument } from '../../core/ini/document.js';
import { outlineDocument } from '../../core/ini/outline.js';
import type { SecondReader } from '../ports.js';

type Sections = ReadonlyMap<string, ReadonlyMap<string, string>>;

/**
 * @param shownPath for the failure
 * @param named raw headers of the sections that the edit may change
 * @returns the failure, or null where nothing speaks against the write
 *
 * Bytes that are not UTF-8 are compared by themselves: the second reader reads text, and only the edit that decodes them
 * touches such a line. A text that it cannot read at all is refused: nobody vouches for that write.
 */
export function vetoOf(
  reader: SecondReader,
  shownPath: string,
  before: IniDocument,
  after: IniDocument,
  named: readonly string[],
): Failure | null {
  const old = reader.read(textOf(before));
  const next = reader.read(textOf(after));
  const section = old === null || next === null ? '' : firstDifference(old, next, new Set(named));
  const found = section ?? (keepsRawLines(before, after, new Set(named)) ? null : '');
  if (found === null) return null;
  return { code: 'second-reader-veto', facts: { path: shownPath, section: found }, action: null };
}

function firstDifference(old: Sections, next: Sections, named: ReadonlySet<string>): string | null {
  for (const header of new Set([...old.keys(), ...next.keys()])) {
    if (!named.has(header) && !sameEntries(old.get(header), next.get(header))) return header;
  }
  return null;
}

function sameEntries(
  old: ReadonlyMap<string, string> | undefined,
  next: ReadonlyMap<string, string> | undefined,
): boolean {
  if (old === undefined || next === undefined || old.size !== next.size) return false;
  return [...old].every(([key, value]) => next.get(key) === value);
}

/** They stay as they are; or all of them are decoded, in sections that the edit names, or brought back by its undoing. */
function keepsRawLines(before: IniDocument, after: IniDocument, named: ReadonlySet<string>): boolean {
  const [old, next] = [rawLines(before), rawLines(after)];
  if (old.length === 0 || next.length === 0)
    return [...old, ...next].every(({ header }) => named.has(header));
  return JSON.stringify(old) === JSON.stringify(next);
}

interface RawLine {
  /** Of the section that it stands in; empty before the first. */
  readonly header: string;
  readonly bytes: string;
}

function rawLines(document: IniDocument): readonly RawLine[] {
  return document.lines.flatMap(({ raw }, index) => {
    if (raw === null) return [];
    const section = outlineDocument(document).sections.findLast(({ line }) => line <= index + 1);
    return [{ header: section?.header ?? '', bytes: raw.join(' ') }];
  });
}

/** Without the byte order mark, which the second reader would take for a part of the first header. */
function textOf(document: IniDocument): string {
  return document.lines.map((line) => line.text + (line.eol === '' ? '' : '\n')).join('');
}
