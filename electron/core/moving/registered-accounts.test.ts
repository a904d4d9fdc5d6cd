import { describe, expect, it } from 'vitest';
import { Secret } from '../secret.js';
import { bodyOfAccount, readRegisteredAccounts } from './registered-accounts.js';

const id = '00000000-0000-0000-0000-000000000001';

function fileOf(...entries: readonly Readonly<Record<string, unknown>>[]): string {
  return JSON.stringify(Object.fromEntries(entries.map((entry, index) => [`${id}${String(index)}`, entry])));
}

describe('RegisteredAccounts.json', () => {
  it('gives each profile with what Windows encrypted of its key', () => {
    const text = fileOf(
      {
        DisplayName: 'dev',
        ProfileType: 'AWS',
        AWSAccessKey: '01AB',
        AWSSecretKey: '02CD',
        Region: 'eu-west-1',
      },
      { DisplayName: 'temp', AWSAccessKey: '01', AWSSecretKey: '02', SessionToken: '03' },
    );
    expect(readRegisteredAccounts(text)).toEqual([
      {
        name: 'dev',
        profileType: 'AWS',
        region: 'eu-west-1',
        key: { accessKeyId: '01AB', secretAccessKey: '02CD', sessionToken: null },
      },
      {
        name: 'temp',
        profileType: null,
        region: null,
        key: { accessKeyId: '01', secretAccessKey: '02', sessionToken: '03' },
      },
    ]);
  });
  it('has no key for a role, a sign-in, half a key, or what is no hexadecimal', () => {
    const keys = { AWSAccessKey: '01', AWSSecretKey: '02' };
    const text = fileOf(
      { DisplayName: 'role', RoleArn: 'arn:aws:iam::111122223333:role/A', ...keys },
      { DisplayName: 'saml', ProfileType: 'SAML' },
      { DisplayName: 'half', AWSAccessKey: '01' },
      { DisplayName: 'odd', AWSAccessKey: '01', AWSSecretKey: '0' },
    );
    expect(readRegisteredAccounts(text)?.map(({ name, key }) => [name, key])).toEqual([
      ['role', null],
      ['saml', null],
      ['half', null],
      ['odd', null],
    ]);
  });
  it('finds names without regard to case, the first one counts, and what has none is nothing', () => {
    const text = `\uFEFF${fileOf({ DisplayName: 'Dev' }, { DisplayName: 'dEV' }, {}, { DisplayName: 7 })}`;
    expect(readRegisteredAccounts(text)?.map(({ name }) => name)).toEqual(['Dev']);
  });
  it.each(['', 'no json', '[]', '7', 'null'])('is nothing of that kind: %j', (text) => {
    expect(readRegisteredAccounts(text)).toBeNull();
  });
});

describe('the lines of a decrypted profile', () => {
  const key = {
    accessKeyId: new Secret('AKIAIOSFODNN7EXAMPLE'),
    secretAccessKey: new Secret('wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'),
    sessionToken: null,
  };
  it('are its key and its Region', () => {
    expect(new TextDecoder().decode(bodyOfAccount(key, 'eu-west-1') ?? undefined)).toBe(
      'aws_access_key_id = AKIAIOSFODNN7EXAMPLE\n' +
        'aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY\n' +
        'region = eu-west-1\n',
    );
  });
  it('are none where a value would begin another line', () => {
    expect(bodyOfAccount({ ...key, secretAccessKey: new Secret('a\nrole_arn = b') }, null)).toBeNull();
    expect(bodyOfAccount({ ...key, accessKeyId: new Secret('') }, null)).toBeNull();
    const odd = bodyOfAccount(key, 'x\ncredential_process = y');
    expect(new TextDecoder().decode(odd ?? undefined)).not.toContain('credential_process');
  });
});
