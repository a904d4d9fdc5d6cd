import { describe, expect, test } from 'vitest';
import { keyOfBody, readKeySection } from './access-key.js';

const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const key = `aws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = ${secret}\n`;
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

function shown(text: string): unknown {
  const held = keyOfBody(bytes(text));
  return held === null
    ? null
    : [held.accessKeyId, held.secretAccessKey.reveal(), held.sessionToken?.reveal() ?? null, held.expiration];
}

describe('the key of a stored profile', () => {
  test.each([
    ['plain', key],
    [
      'among other settings and comments',
      `# mine\nregion = eu-west-1\ns3 =\n    addressing_style = path\n${key}`,
    ],
    ['with other line ends', key.replaceAll('\n', '\r\n')],
    ['with keys in capitals', key.replaceAll('aws_', 'AWS_')],
  ])('is read where it stands %s', (_how, body) => {
    expect(shown(body)).toEqual(['AKIAIOSFODNN7EXAMPLE', secret, null, null]);
  });

  test.each([
    ['nothing', ''],
    ['an ID alone', 'aws_access_key_id = AKIAIOSFODNN7EXAMPLE\n'],
    ['an empty secret', 'aws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key =\n'],
    ['a secret alone', `aws_secret_access_key = ${secret}\n`],
    ['a role', 'role_arn = arn:aws:iam::111122223333:role/Admin\nsource_profile = base\n'],
  ])('is none where there is %s', (_what, body) => {
    expect(shown(body)).toBeNull();
  });

  test('has the token that botocore takes: the older name first', () => {
    expect(shown(`${key}aws_session_token = new\naws_security_token = old\n`)).toMatchObject([
      {},
      {},
      'old',
      null,
    ]);
    expect(shown(`${key}aws_session_token = new\n`)).toMatchObject([{}, {}, 'new', null]);
  });

  test('ends when one of the tools that write such keys has noted it, and a long-term key never does', () => {
    const temporary = `${key}aws_session_token = t\n`;
    expect(shown(`${temporary}aws_expiration = 2026-11-21T13:00:00Z\n`)).toMatchObject([
      ...[{}, {}, 't'],
      '2026-11-21T13:00:00.000Z',
    ]);
    expect(shown(`${temporary}expiration = soon\n`)).toMatchObject([{}, {}, 't', null]);
    expect(shown(`${key}expiration = 2026-11-21T13:00:00Z\n`)).toMatchObject([{}, {}, null, null]);
  });

  test('is never seen by accident', () => {
    expect(JSON.stringify(keyOfBody(bytes(key)))).not.toContain(secret);
  });
});

describe('a file', () => {
  test('names profiles of the config file with their prefix', () => {
    const text = bytes(`[profile dev]\n${key}credential_process = /x\n[other]\n${key}`);
    expect(readKeySection(text, 'config', 'dev').section).toMatchObject({ credentialProcess: '/x' });
    expect(readKeySection(text, 'config', 'other').section).toBeNull();
    expect(readKeySection(text, 'credentials', 'other').section?.key?.accessKeyId).toBe(
      'AKIAIOSFODNN7EXAMPLE',
    );
  });

  test('that the AWS CLI refuses has no profiles, and says where it is refused', () => {
    expect(readKeySection(bytes(`[dev]\n${key}[broken\n`), 'credentials', 'dev')).toEqual({
      section: null,
      isRefused: true,
      refusedAt: 4,
    });
  });
});
