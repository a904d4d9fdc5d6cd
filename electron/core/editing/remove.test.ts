import { describe, expect, it } from 'vitest';
import type { ProfileEdit } from './edit.js';
import { elsewherePath } from '../switching/testing.js';
import { edited, keyId, planned, shared } from './testing.js';

function removing(names: readonly string[], sources: Readonly<Record<string, string>> = {}): ProfileEdit {
  return { kind: 'remove', places: names.map(shared), sources: new Map(Object.entries(sources)) };
}

describe('removing profiles', () => {
  const config =
    '# top\n[profile a]\nregion = 1\n# within\noutput = json\n# after a\n\n[profile b]\nsource_profile = a\n\n[profile c]\nregion = 3\n';

  it('takes their sections out of both files and leaves every other line', () => {
    const credentials = `[a]\naws_access_key_id = ${keyId}\n[c]\nregion = x\n`;
    expect(edited({ config, credentials }, removing(['a', 'c']))).toMatchObject({
      config: '# top\n# after a\n\n[profile b]\nsource_profile = a\n\n',
      credentials: '',
    });
  });

  it('takes out every section of the name, or another would count from then on', () => {
    const twice = '[profile a]\nregion = 1\n[profile b]\n[profile "a"]\nregion = 2\n';
    expect(edited({ config: twice }, removing(['a'])).config).toBe('[profile b]\n');
    expect(
      edited({ config: '[default]\nx = 1\n[profile default]\ny = 1\n' }, removing(['default'])).config,
    ).toBe('');
  });

  it('says who is left with a source profile that is not there', () => {
    expect(planned({ config }, removing(['a', 'c']))).toMatchObject({
      value: { effects: { profiles: ['a', 'c'], broken: ['b'], repointed: [] } },
    });
  });

  it('gives those who stay another source profile', () => {
    const edit = removing(['a'], { b: 'c' });
    expect(edited({ config }, edit).config).toContain('[profile b]\nsource_profile = c\n');
    expect(planned({ config }, edit)).toMatchObject({ value: { effects: { broken: [], repointed: ['b'] } } });
  });

  it.each([
    [
      'there is no such profile',
      removing(['a', 'nosuch']),
      { code: 'profile-not-found', facts: { name: 'nosuch' } },
    ],
    [
      'the new source is not there',
      removing(['a'], { b: 'x' }),
      { facts: { problem: 'source-profile-missing' } },
    ],
    ['the new source goes too', removing(['a', 'c'], { b: 'c' }), { facts: { field: 'source_profile' } }],
    [
      'nobody has the name that shall get a new source',
      removing(['a'], { x: 'c' }),
      { code: 'profile-not-found' },
    ],
  ])('fails where %s', (_why, edit, failure) => {
    expect(planned({ config }, edit)).toMatchObject({ failure });
  });

  it('unindents a header that would become part of an earlier value', () => {
    const indented = '[profile x]\nregion = 1\n[profile a]\n   output = json\n  [profile b]\nregion = 2\n';
    expect(edited({ config: indented }, removing(['a'])).config).toBe(
      '[profile x]\nregion = 1\n[profile b]\nregion = 2\n',
    );
  });

  it('removes from other locations and the shared files at once', () => {
    const places = [shared('c'), { name: 'c', location: elsewherePath }];
    const after = edited(
      { config },
      { kind: 'remove', places, sources: new Map() },
      '[c]\nregion = 1\n[d]\n',
    );
    expect(after.elsewhere).toBe('[d]\n');
    expect(after.config).not.toContain('profile c');
  });

  it('takes five hundred at once', () => {
    const names = Array.from({ length: 500 }, (_, index) => `p${String(index)}`);
    const all = ['keep', ...names].map((name) => `[profile ${name}]\nregion = x\n`).join('');
    expect(edited({ config: all }, removing(names)).config).toBe('[profile keep]\nregion = x\n');
  });
});
