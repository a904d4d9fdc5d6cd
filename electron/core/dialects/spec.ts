/**
 * A file as the SDKs' common specification has it read, which SDKs for Rust, Java v2, Kotlin and Swift follow. Where their
 * shared test suite leaves a question open, as smithy-rs @56ee88c5 answers it (aws-runtime: env_config/parse.rs, normalize.rs).
 *
 * A block stays one text, its lines joined by line feeds.
 */
import type { FileRole } from '../../../shared/vocabulary.js';
import type { IniDocument } from '../ini/document.js';
import type { ReadRefusal, ReadSection } from './dialect.js';
import { linesAtLineFeeds } from './document-text.js';
import {
  type OpenSection,
  openSection,
  type PlainReading,
  putText,
  refusedReading,
  renamed,
} from './sections.js';
import { trimUnicode, unicodeSpace } from './white-space.js';

const DEFAULT = 'default';
const IDENTIFIER = /^[\w\-/.%@:+]*$/u;

/** What a line is refused for; null where it is fine. */
type Complaint = string | null;

class SpecReader {
  /** By what stands between the brackets. */
  readonly sections = new Map<string, OpenSection>();
  #section: OpenSection | null = null;
  /** The key that indented lines belong to; null right after a header. */
  #key: string | null = null;
  #isBlock = false;

  take(text: string, line: number): Complaint {
    if (trimBlanks(text) === '' || /^[#;]/u.test(text)) return null;
    if (text.startsWith('[')) return this.#open(withoutComment(text, /[#;]/u), line);
    if (/^[ \t]/u.test(text)) return this.#continue(text);
    return this.#put(text, line);
  }

  #open(text: string, line: number): Complaint {
    if (!text.endsWith(']')) {
      const isOther = /^\[[ \t]*(?:sso-session|services)/u.test(text);
      return `${isOther ? 'Section' : 'Profile'} definition must end with ']'`;
    }
    const header = text.slice(1, -1);
    this.#section = this.sections.get(header) ?? openSection(header, line);
    this.sections.set(header, this.#section);
    this.#key = null;
    return null;
  }

  #continue(text: string): Complaint {
    if (this.#section === null) return 'Expected a profile definition';
    const before = this.#key === null ? undefined : this.#section.settings.get(this.#key);
    if (before === undefined) return 'Expected a property definition, found continuation';
    if (this.#isBlock) {
      const property = propertyOf(text, 'sub-property');
      if (typeof property === 'string') return property;
    }
    const value = `${before.value}\n${trimBlanks(text)}`;
    this.#section.settings.set(before.key, { ...before, value });
    return null;
  }

  #put(text: string, line: number): Complaint {
    if (this.#section === null) return 'Expected a profile definition';
    const property = propertyOf(text, 'property');
    if (typeof property === 'string') return property;
    const { key, value } = property;
    this.#key = key;
    this.#isBlock = value === '';
    putText(this.#section, key, value, line);
    return null;
  }
}

/** Reads a document. Never fails. */
export function readAsSpecified(document: IniDocument, role: FileRole): PlainReading {
  const reader = new SpecReader();
  for (const { text, line } of linesAtLineFeeds(document)) {
    const message = reader.take(text, line);
    if (message !== null) return refusedReading(role, refusalOf(message, line));
  }
  return { ...sectionsOf([...reader.sections.values()], role), role, refusal: null };
}

function refusalOf(message: string, line: number): ReadRefusal {
  return { code: 'profile-file-not-valid', message, wordsKnown: true, line };
}

/** Blanks are spaces and tabs, and nothing else. */
function trimBlanks(text: string): string {
  return text.replace(/^[ \t]+|[ \t]+$/gu, '');
}

/** @param comment where one begins in the trimmed text */
function withoutComment(text: string, comment: RegExp): string {
  return trimBlanks(trimBlanks(text).split(comment, 1)[0] ?? '');
}

/** A comment needs white space before it, and does not begin the text. */
const IN_VALUE = new RegExp(`(?<=[\\n\\r${unicodeSpace}])[#;]`, 'u');

/** A key, folded, and its value; or what is wrong with the line. */
function propertyOf(text: string, what: string): { readonly key: string; readonly value: string } | string {
  const property = withoutComment(text, IN_VALUE);
  const equals = property.indexOf('=');
  if (equals < 0) return `Expected an '=' sign defining a ${what}`;
  const key = trimBlanks(property.slice(0, equals));
  if (key === '') return `${what.slice(0, 1).toUpperCase()}${what.slice(1)} did not have a name`;
  const folded = key.replace(/[A-Z]/gu, (letter) => letter.toLowerCase());
  return { key: folded, value: trimBlanks(property.slice(equals + 1)) };
}

type Sections = Pick<PlainReading, 'profiles' | 'ssoSessions' | 'services'>;

/** `[profile default]` replaces `[default]`, wherever they stand; other sections of one name are merged. */
function sectionsOf(sections: readonly OpenSection[], role: FileRole): Sections {
  const profiles = new Map<string, OpenSection>();
  const ssoSessions = new Map<string, OpenSection>();
  const services = new Map<string, OpenSection>();
  const named = sections.map((section) => ({ section, ...nameOf(section.name, role) }));
  const isReplaced = named.some(({ prefix, name }) => prefix === 'profile' && name === DEFAULT);
  for (const { section, prefix, name } of named) {
    if (name === null || (isReplaced && prefix === null)) continue;
    if (prefix === null || prefix === 'profile') merge(profiles, name, section);
    else if (prefix === 'sso-session') merge(ssoSessions, name, section);
    else if (prefix === 'services') merge(services, name, section);
  }
  return { profiles, ssoSessions, services };
}

/** `name` null: a section that counts for nothing. Only a config file has prefixes. */
function nameOf(
  header: string,
  role: FileRole,
): { readonly prefix: string | null; readonly name: string | null } {
  const text = trimBlanks(header);
  const [, first = '', rest] = /^([^ \t]*)[ \t]([\s\S]*)$/u.exec(text) ?? [];
  if (rest === undefined) {
    const name = trimUnicode(text);
    return { prefix: null, name: role === 'config' && name !== DEFAULT ? null : identifier(name) };
  }
  return { prefix: trimUnicode(first), name: role === 'config' ? identifier(trimUnicode(rest)) : null };
}

function identifier(text: string): string | null {
  return IDENTIFIER.test(text) ? text : null;
}

function merge(into: Map<string, OpenSection>, name: string, section: ReadSection): void {
  const merged = into.get(name) ?? { ...openSection(name, section.line) };
  into.set(name, merged);
  for (const [key, setting] of renamed(section, name).settings) {
    if (identifier(key) !== null) merged.settings.set(key, setting);
  }
}
