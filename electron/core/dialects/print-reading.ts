/** What `keyway parse` prints. */
import type { ParsePrinted } from '../../../shared/models/printed.js';
import type { Dialect, FileRole } from '../../../shared/vocabulary.js';
import type { IniDocument } from '../ini/document.js';
import { printParsed } from './botocore.js';
import type { ReadSection } from './dialect.js';
import { readDialect } from './read-dialect.js';

type PrintedSections = Extract<ParsePrinted, { profiles: unknown }>['profiles'];

/**
 * A document as the tools of a dialect read it, secrets included.
 *
 * @param path the file as a tool's message names it
 */
export function printReading(
  dialect: Dialect,
  document: IniDocument,
  role: FileRole,
  path: string,
): ParsePrinted {
  if (dialect === 'botocore') return printParsed(document, role, path);
  const { profiles, ssoSessions, services, refusal } = readDialect(dialect, document, role);
  if (refusal !== null) {
    const { code, message, line } = refusal;
    return { error: { code, message, line } };
  }
  return {
    profiles: printSections(profiles),
    ssoSessions: printSections(ssoSessions),
    services: printSections(services),
  };
}

/** `Object.fromEntries` defines properties, so that a section called `__proto__` is one like any other. */
function printSections(sections: ReadonlyMap<string, ReadSection>): PrintedSections {
  return Object.fromEntries(
    [...sections].map(([name, { settings }]) => [
      name,
      Object.fromEntries(
        [...settings].map(([key, { value, nested }]) => [
          key,
          nested === null
            ? value
            : Object.fromEntries([...nested].map(([inner, text]) => [inner, text.value])),
        ]),
      ),
    ]),
  );
}
