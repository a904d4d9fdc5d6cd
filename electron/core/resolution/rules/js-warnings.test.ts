import { expect, it } from 'vitest';
import { resolve } from '../resolve.js';
import { type TestHome, testRequest } from '../testing.js';
import { sdkJsV3 } from '../tools/sdk-js-v3.js';

const keys = 'aws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = example\n';
const role = 'role_arn = arn:aws:iam::111122223333:role/Admin\n';
const chain = `[default]\n${role}source_profile = b\nmfa_serial = mfa\n[profile b]\n${role}${keys}`;

function warnings(home: TestHome): readonly string[] {
  return resolve(sdkJsV3, testRequest(home)).warnings.map(({ code, facts }) =>
    String(facts['variable'] ?? code),
  );
}

it('gives warnings in one order', () => {
  const environment = { AWS_PROFILE: '', AWS_DEFAULT_PROFILE: 'x', AWS_DEFAULT_REGION: 'x' };
  expect(warnings({ config: chain, environment })).toEqual([
    ...[
      'mfa-callback-needed',
      'keys-outrank-role',
      'AWS_PROFILE',
      'AWS_DEFAULT_PROFILE',
      'AWS_DEFAULT_REGION',
    ],
  ]);
  expect(warnings({ config: '[default]\ncredential_process = give\n', environment })).toEqual([
    ...['AWS_PROFILE', 'AWS_DEFAULT_PROFILE', 'failure-falls-through', 'AWS_DEFAULT_REGION'],
  ]);
  const named = {
    AWS_PROFILE: 'x',
    AWS_ACCESS_KEY_ID: 'x',
    AWS_SECRET_ACCESS_KEY: 'x',
    AWS_DEFAULT_REGION: 'x',
  };
  expect(warnings({ environment: named })).toEqual([
    ...['AWS_DEFAULT_REGION', 'missing-profile-passed-over', 'profile-shadows-variables'],
  ]);
});

it('gives none where variables that others read are read too, or a profile is named', () => {
  expect(warnings({ environment: { AWS_DEFAULT_REGION: 'x', AWS_REGION: 'x' } })).toEqual([]);
  expect(
    warnings({
      config: '[profile dev]\nregion = x\n',
      environment: { AWS_DEFAULT_PROFILE: 'x', AWS_PROFILE: 'dev' },
    }),
  ).toEqual([]);
});
