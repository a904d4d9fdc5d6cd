/** botocore's reading in the shape that all dialects share. */
import type { FileRole } from '../../../shared/vocabulary.js';
import type { IniDocument } from '../ini/document.js';
import type { DialectValue } from './botocore-values.js';
import { type DialectFile, nameSections, readBotocore, type SectionKind } from './botocore.js';
import type { ReadSection, ReadSetting } from './dialect.js';
import { type PlainReading, refusedReading } from './sections.js';

/** Reads a document. Never fails. */
export function readAsBotocore(document: IniDocument, role: FileRole): PlainReading {
  const file = readBotocore(document, role);
  const { refused } = file;
  if (refused !== null) {
    return refusedReading(role, {
      code: 'ConfigParseError',
      message: '',
      wordsKnown: true,
      line: refused.line,
    });
  }
  return {
    role,
    profiles: sectionsOf(file, 'profile'),
    ssoSessions: sectionsOf(file, 'sso-session'),
    services: sectionsOf(file, 'services'),
    refusal: null,
  };
}

function sectionsOf(file: DialectFile, kind: SectionKind): ReadonlyMap<string, ReadSection> {
  const sections = new Map<string, ReadSection>();
  for (const [name, named] of nameSections(file, kind)) {
    const settings = new Map(named.values.list.map((value) => [value.folded, settingOf(value)]));
    sections.set(name, { name, line: named.sections[0]?.line ?? 1, settings });
  }
  return sections;
}

function settingOf({ folded, value, line, nestedLines }: DialectValue): ReadSetting {
  if (typeof value === 'string') return { key: folded, value, nested: null, line };
  const nested = new Map(
    [...value].map(([key, text]) => [key, { value: text, line: nestedLines.get(key) ?? line }]),
  );
  return { key: folded, value: '', nested, line };
}
