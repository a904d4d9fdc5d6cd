/** Files that are scanned give the same profiles as the same files read line by line, down to the last finding. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { nameSections, readBotocore } from '../dialects/botocore.js';
import { known } from '../dialects/known-settings.js';
import { type IniDocument, parseDocument } from '../ini/document.js';
import { scanDocument } from '../ini/outline.js';
import { nearlyOrdinaryText, randomFile } from '../ini/testing.js';
import { identityOf } from './identity.js';
import { type ProfileSet, readProfiles, type SourceFile } from './profiles.js';
import { toDetailParts, toListedProfile, toProfileRow, toShownProfile } from './rows.js';
import { configPath, credentialsPath, elsewherePath } from './testing.js';

const allKnown = Object.values(known).reduce((all, bit) => all | bit, 0);
const runs = { quick: 500, ci: 10_000, nightly: 60_000 }[process.env['KEYWAY_TEST_SIZE'] ?? 'quick'] ?? 500;
const state = { active: false, copyOf: null, findings: [] };

/** Made of its lines, a document is not scanned. */
function unscanned({ byteOrderMark, lines }: IniDocument): IniDocument {
  return { byteOrderMark, lines };
}

function homeOf(documents: readonly (IniDocument | undefined)[], managedCopyOf: string | null): ProfileSet {
  const file = (role: SourceFile['role'], path: string, index: number): SourceFile => {
    const document = documents[index] ?? parseDocument(new Uint8Array());
    return { path, role, document, mode: 0o644 };
  };
  return readProfiles({
    config: file('config', configPath, 0),
    credentials: file('credentials', credentialsPath, 1),
    locations: [file('location', elsewherePath, 2)],
    managedCopyOf,
  });
}

/** All that anybody can learn of a home. */
function everythingIn(documents: readonly IniDocument[], managedCopyOf: string | null): unknown {
  const set = homeOf(documents, managedCopyOf);
  return {
    profiles: set.profiles.map((profile) => ({
      listed: toListedProfile(profile, state),
      row: toProfileRow(profile, { ...state, active: true, findings: ['duplicate-key'] }),
      shown: toShownProfile(profile, state),
      detail: toDetailParts(set, profile),
      shadowed: profile.shadowed,
      identity: profile.location === null ? identityOf(set, profile.name) : null,
    })),
    fileFindings: set.fileFindings,
    sessions: [...set.ssoSessions].map(([name, { list }]) => [name, list]),
  };
}

/** What botocore makes of a document, without what says how much of it was looked at. */
function readingOf(document: IniDocument, role: 'config' | 'credentials'): unknown {
  const file = readBotocore(document, role);
  const kinds = ['profile', 'sso-session', 'services', 'other'] as const;
  return {
    problems: file.problems,
    refused: file.refused,
    sections: file.sections.map(({ header, line, lastLine, trailing, kind, name, form, values }) => {
      const { list, size } = values;
      return {
        header,
        line,
        lastLine,
        trailing,
        kind,
        name,
        form,
        list,
        size,
        known: values.known & allKnown,
      };
    }),
    named: kinds.map((kind) =>
      [...nameSections(file, kind)].map(([name, { sections, shadowed, values }]) => [
        name,
        sections.map(({ line }) => line),
        shadowed.map(({ line }) => line),
        values.list,
      ]),
    ),
  };
}

const encoder = new TextEncoder();
const file = fc.oneof(
  { weight: 4, arbitrary: nearlyOrdinaryText(1).map((text) => encoder.encode(text)) },
  { weight: 4, arbitrary: nearlyOrdinaryText(8).map((text) => encoder.encode(text)) },
  { weight: 1, arbitrary: nearlyOrdinaryText(3).map((text) => encoder.encode(`\ufeff${text}`)) },
  { weight: 1, arbitrary: randomFile('some-refused-lines') },
);

it('lists, shows and judges what is scanned as what is read line by line', () => {
  let scanned = 0;
  fc.assert(
    fc.property(fc.tuple(file, file, file), fc.constantFrom(null, 'a'), (files, managedCopyOf) => {
      const documents = files.map(parseDocument);
      const again = documents.map(unscanned);
      if (documents.every((document) => scanDocument(document) !== null)) scanned += 1;
      for (const role of ['config', 'credentials'] as const) {
        expect(documents.map((document) => readingOf(document, role))).toEqual(
          again.map((document) => readingOf(document, role)),
        );
      }
      expect(everythingIn(documents, managedCopyOf)).toEqual(everythingIn(again, managedCopyOf));
    }),
    { numRuns: runs },
  );
  // Otherwise nothing was compared.
  expect(scanned).toBeGreaterThan(runs / 10);
});

