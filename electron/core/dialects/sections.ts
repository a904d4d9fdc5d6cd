/** The sections of a reading while it is being made. */
import type { FileRole } from '../../../shared/vocabulary.js';
import type { DialectReading, ReadRefusal, ReadSection, ReadSetting } from './dialect.js';

/** A reading before anybody asks where it departs from the lines. */
export interface PlainReading extends Omit<DialectReading, 'departures'> {
  /** Lines of headers that the tool understands, but drops because it reads no setting below them. */
  readonly emptyHeaders?: ReadonlySet<number>;
}

/** A section that more settings may come to. */
export interface OpenSection {
  readonly name: string;
  readonly line: number;
  readonly settings: Map<string, ReadSetting>;
}

const nothing: ReadonlyMap<string, ReadSection> = new Map();

export function openSection(name: string, line: number): OpenSection {
  return { name, line, settings: new Map() };
}

/** One text; the last of two with one key counts, in the place of the first. @param line counts from 1 */
export function putText(section: OpenSection, key: string, value: string, line: number): void {
  section.settings.set(key, { key, value, nested: null, line });
}

/** The same section under another name. */
export function renamed(section: ReadSection, name: string): ReadSection {
  return { name, line: section.line, settings: section.settings };
}

/** The reading of a file that the tool refuses. */
export function refusedReading(role: FileRole, refusal: ReadRefusal): PlainReading {
  return { role, profiles: nothing, ssoSessions: nothing, services: nothing, refusal };
}
