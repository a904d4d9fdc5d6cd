/**
 * A file as botocore and the AWS CLI read it: `configloader.raw_config_parse` and `build_profile_map`,
 * alike in botocore 1.29.27 (which knows no `services`) and 1.43.11.
 *
 * Where botocore refuses the whole file, reading goes on here as a person would: duplicates are merged, odd lines
 * passed over, and `refused` says why no AWS tool built on botocore gets that far.
 */
import type { ParsePrinted } from '../../../shared/models/printed.js';
import type { FileRole } from '../../../shared/vocabulary.js';
import type { IniDocument } from '../ini/document.js';
import { outlineDocument, type OutlineSection, scanDocument } from '../ini/outline.js';
import { findProblems, type Problem } from './botocore-problems.js';
import { readEntries } from './botocore-values.js';
import { readScan } from './scanned-file.js';
import { classify, type SectionKind } from './section-kinds.js';
import { type DialectValues, SettingList } from './setting-list.js';

export type { SectionKind } from './section-kinds.js';
export type { DialectValues } from './setting-list.js';

/** One section. Line numbers count from 1. */
export interface DialectSection {
  /** What stands between the brackets, as written. */
  readonly header: string;
  readonly line: number;
  /** Last physical line before the next header. */
  readonly lastLine: number;
  /** What follows the closing bracket; botocore ignores it. */
  readonly trailing: string;
  readonly kind: SectionKind;
  /** What botocore calls it; null where it is nothing to botocore. May be empty. */
  readonly name: string | null;
  readonly form: 'bare' | 'prefixed';
  /** Every tool finds the same name in the header; false also where nobody looked yet. */
  readonly hasPlainHeader: boolean;
  readonly values: DialectValues;
}

export interface DialectFile {
  /** In the order of the file, those that are no profile too. */
  readonly sections: readonly DialectSection[];
  readonly problems: readonly Problem[];
  /** Why botocore refuses the whole file: what it raises first; null where it reads it. */
  readonly refused: Problem | null;
  /** No two sections of one kind have the same name; false also where nobody looked yet. */
  readonly hasUniqueNames: boolean;
}

/** The sections that share a name, as botocore makes one of them. */
export interface NamedSections {
  readonly name: string;
  /** The sections that count: one, or several with one header in a file that botocore refuses. */
  readonly sections: readonly DialectSection[];
  /** Those that a later section with another header but the same name replaces. */
  readonly shadowed: readonly DialectSection[];
  readonly values: DialectValues;
}

const nothing: readonly DialectSection[] = [];

/** What is known of documents read before, by the role they were read in: a document never changes. */
const known: Readonly<Record<FileRole, WeakMap<IniDocument, DialectFile>>> = {
  config: new WeakMap(),
  credentials: new WeakMap(),
};

/** Reads a document. Never fails. */
export function readBotocore(document: IniDocument, role: FileRole): DialectFile {
  const file = known[role].get(document) ?? readAnew(document, role);
  known[role].set(document, file);
  return file;
}

function readAnew(document: IniDocument, role: FileRole): DialectFile {
  const scan = document.byteOrderMark ? null : scanDocument(document);
  return (scan === null ? null : readScan(scan, role)) ?? readOutline(document, role);
}

/** The rule for every file, whatever its shape. */
function readOutline(document: IniDocument, role: FileRole): DialectFile {
  const outline = outlineDocument(document);
  const inherited = readDefaults(outline.sections);
  const sections = outline.sections.map((section) => readSection(section, role, inherited));
  const found = findProblems({ document, outline, sections, role, isPlain: inherited.size === 0 });
  return { sections, ...found, hasUniqueNames: false };
}

/**
 * The sections of one kind by name, in botocore's order: a name keeps the place where it first stood
 * and gets the values of the last header that gives it.
 */
export function nameSections(file: DialectFile, kind: SectionKind): ReadonlyMap<string, NamedSections> {
  const byName = new Map<string, DialectSection[]>();
  for (const section of file.sections) {
    if (section.kind !== kind || section.name === null) continue;
    const same = byName.get(section.name);
    if (same === undefined) byName.set(section.name, [section]);
    else same.push(section);
  }
  return new Map([...byName].map(([name, sections]) => [name, mergeNamed(name, sections)]));
}

/** Sections of one header are merged; of several headers, the one that first stands last counts, as in a Python dict. */
function mergeNamed(name: string, all: readonly DialectSection[]): NamedSections {
  const [first] = all;
  if (first !== undefined && all.length === 1) {
    return { name, sections: all, shadowed: nothing, values: first.values };
  }
  const header = [...new Set(all.map((section) => section.header))].at(-1);
  const sections = all.filter((section) => section.header === header);
  const shadowed = all.filter((section) => section.header !== header);
  // What one of them says itself outweighs what another inherits.
  const values = sections.flatMap((section) => section.values.list);
  const ranked = [
    ...values.filter((value) => value.inherited),
    ...values.filter((value) => !value.inherited),
  ];
  return { name, sections, shadowed, values: new SettingList(ranked) };
}

/**
 * What `keyway parse` prints.
 *
 * @param path the file as botocore's message names it
 */
export function printParsed(document: IniDocument, role: FileRole, path: string): ParsePrinted {
  const file = readBotocore(document, role);
  if (file.refused !== null) {
    const message = `Unable to parse config file: ${path}`;
    return { error: { code: 'ConfigParseError', message, line: file.refused.line } };
  }
  return {
    profiles: printSections(nameSections(file, 'profile')),
    ssoSessions: printSections(nameSections(file, 'sso-session')),
    services: printSections(nameSections(file, 'services')),
  };
}

type PrintedSections = Extract<ParsePrinted, { profiles: unknown }>['profiles'];

/** `Object.fromEntries` defines properties, so that a section called `__proto__` is one like any other. */
function printSections(named: ReadonlyMap<string, NamedSections>): PrintedSections {
  return Object.fromEntries(
    [...named].map(([name, { values }]) => {
      const settings = values.list.map(({ folded, value }): [string, string | Record<string, string>] => {
        return [folded, typeof value === 'string' ? value : Object.fromEntries(value)];
      });
      return [name, Object.fromEntries(settings)];
    }),
  );
}

function readDefaults(sections: readonly OutlineSection[]): DialectValues {
  const defaults = sections.filter((section) => section.header === 'DEFAULT');
  return new SettingList(defaults.flatMap((section) => readEntries(section, true)));
}

function readSection(section: OutlineSection, role: FileRole, inherited: DialectValues): DialectSection {
  const { header, line, lastLine, trailing } = section;
  const values = new SettingList(readEntries(section, header === 'DEFAULT'));
  for (const value of inherited.list) if (!values.has(value.folded)) values.put(value);
  const { kind, name, form } = classify(header, role);
  return { header, line, lastLine, trailing, kind, name, form, hasPlainHeader: false, values };
}