/** Profiles that hold a key, or part of one, and little else. */
const keysText = fc
  .uniqueArray(
    fc.tuple(
      fc.constantFrom('[a]', '[b]', '[c]', '[profile a]', '[profile b]', '[default]'),
      fc.constantFrom(
        'AKIAIOSFODNN7EXAMPLE',
        'AKIAI44QH8DHBEXAMPLE',
        'ASIAIOSFODNN7EXAMPLE',
        'short',
        '',
        null,
      ),
      fc.constantFrom('wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY', 'x', '', null),
      fc.constantFrom(
        '',
        '',
        '',
        'region = eu-west-1',
        'aws_session_token = x',
        'credential_process = x',
        'role_arn = x',
      ),
    ),
    { maxLength: 3, selector: ([header]) => header },
  )
  .map((sections) =>
    sections
      .map(([header, id, secret, more]) => {
        const idLine = id === null ? '' : `aws_access_key_id = ${id}`;
        const secretLine = secret === null ? '' : `aws_secret_access_key = ${secret}`;
        return [header, idLine, secretLine, more, ''].join('\n');
      })
      .join(''),
  );

/** Profiles that are plain but for a word or two: roles with sources, IAM Identity Center with sessions, Regions. */
const usualHeader = fc.constantFrom(
  ...['[profile a]', '[profile b]', '[profile a]', '[profile b]', '[profile c]', '[a]', '[b]', '[default]'],
  ...['[sso-session s]', '[sso-session s]', '[sso-session t]'],
);
const usualLine = fc.constantFrom(
  ...[
    'role_arn = arn:aws:iam::111122223333:role/Admin',
    'role_arn = x',
    'source_profile = a',
    'source_profile = b',
  ],
  ...['source_profile = none', 'region = eu-west-9', 'sso_session = s', 'sso_session = t', 'mfa_serial = m'],
  ...[
    'region = eu-west-1',
    'region = us-east-1',
    'region = eu-west-1',
    'region = us-east-1',
    'output = json',
  ],
  ...[
    'output = text',
    'output = json',
    'output = text',
    'sso_account_id = 111122223333',
    'sso_role_name = Reader',
  ],
  ...[
    'sso_region = eu-west-1',
    'sso_start_url = https://example.awsapps.com/start',
    'credential_source = Environment',
  ],
  ...['aws_access_key_id = AKIAIOSFODNN7EXAMPLE', 'aws_secret_access_key = x'],
);
const signIn = ['sso_start_url = https://example.awsapps.com/start', 'sso_region = eu-west-1'];
const signsIn = ['sso_session = s', 'sso_account_id = 111122223333', 'sso_role_name = Reader'];
const role = 'role_arn = arn:aws:iam::111122223333:role/Admin';
const ofKind = fc.constantFrom(
  ...[[], signsIn, signsIn, [role, 'source_profile = a'], [role, 'source_profile = b'], signIn],
  ...[
    [role, 'source_profile = a', ...signsIn],
    [role, 'source_profile = b', ...signsIn],
  ],
  ['aws_access_key_id = AKIAI44QH8DHBEXAMPLE', 'aws_secret_access_key = x'],
);
const usualText = fc
  .uniqueArray(fc.tuple(usualHeader, ofKind, fc.uniqueArray(usualLine, { maxLength: 2 })), {
    maxLength: 5,
    selector: ([header]) => header,
  })
  .map((sections) =>
    sections
      .map(([header, lines, more]) => {
        const own = header.startsWith('[sso-session') ? signIn : lines;
        const keys = new Map([...own, ...more].map((line) => [line.split(' ')[0], line]));
        return [header, ...keys.values(), ''].join('\n');
      })
      .join(''),
  );
const someFile = fc.oneof(
  file,
  keysText.map((text) => encoder.encode(text)),
  usualText.map((text) => encoder.encode(text)),
);

it('lists a profile with the codes of its findings, each once, and with all that its row says', () => {
  let plain = 0;
  let unremarkable = 0;
  fc.assert(
    fc.property(
      fc.tuple(someFile, someFile, someFile),
      fc.constantFrom(null, 'a'),
      (files, managedCopyOf) => {
        const [config, credentials, elsewhere] = files.map(parseDocument);
        // Codes are asked for first, so that no finding was made before.
        const { profiles } = homeOf([config, credentials, elsewhere], managedCopyOf);
        const codes = profiles.map((profile) => profile.findingCodes);
        expect(codes).toEqual(profiles.map(({ findings }) => [...new Set(findings.map(({ code }) => code))]));
        for (const profile of profiles) {
          expect(toListedProfile(profile, state)).toMatchObject(toProfileRow(profile, state));
        }
        plain += codes.filter(([first]) => first === 'plaintext-long-term-key').length;
        unremarkable += profiles.filter(
          ({ kind }, index) => codes[index]?.length === 0 && (kind === 'role' || kind === 'sso'),
        ).length;
      },
    ),
    { numRuns: runs },
  );
  // Otherwise only profiles without keys were compared, or such as always have a finding.
  expect(unremarkable).toBeGreaterThan(runs / 50);
  expect(plain).toBeGreaterThan(runs / 20);
});
