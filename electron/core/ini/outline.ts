/**
 * The outline of a document: which physical lines are headers, entries and their continuations.
 *
 * Follows CPython 3's `configparser.RawConfigParser._read` with its default options, which is what botocore
 * and the AWS CLI read with. It is literal and tolerant: what that parser refuses becomes an entry of
 * `oddities` and reading goes on, so that a file no tool accepts can still be shown. It judges nothing,
 * merges no duplicates, folds no key case; dialects do that.
 */
import { type IniDocument, plainBytesOfDocument, textOfDocument } from './document.js';
import { OutlineReader } from './outline-reader.js';
import type { Scan } from './scan.js';
import { outlineScan, outlineSection } from './scan-outline.js';
import { scanText } from './scanner.js';

/** A line where RawConfigParser would stop with an error. `line` counts from 1. */
export interface Oddity {
  readonly code: 'text-before-section' | 'line-without-delimiter' | 'entry-without-key';
  readonly line: number;
}

/** One `key = value`, with the lines that continue it. All line numbers count from 1, columns too. */
export interface OutlineEntry {
  /** As written, trimmed; not folded to lower case. */
  readonly key: string;
  /** Each line of the value, trimmed; the first is what stands after the delimiter. More than one: continued or nested. */
  readonly value: readonly string[];
  readonly delimiter: '=' | ':';
  readonly line: number;
  readonly keyColumn: number;
  readonly valueColumn: number;
  /** The line of each element of `value`; `valueLines[0]` equals `line`. */
  readonly valueLines: readonly number[];
}

/** One section, from its header to the line before the next header. */
export interface OutlineSection {
  /** What stands between the brackets, as written. */
  readonly header: string;
  readonly line: number;
  readonly column: number;
  /** What follows the closing bracket on the header's line; RawConfigParser ignores it. */
  readonly trailing: string;
  /** Last physical line that belongs to the section, blank lines and comments included. */
  readonly lastLine: number;
  readonly entries: readonly OutlineEntry[];
}

export interface Outline {
  readonly sections: readonly OutlineSection[];
  readonly oddities: readonly Oddity[];
}

/** A document never changes, and many questions are asked of one: it is read once. */
const outlines = new WeakMap<IniDocument, Outline>();
const scans = new WeakMap<IniDocument, Scan | null>();

/** Reads the outline. Never fails. */
export function outlineDocument(document: IniDocument): Outline {
  const known = outlines.get(document);
  if (known !== undefined) return known;
  const scan = scanDocument(document);
  const outline = scan === null ? outlineLines(document) : outlineScan(scan);
  outlines.set(document, outline);
  return outline;
}

/** How many sections the outline has. */
export function countSections(document: IniDocument): number {
  return scanDocument(document)?.sectionCount ?? outlineDocument(document).sections.length;
}

/** The section of the outline whose header stands on that line (from 1), without making the others. */
export function outlineSectionAt(document: IniDocument, line: number): OutlineSection | undefined {
  const scan = scanDocument(document);
  if (scan === null) return outlineDocument(document).sections.find((section) => section.line === line);
  const section = scan.sectionAt(line);
  return section < 0 ? undefined : outlineSection(scan, section);
}

/** Where everything stands in the document; null where it is not of the ordinary shape, or was made of lines. */
export function scanDocument(document: IniDocument): Scan | null {
  const known = scans.get(document);
  if (known !== undefined) return known;
  const text = textOfDocument(document);
  const scan = text === null ? null : scanText(text, plainBytesOfDocument(document) ?? undefined);
  scans.set(document, scan);
  return scan;
}

function outlineLines(document: IniDocument): Outline {
  const reader = new OutlineReader();
  document.lines.forEach((line, index) => reader.take(line.text, index + 1));
  return reader.finish(document.lines.length);
}
