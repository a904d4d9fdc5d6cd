/** What holds for any text: nothing throws, no secret shows, and what shells set comes back. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pastedProfile } from '../../../shared/models/pasted.js';
import { secretSettings } from '../../../shared/vocabulary.js';
import { parseDocument } from '../ini/document.js';
import type { SwitchFiles } from '../switching/switch-files.js';
import { importCandidates, readImport, roleOfFile, toImported } from './import.js';
import { readPasted } from './paste.js';
import { toPastedProfile } from './pasted-profile.js';
import { documentOf, id, keys, open, otherSecret, secret, temporaryId, token } from './testing.js';

const runs = { quick: 150, ci: 1500, nightly: 20_000 }[process.env['KEYWAY_TEST_SIZE'] ?? 'quick'] ?? 150;

const pieces = fc.constantFrom(
  `AWS_SECRET_ACCESS_KEY=${secret}`,
  `export AWS_ACCESS_KEY_ID=${id} AWS_SESSION_TOKEN='${token}'`,
  `$Env:AWS_SECRET_ACCESS_KEY="${secret}"`,
  '[profile x]',
  '> [dev]',
  '[sso-session corp]',
  'sso_session = corp',
  'sso_start_url = https://example.awsapps.com/start',
  `client_secret = ${secret}`,
  `aws_access_key_id = ${temporaryId}`,
  `aws_secret_access_key = ${secret}`,
  `aws_session_token = ${token}`,
  `  aws_secret_access_key = ${secret}`,
  `{"AccessKeyId":"${id}","SecretAccessKey":"${secret}"}`,
  `{"Credentials": {"AccessKeyId":"${id}","SecretAccessKey":"${secret}","SessionToken":"${token}"`,
  'User name,Password,Access key ID,Secret access key',
  `ada,${otherSecret},${id},${secret}`,
  `SecretAccessKey : ${secret}`,
  `AccessKeyId : ${id}`,
  `CREDENTIALS ${id} 2026-11-21T12:00:00Z ${secret} ${token}`,
  `credential_process = tool --secret ${secret}`,
  `aws configure set aws_secret_access_key ${secret}`,
  `Set-AWSCredential -AccessKey ${id} -SecretKey ${secret} -StoreAs x`,
  `mfa_process = tool --token=${token}`,
  'include_profile = dev',
  'granted_sso_region = us-east-1',
  's3 =',
  `# ${secret}`,
  'role_arn = arn:aws:iam::111122223333:role/Admin',
  'source_profile = x',
);
const texts = fc
  .array(fc.oneof({ weight: 3, arbitrary: pieces }, fc.string(), fc.constantFrom('', '\r', '  ', '}', '"')), {
    maxLength: 14,
  })
  .map((all) => all.join('\n'));

const here: SwitchFiles = {
  config: { path: '~/.aws/config', role: 'config', document: documentOf([]), mode: null },
  credentials: {
    path: '~/.aws/credentials',
    role: 'credentials',
    document: documentOf(['[x]', `aws_secret_access_key = ${otherSecret}`, `note = ${otherSecret}`]),
    mode: null,
  },
  locations: [],
};

const isSecret = (key: string): boolean => secretSettings.some((each) => each === key);

function expectNoSecret(shown: unknown): void {
  const text = JSON.stringify(shown);
  for (const hidden of [secret, otherSecret, token]) expect(text).not.toContain(hidden.slice(0, 20));
}

describe('any text', () => {
  it('is read without an error, and nothing of what comes out shows a secret', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const drafts = readPasted(text) ?? [];
        expect(drafts.every(({ settings }) => settings.size > 0)).toBe(true);
        const profiles = drafts.map((draft) => pastedProfile.parse(toPastedProfile(draft, null)));
        expectNoSecret([drafts, profiles]);
        for (const { settings } of drafts) expectNoSecret([...settings].filter(([key]) => isSecret(key)));
      }),
      { numRuns: runs },
    );
  });

  it('is a file to import without an error, and its candidates show no secret', () => {
    fc.assert(
      fc.property(texts, fc.constantFrom('/x/config', '/x/y'), (text, path) => {
        const document = parseDocument(new TextEncoder().encode(text));
        const drafts = readImport(document, roleOfFile(document, path));
        expectNoSecret(importCandidates(drafts, here));
        const choices = drafts.map(({ name }, index) => ({ index, name, replace: true }));
        for (const { settings } of toImported(drafts, choices))
          expectNoSecret(settings.filter(({ key }) => isSecret(key)));
      }),
      { numRuns: runs },
    );
  });
});

/** Values as they are, or with what shells have to quote. */
const values = fc
  .oneof(
    fc.constantFrom('eu-west-1', 'a b', `it's`, '$HOME', '`x`', '"', '\\', 'a"b\\$c', '%PATH%'),
    fc.string({ maxLength: 20 }),
  )
  .map((text) => text.replaceAll(/[^\x20-\x7e]/gu, '').trim())
  .filter((text) => text !== '');
/** As Keyway, `aws configure export-credentials --format` and people write them. */
const shells: Readonly<Record<string, (name: string, value: string) => string>> = {
  bash: (name, value) => `export ${name}='${value.replaceAll(`'`, `'\\''`)}'`,
  powershell: (name, value) => `$Env:${name} = '${value.replaceAll(`'`, `''`)}'`,
  fish: (name, value) => `set -gx ${name} '${value.replaceAll(/[\\']/gu, String.raw`\$&`)}'`,
};

describe('lines for a shell', () => {
  it.each(Object.keys(shells))('come back as they were meant: %s', (shell) => {
    fc.assert(
      fc.property(values, values, (name, region) => {
        const variables = {
          AWS_ACCESS_KEY_ID: id,
          AWS_SECRET_ACCESS_KEY: secret,
          AWS_REGION: region,
          AWS_PROFILE: name,
        };
        const text = Object.entries(variables).map(([key, value]) => shells[shell]?.(key, value));
        const drafts = readPasted(text.join('\n')) ?? [];
        expect(drafts.map((draft) => draft.name)).toEqual([name]);
        expect(drafts.map(open)).toEqual([{ ...keys, region }]);
      }),
      { numRuns: runs },
    );
  });
});
