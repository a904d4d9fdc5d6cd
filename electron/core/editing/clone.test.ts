import { describe, expect, it } from 'vitest';
import { elsewherePath } from '../switching/testing.js';
import { edited, keyId, planned, secretKey, shared } from './testing.js';

const cloning = (from: string, to: string) =>
  ({ kind: 'clone', from: shared(from), to: shared(to) }) as const;

describe('cloning a profile', () => {
  it('copies its lines in each of its files, comments, blocks and unknown keys too', () => {
    const section = 'region=x\n# why\ns3 =\n    addressing_style = path\n\n  # deep\n    x = 1\nCustom : y\n';
    const config = `[profile "a"] # c\n${section}# below\n\n[profile b]\nregion = z\n`;
    const credentials = `[a]\naws_access_key_id = ${keyId}\naws_secret_access_key = ${secretKey}\n`;
    expect(edited({ config, credentials }, cloning('a', 'my copy'))).toMatchObject({
      config: `${config}\n[profile "my copy"]\n${section}`,
      credentials: `${credentials}\n[my copy]\n${credentials.slice(4)}`,
    });
  });

  it('leaves the comment of a copied default behind', () => {
    const mark = '# Managed by Keyway: copy of profile "dev" (1c9f04aa). Take it back: keyway use --restore';
    const config = `[default]\n${mark}\nregion = x\n`;
    expect(edited({ config }, cloning('default', 'mine')).config).toBe(
      `${config}\n[profile mine]\nregion = x\n`,
    );
  });

  it('copies settings one by one into another credentials file, and back', () => {
    const config = '[profile a]\nregion = x\ns3 =\n  y = 1\n';
    const credentials = `[a]\naws_access_key_id = ${keyId}\nregion = z\n`;
    const there = { name: 'b', location: elsewherePath };
    const after = edited({ config, credentials }, { kind: 'clone', from: shared('a'), to: there }, '');
    expect(after.elsewhere).toBe(`[b]\nregion = z\ns3 =\n    y = 1\naws_access_key_id = ${keyId}\n`);
    const back = edited({}, { kind: 'clone', from: there, to: shared('c') }, after.elsewhere ?? '');
    expect(back).toMatchObject({
      config: '[profile c]\nregion = z\ns3 =\n    y = 1\n',
      credentials: `[c]\naws_access_key_id = ${keyId}\n`,
    });
  });

  it.each([
    ['the name is taken', cloning('a', 'b'), 'profile-exists'],
    ['there is no such profile', cloning('x', 'y'), 'profile-not-found'],
    ['no header says the name', cloning('a', 'a]'), 'invalid-setting'],
  ])('fails where %s', (_why, edit, code) => {
    expect(planned({ config: '[profile a]\n[profile b]\n' }, edit)).toMatchObject({ failure: { code } });
  });

  it('asks no consent for what was there already', () => {
    const config = '[profile a]\ncredential_process = /bin/x\n';
    expect(planned({ config }, cloning('a', 'b'))).toMatchObject({ value: { newSettings: [] } });
  });
});
