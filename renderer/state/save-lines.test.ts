import { describe, expect, it } from 'vitest';
import { saveLines } from './save-lines.js';

const nothing = {
  kind: 'save',
  id: null,
  name: 'dev',
  location: null,
  set: {},
  expected: {},
  ssoSession: null,
  services: null,
  secret: { kind: 'keep' },
} as const;
const isNew = { kind: 'role', before: null, location: null } as const;
const texts = (...given: Parameters<typeof saveLines>): readonly string[] =>
  saveLines(...given).map(({ line }) => line);

describe('lines that do what saving does', () => {
  it('add a new profile, quoted for the shell', () => {
    const set = { role_arn: 'arn:aws:iam::111122223333:role/Admin', source_profile: 'my base' };
    expect(texts({ ...nothing, set }, isNew)).toEqual([
      "keyway add dev --kind role --set 'role_arn=arn:aws:iam::111122223333:role/Admin' --set 'source_profile=my base'",
      "aws configure set role_arn 'arn:aws:iam::111122223333:role/Admin' --profile dev",
      "aws configure set source_profile 'my base' --profile dev",
    ]);
  });

  it('rename, set and unset where it is there already; the AWS CLI can only set', () => {
    const set = { region: 'eu-west-1', output: null };
    expect(texts({ ...nothing, name: 'new', set }, { ...isNew, before: 'old' })).toEqual([
      'keyway rename old new',
      "keyway set new 'region=eu-west-1'",
      'keyway unset new output',
      'aws configure set region eu-west-1 --profile new',
    ]);
  });

  it('name the encrypted store where that is meant: the name may stand in the files too', () => {
    const set = { region: 'eu-west-1', output: null };
    expect(texts({ ...nothing, set }, { ...isNew, before: 'dev', location: 'encrypted store' })).toEqual([
      "keyway set dev 'region=eu-west-1' --store encrypted",
      'keyway unset dev output --store encrypted',
    ]);
  });

  it('ask for a secret, and never hold one or its mask', () => {
    const set = { aws_access_key_id: '****MPLE', region: 'eu-west-1' };
    const secret = { kind: 'given', sessionToken: false } as const;
    const lines = saveLines({ ...nothing, set, secret }, { ...isNew, kind: 'access-key' });
    expect(lines.map(({ line }) => line)).toEqual([
      "keyway add dev --kind access-key --set 'region=eu-west-1' --secret-stdin",
      'aws configure --profile dev',
      'aws configure set region eu-west-1 --profile dev',
      "Set-AWSCredential -AccessKey (Read-Host 'Access key ID') -SecretKey (Read-Host 'Secret access key') -StoreAs 'dev'",
    ]);
  });

  it('name the sections beside it, and the other file, which the AWS CLI has no option for', () => {
    const ssoSession = { name: 'corp', set: { sso_region: 'us-east-1' }, expected: {} };
    const services = { name: 'local', set: { 's3.endpoint_url': 'http://localhost:9000' }, expected: {} };
    expect(
      texts({ ...nothing, ssoSession, services }, { ...isNew, before: 'dev', location: '~/other' }),
    ).toEqual([
      "keyway set --sso-session corp 'sso_region=us-east-1'",
      "keyway set --services local 's3.endpoint_url=http://localhost:9000'",
    ]);
  });
});
