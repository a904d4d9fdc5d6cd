import { expect, it } from 'vitest';
import { showVariables } from './shown-variables.js';

it('shows names and paths, hides everything that could be a secret, and key IDs but for four characters', () => {
  expect(
    showVariables({
      HOME: '/home/ada',
      AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
      AWS_PROFILE: 'dev',
      AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
      AWS_BEARER_TOKEN_BEDROCK: 'abc',
      AWS_CONTAINER_CREDENTIALS_FULL_URI: 'http://localhost/secret',
      AWS_SOMETHING_OF_NEXT_YEAR: 'abc',
      AWS_REGION: '',
      AWS_SESSION_TOKEN: '',
    }),
  ).toEqual([
    { name: 'AWS_ACCESS_KEY_ID', value: '****MPLE', secret: false },
    { name: 'AWS_BEARER_TOKEN_BEDROCK', value: '********', secret: true },
    { name: 'AWS_CONTAINER_CREDENTIALS_FULL_URI', value: '********', secret: true },
    { name: 'AWS_PROFILE', value: 'dev', secret: false },
    { name: 'AWS_REGION', value: '', secret: false },
    { name: 'AWS_SECRET_ACCESS_KEY', value: '********', secret: true },
    { name: 'AWS_SESSION_TOKEN', value: '', secret: true },
    { name: 'AWS_SOMETHING_OF_NEXT_YEAR', value: '********', secret: true },
  ]);
});

it('hides a secret that was put where a name belongs', () => {
  const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
  expect(JSON.stringify(showVariables({ AWS_PROFILE: secret, AWS_ACCESS_KEY_ID: secret }))).not.toContain(
    secret,
  );
});
