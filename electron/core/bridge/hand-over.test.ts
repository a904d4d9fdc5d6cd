import { describe, expect, test } from 'vitest';
import { readPasted } from '../environments/paste.js';
import { Secret } from '../secret.js';
import { clearedVariables, handedOver, shellLines, shells } from './hand-over.js';

const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const key = {
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  secretAccessKey: new Secret(secret),
  sessionToken: null,
  expiration: null,
};

describe('what is handed over', () => {
  test('is the key, and the Region under both of its names', () => {
    expect(handedOver(key, 'eu-west-1')).toEqual({
      AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
      AWS_SECRET_ACCESS_KEY: secret,
      AWS_REGION: 'eu-west-1',
      AWS_DEFAULT_REGION: 'eu-west-1',
    });
    expect(Object.keys(handedOver(key, null))).toEqual(['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY']);
  });

  test('has the token of a temporary key, and when it ends', () => {
    const temporary = { ...key, sessionToken: new Secret('t'), expiration: '2026-11-21T13:00:00.000Z' };
    expect(handedOver(temporary, null)).toMatchObject({
      AWS_SESSION_TOKEN: 't',
      AWS_CREDENTIAL_EXPIRATION: '2026-11-21T13:00:00.000Z',
    });
  });

  test.each(shells)('in %s clears everything that is not set anew, before anything is set', (shell) => {
    const lines = shellLines(shell, handedOver(key, null)) ?? '';
    const cleared = lines.slice(0, lines.indexOf('AKIA'));
    for (const name of clearedVariables) {
      if (name === 'AWS_ACCESS_KEY_ID' || name === 'AWS_SECRET_ACCESS_KEY') continue;
      expect(cleared).toMatch(new RegExp(`\\b${name}\\b`, 'u'));
    }
    expect(lines.endsWith('\n')).toBe(true);
  });

  test.each(shells)('in %s is what Keyway reads where such lines are pasted', (shell) => {
    const set = handedOver({ ...key, sessionToken: new Secret('a+/b==') }, 'eu-west-1');
    expect(readPasted(shellLines(shell, set) ?? '').variables).toEqual(set);
  });
});

describe('quoting', () => {
  const lineOf = (shell: (typeof shells)[number], value: string): string | undefined =>
    shellLines(shell, { AWS_REGION: value })?.split('\n').at(-2);

  test.each([
    ['bash', `a'b"$(x)\\`, `export AWS_REGION='a'\\''b"$(x)\\'`],
    ['fish', `a'b"$(x)\\`, `set -gx AWS_REGION 'a\\'b"$(x)\\\\'`],
    ['powershell', 'a\'b’c"$(x)`', `$env:AWS_REGION = 'a''b’’c"$(x)\`'`],
    ['cmd', 'a&b|c<d>(e) f;g', 'set "AWS_REGION=a&b|c<d>(e) f;g"'],
  ] as const)('in %s leaves nothing of %j to the shell', (shell, value, line) => {
    expect(lineOf(shell, value)).toBe(line);
  });

  test.each(['%PATH%', 'a"b', 'a!b', 'a^b'])('for cmd there is none for %j', (value) => {
    expect(shellLines('cmd', { AWS_REGION: value })).toBeNull();
    expect(shellLines('bash', { AWS_REGION: value })).not.toBeNull();
  });

  test.each(shells)('in %s there is none for a line break', (shell) => {
    for (const value of ['a\nb', 'a\rb', 'a\0b']) expect(shellLines(shell, { AWS_REGION: value })).toBeNull();
  });
});
