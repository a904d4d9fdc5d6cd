/** What botocore refuses in a file, and which sections are not what they seem; each with its line. */
import type { FileRole } from '../../../shared/vocabulary.js';
import type { IniDocument } from '../ini/document.js';
import type { Outline, OutlineEntry, OutlineSection } from '../ini/outline.js';
import { parseNested } from './botocore-values.js';
import { splitShellWords } from './shell-words.js';

/** The facts of each problem; the table in ../profiles/finding-facts.ts says what they mean. */
export interface ProblemFacts {
  readonly 'byte-order-mark': Readonly<Record<never, never>>;
  readonly 'invalid-utf-8': Readonly<Record<never, never>>;
  readonly 'text-before-section': Readonly<Record<never, never>>;
  readonly 'line-without-delimiter': { readonly section: string };
  readonly 'entry-without-key': { readonly section: string };
  readonly 'duplicate-section': { readonly section: string; readonly firstLine: number };
  readonly 'duplicate-key': { readonly section: string; readonly key: string; readonly firstLine: number };
  readonly 'nested-line-without-delimiter': { readonly section: string; readonly key: string };
  readonly 'uppercase-default-section': { readonly settings: number };
  readonly 'profile-prefix-missing': { readonly section: string };
  readonly 'section-name-not-readable': {
    readonly section: string;
    readonly reason: 'words' | 'quotes' | 'letter-case' | 'leading-space';
  };
}

/** One problem. `fatal`: botocore refuses the whole file for it. */
export type Problem = {
  readonly [Code in keyof ProblemFacts]: {
    readonly code: Code;
    readonly line: number;
    readonly fatal: boolean;
    readonly facts: ProblemFacts[Code];
  };
}[keyof ProblemFacts];

export interface Problems {
  /** In the order of their lines. */
  readonly problems: readonly Problem[];
  /** The one that botocore raises; null where it reads the file. */
  readonly refused: Problem | null;
}

/** A file that is no INI file at all has one per line; nobody reads more than a few of them. */
const MOST_OF_A_KIND = 20;

/** Sections of a config file that are meant to be no profile. */
const knownSections = new Set(['plugins', 'preview']);

/** A file that was read, and how. */
export interface FileRead {
  readonly document: IniDocument;
  readonly outline: Outline;
  /** One for each section of the outline. */
  readonly sections: readonly SectionRead[];
  readonly role: FileRole;
  /** No section inherits anything from `[DEFAULT]`. */
  readonly isPlain: boolean;
}

interface SectionRead {
  readonly kind: string;
  readonly values: { readonly size: number };
}

/**
 * Finds them all.
 *
 * Three stages in botocore's order (`configparser.RawConfigParser._read`, then `configloader.raw_config_parse`):
 * what stops reading at once, what is collected and raised at the end, and nested blocks, parsed after that.
 */
export function findProblems(read: FileRead): Problems {
  const { document, outline } = read;
  const atOnce = [
    ...badBytes(document),
    ...textBefore(outline),
    ...duplicateSections(outline),
    ...duplicateKeys(read),
  ].sort(byLine);
  const atEnd = badLines(outline);
  const nested = badNesting(outline.sections);
  const refused = atOnce[0] ?? atEnd[0] ?? nested[0] ?? null;
  const all = [...atOnce, ...atEnd, ...nested, ...oddSections(read)].sort(byLine);
  return { problems: fewOfAKind(all), refused };
}

function byLine(left: Problem, right: Problem): number {
  return left.line - right.line;
}

/** The first of each kind. */
export function fewOfAKind(problems: readonly Problem[]): readonly Problem[] {
  const counts = new Map<string, number>();
  return problems.filter(({ code }) => {
    const count = (counts.get(code) ?? 0) + 1;
    counts.set(code, count);
    return count <= MOST_OF_A_KIND;
  });
}

function badBytes(document: IniDocument): Problem[] {
  const problems: Problem[] = [];
  if (document.byteOrderMark) problems.push({ code: 'byte-order-mark', line: 1, fatal: true, facts: {} });
  const index = document.lines.findIndex((line) => line.raw !== null);
  if (index >= 0) problems.push({ code: 'invalid-utf-8', line: index + 1, fatal: true, facts: {} });
  return problems;
}

/** Reading stops at the first of them. */
function textBefore({ oddities }: Outline): Problem[] {
  const first = oddities.find((oddity) => oddity.code === 'text-before-section');
  return first === undefined
    ? []
    : [{ code: 'text-before-section', line: first.line, fatal: true, facts: {} }];
}

