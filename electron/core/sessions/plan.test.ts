import { describe, expect, it } from 'vitest';
import { holderTextOf, identityTextOf, isChained, withOptions } from './plan.js';
import { madeIn, planIn, type PlanTexts } from './testing.js';

const device = 'arn:aws:iam::111122223333:mfa/alice';
const admin = 'arn:aws:iam::111122223333:role/Admin';
const key =
  'aws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY\n';
const credentials = `[base]\n${key}`;

function section(name: string, ...lines: readonly string[]): string {
  return `[profile ${name}]\n${lines.join('\n')}\n`;
}

function faultIn(name: string, texts: PlanTexts): unknown {
  const plan = planIn(name, texts);
  return plan.ok ? plan.value.kind : plan.failure;
}

describe('a plan', () => {
  it('assumes a role with the key of the source profile, and one code of its device', () => {
    const config = section(
      'admin',
      `role_arn = ${admin}`,
      'source_profile = base',
      `mfa_serial = ${device}`,
      'external_id = x-1',
      'duration_seconds = 7200',
      'role_session_name = ada',
    );
    expect(madeIn('admin', { config, credentials })).toMatchObject({
      kind: 'assume-role',
      base: { kind: 'access-key', profile: 'base', key: { accessKeyId: 'AKIAIOSFODNN7EXAMPLE' } },
      mfaDevice: device,
      roles: [
        { roleArn: admin, externalId: 'x-1', sessionName: 'ada', durationSeconds: 7200, mfaDevice: device },
      ],
      accountId: '111122223333',
      roleName: 'Admin',
      sourceProfile: 'base',
    });
  });

  it('walks a chain from its base, where a source profile’s keys outrank its role', () => {
    const config = [
      section('top', `role_arn = ${admin}`, 'source_profile = middle'),
      section('middle', 'role_arn = arn:aws:iam::111122223333:role/Reader', 'source_profile = base'),
      section('keyed', 'role_arn = arn:aws:iam::111122223333:role/Reader', 'source_profile = nobody', key),
      section('over', `role_arn = ${admin}`, 'source_profile = keyed'),
    ].join('');
    const plan = madeIn('top', { config, credentials });
    expect(plan.roles.map(({ profile }) => profile)).toEqual(['middle', 'top']);
    expect(isChained(plan)).toBe(true);
    const over = madeIn('over', { config, credentials });
    expect(over.roles.map(({ profile }) => profile)).toEqual(['over']);
    expect(isChained(over)).toBe(false);
  });

  it('lets a profile name itself where it has keys', () => {
    const config = section('self', `role_arn = ${admin}`, 'source_profile = self', key);
    expect(madeIn('self', { config })).toMatchObject({ kind: 'assume-role', sourceProfile: 'self' });
  });

  it('makes a session of a key and its device, and none of a key alone', () => {
    expect(madeIn('base', { credentials: `${credentials}mfa_serial = ${device}\n` })).toMatchObject({
      kind: 'session-token',
      mfaDevice: device,
    });
    expect(madeIn('base', { credentials })).toMatchObject({ kind: 'access-key', mfaDevice: null });
    const temporary = `${credentials}aws_session_token = token\nmfa_serial = ${device}\n`;
    expect(madeIn('base', { credentials: temporary })).toMatchObject({ kind: 'access-key', mfaDevice: null });
  });

  it('counts the older name of a token first, and the time that tools note beside it', () => {
    const plan = madeIn('base', {
      credentials: `${credentials}aws_session_token = new\naws_security_token = old\nx_security_token_expires = 2026-11-21T13:00:00Z\n`,
    });
    if (plan.base.kind !== 'access-key') throw new Error('a key');
    expect(plan.base.key.sessionToken?.reveal()).toBe('old');
    expect(plan.base.key.expiration).toBe('2026-11-21T13:00:00.000Z');
  });

  it.each([
    [
      'sso',
      section('x', 'sso_session = corp', 'sso_account_id = 111122223333', 'sso_role_name = Reader') +
        '[sso-session corp]\nsso_start_url = https://corp.awsapps.com/start\nsso_region = eu-west-1\n',
      { session: 'corp', accountId: '111122223333' },
    ],
    [
      'sso',
      section(
        'x',
        'sso_start_url = https://corp.awsapps.com/start',
        'sso_region = eu-west-1',
        'sso_account_id = 111122223333',
        'sso_role_name = Reader',
      ),
      { session: null },
    ],
    [
      'login',
      section('x', 'login_session = arn:aws:iam::111122223333:user/ada'),
      { session: 'arn:aws:iam::111122223333:user/ada' },
    ],
    [
      'process',
      section('x', `credential_process = "/opt/my tool" --for 'x y'`),
      { argv: ['/opt/my tool', '--for', 'x y'] },
    ],
    [
      'web-identity',
      section('x', `role_arn = ${admin}`, 'web_identity_token_file = ~/token'),
      { tokenFile: '~/token', roleArn: admin },
    ],
    ['container', section('x', 'credential_source = EcsContainer'), {}],
    ['imds', section('x', 'credential_source = Ec2InstanceMetadata'), {}],
  ] as const)('of %s is made of what the profile says', (kind, config, base) => {
    expect(madeIn('x', { config })).toMatchObject({ kind, base: { kind, ...base }, roles: [] });
  });

  it('takes the environment’s key for a role that says so', () => {
    const config = section('x', `role_arn = ${admin}`, 'credential_source = Environment');
    const environment = {
      AWS_ACCESS_KEY_ID: 'AKIAI44QH8DHBEXAMPLE',
      AWS_SECRET_ACCESS_KEY: 'je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY',
    };
    expect(madeIn('x', { config, environment })).toMatchObject({
      base: { kind: 'access-key', profile: null },
      sourceProfile: null,
    });
  });
});

