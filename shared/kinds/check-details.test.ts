import { describe, expect, it } from 'vitest';
import type { Problem } from '../models/problem.js';
import { checkForm, type FormAround, type FormState, settingProblems } from './check.js';
import { aroundProfile, formAround, formState } from './testing-forms.js';

const empty = formAround();
const roleArn = 'arn:aws:iam::111122223333:role/ReadOnly';

function codes(state: FormState, around: FormAround = empty): readonly string[] {
  return checkForm(state, around).map(({ code, field, severity }) => `${severity} ${field} ${code}`);
}

function ofName(name: string, given: Partial<FormState> = {}, around = empty): readonly Problem[] {
  return checkForm(formState({ name, ...given }), around).filter(({ field }) => field === 'name');
}

describe('the name', () => {
  it.each(['dev', 'acme.prod', 'a/b@c:d+e%f', 'default', '-', '123'])('%s is read by every tool', (name) => {
    expect(ofName(name)).toEqual([]);
  });

  it.each([
    'DEFAULT',
    'profile x',
    'sso-session x',
    'services x',
    'a;b',
    'a#',
    'a=b',
    '[a',
    ':a',
    '"a"',
    'a\tb',
    ',',
    'a ,b',
    '__proto__',
    '\ud800',
  ])('%j would break the file for some tool', (name) => {
    expect(ofName(name)).toMatchObject([{ code: 'profile-name-not-readable', severity: 'error' }]);
  });

  it('names the tools that find no such profile, by the file it goes into', () => {
    const toolsFor = (name: string, location: string | null = null) => ofName(name, { location })[0]?.tools;
    const strict = ['sdk-go-v2', 'sdk-java-v2', 'sdk-rust'];
    expect(toolsFor('a!')).toEqual(['sdk-js-v3', ...strict]);
    expect(toolsFor('a!', '~/other')).toEqual(strict);
    expect(toolsFor('a b', '~/other')).toEqual(['sdk-js-v3', ...strict]);
    expect(toolsFor('a b')).toHaveLength(8);
  });

  it('stays no more than a warning where the profile is called so already', () => {
    const around = formAround({ profiles: [aroundProfile('a;b')] });
    expect(ofName('a;b', { id: 'shared:a;b' }, around)).toMatchObject([{ severity: 'warning' }]);
    expect(ofName('c;d', { id: 'shared:a;b' }, around)).toMatchObject([{ severity: 'error' }]);
  });

  it('is its own, and free in another file', () => {
    const around = formAround({
      profiles: [aroundProfile('dev'), aroundProfile('dev-2'), aroundProfile('a-b')],
    });
    expect(ofName('dev', { id: 'shared:dev' }, around)).toEqual([]);
    expect(ofName('dev', { location: '~/other' }, around)).toEqual([]);
    expect(ofName('dev', {}, around)).toMatchObject([{ suggestion: 'dev-3' }]);
    expect(ofName('a b', {}, around)).toMatchObject([{ suggestion: null }]);
  });
});

describe('what a kind cannot do without', () => {
  it('asks once where one of two will do', () => {
    expect(codes(formState({ kind: 'role', values: { role_arn: roleArn } }))).toEqual([
      'error source_profile value-missing',
    ]);
    expect(
      codes(formState({ kind: 'role', values: { role_arn: roleArn, credential_source: 'Environment' } })),
    ).toEqual([]);
  });

  it('asks for the values of an sso-session that is not there yet, and not for those of one that is', () => {
    const values = { sso_session: 's', sso_account_id: '111122223333', sso_role_name: 'ReadOnlyAccess' };
    const state = formState({ kind: 'sso', values, ssoSession: { name: 's', values: {} } });
    expect(codes(state)).toEqual([
      'error sso-session.sso_start_url value-missing',
      'error sso-session.sso_region value-missing',
    ]);
    const there = { name: 's', values: {}, usedBy: [] };
    expect(codes({ ...state, ssoSession: null }, formAround({ ssoSessions: [there] }))).toEqual([]);
  });

  it('asks for the Region of the sign-in in the older way too', () => {
    const values = {
      sso_start_url: 'https://my-sso-portal.awsapps.com/start',
      sso_account_id: '111122223333',
      sso_role_name: 'ReadOnlyAccess',
    };
    expect(codes(formState({ kind: 'sso', values }))).toEqual(['error sso_region value-missing']);
    expect(codes(formState({ kind: 'sso', values: { ...values, sso_region: 'us-east-1' } }))).toEqual([]);
  });

  it('lets a profile of an instance be nothing but a Region, and asks where a role gets its credentials', () => {
    expect(codes(formState({ kind: 'metadata', values: { region: 'eu-west-1' } }))).toEqual([]);
    expect(codes(formState({ kind: 'metadata', values: { role_arn: roleArn } }))).toEqual([
      'error credential_source value-missing',
    ]);
  });

  it('takes a secret that is kept, typed or pasted', () => {
    const values = { aws_access_key_id: 'AKIAIOSFODNN7EXAMPLE' };
    const withSecret = (kind: 'set' | 'given' | 'none') =>
      codes(formState({ kind: 'access-key', values, secrets: { aws_secret_access_key: kind } }));
    expect([withSecret('set'), withSecret('given')]).toEqual([[], []]);
    expect(withSecret('none')).toEqual(['error aws_secret_access_key value-missing']);
  });
});

