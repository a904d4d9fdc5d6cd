/** AWS's own suites of how a file is read. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { plainSections, readBytes } from './read-file.js';
import { type CaseResult, compare, type SuiteReport } from './report.js';

const sections = z.record(z.string(), z.record(z.string(), z.unknown()));
const suite = z.looseObject({
  tests: z.array(
    z.looseObject({
      name: z.string(),
      input: z.looseObject({ configFile: z.string().optional(), credentialsFile: z.string().optional() }),
      output: z.looseObject({
        config: z.looseObject({ profiles: sections }).optional(),
        profiles: sections.optional(),
        ssoSessions: sections.optional(),
        services: sections.optional(),
        errorContaining: z.string().optional(),
      }),
    }),
  ),
});
type SuiteCase = z.infer<typeof suite>['tests'][number];

/** The suites of the specification, in either of its two shapes. */
export function runSpecificationParsers(folder: string): readonly SuiteReport[] {
  return ['smithy-rs/profile-parser-tests.json', 'aws-sdk-swift/config-file-parser-tests.subset.json']
    .filter((file) => existsSync(path.join(folder, file)))
    .map((file) => {
      const { tests } = suite.parse(JSON.parse(readFileSync(path.join(folder, file), 'utf8')));
      return { suite: `published ${file} as spec`, cases: tests.map(askSpecification) };
    });
}

function askSpecification({ name, input, output }: SuiteCase): CaseResult {
  const config = readBytes('spec', input.configFile ?? '', 'config');
  const credentials = readBytes('spec', input.credentialsFile ?? '', 'credentials');
  const refusal = config.refusal ?? credentials.refusal;
  if (output.errorContaining !== undefined)
    return compare(name, { refused: true }, { refused: refusal !== null });
  if (refusal !== null) return compare(name, output, { refused: true });
  const merged: Record<string, Record<string, unknown>> = {};
  for (const reading of [config, credentials]) {
    for (const [profile, settings] of Object.entries(plainSections(reading.profiles)))
      merged[profile] = { ...merged[profile], ...settings };
  }
  const answered = {
    profiles: merged,
    ssoSessions: plainSections(config.ssoSessions),
    services: plainSections(config.services),
  };
  const expected = {
    profiles: output.config?.profiles ?? output.profiles,
    ssoSessions: output.ssoSessions,
    services: output.services,
  };
  // A case says only what it is about.
  const asked = Object.entries(expected).filter(([, wanted]) => wanted !== undefined);
  const about = new Set(asked.map(([key]) => key));
  const given = Object.entries(answered).filter(([key]) => about.has(key));
  return compare(name, textOfBlocks(Object.fromEntries(asked)), textOfBlocks(Object.fromEntries(given)));
}

/** The suites write a nested block as the text below its key; both sides are brought to sorted `key=value` lines. */
function textOfBlocks(value: unknown): unknown {
  if (typeof value === 'string' && value.startsWith('\n')) {
    const lines = value.split('\n').map((line) => line.trim().replace(/\s*=\s*/u, '='));
    return lines.filter((line) => line !== '').sort();
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, textOfBlocks(inner)]));
}

/** The Go SDK's own files: those it reads with what it reads, and those it refuses. */
export function runGoFiles(folder: string): SuiteReport {
  const cases: CaseResult[] = [];
  for (const name of list(path.join(folder, 'valid'))) {
    if (name.endsWith('_expected')) continue;
    const text = readFileSync(path.join(folder, 'valid', `${name}_expected`), 'utf8');
    const expected = sections.parse(JSON.parse(text));
    const reading = readBytes('sdk-go-v1', readFileSync(path.join(folder, 'valid', name)), 'credentials');
    const answered = reading.refusal === null ? expectedOf(expected, plainSections(reading.profiles)) : null;
    cases.push(compare(name, expected, answered));
  }
  for (const name of list(path.join(folder, 'invalid'))) {
    const reading = readBytes('sdk-go-v1', readFileSync(path.join(folder, 'invalid', name)), 'credentials');
    cases.push(compare(`refused: ${name}`, true, reading.refusal !== null));
  }
  return { suite: 'published aws-sdk-go/ini as sdk-go-v1', cases };
}

/** What the Go tests look at: the sections and keys expected; a key that is not there reads as an empty text. */
function expectedOf(expected: z.infer<typeof sections>, answered: z.infer<typeof sections>): unknown {
  return Object.fromEntries(
    Object.entries(expected).map(([name, settings]) => {
      const read = answered[name];
      const missing = Object.keys(settings).filter((key) => read?.[key] === undefined);
      return [
        name,
        read === undefined ? null : { ...read, ...Object.fromEntries(missing.map((key) => [key, ''])) },
      ];
    }),
  );
}

function list(folder: string): readonly string[] {
  return existsSync(folder) ? readdirSync(folder).sort() : [];
}
