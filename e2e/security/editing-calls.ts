/** What a hostile page tries on adding and editing profiles, written once for both hosts. */
import { expect } from '@playwright/test';
import { type Home, plantedSecrets } from '../support/homes.js';
import type { Call } from './calls.js';

const [first = '', second = ''] = plantedSecrets;
const evil = '/bin/sh -c evil';
const elsewhere = 'https://attacker.example';

/** A form that saves settings, as the window sends it. */
function saving(id: string | null, name: string, set: Readonly<Record<string, string | null>>, more = {}) {
  const secret = { kind: 'keep' };
  const empty = { location: null, expected: {}, ssoSession: null, services: null };
  return { kind: 'save', id, name, set, ...empty, secret, ...more };
}

/** Every way in which a page can ask for a program to run or for requests to go elsewhere. */
const needingConsent = [
  saving('shared:base', 'base', { credential_process: evil }),
  saving('shared:base', 'base', { Credential_Process: evil }),
  saving('shared:program', 'program', { credential_process: evil }),
  saving('shared:program', 'renamed', { credential_process: evil }),
  saving(null, 'new', { credential_process: evil }),
  saving(null, 'new', { cli_pager: evil }),
  saving('shared:base', 'base', { endpoint_url: elsewhere }),
  saving('shared:base', 'base', { 's3.endpoint_url': elsewhere }),
  saving('shared:base', 'base', { ec2_metadata_service_endpoint: elsewhere }),
  saving(
    'shared:base',
    'base',
    { services: 'mine' },
    {
      services: { name: 'mine', set: { 'sts.endpoint_url': elsewhere }, expected: {} },
    },
  ),
];

/** Ways to smuggle a line, a section or a path past the forms. */
const refused = [
  saving('shared:base', 'base', { region: `eu-west-1\ncredential_process = ${evil}` }),
  saving('shared:base', 'base', { region: `eu-west-1\r[profile x]\rcredential_process = ${evil}` }),
  saving('shared:base', 'base', { [`a = b\ncredential_process`]: evil }),
  saving(null, `x]\ncredential_process = ${evil}\n[y`, { region: 'eu-west-1' }),
  saving(
    null,
    'new',
    { region: 'eu-west-1' },
    {
      ssoSession: { name: `x]\n[profile y`, set: { sso_region: 'eu-west-1' }, expected: {} },
    },
  ),
  saving(null, 'new', { region: 'eu-west-1' }, { location: '/etc/passwd' }),
  saving(null, 'new', { region: 'eu-west-1' }, { location: '~/outside' }),
  saving(null, 'new', { region: 'eu-west-1' }, { location: '../outside' }),
  saving('~/outside:victim', 'victim', { region: 'eu-west-1' }),
  saving(null, 'new', {}, { secret: { kind: 'held', handle: '00000000000000000000000000000001' } }),
  { kind: 'import', handle: 'x', choices: [{ index: 0, name: 'a', replace: true }], sections: [] },
  { kind: 'fix', code: 'duplicate-key', file: '~/outside', line: 1 },
  { kind: 'fix', code: 'file-readable-by-others', file: '/etc/shadow', line: null },
];

/** Asks for all that a person must allow, where nobody allows it: nothing is done, and no file is reached but the AWS files. */
export async function expectNothingWithoutConsent(call: Call, home: Home): Promise<void> {
  home.write('outside', `[victim]\nregion = us-east-1\nregion = us-east-2\n`);
  const before = home.bytes();
  for (const command of needingConsent) {
    const { text } = await call('editing/apply', JSON.stringify({ json: command }));
    expect(text, JSON.stringify(command)).toMatch(/"code":"consent-(?:needed|refused)"/u);
  }
  for (const command of refused) {
    const { status } = await call('editing/apply', JSON.stringify({ json: command }));
    expect([400, 422], JSON.stringify(command)).toContain(status);
  }
  for (const key of ['aws_secret_access_key', 'credential_process'])
    for (const id of ['shared:base', 'shared:program'])
      expect((await call('editing/copySetting', JSON.stringify({ json: { id, key } }))).status).toBe(422);
  const copied = await call('editing/writeCopy', JSON.stringify({ json: { id: 'shared:base' } }));
  expect(copied.text).toContain('"path":null');
  const opened = await call('application/addLocation', '{}');
  expect(opened.text).toContain('"path":null');
  const imported = await call('editing/openImport', '{}');
  expect(imported.text).toContain('"reading":null');
  expect(home.bytes()).toEqual(before);
  expect(home.read('outside')).toContain('[victim]\nregion = us-east-1\nregion = us-east-2\n');
}

