import { describe, expect, it } from 'vitest';
import { Secret } from '../secret.js';
import type { ImportedProfile, ProfileEdit } from './edit.js';
import { changesOf, edited, keyId, planned, secretKey } from './testing.js';

function importing(...profiles: readonly Partial<ImportedProfile>[]): ProfileEdit {
  const plain = { name: 'a', replace: false, settings: [], sections: [] };
  return { kind: 'import', profiles: profiles.map((profile) => ({ ...plain, ...profile })) };
}

describe('importing profiles', () => {
  it('adds them, each setting where it belongs, with the sections that they name', () => {
    const settings = changesOf({
      aws_access_key_id: keyId,
      aws_secret_access_key: new Secret(secretKey),
      region: 'x',
    });
    const session = {
      kind: 'sso-session',
      name: 'corp',
      changes: changesOf({ sso_region: 'eu-west-1' }),
      mustAgree: true,
      mayCreate: true,
    } as const;
    const edit = importing(
      { settings },
      { name: 'b', settings: changesOf({ sso_session: 'corp' }), sections: [session] },
    );
    expect(edited({}, edit)).toMatchObject({
      config:
        '[profile a]\nregion = x\n\n[profile b]\nsso_session = corp\n\n[sso-session corp]\nsso_region = eu-west-1\n',
      credentials: `[a]\naws_access_key_id = ${keyId}\naws_secret_access_key = ${secretKey}\n`,
    });
    expect(planned({}, edit)).toMatchObject({ value: { effects: { profiles: ['a', 'b'] } } });
  });

  it('takes the place of a profile as a whole; its comments stay', () => {
    const texts = {
      config: '[profile a]\n# mine\nregion = x\noutput = json\ns3 =\n    x = 1\n    y = 2\n',
      credentials: `[a]\naws_access_key_id = ${keyId}\n`,
    };
    const settings = changesOf({ region: 'z', 's3.y': '3' });
    expect(edited(texts, importing({ replace: true, settings }))).toMatchObject({
      config: '[profile a]\n# mine\nregion = z\ns3 =\n    y = 3\n',
      credentials: '[a]\n',
    });
  });

  it('fails where a name is taken, and where two have one name', () => {
    expect(planned({ config: '[profile a]\n' }, importing({}))).toMatchObject({
      failure: { code: 'profile-exists', facts: { name: 'a' } },
    });
    expect(planned({}, importing({}, { replace: true }))).toMatchObject({
      failure: { code: 'profile-exists' },
    });
  });

  it('writes nothing at all where one of them cannot be written', () => {
    const bad = importing({}, { name: 'b', settings: changesOf({ region: 'a\n[evil]' }) });
    expect(planned({}, bad)).toMatchObject({ failure: { code: 'invalid-setting' } });
  });
});
