import { describe, expect, it } from 'vitest';
import { allTools } from '../../electron/core/resolution/all-tools.js';
import { profileKinds, secretSettings, tools } from '../vocabulary.js';
import { forms, keysGivenUp, keysOfKind } from './forms.js';
import { isKnownRegion, regions } from './regions.js';
import { closeSettingNames, serviceNames, settingOf, settings } from './settings.js';

describe('the table of settings', () => {
  it('has each key of a section once, in lower case', () => {
    const names = settings.map(({ section, key }) => `${section} ${key}`);
    expect(new Set(names).size).toBe(names.length);
    for (const { key } of settings) expect(key).toMatch(/^[a-z0-9_]+(?:\.[a-z0-9_]+)?$/u);
  });

  it('puts keys into the credentials file as `aws configure set` does, everything else into the config file', () => {
    const inCredentials = settings.filter(({ file }) => file === 'credentials').map(({ key }) => key);
    expect(inCredentials).toEqual(['aws_access_key_id', ...secretSettings]);
  });

  it('names for each setting what resolution reads it for', () => {
    const missing = allTools.flatMap(({ id, settings: read }) =>
      read
        .filter(({ key }) => settingOf(key)?.readBy?.includes(id) === false)
        .map(({ key }) => `${id} ${key}`),
    );
    // Resolution has it for both versions of the AWS CLI; the second has dropped it.
    expect(missing).toEqual(['aws-cli-v2 cli_follow_urlparam']);
    expect(
      allTools.flatMap(({ settings: read }) => read.filter(({ key }) => settingOf(key) === null)),
    ).toEqual([]);
  });

  it('says "all tools" by null alone', () => {
    for (const { readBy } of settings) {
      expect(readBy).not.toEqual([]);
      expect(tools.every((tool) => readBy?.includes(tool) === true)).toBe(false);
      expect(new Set(readBy).size).toBe(readBy?.length ?? 0);
    }
  });

  it('knows which settings need consent', () => {
    const withEffect = (effect: string) =>
      settings.filter((setting) => setting.effect === effect).map(({ key }) => key);
    expect(withEffect('runs-program')).toEqual(['credential_process', 'cli_pager']);
    expect(withEffect('sends-elsewhere')).toEqual([
      'endpoint_url',
      'ec2_metadata_service_endpoint',
      'csm_host',
      'data_path',
    ]);
    expect(settingOf('dynamodb.endpoint_url', 'services')?.effect).toBe('sends-elsewhere');
  });
});

describe('a setting by its name', () => {
  it('is looked up within its section', () => {
    expect(settingOf('sso_region', 'sso-session')?.section).toBe('sso-session');
    expect(settingOf('region', 'sso-session')).toBe(null);
    expect(settingOf('api_versions.ec2')?.key).toBe('api_versions.ec2');
    expect([
      settingOf('s3.endpoint_url', 'services')?.key,
      settingOf('a.b.endpoint_url', 'services'),
    ]).toEqual(['s3.endpoint_url', null]);
  });

  it.each([
    ['regoin', 'region'],
    ['aws_acess_key_id', 'aws_access_key_id'],
    ['source-profile', 'source_profile'],
    ['rolearn', 'role_arn'],
    ['sso_startt_url', 'sso_start_url'],
    ['s3.adressing_style', 's3.addressing_style'],
  ])('%s may be meant to be %s', (typed, meant) => {
    expect(closeSettingNames(typed)[0]).toBe(meant);
  });

  it.each(['region', 'granted_sso_region', 'include_profile', '', 'x'])('%j is like no other', (key) => {
    expect(closeSettingNames(key)).toEqual([]);
  });
});

describe('forms', () => {
  it.each(profileKinds)('of kind %s have known settings, Region and output among them', (kind) => {
    for (const { key, section } of forms[kind]) expect(settingOf(key, section)).not.toBe(null);
    const names = forms[kind].map(({ section, key }) => `${section} ${key}`);
    expect(new Set(names).size).toBe(names.length);
    expect(keysOfKind(kind)).toEqual(expect.arrayContaining(['region', 'output']));
  });

  it('give up, on becoming another kind, what the other kind has no field for, and keep everything else', () => {
    expect(keysGivenUp('access-key')).toContain('role_arn');
    expect(keysGivenUp('access-key')).not.toContain('aws_access_key_id');
    expect(keysGivenUp('role')).not.toContain('mfa_serial');
    for (const kind of profileKinds) {
      expect(keysGivenUp(kind)).not.toContain('region');
      expect(keysGivenUp(kind).filter((key) => keysOfKind(kind).includes(key))).toEqual([]);
    }
  });

  it('start a new sso-session with the scope that accounts need', () => {
    expect(forms.sso.find(({ key }) => key === 'sso_registration_scopes')?.initial).toBe(
      'sso:account:access',
    );
  });
});

it('knows Regions of every partition once', () => {
  expect(new Set(regions).size).toBe(regions.length);
  for (const region of ['us-east-1', 'cn-north-1', 'us-gov-west-1', 'eusc-de-east-1', 'mx-central-1'])
    expect(isKnownRegion(region)).toBe(true);
  expect(isKnownRegion('eu-west-9')).toBe(false);
  expect(new Set(serviceNames).size).toBe(serviceNames.length);
});