function badLines({ oddities, sections }: Outline): Problem[] {
  const problems: Problem[] = [];
  for (const { code, line } of oddities) {
    if (code === 'text-before-section') continue;
    problems.push({ code, line, fatal: true, facts: { section: sectionAt(sections, line) } });
    if (problems.length === MOST_OF_A_KIND) break;
  }
  return problems;
}

/** The same header twice; only `[DEFAULT]` may. */
function duplicateSections({ sections }: Outline): Problem[] {
  const problems: Problem[] = [];
  const headers = new Map<string, number>();
  for (const { header, line } of sections) {
    const firstLine = headers.get(header);
    if (firstLine === undefined) {
      headers.set(header, line);
    } else if (header !== 'DEFAULT') {
      problems.push({ code: 'duplicate-section', line, fatal: true, facts: { section: header, firstLine } });
    }
  }
  return problems;
}

/** The same key twice under one header; `[DEFAULT]` may stand twice, its keys may not. */
function duplicateKeys({ outline, sections, isPlain }: FileRead): Problem[] {
  const problems: Problem[] = [];
  const defaultKeys = new Map<string, number>();
  outline.sections.forEach(({ header, entries }, index) => {
    // As many settings as entries: no key stands twice, which is so in nearly all sections.
    if (isPlain && sections[index]?.values.size === entries.length) return;
    const keys = header === 'DEFAULT' ? defaultKeys : new Map<string, number>();
    for (const entry of entries) noteKey(problems, keys, header, entry);
  });
  return problems;
}

function noteKey(
  problems: Problem[],
  keys: Map<string, number>,
  section: string,
  { key, line }: OutlineEntry,
): void {
  const folded = key.toLowerCase();
  const firstLine = keys.get(folded);
  if (firstLine === undefined) keys.set(folded, line);
  else problems.push({ code: 'duplicate-key', line, fatal: true, facts: { section, key, firstLine } });
}

/**
 * In the order in which botocore comes to them: section after section, its own keys, then what `[DEFAULT]` gives it.
 * A block in `[DEFAULT]` is parsed only where some section inherits it.
 */
function badNesting(sections: readonly OutlineSection[]): Problem[] {
  const problems: Problem[] = [];
  const seen = new Set<OutlineEntry>();
  const note = (section: string, entry: OutlineEntry): void => {
    if (entry.value.length === 1) return;
    const line = parseNested(entry).badLine;
    if (line === null || seen.has(entry)) return;
    seen.add(entry);
    const facts = { section, key: entry.key };
    problems.push({ code: 'nested-line-without-delimiter', line, fatal: true, facts });
  };
  const defaults = sections.filter((section) => section.header === 'DEFAULT');
  const inherited = defaults.flatMap((section) => section.entries).filter((entry) => entry.value.length > 1);
  for (const section of sections) {
    if (section.header === 'DEFAULT') continue;
    for (const entry of section.entries) note(section.header, entry);
    if (inherited.length === 0) continue;
    const own = new Set(section.entries.map((entry) => entry.key.toLowerCase()));
    for (const entry of inherited) if (!own.has(entry.key.toLowerCase())) note('DEFAULT', entry);
  }
  return problems;
}

function oddSections({ outline, sections, role }: FileRead): Problem[] {
  const problems: Problem[] = [];
  outline.sections.forEach(({ header, line, entries }, index) => {
    if (sections[index]?.kind !== 'other') return;
    if (header === 'DEFAULT') {
      const facts = { settings: entries.length };
      problems.push({ code: 'uppercase-default-section', line, fatal: false, facts });
    } else if (role === 'config') {
      const odd = oddHeader(header, line);
      if (odd !== null) problems.push(odd);
    }
  });
  return problems;
}

/** A header of a config file that looks like a profile, an sso-session or services and is none to botocore. */
export function oddHeader(header: string, line: number): Problem | null {
  const unreadable = (reason: ProblemFacts['section-name-not-readable']['reason']): Problem => {
    return { code: 'section-name-not-readable', line, fatal: false, facts: { section: header, reason } };
  };
  if (knownSections.has(header)) return null;
  if (/^(?:profile|sso-session|services)/u.test(header)) {
    const words = splitShellWords(header);
    return unreadable(words === null ? 'quotes' : 'words');
  }
  if (/^\s+(?:profile|sso-session|services)\b|^\s+default\s*$|^default\s+$/u.test(header)) {
    return unreadable('leading-space');
  }
  if (/^\s*(?:(?:profile|sso-session|services)\s|default\s*$)/iu.test(header))
    return unreadable('letter-case');
  return { code: 'profile-prefix-missing', line, fatal: false, facts: { section: header } };
}

/** Sections are in the order of their lines. */
function sectionAt(sections: readonly OutlineSection[], line: number): string {
  return sections.findLast((section) => section.line <= line)?.header ?? '';
}