describe('source profiles', () => {
  const around = formAround({
    profiles: [
      aroundProfile('old', { kind: 'role', sourceProfile: 'base' }),
      aroundProfile('base', { kind: 'role', sourceProfile: 'old' }),
      aroundProfile('keys', { id: 'x', location: '~/other', kind: 'access-key' }),
      aroundProfile('ec2', { kind: 'metadata' }),
    ],
  });
  const role = (source: string, given: Partial<FormState> = {}) =>
    formState({ kind: 'role', values: { role_arn: roleArn, source_profile: source }, ...given });

  it('finds a circle through the name that the profile has, and the one that it gets', () => {
    expect(codes(role('base', { id: 'shared:old', name: 'renamed' }), around)).toEqual([
      'error source_profile source-profile-loop',
    ]);
    expect(codes(role('old', { id: 'shared:old', name: 'renamed' }), around)).toEqual([
      'error source_profile source-profile-is-itself',
    ]);
  });

  it('looks in the file that the profile goes into', () => {
    expect(codes(role('keys', { location: '~/other' }), around)).toEqual([]);
    expect(codes(role('keys'), around)).toEqual(['error source_profile source-profile-missing']);
    expect(codes(role('ec2', { location: '~/other' }), around)).toEqual([
      'error source_profile source-profile-missing',
    ]);
  });

  it('may be one that asks the instance', () => {
    expect(codes(role('ec2'), around)).toEqual([]);
  });

  it('suggests only what is close, never the profile itself', () => {
    const suggested = (source: string) =>
      checkForm(role(source, { name: 'basee' }), around).map(({ suggestion }) => suggestion);
    expect(suggested('bsae')).toEqual(['base']);
    expect(suggested('another')).toEqual([null]);
  });
});

describe('sso-sessions that are there', () => {
  const session = { name: 's', values: { sso_region: 'us-east-1' }, usedBy: ['dev'] };
  const around = formAround({ ssoSessions: [session], profiles: [aroundProfile('dev', { kind: 'sso' })] });
  const values = { sso_session: 's', sso_account_id: '111122223333', sso_role_name: 'ReadOnlyAccess' };
  const state = formState({
    kind: 'sso',
    values,
    ssoSession: { name: 's', values: { sso_region: 'us-west-2' } },
  });

  it('are not changed by a profile that joins, but by one that uses them', () => {
    expect(codes(state, around)).toEqual(['error sso-session.sso_region sso-values-differ']);
    expect(codes({ ...state, id: 'shared:dev', name: 'dev' }, around)).toEqual([]);
  });
});

describe('settings by themselves', () => {
  it('are not judged where they are masked, or empty', () => {
    const values = { aws_access_key_id: '****MPLE', region: '', output: '' };
    const secrets = { aws_secret_access_key: 'set' } as const;
    expect(codes(formState({ kind: 'access-key', values, masked: ['aws_access_key_id'], secrets }))).toEqual(
      [],
    );
  });

  it('of the command line are not expected in an SDK', () => {
    expect(settingProblems('profile', 'output', 'json')).toEqual([]);
    expect(settingProblems('profile', 'cli_pager', 'less')).toMatchObject([{ tools: ['aws-cli-v1'] }]);
  });

  it('of a services section are addresses, of whatever service', () => {
    expect(settingProblems('services', 's3.endpoint_url', 'localhost')).toMatchObject([
      { code: 'setting-only-some-tools', field: 'services.s3.endpoint_url', tools: ['copilot'] },
      { code: 'url-format' },
    ]);
    expect(settingProblems('services', 's3.region', 'x')).toMatchObject([{ code: 'setting-name-unknown' }]);
  });

  it.each(['a b', '1a', 'a.b.c', '', '[a', 'a=b', '#a'])('cannot be called %j', (key) => {
    expect(settingProblems('profile', key, 'x')).toMatchObject([
      { code: 'setting-name-format', severity: 'error' },
    ]);
  });
});

describe('access keys', () => {
  const around = formAround({
    profiles: [
      aroundProfile('a', { accessKeyId: '****MPLE' }),
      aroundProfile('b', { accessKeyId: '****MPLE' }),
    ],
  });

  it('are known by their last four characters, masked or typed', () => {
    const secrets = { aws_secret_access_key: 'set' } as const;
    const state = formState({ id: 'shared:a', name: 'a', kind: 'access-key', secrets });
    const masked = { ...state, values: { aws_access_key_id: '****MPLE' }, masked: ['aws_access_key_id'] };
    const typed = { ...state, values: { aws_access_key_id: 'AKIAIOSFODNN7EXAMPLE' } };
    for (const form of [masked, typed])
      expect(checkForm(form, around)).toMatchObject([
        { code: 'access-key-in-use', facts: { name: 'b', count: 1 } },
      ]);
  });

  it('say which tools take them before another source', () => {
    const values = { aws_access_key_id: 'AKIAIOSFODNN7EXAMPLE', sso_role_name: 'ReadOnlyAccess' };
    const found = checkForm(formState({ values, secrets: { aws_secret_access_key: 'set' } }), empty);
    expect(found).toMatchObject([{ tools: ['sdk-js-v3', 'copilot', 'sdk-go-v2'] }]);
  });
});
