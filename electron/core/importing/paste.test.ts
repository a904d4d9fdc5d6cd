import { describe, expect, test } from 'vitest';
import { type PastedDraft, readPasted } from './paste.js';
import {
  id,
  keys,
  open,
  otherId,
  otherKeys,
  otherSecret,
  secret,
  temporary,
  temporaryId,
  token,
} from './testing.js';

const answered = { AccessKeyId: temporaryId, SecretAccessKey: secret, SessionToken: token };
const camel = { accessKeyId: temporaryId, secretAccessKey: secret, sessionToken: token };
const noon = '2026-11-21T12:00:00.000Z';
const noonInMilliseconds = Date.UTC(2026, 10, 21, 12);

function one(text: string): PastedDraft | undefined {
  const drafts = readPasted(text);
  expect(drafts).toHaveLength(1);
  return drafts?.[0];
}

const environments: readonly (readonly [string, string, Readonly<Record<string, string>>])[] = [
  ['bash', `export AWS_ACCESS_KEY_ID="${id}"\nexport AWS_SECRET_ACCESS_KEY='${secret}'`, keys],
  ['bash, after its prompt', `$ export AWS_ACCESS_KEY_ID=${id} AWS_SECRET_ACCESS_KEY=${secret}\n$ `, keys],
  ['the command prompt', `SET AWS_ACCESS_KEY_ID=${id}\r\nSET AWS_SECRET_ACCESS_KEY=${secret}\r\n`, keys],
  ['setx', `setx AWS_ACCESS_KEY_ID ${id}\r\nsetx AWS_SECRET_ACCESS_KEY "${secret}"\r\n`, keys],
  ['PowerShell', `$Env:AWS_ACCESS_KEY_ID="${id}"\n$Env:AWS_SECRET_ACCESS_KEY="${secret}"`, keys],
  ['fish', `set -x AWS_ACCESS_KEY_ID ${id}\nset -gx AWS_SECRET_ACCESS_KEY ${secret}`, keys],
  [
    'an environment file',
    `\uFEFFAWS_ACCESS_KEY_ID=${temporaryId}\nAWS_SECRET_ACCESS_KEY=${secret}\nAWS_SESSION_TOKEN=${token}`,
    temporary,
  ],
  [
    'an environment file with the older name of a token',
    `AWS_ACCESS_KEY_ID=${temporaryId}\nAWS_SECRET_ACCESS_KEY=${secret}\nAWS_SECURITY_TOKEN=${token}`,
    temporary,
  ],
];

describe('lines that set variables', () => {
  test.each(environments)('are understood as those for %s', (_, text, settings) => {
    const draft = one(text);
    expect(draft).toMatchObject({ format: 'environment', kind: 'access-key', name: null, expiresAt: null });
    expect(open(draft)).toEqual(settings);
  });

  test.each([
    ['AWS_PROFILE=dev\nAWS_VAULT=x', 'dev'],
    ['AWS_DEFAULT_PROFILE=dev\nX=1', 'dev'],
    ['AWS_VAULT=dev\nX=1', 'dev'],
  ])('name the profile: %j', (text, name) => {
    expect(one(`${text}\nAWS_REGION=eu-west-1\nAWS_DEFAULT_REGION=us-east-1`)).toMatchObject({
      name,
      kind: 'settings',
      settings: new Map([['region', 'eu-west-1']]),
    });
  });

  test('say how to sign in by a token, and where to', () => {
    const draft = one(
      'export AWS_ROLE_ARN=arn:aws:iam::111122223333:role/Admin AWS_WEB_IDENTITY_TOKEN_FILE=/run/token\n' +
        'export AWS_ROLE_SESSION_NAME=ci AWS_ENDPOINT_URL=http://localhost:4566 AWS_MAX_ATTEMPTS=5',
    );
    expect(draft?.kind).toBe('web-identity');
    expect(open(draft)).toEqual({
      role_arn: 'arn:aws:iam::111122223333:role/Admin',
      web_identity_token_file: '/run/token',
      role_session_name: 'ci',
      endpoint_url: 'http://localhost:4566',
      max_attempts: '5',
    });
  });

  test.each(['AWS_CREDENTIAL_EXPIRATION', 'AWS_SESSION_EXPIRATION'])('say by %s when they end', (name) => {
    const text = `export AWS_ACCESS_KEY_ID=${temporaryId} AWS_SECRET_ACCESS_KEY=${secret}\nexport ${name}=2026-11-21T13:00:00+01:00`;
    expect(one(text)?.expiresAt).toBe(noon);
  });
});

const files: readonly (readonly [string, string])[] = [
  ['as the console writes it', `\uFEFFAccess key ID,Secret access key\r\n${id},${secret}\r\n`],
  ['as a spreadsheet saves it', `"Access key ID";"Secret access key"\n"${id}";"${secret}"\n`],
  ['copied from a table', `Access key\tSecret access key\n${id}\t${secret}\n`],
  ['with other columns first', `,Status,Secret access key,Access key ID\n,Active,${secret},${id}\n`],
];

