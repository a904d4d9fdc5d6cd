import { describe, expect, it } from 'vitest';
import { looksLikeError } from './diagnosis.js';

describe('an error message', () => {
  it.each([
    'An error occurred (ExpiredToken) when calling the GetCallerIdentity operation: The security token is expired',
    'Unable to locate credentials. You can configure credentials by running "aws configure".',
    'The config profile (prod) could not be found',
    'ExpiredTokenException',
    'Error: Cannot find credentials in the shared file',
    'operation error STS: AssumeRole, https response error StatusCode: 403, api error AccessDenied',
  ])('is told from what is looked for: %s', (text) => {
    expect(looksLikeError(text)).toBe(true);
  });

  it.each([
    'acme.prod',
    'dark',
    'go to settings',
    'MyProject',
    'error',
    'start session of acme.prod',
    'failed-jobs',
  ])('is not %s', (text) => {
    expect(looksLikeError(text)).toBe(false);
  });
});
