/** The recorded cases of how files are read: what the libraries' own parsers gave. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { Dialect, FileRole } from '../../shared/vocabulary.js';
import { plainSections, readBytes } from './read-file.js';
import { caseFolders } from './recorded-resolution.js';
import { type CaseResult, compare, type SuiteReport } from './report.js';

const answers = z.record(z.string(), z.record(z.string(), z.unknown()));

const parsers: readonly { readonly library: string; readonly dialect: Dialect }[] = [
  { library: 'botocore', dialect: 'botocore' },
  { library: 'jsv3', dialect: 'sdk-js-v3' },
  { library: 'gov1', dialect: 'sdk-go-v1' },
];

export function runRecordedParsers(folder: string): readonly SuiteReport[] {
  return parsers.map(({ library, dialect }) => ({
    suite: `recorded parser ${library} as ${dialect}`,
    cases: caseFolders(folder).flatMap((name) => askCase(path.join(folder, name), name, library, dialect)),
  }));
}

function askCase(folder: string, name: string, library: string, dialect: Dialect): readonly CaseResult[] {
  const file = path.join(folder, 'expected.parse.json');
  if (!existsSync(file)) return [];
  const answer = answers.parse(JSON.parse(readFileSync(file, 'utf8')))[library];
  if (answer === undefined) return [];
  return (['config', 'credentials'] as const).flatMap((role) => {
    const own = path.join(folder, role);
    if (!existsSync(own) || answer[role] === undefined) return [];
    const answered = sayAs(library, dialect, readFileSync(own), role);
    return [compare(`${name} ${role}`, withoutWords(answer[role]), answered)];
  });
}

/** A recorded error counts by its being one: drivers wrote it each in a way of its own. */
function withoutWords(answer: unknown): unknown {
  const isError = typeof answer === 'object' && answer !== null && '__error__' in answer;
  return isError ? { refused: true } : answer;
}

function sayAs(library: string, dialect: Dialect, bytes: Uint8Array, role: FileRole): unknown {
  const reading = readBytes(dialect, bytes, role);
  if (reading.refusal !== null) return { refused: true };
  const profiles = plainSections(reading.profiles);
  const sessions = plainSections(reading.ssoSessions);
  if (library === 'botocore' && role === 'config') return { profiles, sso_sessions: sessions };
  if (library !== 'jsv3' || role !== 'config') return profiles;
  // The SDK keeps other sections beside its profiles, under the whole of their header.
  const prefixed = (prefix: string, sections: typeof profiles): [string, unknown][] =>
    Object.entries(sections).map(([name, settings]) => [`${prefix}.${name}`, settings]);
  return Object.fromEntries([
    ...Object.entries(profiles),
    ...prefixed('sso-session', sessions),
    ...prefixed('services', plainSections(reading.services)),
  ]);
}
