/**
 * A file as the SDK for JavaScript v3 reads it: `parseIni`, then `getConfigData` and `getSsoSessionData` for the
 * config file (@smithy/core 3.41.0, submodules/config).
 *
 * It never says that it cannot read a file: what it does not understand is passed over, and where it throws, the
 * caller swallows the error and goes on as if the file were empty.
 */
import type { FileRole } from '../../../shared/vocabulary.js';
import type { IniDocument } from '../ini/document.js';
import type { ReadRefusal, ReadSection } from './dialect.js';
import { linesAtLineFeeds, type TextLine } from './document-text.js';
import {
  type OpenSection,
  openSection,
  type PlainReading,
  putText,
  refusedReading,
  renamed,
} from './sections.js';

const sectionTypes: readonly string[] = ['profile', 'sso-session', 'services'];
/** Two words: one of any kind, and a name, in quotes or not. */
const TWO_WORDS = /^([\w-]+)\s(["'])?([\w@+.%:/-]+)\2$/u;
const COMMENT = /(?:^|\s)[;#]/u;
const refusedHeaders: readonly string[] = ['__proto__', 'profile __proto__'];
const DEFAULT = 'default';
/** Setting it on a JavaScript object sets no property. */
const NO_PROPERTY = '__proto__';

/** What the library makes of the text of one file: sections by `profile.NAME`, or by their header as it is. */
class IniReader {
  readonly sections = new Map<string, OpenSection>();
  /** Each header that opens a section, by its line. */
  readonly opened = new Map<number, string>();
  refusal: ReadRefusal | null = null;
  /** Empty where lines belong to no section. */
  #current = '';
  #currentLine = 1;
  /** The key with an empty value that indented lines belong to; empty where there is none. */
  #block = '';

  take({ text, line }: TextLine): void {
    const trimmed = (text.split(COMMENT, 1)[0] ?? '').trim();
    if (trimmed.startsWith('[') && trimmed.endsWith(']')) this.#open(trimmed.slice(1, -1), line);
    else if (this.#current !== '') this.#put(text, trimmed, line);
  }

  #open(header: string, line: number): void {
    const [, type, , name] = TWO_WORDS.exec(header) ?? [];
    if (type === undefined || name === undefined) this.#current = header;
    else this.#current = sectionTypes.includes(type) ? `${type}.${name}` : '';
    this.#currentLine = line;
    this.opened.set(line, this.#current);
    this.#block = '';
    if (!refusedHeaders.includes(header)) return;
    const message = `Found invalid profile name "${header}"`;
    this.refusal ??= { code: 'Error', message, wordsKnown: true, line };
  }

  #put(text: string, trimmed: string, line: number): void {
    const equals = trimmed.indexOf('=');
    if (equals <= 0) return;
    const key = trimmed.slice(0, equals).trim();
    const value = trimmed.slice(equals + 1).trim();
    if (value === '') {
      this.#block = key;
      return;
    }
    if (text.trimStart() === text) this.#block = '';
    const section = this.sections.get(this.#current) ?? openSection(this.#current, this.#currentLine);
    this.sections.set(this.#current, section);
    const whole = this.#block === '' ? key : `${this.#block}.${key}`;
    if (whole !== NO_PROPERTY) putText(section, whole, value, line);
  }
}

/** Reads a document. Never fails. */
export function readAsJavaScript(document: IniDocument, role: FileRole): PlainReading {
  const reader = new IniReader();
  for (const line of linesAtLineFeeds(document)) {
    reader.take(line);
    if (reader.refusal !== null) return refusedReading(role, reader.refusal);
  }
  const { sections } = reader;
  const emptyHeaders = emptyHeadersOf(reader, role);
  if (role === 'credentials') {
    return {
      role,
      profiles: sections,
      ssoSessions: new Map(),
      services: new Map(),
      refusal: null,
      emptyHeaders,
    };
  }
  return {
    role,
    profiles: profilesOf(sections),
    ssoSessions: sectionsOf(sections, 'sso-session'),
    services: sectionsOf(sections, 'services'),
    refusal: null,
    emptyHeaders,
  };
}

function emptyHeadersOf({ opened, sections }: IniReader, role: FileRole): ReadonlySet<number> {
  const isOne = (id: string): boolean =>
    role === 'credentials'
      ? id !== ''
      : id === DEFAULT || sectionTypes.some((type) => id.startsWith(`${type}.`));
  return new Set([...opened].filter(([, id]) => isOne(id) && !sections.has(id)).map(([line]) => line));
}

/** `[profile default]` replaces `[default]`, wherever they stand. */
function profilesOf(sections: ReadonlyMap<string, OpenSection>): ReadonlyMap<string, ReadSection> {
  const profiles = new Map<string, ReadSection>();
  const bare = sections.get(DEFAULT);
  if (bare !== undefined) profiles.set(DEFAULT, bare);
  for (const [name, section] of sectionsOf(sections, 'profile')) {
    if (name !== NO_PROPERTY) profiles.set(name, section);
  }
  return profiles;
}

function sectionsOf(
  sections: ReadonlyMap<string, OpenSection>,
  type: string,
): ReadonlyMap<string, ReadSection> {
  const found = new Map<string, ReadSection>();
  for (const [id, section] of sections) {
    if (!id.startsWith(`${type}.`)) continue;
    const name = id.slice(type.length + 1);
    found.set(name, renamed(section, name));
  }
  return found;
}
