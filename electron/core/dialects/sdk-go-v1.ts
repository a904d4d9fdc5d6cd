/**
 * A file as the SDK for Go v1 reads it (aws-sdk-go 1.55.6, internal/ini), and Copilot with it.
 *
 * To it, sections have no kinds: `profiles` holds every section by its header as written, `profile dev` and
 * `sso-session corp` too, and that without a name for the settings before the first header, which nothing can ask for.
 * A profile NAME is looked for as `NAME`, then as `profile NAME`. `ssoSessions` are those a profile can name.
 */
import type { FileRole } from '../../../shared/vocabulary.js';
import type { IniDocument } from '../ini/document.js';
import type { ReadSection } from './dialect.js';
import { lineAt, lineStarts, wholeText } from './document-text.js';
import { type GoStatement, parseGoTokens } from './sdk-go-v1-parser.js';
import { goTokens } from './sdk-go-v1-tokens.js';
import {
  type OpenSection,
  openSection,
  type PlainReading,
  putText,
  refusedReading,
  renamed,
} from './sections.js';

const SESSION = 'sso-session ';

/** Reads a document. Never fails. Both files are read alike. */
export function readAsGo(document: IniDocument, role: FileRole): PlainReading {
  const text = wholeText(document);
  const tokens = goTokens(text);
  const starts = lineStarts(document);
  const parsed = 'unclosedQuote' in tokens ? { statements: [] } : parseGoTokens(tokens, text.length);
  if ('refused' in parsed) {
    const { message, wordsKnown, offset } = parsed.refused;
    return refusedReading(role, { code: 'INIParseError', message, wordsKnown, line: lineAt(starts, offset) });
  }
  const profiles = sectionsOf(parsed.statements, starts);
  return { role, profiles, ssoSessions: sessionsOf(profiles), services: new Map(), refusal: null };
}

/** A section that stands twice begins anew the second time. */
function sectionsOf(
  statements: readonly GoStatement[],
  starts: readonly number[],
): ReadonlyMap<string, ReadSection> {
  const sections = new Map<string, OpenSection>();
  let current: OpenSection | null = null;
  for (const statement of statements) {
    const line = lineAt(starts, statement.offset);
    if (statement.kind === 'section') {
      current = openSection(statement.name, line);
    } else {
      current ??= openSection('', line);
      putText(current, statement.key, valueOf(statement), line);
    }
    sections.set(current.name, current);
  }
  return sections;
}

function sessionsOf(sections: ReadonlyMap<string, ReadSection>): ReadonlyMap<string, ReadSection> {
  const sessions = new Map<string, ReadSection>();
  for (const [header, section] of sections) {
    if (!header.startsWith(SESSION)) continue;
    const name = header.slice(SESSION.length);
    sessions.set(name, renamed(section, name));
  }
  return sessions;
}

/** `Value.StringValue`: spaces and line feeds are trimmed, tabs are not; in quotes, some escapes count. */
function valueOf({ value, quoted }: { readonly value: string; readonly quoted: boolean }): string {
  return quoted ? unescaped(value.slice(1, -1)) : value.replace(/^[ \n]+|[ \n]+$/gu, '');
}

const escapes: Readonly<Record<string, string>> = { "'": "'", '"': '"', n: '\n', t: '\t', '\\': '\\' };

/** What an escape gives counts as the character before the next, so that `\\\\n` becomes a line feed. */
function unescaped(text: string): string {
  let result = '';
  for (const character of text) {
    const meant = result.endsWith('\\') ? escapes[character] : undefined;
    result = meant === undefined ? result + character : result.slice(0, -1) + meant;
  }
  return result;
}
