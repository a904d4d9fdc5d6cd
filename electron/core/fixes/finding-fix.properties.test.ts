/** Of any home: what an edit mends is gone, nothing else breaks, and no profile changes that the fix does not name. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fixOf } from '../../../shared/kinds/fixes.js';
import type { Finding } from '../../../shared/models/finding.js';
import type { EditingPlan } from '../editing/edit.js';
import { type IniDocument, parseDocument, printDocument } from '../ini/document.js';
import { nearlyOrdinaryText, randomFile } from '../ini/testing.js';
import type { Profile } from '../profiles/profiles.js';
import { type ProfileSet, readProfiles } from '../profiles/profiles.js';
import { configPath, credentialsPath } from '../profiles/testing.js';
import type { SwitchFiles } from '../switching/switch-files.js';
import { planFix } from './finding-fix.js';

const runs = { quick: 400, ci: 2000, nightly: 20_000 }[process.env['KEYWAY_TEST_SIZE'] ?? 'quick'] ?? 400;
const encoder = new TextEncoder();

function filesOf(config: IniDocument, credentials: IniDocument): SwitchFiles {
  return {
    config: { path: configPath, role: 'config', document: config, mode: null },
    credentials: { path: credentialsPath, role: 'credentials', document: credentials, mode: null },
    locations: [],
  };
}

/** As they would be read from the disk again. */
function apply(files: SwitchFiles, { steps }: EditingPlan): SwitchFiles {
  const documents = new Map(steps.map(({ path, after }) => [path, parseDocument(printDocument(after))]));
  return filesOf(
    documents.get(configPath) ?? files.config.document,
    documents.get(credentialsPath) ?? files.credentials.document,
  );
}

function findingsOf(set: ProfileSet): readonly Finding[] {
  return [...set.fileFindings, ...set.profiles.flatMap((profile) => profile.findings)];
}

function countOf(findings: readonly Finding[], code: string): number {
  return findings.filter((finding) => finding.code === code).length;
}

function settingsOf({ settings }: Profile): string {
  const all = [...settings].map(([key, { value }]) => [key, typeof value === 'string' ? value : [...value]]);
  return JSON.stringify(all.toSorted());
}

/** Profiles no section of which the fix names. */
function untouched(set: ProfileSet, headers: EditingPlan['headers']): ReadonlyMap<string, string> {
  const others = set.profiles.filter((profile) =>
    [...profile.sections, ...profile.shadowed].every(
      ({ file, header }) => headers.get(file)?.includes(header) !== true,
    ),
  );
  return new Map(others.map((profile) => [profile.name, settingsOf(profile)]));
}

/** What is wrong with files, and which profiles that the fix does not name have an error: of one with another, it may be the next. */
function errorsOf(set: ProfileSet, names: ReadonlySet<string>): readonly string[] {
  const errors = findingsOf(set)
    .filter(({ severity, origin }) => severity === 'error' && origin !== null)
    .flatMap(({ code, subject }) => {
      if (subject === configPath || subject === credentialsPath) return [`${subject}: ${code}`];
      return names.has(subject) ? [subject] : [];
    });
  return errors.filter((error, index) => error.includes(': ') || errors.indexOf(error) === index);
}

function hasDefault({ files }: ProfileSet): boolean {
  return [...files.values()].some(({ sections }) => sections.some(({ header }) => header === 'DEFAULT'));
}

function checkFix(files: SwitchFiles, before: ProfileSet, finding: Finding): boolean {
  const { code, origin, subject } = finding;
  const plan = planFix(files, { code, file: origin?.file ?? subject, line: origin?.line ?? null });
  if (!plan.ok) {
    expect(['nothing-to-fix', 'no-safe-order']).toContain(plan.failure.code);
    return false;
  }
  const after = readProfiles(apply(files, plan.value));
  // Where a key or a section stands twice, or is lent by [DEFAULT], what is said of one of them may be true of the other too.
  const isRefused = (before.files.get(origin?.file ?? subject)?.refused ?? null) !== null;
  const isTwice = isRefused || String(finding.facts['key'] ?? '').includes('.') || hasDefault(before);
  const [found, foundAfter] = [countOf(findingsOf(before), code), countOf(findingsOf(after), code)];
  if (!isTwice || subject.startsWith('~/')) expect(foundAfter).toBeLessThan(found);
  const { headers } = plan.value;
  const [others, othersAfter] = [untouched(before, headers), untouched(after, headers)];
  // What [DEFAULT] lends is every section's.
  if (code === 'uppercase-default-section' || [...headers.values()].flat().includes('DEFAULT')) return true;
  const both = [...others.keys()].filter((name) => othersAfter.has(name));
  expect(both.map((name) => [name, othersAfter.get(name)])).toEqual(
    both.map((name) => [name, others.get(name)]),
  );
  const [errors, errorsAfter] = [errorsOf(before, new Set(both)), errorsOf(after, new Set(both))];
  const count = (all: readonly string[], error: string): number =>
    all.filter((each) => each === error).length;
  expect(errorsAfter.filter((error) => count(errorsAfter, error) > count(errors, error))).toEqual([]);
  return true;
}

const text = (odd: number) => nearlyOrdinaryText(odd).map((each) => encoder.encode(each));
const oddValues = fc
  .array(
    fc.constantFrom(
      ...[
        '[profile a]',
        '[profile b]',
        '[a]',
        '[profile default]',
        '[default]',
        '[DEFAULT]',
        '  [profile c]',
      ],
      ...[
        'region = "eu-west-1"',
        'regoin = x',
        "output = ' json '",
        'region = eu-wset-1',
        'output = json # x',
        '  deep = x # y',
      ],
      ...[
        'output =',
        '  use =',
        's3 =',
        '  a = "b"',
        'source_profile = aa',
        'role_arn = x',
        'credential_source = environment',
      ],
      ...[
        '#aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
        '# note',
        '',
        'bogus',
        'Region = us-east-1',
      ],
      ...[
        'aws_access_key_id = AKIAIOSFODNN7EXAMPLE',
        'aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
      ],
    ),
    { maxLength: 14 },
  )
  .chain((lines) =>
    fc
      .constantFrom('\n', '\r\n', '\r')
      .map((end) => encoder.encode(lines.map((line) => line + end).join(''))),
  );
const file = fc.oneof(
  { weight: 3, arbitrary: text(8) },
  { weight: 4, arbitrary: oddValues },
  { weight: 1, arbitrary: text(3).map((bytes) => Uint8Array.from([0xef, 0xbb, 0xbf, ...bytes])) },
  { weight: 2, arbitrary: randomFile('some-refused-lines') },
);

it('mends what an edit mends, and nothing else', () => {
  let mended = 0;
  let left = 0;
  fc.assert(
    fc.property(file, file, (config, credentials) => {
      const files = filesOf(parseDocument(config), parseDocument(credentials));
      const before = readProfiles(files);
      for (const finding of findingsOf(before)) {
        if (fixOf(finding).kind !== 'edit') continue;
        if (checkFix(files, before, finding)) mended += 1;
        else left += 1;
      }
    }),
    { numRuns: runs },
  );
  // Where a name is taken, or bytes could be lost, a person must look; nearly always an edit does it.
  expect(left).toBeLessThan(mended / 20);
});