describe('the console’s file of a key', () => {
  test.each(files)('is understood %s', (_, text) => {
    const draft = one(text);
    expect(draft).toMatchObject({ format: 'console-csv', kind: 'access-key', name: null });
    expect(open(draft)).toEqual(keys);
  });

  test('of new users gives the key of each, and never a password', () => {
    const link = 'https://111122223333.signin.aws.amazon.com/console';
    const text =
      'User name,Password,Access key ID,Secret access key,Console login link\n' +
      `ada,"x,""y""",${id},${secret},${link}\n"bo,b",,${otherId},${otherSecret},${link}\nnone,z,,,${link}\n`;
    const drafts = readPasted(text);
    expect(drafts?.map(({ name }) => name)).toEqual(['ada', 'bo,b']);
    expect(drafts?.map(open)).toEqual([keys, otherKeys]);
  });
});

const objects: readonly (readonly [string, string, unknown])[] = [
  ['credential process', 'credential-process-json', { Version: 1, ...answered, AccountId: '111122223333' }],
  ['STS', 'credential-json', { Credentials: answered, AssumedRoleUser: { Arn: 'arn:aws:sts::1:x' } }],
  ['access portal', 'credential-json', { roleCredentials: { ...camel, expiration: noonInMilliseconds } }],
  ['SDK for JavaScript', 'credential-json', { ...camel, expiration: noon }],
  [
    'metadata service',
    'credential-json',
    { Code: 'Success', AccessKeyId: temporaryId, SecretAccessKey: secret, Token: token },
  ],
  [
    'aws login',
    'credential-json',
    { accessToken: { ...camel, expiresAt: noon }, refreshToken: 'eyJhbGciOiJub25lIn0.e30.' },
  ],
  ['program’s list', 'credential-json', [{ Credentials: answered }]],
  ['settings file', 'credential-json', { dev: temporary }],
];

describe('JSON', () => {
  test.each(objects)('of a %s is understood', (_, format, object) => {
    const text = JSON.stringify(object, null, 2);
    for (const around of [text, `$ tool\n${text}\n$ `, JSON.stringify(object).replaceAll('/', '\\/')]) {
      const draft = one(around);
      expect(draft).toMatchObject({ format, kind: 'access-key' });
      expect(open(draft)).toMatchObject(temporary);
    }
  });

  test('of a new key says whose it is', () => {
    const key = { UserName: 'ada', AccessKeyId: id, SecretAccessKey: secret, Status: 'Active' };
    const draft = one(JSON.stringify({ AccessKey: { ...key, CreateDate: '2026-11-21T12:00:00Z' } }));
    expect(draft).toMatchObject({ name: 'ada', expiresAt: null });
    expect(open(draft)).toEqual(keys);
  });

  test.each([
    ['2026-11-21T12:00:00Z', noon],
    ['2026-11-21T14:00:00+02:00', noon],
    ['2026-11-21 12:00:00 UTC', noon],
    [noonInMilliseconds, noon],
    [noonInMilliseconds / 1000, noon],
    [`/Date(${String(noonInMilliseconds)})/`, noon],
    ['2026-11-21T12:00:00', null],
    ['11/21/2026 12:00:00 PM', null],
    ['2026-13-41T12:00:00Z', null],
    [1e300, null],
    [-5, null],
    [null, null],
  ])('says when credentials end: %j', (Expiration, expected) => {
    expect(one(JSON.stringify({ Version: 1, ...answered, Expiration }))?.expiresAt).toBe(expected);
  });
});

const lists: readonly (readonly [string, string, Readonly<Record<string, string>>])[] = [
  [
    'an object of PowerShell',
    `AccessKeyId     : ${id}\nCreateDate      : 1/1/2026\nSecretAccessKey : ${secret}\n`,
    keys,
  ],
  [
    'an object of PowerShell with a broken line',
    `AccessKeyId     : ${temporaryId}\nExpiration      : 1/1/2026 1:00:00 PM\nSecretAccessKey : ${secret}\n` +
      `SessionToken    : ${token.slice(0, 60)}\n                  ${token.slice(60)}\n`,
    temporary,
  ],
  [
    'YAML',
    `Credentials:\n  AccessKeyId: ${temporaryId}\n  SecretAccessKey: '${secret}'\n  SessionToken: ${token}\n`,
    temporary,
  ],
  ['a table', `||  AccessKeyId     |  ${id}   ||\n||  SecretAccessKey |  ${secret}   ||\n`, keys],
  ['text of STS', `CREDENTIALS\t${temporaryId}\t2026-11-21T12:00:00Z\t${secret}\t${token}\n`, temporary],
  ['text of IAM', `ACCESSKEY\t${id}\t2026-11-21T12:00:00Z\t${secret}\tActive\tada\n`, keys],
  [
    'a dialogue',
    `AWS Access Key ID [None]: ${id}\nAWS Secret Access Key [None]: ${secret}\nDefault region name [None]: eu-west-1\n`,
    { ...keys, region: 'eu-west-1' },
  ],
  [
    'a message',
    `Hi Ada,\nyour new key:\n- Access key ID: ${id}\n- Secret access key: ${secret}\nToken: see you`,
    keys,
  ],
  ['Python', `boto3.Session(aws_access_key_id="${id}", aws_secret_access_key='${secret}')`, keys],
  ['JavaScript', `const options = { accessKeyId: '${id}', secretAccessKey: '${secret}' };`, keys],
  [
    'an object of Python',
    `{'AccessKeyId': '${temporaryId}', 'SecretAccessKey': '${secret}', 'SessionToken': '${token}'}`,
    temporary,
  ],
];

