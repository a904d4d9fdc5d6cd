/** A file's text as one dialect reads it, in the plain shape that the suites write. */
import { parseDocument } from '../../electron/core/ini/document.js';
import type { DialectReading, ReadSection } from '../../electron/core/dialects/dialect.js';
import { readDialect } from '../../electron/core/dialects/read-dialect.js';
import type { Dialect, FileRole } from '../../shared/vocabulary.js';

/** Sections by name, their settings by key; a nested block is an object. */
export type PlainSections = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

export function readBytes(dialect: Dialect, content: Uint8Array | string, role: FileRole): DialectReading {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return readDialect(dialect, parseDocument(bytes), role);
}

export function plainSections(sections: ReadonlyMap<string, ReadSection>): PlainSections {
  return Object.fromEntries([...sections].map(([name, section]) => [name, plainSettings(section)]));
}

function plainSettings({ settings }: ReadSection): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    [...settings].map(([key, { value, nested }]) => [
      key,
      nested === null ? value : Object.fromEntries([...nested].map(([inner, read]) => [inner, read.value])),
    ]),
  );
}