/** A right guess must be answered as a wrong one is. */
export async function expectSecretsCannotBeGuessed(call: Call): Promise<void> {
  async function answer(guess: string): Promise<string> {
    const set = { region: 'eu-west-1', aws_secret_access_key: null };
    const question = saving('shared:base', 'base', set, { expected: { aws_secret_access_key: guess } });
    const { text } = await call('editing/preview', JSON.stringify({ json: question }));
    return text.replace(/^\{"i":"[^"]+"/u, '');
  }
  expect(await answer(first)).toBe(await answer(second));
}

/** Every question about editing, for one profile. */
export function questionsAbout(id: string): readonly (readonly [path: string, input: unknown])[] {
  const key = { kind: 'replace-key', id, accessKeyId: 'AKIAI44QH8DHBEXAMPLE' };
  const given = { kind: 'given', sessionToken: true };
  const previews = [
    saving(id, 'renamed', { region: 'eu-west-3', output: 'json' }),
    saving(id, 'renamed', { aws_secret_access_key: null, aws_access_key_id: null, credential_process: null }),
    saving(id, 'renamed', { aws_access_key_id: 'AKIAI44QH8DHBEXAMPLE' }, { secret: given }),
    saving(id, 'renamed', { aws_access_key_id: 'x' }, { expected: { aws_access_key_id: first } }),
    { kind: 'rename', id, name: 'renamed' },
    { kind: 'rename-group', ids: [id], from: 'b', to: 'team-b' },
    { kind: 'clone', id, name: 'cloned' },
    { kind: 'remove', ids: [id], sources: {} },
    { kind: 'region', ids: [id], region: 'eu-west-3' },
    { kind: 'to-sso-session', id, session: 'work' },
    { ...key, secret: given },
  ];
  return [
    ['editing/form', { id }],
    ...previews.map((json) => ['editing/preview', json] as const),
    ['editing/copySetting', { id, key: 'aws_access_key_id' }],
    ['editing/copySetting', { id, key: 'aws_secret_access_key' }],
    ['editing/writeCopy', { id }],
    ['editing/apply', { kind: 'clone', id, name: `${id.slice(-8)}-copy` }],
    ['editing/apply', saving(id, id.replace(/^.*:/u, ''), { output: 'json' })],
    ['editing/apply', { ...key, secret: { kind: 'typed', secretAccessKey: second, sessionToken: first } }],
  ];
}

/** Questions about no profile in particular. */
export const otherQuestions: readonly (readonly [path: string, input?: unknown])[] = [
  ['editing/surroundings'],
  [
    'editing/paste',
    { text: `[p]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = ${first}` },
  ],
  ['editing/paste', { text: `[p]\ncredential_process = /bin/keys --password ${second}\nother = ${first}` }],
  ['editing/paste', { text: `export AWS_SECRET_ACCESS_KEY=${first}\nexport AWS_ACCESS_KEY_ID=${second}` }],
  ['editing/paste', { text: plantedSecrets.join('\n') }],
  ['editing/pasteClipboard'],
  ['editing/openImport'],
  ['editing/release', { handle: 'x' }],
  ['editing/preview', { kind: 'default-region', region: 'eu-west-3' }],
  ...['~/.aws/config', '~/.aws/credentials'].map(
    (file) => ['editing/preview', { kind: 'fix', code: 'commented-out-secret', file, line: 1 }] as const,
  ),
];