describe('a member a line', () => {
  test.each(lists)('is understood as %s has it', (_, text, settings) => {
    const draft = one(text);
    expect(draft).toMatchObject({ format: 'credential-json', kind: 'access-key' });
    expect(open(draft)).toEqual(settings);
  });

  test('may be said of several keys', () => {
    const text = `Access key: ${id}\nSecret key: ${secret}\n\nAccess key: ${otherId}\nSecret key: ${otherSecret}\n`;
    expect(readPasted(text)?.map(open)).toEqual([keys, otherKeys]);
  });
});

describe('commands that write a profile', () => {
  test('are understood as those of the AWS CLI', () => {
    const drafts = readPasted(
      `$ aws configure set aws_access_key_id ${id} --profile=dev\n` +
        `$ aws --profile dev configure set aws_secret_access_key '${secret}'\n` +
        'aws configure set profile.dev.s3.addressing_style path\n' +
        'aws configure set default.region eu-west-1\naws configure set nothing x\naws configure set region "eu\n',
    );
    expect(drafts?.map(({ name }) => name)).toEqual(['dev', 'default']);
    expect(drafts?.map(open)).toEqual([{ ...keys, 's3.addressing_style': 'path' }, { region: 'eu-west-1' }]);
  });

  test('are understood as those of PowerShell', () => {
    const draft = one(
      `PS C:\\> Set-AWSCredential -AccessKey ${temporaryId} -SecretKey "${secret}" -SessionToken '${token}' -StoreAs dev`,
    );
    expect(draft).toMatchObject({ name: 'dev', kind: 'access-key' });
    expect(open(draft)).toEqual(temporary);
    expect(readPasted('Set-AWSCredential -AccessKey $id -SecretKey $secret')).toBeNull();
    expect(readPasted('Set-AWSCredential -ProfileName dev')).toBeNull();
  });
});

const nothings: readonly (readonly [string, string])[] = [
  ['nothing', ''],
  ['words', 'hello world'],
  ['half an object', JSON.stringify({ Version: 1, ...answered }).slice(0, -1)],
  ['half a nested object', JSON.stringify({ Credentials: answered }).slice(0, -2)],
  ['an object cut within its secret', `{"AccessKeyId": "${id}", "SecretAccessKey": "${secret.slice(0, 9)}`],
  ['an object without a secret', JSON.stringify({ AccessKeyId: id })],
  [
    'a token of the portal',
    JSON.stringify({
      accessToken: token,
      clientSecret: secret,
      startUrl: 'https://example.awsapps.com/start',
    }),
  ],
  ['a file without one of its columns', `Access key ID,Status\n${id},Active\n`],
  ['a file without rows', 'Access key ID,Secret access key\n'],
  ['a row cut within', `Access key ID,Secret access key\n${id}\n`],
  ['a masked key', `Access key ID: ${id}\nSecret access key: ****************`],
  ['a header', '[profile empty]\n'],
  ['another program’s file', '[core]\nrepositoryformatversion = 0\nbare = false\n'],
  ['other variables', 'PATH=/usr/bin\nHOME=/home/ada'],
  ['a name alone', 'export AWS_PROFILE=dev'],
  ['a secret alone', secret],
  ['a secret without its ID', `export AWS_SECRET_ACCESS_KEY=${secret} AWS_SESSION_TOKEN=${token}`],
  ['a block of a secret', `[x]\naws_secret_access_key = ${secret}\n`],
  ['a file of a secret', `Secret access key,Status\n${secret},Active\n`],
  ['an open quotation', `Access key ID: "${id}\nSecret access key: "${secret}`],
  ['a word after a colon', 'Access key: ask Ada\nSecret key: ask Bob\nRegion: Europe'],
];

describe('what is no profile', () => {
  test.each(nothings)('gives nothing: %s', (_, text) => {
    expect(readPasted(text)).toBeNull();
  });

  test('is soon done with, however long it is', () => {
    for (const piece of ['{', '"', ' ', '[', 'a ', '\n[x]', 'a=', '>', '|', '{"a":', "'a' "]) {
      const text = piece.repeat(60_000 / piece.length);
      expect(readPasted(text)?.[0]?.settings.has('aws_secret_access_key') ?? false).toBe(false);
    }
  });
});
