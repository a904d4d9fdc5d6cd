/** Blocks of a config or credentials file, with whatever a person copied along. */
import { settingOf } from '../../../shared/kinds/settings.js';
import { splitShellWords } from '../dialects/shell-words.js';
import { parseDocument } from '../ini/document.js';
import { foreignKeysOf } from './foreign.js';
import { kindOfSettings, readFileProfiles, type ReadProfile, readSessions } from './read-settings.js';

/** A profile of a text; lines without a header above them have no name. */
export interface BlockProfile extends Omit<ReadProfile, 'name'> {
  readonly name: string | null;
}

/** Messages quote by `>`, diffs mark by `+`, tables by bars: what stands before a header stands before its settings too. */
const HEADER = /^(?<before>[\s>|+]*)\[(?<header>[^\]\n]+)\]\s*(?:[#;].*)?$/u;
const ENTRY = /^\s*(?<key>[\w.-]+)\s*(?<delimiter>[=:])\s*(?<value>.*)$/u;
const OTHER_SECTION = /^(?:sso-session|services|plugins|preview)(?:\s|$)/u;

/** A text as the lines of a file that only has what is understood. */
interface Gathered {
  /** Of profiles, by the number that their header has here: a name that no header can hold is read all the same. */
  readonly names: readonly string[];
  /** Those whose header says `profile`, by number: others are profiles only with settings of one. */
  readonly certain: ReadonlySet<number>;
  readonly lines: readonly string[];
}

/**
 * The profiles of a text that has settings; empty where it has none. What stands before the first header is left out, headers
 * without `profile ` count as profiles too. A text without headers is one profile if its settings say where credentials are.
 */
export function readBlocks(text: string): readonly BlockProfile[] {
  const lines = text.split('\n');
  if (!lines.some((line) => HEADER.test(line))) return readBare(lines);
  const { names, certain, lines: gathered } = gather(lines);
  const document = parseDocument(new TextEncoder().encode(`${gathered.join('\n')}\n`));
  const profiles = readFileProfiles(document, 'config').flatMap((profile) => {
    const index = Number(/^p(?<index>\d+)$/u.exec(profile.name)?.groups?.['index'] ?? NaN);
    const name = names[index];
    const settings = new Map([...profile.settings].filter(([, value]) => value !== ''));
    const isProfile = settings.size > 0 && (certain.has(index) || hasSettingOfProfile(settings));
    return name === undefined || !isProfile ? [] : [{ ...profile, name, settings }];
  });
  if (profiles.length > 0) return profiles;
  return readSessions(document).map((ssoSession) => {
    const settings = new Map([['sso_session', ssoSession.name]]);
    return { name: null, settings, ssoSession, services: null };
  });
}

/** Lines of settings with nothing to say whose they are. Those of a program, in quotes, are for somebody else to read. */
function readBare(lines: readonly string[]): readonly BlockProfile[] {
  const settings = new Map<string, string>();
  for (const line of lines) {
    const { key = '', value = '' } = ENTRY.exec(line)?.groups ?? {};
    const text = value.trim();
    if (settingOf(key) === null || text === '') continue;
    if (/^["'`]|[,;]$/u.test(text)) return [];
    settings.set(key, text);
  }
  const isProfile = settings.size > 0 && kindOfSettings(settings) !== 'settings';
  return isProfile ? [{ name: null, settings, ssoSession: null, services: null }] : [];
}

function hasSettingOfProfile(settings: ReadProfile['settings']): boolean {
  return [...settings.keys()].some((key) => settingOf(key) !== null) || foreignKeysOf(settings).length > 0;
}

function gather(all: readonly string[]): Gathered {
  const names = new Map<string, number>();
  const certain = new Set<number>();
  const lines: string[] = [];
  let before: string | null = null;
  /** Indentation of the setting above, which deeper lines belong to; null below anything else. */
  let entry: number | null = null;
  for (const line of all) {
    const match = HEADER.exec(line)?.groups;
    if (match !== undefined) {
      before = match['before'] ?? '';
      lines.push(`[${plainHeader((match['header'] ?? '').trim(), names, certain)}]`);
      entry = null;
      continue;
    }
    if (before === null) continue;
    const plain = line.startsWith(before) ? line.slice(before.length) : line.trimStart();
    const depth = plain.length - plain.trimStart().length;
    const isDeeper = entry !== null && plain.trim() !== '' && depth > entry;
    if (isDeeper || isSetting(plain) || /^\s*[#;]/u.test(plain)) lines.push(plain);
    if (!isDeeper) entry = isSetting(plain) ? depth : null;
  }
  return { names: [...names.keys()], certain, lines };
}

/** Prose has colons too, and no names of settings before them. */
function isSetting(line: string): boolean {
  const { key = '', delimiter } = ENTRY.exec(line)?.groups ?? {};
  return delimiter === '=' || settingOf(key.toLowerCase()) !== null;
}

function plainHeader(header: string, names: Map<string, number>, certain: Set<number>): string {
  if (OTHER_SECTION.test(header)) return header;
  const isPrefixed = /^profile\s/u.test(header);
  const words = isPrefixed ? splitShellWords(header) : null;
  const name = words === null ? header.replace(/^profile\s+/u, '') : words.slice(1).join(' ');
  const index = names.get(name) ?? names.size;
  names.set(name, index);
  if (isPrefixed) certain.add(index);
  return `profile p${String(index)}`;
}