describe('what is odd', () => {
  const role = `role_arn = ${admin}`;
  it.each([
    ['no-credentials', null, section('x', 'region = eu-west-1')],
    ['no-credentials', null, section('x', role)],
    [
      'source-not-allowed',
      'credential_source',
      section('x', role, 'source_profile = base', 'credential_source = Environment'),
    ],
    ['source-not-allowed', 'credential_source', section('x', role, 'credential_source = environment')],
    ['source-profile-missing', 'nobody', section('x', role, 'source_profile = nobody')],
    [
      'source-profile-missing',
      'empty',
      section('x', role, 'source_profile = empty') + section('empty', 'region = eu-west-1'),
    ],
    [
      'role-chain-loop',
      null,
      section('x', role, 'source_profile = y') + section('y', role, 'source_profile = x'),
    ],
    ['role-chain-loop', null, section('x', role, 'source_profile = x')],
    [
      'partial-credentials',
      'aws_secret_access_key',
      section('x', 'aws_access_key_id = AKIAIOSFODNN7EXAMPLE'),
    ],
    ['setting-invalid', 'role_arn', section('x', 'role_arn = Admin', 'source_profile = base')],
    [
      'setting-invalid',
      'duration_seconds',
      section('x', role, 'source_profile = base', 'duration_seconds = 60'),
    ],
    [
      'setting-invalid',
      'role_session_name',
      section('x', role, 'source_profile = base', 'role_session_name = a b'),
    ],
    ['setting-invalid', 'external_id', section('x', role, 'source_profile = base', 'external_id = x')],
    [
      'setting-invalid',
      'sso_session',
      section('x', 'sso_session = nobody', 'sso_account_id = 111122223333', 'sso_role_name = Reader'),
    ],
    [
      'setting-invalid',
      'sso_role_name',
      section('x', 'sso_account_id = 111122223333', 'sso_start_url = https://x', 'sso_region = eu-west-1'),
    ],
    ['setting-invalid', 'credential_process', section('x', `credential_process = "open`)],
    ['no-credentials', 'credential_source', section('x', role, 'credential_source = Environment')],
  ])('is %s (%s)', (reason, setting, config) => {
    expect(faultIn('x', { config, credentials })).toMatchObject({ reason, setting });
  });

  it('is not a duration that is no number: botocore passes it over', () => {
    const config = section('x', role, 'source_profile = base', 'duration_seconds = long');
    expect(madeIn('x', { config, credentials }).roles).toMatchObject([{ durationSeconds: null }]);
  });
});

describe('options', () => {
  it('are of the last role alone', () => {
    const config =
      section('top', `role_arn = ${admin}`, 'source_profile = middle') +
      section('middle', `role_arn = ${admin}`, 'source_profile = base', 'duration_seconds = 1800');
    const options = { durationSeconds: 900, sessionName: 'ada', sourceIdentity: null, tags: [] };
    expect(withOptions(madeIn('top', { config, credentials }), options).roles).toMatchObject([
      { durationSeconds: 1800, sessionName: null },
      { durationSeconds: 900, sessionName: 'ada' },
    ]);
  });
});

describe('the identity of a plan', () => {
  const config = (arn: string, more = ''): string =>
    section('x', `role_arn = ${arn}`, 'source_profile = base', more);

  it('changes with the role, the source and the device, and holds no secret', () => {
    const of = (text: string, keys = credentials): string =>
      identityTextOf(madeIn('x', { config: text, credentials: keys }));
    const other = credentials.replace('AKIAIOSFODNN7EXAMPLE', 'AKIAI44QH8DHBEXAMPLE');
    const texts = [
      of(config(admin)),
      of(config(`${admin}2`)),
      of(config(admin, `mfa_serial = ${device}`)),
      of(config(admin), other),
    ];
    expect(new Set(texts).size).toBe(4);
    expect(texts.join('\n')).not.toContain('wJalrXUtnFEMI');
    expect(of(config(admin, 'region = eu-west-1'))).toBe(texts[0]);
  });

  it('is of one holder with every device and duration, and of another with another role or key', () => {
    const of = (text: string, keys = credentials): string =>
      holderTextOf(madeIn('x', { config: text, credentials: keys }));
    const other = credentials.replace('AKIAIOSFODNN7EXAMPLE', 'AKIAI44QH8DHBEXAMPLE');
    const same = of(config(admin));
    expect(of(config(admin, `mfa_serial = ${device}\nduration_seconds = 900`))).toBe(same);
    expect([of(config(`${admin}2`)), of(config(admin), other)]).not.toContain(same);
    expect(same).not.toContain('wJalrXUtnFEMI');
  });
});
