import { describe, expect, test } from 'vitest';
import { type PastedDraft, readPasted } from './paste.js';
import { blockOf, id, keys, open, secret, temporary, temporaryId, token } from './testing.js';

const role = { role_arn: 'arn:aws:iam::111122223333:role/Admin', source_profile: 'dev' };
const session = { sso_start_url: 'https://example.awsapps.com/start', sso_region: 'us-east-1' };

function read(...lines: readonly string[]): readonly PastedDraft[] {
  return readPasted(lines.join('\n')) ?? [];
}

describe('a pasted block', () => {
  test('is read with what was copied along, whatever its indentation and line ends', () => {
    const text =
      '\uFEFFPut this into ~/.aws/credentials:\r\n\r\n    [111122223333_AdministratorAccess]\r\n' +
      `    aws_access_key_id=${temporaryId}\r\n    aws_secret_access_key=${secret}\r\n` +
      `    aws_session_token=${token}\r\n\r\nThen go on: it works.\r\n`;
    const [draft] = read(text);
    expect(draft).toMatchObject({
      name: '111122223333_AdministratorAccess',
      format: 'profile-block',
      kind: 'access-key',
    });
    expect(open(draft)).toEqual(temporary);
  });

  test.each([
    ['prompts', ['$ cat ~/.aws/credentials', ...blockOf('dev', keys), 'ada@host:~$ ']],
    ['marks of a quotation', ['Hi', ...blockOf('dev', keys).map((line) => `> ${line}`), 'Bye']],
    ['marks of a difference', blockOf('profile dev', keys).map((line) => `+${line}`)],
    ['a fence', ['```ini', ...blockOf('dev', keys), '```']],
    ['a comment', ['[dev] # mine', ...blockOf('dev', keys).slice(1), '; done']],
    ['colons', blockOf('dev', keys).map((line) => line.replace(' =', ':'))],
    ['capitals', blockOf('dev', keys).map((line) => line.replace('aws_access', 'AWS_ACCESS'))],
  ])('is read among %s', (_, lines) => {
    const drafts = read(...lines);
    expect(drafts.map(({ name }) => name)).toEqual(['dev']);
    expect(open(drafts[0])).toEqual(keys);
  });

  test('gives every profile, its kind, and the sso-session that it names', () => {
    const drafts = read(
      ...blockOf('profile dev', {
        sso_session: 'corp',
        sso_account_id: '111122223333',
        sso_role_name: 'Dev',
      }),
      ...['s3 =', '    addressing_style = path'],
      ...blockOf('sso-session corp', { ...session, client_secret: secret }),
      ...blockOf('profile "my role"', role),
    );
    expect(drafts.map(({ name, kind }) => [name, kind])).toEqual([
      ['dev', 'sso'],
      ['my role', 'role'],
    ]);
    expect(open(drafts[0])['s3.addressing_style']).toBe('path');
    expect(drafts[0]?.ssoSession).toEqual({ name: 'corp', values: session });
  });

  test('brings the services section that it names, without what may be a secret', () => {
    const [draft] = read(
      ...blockOf('profile dev', { region: 'eu-west-1', services: 'local' }),
      ...['[services local]', 's3 =', '  endpoint_url = http://localhost:4566', 'dynamodb ='],
      ...['  endpoint_url = http://localhost:8000', `  aws_secret_access_key = ${secret}`],
    );
    expect(draft?.services).toEqual({
      name: 'local',
      values: {
        's3.endpoint_url': 'http://localhost:4566',
        'dynamodb.endpoint_url': 'http://localhost:8000',
      },
    });
  });

  test('of both files makes one profile', () => {
    const drafts = read(...blockOf('profile dev', { region: 'eu-west-1' }), ...blockOf('dev', keys));
    expect(drafts.map(open)).toEqual([{ region: 'eu-west-1', ...keys }]);
  });

  test('may have a name that no header of AWS can hold', () => {
    expect(read(...blockOf('profile my "prod', keys))[0]?.name).toBe('my "prod');
  });

  test('may be a sign-in alone', () => {
    const [draft] = read(...blockOf('sso-session corp', session));
    expect(draft).toMatchObject({ name: null, ssoSession: { name: 'corp', values: session } });
    expect(open(draft)).toEqual({ sso_session: 'corp' });
  });

  test('may have lost its header', () => {
    const [draft] = read(...blockOf('x', { ...keys, region: 'eu-west-1' }).slice(1));
    expect(draft).toMatchObject({ name: null, format: 'profile-block', kind: 'access-key' });
    expect(open(draft)).toEqual({ ...keys, region: 'eu-west-1' });
    expect(read('region = eu-west-1', 'output = json')).toEqual([]);
  });

  test('says until when its keys are good, as other programs note it', () => {
    const noted = { ...temporary, x_security_token_expires: '2026-11-21T13:00:00+01:00' };
    expect(read(...blockOf('saml', noted))[0]?.expiresAt).toBe('2026-11-21T12:00:00.000Z');
  });

  test('keeps no secret without an ID, and nothing that is empty', () => {
    const [draft] = read(...blockOf('x', { region: 'eu-west-1', output: '', aws_secret_access_key: secret }));
    expect(open(draft)).toEqual({ region: 'eu-west-1' });
  });

  test('has no name where a secret stands in its place', () => {
    expect(read(...blockOf(secret, keys))[0]?.name).toBeNull();
    expect(read(...blockOf(id, keys))[0]?.name).toBe(id);
  });
});
