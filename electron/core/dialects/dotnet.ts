/**
 * A file as the AWS SDK for .NET and the Tools for PowerShell read it (aws-sdk-net: Internal.Util.IniFile and
 * ProfileIniFile, CredentialManagement.SharedCredentialsFile.TryGetSection; read, not run).
 *
 * Nothing is merged: of several sections with one header the first counts, and one with a key twice is as good as
 * missing. Blocks are read where the header has a prefix; elsewhere their keys are lost, and the key they stand under is empty.
 */
import type { FileRole } from '../../../shared/vocabulary.js';
import type { IniDocument } from '../ini/document.js';
import type { ReadNested, ReadSection, ReadSetting } from './dialect.js';
import {
  openSection,
  type OpenSection,
  type PlainReading,
  putText,
  refusedReading,
  renamed,
} from './sections.js';
import { startsWithSpace, trimUnicode } from './white-space.js';

const DEFAULT = 'default';
const PREFIXED = /^(profile|sso-session|services)[ \t]+([^ \t][\s\S]*)$/u;

/** A header and what is read below it; null where a key stands twice. */
interface Section {
  readonly header: string;
  /** As `[NAME]`. */
  readonly bare: ReadSection | null;
  /** As `[profile NAME]` and its like. */
  readonly prefixed: ReadSection | null;
}

interface Property {
  readonly key: string;
  readonly value: string;
}

/** Reads a document. Never fails. */
export function readAsDotnet(document: IniDocument, role: FileRole): PlainReading {
  const lines = document.lines.map(({ text }) => text);
  const bad = lines.findIndex(
    (line) => !isQuiet(line) && headerOf(line) === null && propertyOf(line) === null,
  );
  if (bad >= 0) {
    const message = `Line ${String(bad + 1)} does not contain a section, property or comment.`;
    return refusedReading(role, { code: 'InvalidDataException', message, wordsKnown: false, line: bad + 1 });
  }
  const sections = readSections(lines);
  return {
    role,
    profiles: profilesOf(sections, role),
    ssoSessions: prefixedOf(sections, 'sso-session'),
    services: prefixedOf(sections, 'services'),
    refusal: null,
  };
}

function isQuiet(line: string): boolean {
  const text = trimUnicode(line);
  return text === '' || text.startsWith(';') || text.startsWith('#');
}

function headerOf(line: string): string | null {
  const text = trimUnicode(line);
  return text.startsWith('[') && text.endsWith(']') ? trimUnicode(text.slice(1, -1)) : null;
}

/** Split at the first `=`; the key may be empty, and the line may look like a header. */
function propertyOf(line: string): Property | null {
  if (isQuiet(line)) return null;
  const text = trimUnicode(line);
  const equals = text.indexOf('=');
  if (equals < 0) return null;
  return { key: trimUnicode(text.slice(0, equals)), value: trimUnicode(text.slice(equals + 1)) };
}

/** The first section of each header. A header with `=` in it is a property of the section before it, too. */
function readSections(lines: readonly string[]): readonly Section[] {
  const sections = new Map<string, Section>();
  lines.forEach((line, index) => {
    const header = headerOf(line);
    if (header === null || sections.has(header)) return;
    sections.set(header, {
      header,
      bare: readSection(lines, index, false),
      prefixed: PREFIXED.test(header) ? readSection(lines, index, true) : null,
    });
  });
  return [...sections.values()];
}

/** @param at of the header, from 0 */
function readSection(lines: readonly string[], at: number, hasBlocks: boolean): ReadSection | null {
  const section = openSection('', at + 1);
  for (let index = at + 1; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    const property = propertyOf(line);
    if (property === null) {
      if (headerOf(line) === null) continue;
      break;
    }
    const key = property.key.toLowerCase();
    if (section.settings.get(key)?.nested === null) return null;
    const block = property.value === '' ? readBlock(lines, index + 1) : null;
    if (block === null || block.end === index + 1 || !hasBlocks)
      putText(section, key, property.value, index + 1);
    else putBlock(section, key, block.nested, index + 1);
    index = (block?.end ?? index + 1) - 1;
  }
  return section;
}

/** The lines that begin with space, up to a header; lines that are quite empty count as such. `end` is the line after it, from 0. */
function readBlock(
  lines: readonly string[],
  start: number,
): { readonly nested: ReadonlyMap<string, ReadNested>; readonly end: number } {
  const nested = new Map<string, ReadNested>();
  let index = start;
  for (; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    if ((line !== '' && !startsWithSpace(line)) || headerOf(line) !== null) break;
    const property = propertyOf(line);
    if (property !== null) nested.set(property.key.toLowerCase(), { value: property.value, line: index + 1 });
  }
  return { nested, end: index };
}

/** Blocks of one key are merged; one without a single key is nothing. */
function putBlock(
  section: OpenSection,
  key: string,
  nested: ReadonlyMap<string, ReadNested>,
  line: number,
): void {
  const before: ReadSetting | undefined = section.settings.get(key);
  if (nested.size === 0) return;
  const merged = new Map([...(before?.nested ?? []), ...nested]);
  section.settings.set(key, { key, value: '', nested: merged, line: before?.line ?? line });
}

/** In the config file only `default` may go without its prefix; in the credentials file any profile goes with or without. */
function profilesOf(sections: readonly Section[], role: FileRole): ReadonlyMap<string, ReadSection> {
  const profiles = new Map<string, ReadSection>();
  const prefixed = prefixedOf(sections, 'profile');
  for (const { header, bare } of sections) {
    if (bare === null || PREFIXED.test(header)) continue;
    if (role === 'credentials' || header === DEFAULT) profiles.set(header, renamed(bare, header));
  }
  for (const [name, section] of prefixed) if (!profiles.has(name)) profiles.set(name, section);
  return profiles;
}

/** Of several headers that give one name, as `[profile  a]` and `[profile a]`, the first counts. */
function prefixedOf(sections: readonly Section[], prefix: string): ReadonlyMap<string, ReadSection> {
  const found = new Map<string, ReadSection | null>();
  for (const { header, prefixed } of sections) {
    const [, word, name] = PREFIXED.exec(header) ?? [];
    if (word !== prefix || name === undefined || found.has(name)) continue;
    found.set(name, prefixed === null ? null : renamed(prefixed, name));
  }
  return new Map(
    [...found].flatMap(([name, section]) => (section === null ? [] : [[name, section] as const])),
  );
}
