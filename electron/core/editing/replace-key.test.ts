import { describe, expect, it } from 'vitest';
import { Secret } from '../secret.js';
import type { NewKey, ProfileEdit } from './edit.js';
import { edited, keyId, otherKeyId, otherSecretKey, planned, secretKey, shared } from './testing.js';

function replacing(name: string, more: Partial<NewKey> = {}): ProfileEdit {
  const key = { accessKeyId: otherKeyId, secretAccessKey: new Secret(otherSecretKey), sessionToken: null };
  return { kind: 'replace-key', place: shared(name), key: { ...key, ...more } };
}

const old = `aws_access_key_id = ${keyId}\naws_secret_access_key = ${secretKey}\n`;
const fresh = `aws_access_key_id = ${otherKeyId}\naws_secret_access_key = ${otherSecretKey}\n`;

describe('replacing a key', () => {
  it('goes everywhere where the old ID stands, and nowhere else', () => {
    const texts = {
      config: `[profile a]\nregion = x\n${old}[legacy]\n${old}`,
      credentials: `# was: aws_access_key_id = ${keyId}\n[a]\n${old}[b]\naws_access_key_id = other\n[c]\nAWS_ACCESS_KEY_ID=${keyId}\n`,
    };
    const after = edited(texts, replacing('a'), `[job]\n${old}`);
    expect(after).toEqual({
      config: `[profile a]\nregion = x\n${fresh}[legacy]\n${fresh}`,
      credentials:
        `# was: aws_access_key_id = ${keyId}\n[a]\n${fresh}[b]\naws_access_key_id = other\n` +
        `[c]\nAWS_ACCESS_KEY_ID=${otherKeyId}\naws_secret_access_key = ${otherSecretKey}\n`,
      elsewhere: `[job]\n${fresh}`,
    });
    expect(planned(texts, replacing('a'), `[job]\n${old}`)).toMatchObject({
      value: { effects: { profiles: ['a', 'c', 'job'] }, newSettings: [] },
    });
  });

  it('takes session tokens out, or gives them the new one', () => {
    const credentials = `[a]\n${old}aws_session_token = t\naws_security_token = t\n[b]\n${old}`;
    expect(edited({ credentials }, replacing('a')).credentials).toBe(`[a]\n${fresh}[b]\n${fresh}`);
    expect(edited({ credentials }, replacing('a', { sessionToken: new Secret('n') })).credentials).toBe(
      `[a]\n${fresh}aws_session_token = n\naws_security_token = n\n[b]\n${fresh}aws_session_token = n\n`,
    );
  });

  it('finds the ID with a comment behind it, and keeps that', () => {
    const credentials = `[a]\n${old}[b]\naws_access_key_id = ${keyId} # laptop\naws_secret_access_key = x\n`;
    const after = `[a]\n${fresh}[b]\n# laptop\n${fresh}`;
    expect(edited({ credentials }, replacing('a')).credentials).toBe(after);
    expect(edited({ credentials }, replacing('b')).credentials).toBe(after);
  });

  it.each([
    ['no such profile', replacing('x'), { code: 'profile-not-found' }],
    ['the profile has no key', replacing('none'), { facts: { field: 'aws_access_key_id' } }],
    [
      'the secret is empty',
      replacing('a', { secretAccessKey: new Secret('') }),
      { facts: { field: 'aws_secret_access_key', problem: 'value-missing' } },
    ],
    [
      'the token cannot be written',
      replacing('a', { sessionToken: new Secret('a\nb') }),
      { facts: { field: 'aws_session_token', problem: 'value-with-line-break' } },
    ],
  ])('fails where %s', (_why, edit, failure) => {
    expect(planned({ credentials: `[a]\n${old}[none]\nregion = x\n` }, edit)).toMatchObject({ failure });
  });

  it('fails where a file that has the key is refused, and passes over one that has it not', () => {
    const credentials = `[a]\n${old}`;
    expect(planned({ credentials }, replacing('a'), `[x]\n${old}[x]\n`)).toMatchObject({
      failure: { code: 'file-refused' },
    });
    expect(planned({ credentials }, replacing('a'), '[x]\n[x]\n').ok).toBe(true);
  });
});
