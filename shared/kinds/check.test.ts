import { describe, expect, it } from 'vitest';
import { catalogue } from '../catalogue/index.js';
import { type Problem, type ProblemCode, problem, problemCodes } from '../models/problem.js';
import { checkForm } from './check.js';
import { formState } from './testing-forms.js';
import {
  around,
  bothHalves,
  type Case,
  key,
  role,
  roleArn,
  setting,
  sso,
  startUrl,
} from './testing-check.js';

/** By code. */
const cases: Readonly<Record<ProblemCode, Case>> = {
  'value-missing': {
    field: 'role_arn',
    has: formState({ kind: 'role', values: { source_profile: 'acme-base' } }),
    lacks: role({}),
  },
  'value-with-line-break': {
    field: 'sso_role_name',
    has: setting('sso_role_name', 'a\n[profile b]'),
    lacks: setting('sso_role_name', 'a [profile b]'),
  },
  'value-with-outer-space': {
    field: 'region',
    has: setting('region', 'eu-west-1 '),
    lacks: setting('region', 'eu-west-1'),
    suggestion: 'eu-west-1',
  },
  'value-with-inline-comment': {
    field: 'sdk_ua_app_id',
    has: setting('sdk_ua_app_id', 'mine # not yours'),
    lacks: setting('sdk_ua_app_id', 'mine#1'),
    severity: 'warning',
  },
  'value-in-quotes': {
    field: 'sdk_ua_app_id',
    has: setting('sdk_ua_app_id', '"mine"'),
    lacks: setting('sdk_ua_app_id', 'mi"ne'),
    severity: 'warning',
    suggestion: 'mine',
  },
  'value-not-readable': {
    field: 'auth_scheme_preference',
    has: setting('auth_scheme_preference', ',sigv4'),
    lacks: setting('auth_scheme_preference', 'sigv4a ,sigv4'),
  },
  'value-not-number': {
    field: 'duration_seconds',
    has: role({ duration_seconds: '1h' }),
    lacks: role({ duration_seconds: '3600' }),
  },
  'value-out-of-range': {
    field: 'duration_seconds',
    has: role({ duration_seconds: '899' }),
    lacks: role({ duration_seconds: '900' }),
  },
  'value-not-choice': {
    field: 'output',
    has: setting('output', 'jsn'),
    lacks: setting('output', 'json'),
    suggestion: 'json',
  },
  'access-key-id-format': {
    field: 'aws_access_key_id',
    has: formState({ values: { aws_access_key_id: 'AKIA-OSFODNN7EXAMPLE' }, secrets: bothHalves }),
    lacks: formState({ values: { aws_access_key_id: 'AKIAIOSFODNN7EXAMPLE' }, secrets: bothHalves }),
  },
  'secret-access-key-format': {
    field: 'aws_secret_access_key',
    has: setting('aws_secret_access_key', 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLE'),
    lacks: setting('aws_secret_access_key', 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'),
    severity: 'warning',
  },
  'account-id-format': {
    field: 'sso_account_id',
    has: sso({ sso_account_id: '1111-2222-3333' }),
    lacks: sso({}),
    suggestion: '111122223333',
  },
  'arn-format': {
    field: 'login_session',
    has: setting('login_session', 'user/ada'),
    lacks: setting('login_session', 'arn:aws:iam::111122223333:user/ada'),
  },
  'role-arn-format': {
    field: 'role_arn',
    has: role({ role_arn: 'arn:aws:iam::111122223333:user/ReadOnly' }),
    lacks: role({ role_arn: 'arn:aws-cn:iam::111122223333:role/team/ReadOnly' }),
  },
  'mfa-serial-format': {
    field: 'mfa_serial',
    has: role({ mfa_serial: 'arn:aws:iam::111122223333:user/ada' }),
    lacks: role({ mfa_serial: 'arn:aws:iam::111122223333:mfa/ada' }),
  },
  'external-id-format': {
    field: 'external_id',
    has: role({ external_id: 'two words' }),
    lacks: role({ external_id: 'two_words:/=,.@-+' }),
  },
  'session-name-format': {
    field: 'role_session_name',
    has: role({ role_session_name: 'ada/1' }),
    lacks: role({ role_session_name: 'ada@example.com' }),
  },
  'start-url-format': {
    field: 'sso_start_url',
    has: setting('sso_start_url', 'my-sso-portal.awsapps.com/start'),
    lacks: setting('sso_start_url', startUrl),
    suggestion: startUrl,
  },
  'url-format': {
    field: 'endpoint_url',
    has: setting('endpoint_url', 'localhost:4566'),
    lacks: setting('endpoint_url', 'http://localhost:4566'),
  },
  'region-format': {
    field: 'region',
    has: setting('region', 'eu west 1'),
    lacks: setting('region', 'eu-west-1'),
    suggestion: 'eu-west-1',
  },
  'region-unknown': {
    field: 'region',
    has: setting('region', 'eu-wset-1'),
    lacks: setting('region', 'eu-west-1'),
    severity: 'warning',
    suggestion: 'eu-west-1',
  },
  'path-not-absolute': {
    field: 'ca_bundle',
    has: setting('ca_bundle', 'company.pem'),
    lacks: setting('ca_bundle', '/etc/ssl/company.pem'),
    severity: 'warning',
  },
  'command-not-portable': {
    field: 'credential_process',
    has: setting('credential_process', '~/bin/credentials'),
    lacks: setting('credential_process', '/home/ada/bin/credentials --account 111122223333'),
    severity: 'warning',
  },
  'profile-name-missing': { field: 'name', has: formState({ name: '' }), lacks: formState() },
  'profile-name-taken': {
    field: 'name',
    has: formState({ name: 'empty' }),
    lacks: formState({ name: 'empty', location: '~/other' }),
    suggestion: 'empty-2',
  },
  'profile-name-not-readable': {
    field: 'name',
    has: formState({ name: 'a]b' }),
    lacks: formState({ name: 'a/b' }),
    suggestion: 'a-b',
  },
  'profile-name-not-portable': {
    field: 'name',
    has: formState({ name: 'my prod' }),
    lacks: formState({ name: 'my.prod' }),
    severity: 'warning',
    suggestion: 'my-prod',
  },
  'section-name-not-readable': {
    field: 'sso_session',
    has: sso({ sso_session: 'a b' }, { ssoSession: { name: 'a b', values: {} } }),
    lacks: sso({ sso_session: 'a-b' }, { ssoSession: { name: 'a-b', values: {} } }),
  },
  'source-profile-missing': {
    field: 'source_profile',
    has: role({ source_profile: 'acme-bse' }),
    lacks: role({ source_profile: 'acme-base' }),
    suggestion: 'acme-base',
  },
  'source-profile-is-itself': {
    field: 'source_profile',
    has: role({ source_profile: 'new' }),
    lacks: role({ source_profile: 'new', ...key }, { secrets: bothHalves }),
  },
  'source-profile-loop': {
    field: 'source_profile',
    has: role({ source_profile: 'far' }),
    lacks: role({ source_profile: 'circle-a' }),
  },
  'source-profile-without-credentials': {
    field: 'source_profile',
    has: role({ source_profile: 'empty' }),
    lacks: role({ source_profile: 'acme.sso' }),
  },
  'two-role-sources': {
    field: 'source_profile',
    has: role({ credential_source: 'Environment' }),
    lacks: role({ credential_source: 'Environment', source_profile: '' }),
  },
  'source-without-role': {
    field: 'credential_source',
    has: formState({ kind: 'metadata', values: { credential_source: 'EcsContainer' } }),
    lacks: formState({ kind: 'metadata', values: { credential_source: 'EcsContainer', role_arn: roleArn } }),
    severity: 'warning',
  },
  'role-chain-over-one-hour': {
    field: 'duration_seconds',
    has: role({ source_profile: 'acme.sso', duration_seconds: '3601' }),
    lacks: role({ source_profile: 'acme.sso', duration_seconds: '3600' }),
    suggestion: '3600',
  },
  'sso-session-missing': {
    field: 'sso_session',
    has: sso({ sso_session: 'mysso2' }),
    lacks: sso({ sso_session: 'mysso2' }, { ssoSession: { name: 'mysso2', values: {} } }),
    suggestion: 'my-sso',
  },
  'sso-values-differ': {
    field: 'sso_region',
    has: sso({ sso_region: 'us-west-2' }),
    lacks: sso({ sso_region: 'us-east-1' }),
    suggestion: 'us-east-1',
  },
  'services-section-missing': {
    field: 'services',
    has: setting('services', 'locl'),
    lacks: setting('services', 'local'),
    suggestion: 'local',
  },
  'access-key-incomplete': {
    field: 'aws_secret_access_key',
    has: formState({ values: key }),
    lacks: formState({ values: key, secrets: bothHalves }),
  },
  'temporary-key-without-token': {
    field: 'aws_session_token',
    has: formState({ values: { aws_access_key_id: 'ASIAIOSFODNN7EXAMPLE' }, secrets: bothHalves }),
    lacks: formState({
      values: { aws_access_key_id: 'ASIAIOSFODNN7EXAMPLE' },
      secrets: { ...bothHalves, aws_security_token: 'set' },
    }),
  },
  'access-key-in-use': {
    field: 'aws_access_key_id',
    has: formState({ values: { aws_access_key_id: 'AKIAI44QH8DHBEXAMPLE' }, secrets: bothHalves }),
    lacks: formState({
      id: 'shared:acme-base',
      name: 'acme-base',
      values: { aws_access_key_id: 'AKIAI44QH8DHBEXAMPLE' },
      secrets: bothHalves,
    }),
    severity: 'info',
  },
  'key-outranks-other-source': {
    field: 'aws_access_key_id',
    has: formState({ values: { ...key, credential_process: '/bin/credentials' }, secrets: bothHalves }),
    lacks: formState({ values: { credential_process: '/bin/credentials' } }),
    severity: 'warning',
  },
  'setting-name-format': {
    field: 'Region',
    has: setting('Region', 'eu-west-1'),
    lacks: setting('region', 'eu-west-1'),
    suggestion: 'region',
  },
  'setting-name-unknown': {
    field: 'mfa_process',
    has: setting('mfa_process', 'x'),
    lacks: setting('sso_role_name', 'x'),
    severity: 'info',
  },
  'setting-name-close': {
    field: 'regoin',
    has: setting('regoin', 'eu-west-1'),
    lacks: setting('region', 'eu-west-1'),
    severity: 'warning',
    suggestion: 'region',
  },
  'setting-only-some-tools': {
    field: 'duration_seconds',
    has: role({ duration_seconds: '3600' }),
    lacks: role({ external_id: 'example' }),
    severity: 'info',
  },
};

describe('every problem', () => {
  it.each(problemCodes)('%s appears where it should, and not in what is nearly the same', (code) => {
    const { field, has, lacks, severity = 'error', suggestion = null } = cases[code];
    const found = checkForm(has, around).filter((each) => each.code === code);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ field, severity, suggestion });
    expect(problem.parse(found[0])).toEqual(found[0]);
    expect(checkForm(lacks, around).filter((each) => each.code === code)).toEqual([]);
  });

  it.each(problemCodes)('%s says what is wrong in a sentence, with and without facts', (code) => {
    const [found] = checkForm(cases[code].has, around).filter((each) => each.code === code);
    const bare: Problem = { code, severity: 'error', field: 'x', facts: {}, tools: [], suggestion: null };
    for (const text of [
      catalogue.problems[code].short,
      catalogue.problemSentence(bare),
      catalogue.problemSentence(found ?? bare),
    ]) {
      expect(text).toMatch(/^\S.*[.?]$/u);
      expect(text).not.toMatch(/undefined|NaN|\[object/u);
    }
    for (const tool of found?.tools ?? [])
      expect(catalogue.problemSentence(found ?? bare)).toContain(catalogue.resolution.toolName(tool));
  });
});
