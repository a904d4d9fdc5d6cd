import { describe, expect, it } from 'vitest';
import type { ProfileEdit } from './edit.js';
import { elsewherePath } from '../switching/testing.js';
import { edited, keyId, planned, shared } from './testing.js';

/** Renames profiles of the shared files: `{ old: new }`. */
function renaming(names: Readonly<Record<string, string>>): ProfileEdit {
  return {
    kind: 'rename',
    renames: Object.entries(names).map(([name, to]) => ({ from: shared(name), to })),
  };
}

describe('renaming a profile', () => {
  it('changes its headers in both files and what names it, and nothing else', () => {
    const config =
      '# a\n[profile dev] # mine\nregion=x\n\n[profile ops]\nSource_Profile : dev\n[profile other]\nsource_profile = devs\n';
    const credentials = `[dev]\naws_access_key_id = ${keyId}\n[svc]\nsource_profile = dev\n`;
    const edit = renaming({ dev: 'development' });
    expect(edited({ config, credentials }, edit)).toMatchObject({
      config: config.replace('[profile dev]', '[profile development]').replace(': dev\n', ': development\n'),
      credentials: credentials.replace('[dev]', '[development]').replace('= dev\n', '= development\n'),
    });
    expect(planned({ config, credentials }, edit)).toMatchObject({
      value: {
        effects: { profiles: ['development'], repointed: ['ops', 'svc'], broken: [] },
        newSettings: [],
      },
    });
  });

  it.each(['[profile "dev"]', "[profile 'dev']", '[profile  dev]', '[profile\tdev]', '  [profile dev];c'])(
    'finds it by the header %j',
    (header) => {
      const after = edited({ config: `${header}\nregion = x\n` }, renaming({ dev: 'new' }));
      expect(after.config).toContain('[profile new]');
      expect(after.config).not.toContain('dev');
    },
  );

  it('leaves [profile dev] of the credentials file, which is another profile', () => {
    const credentials = '[profile dev]\nregion = x\n[dev]\nregion = y\n';
    expect(edited({ credentials }, renaming({ dev: 'new' })).credentials).toBe(
      credentials.replace('[dev]', '[new]'),
    );
  });

  it('gives several sections of one name a spelling each, the one that counts the plainest', () => {
    const config = '[profile dev]\nregion = a\n[profile "dev"]\nregion = b\n';
    expect(edited({ config }, renaming({ dev: 'new' })).config).toBe(
      '[profile "new"]\nregion = a\n[profile new]\nregion = b\n',
    );
    const both = '[profile default]\nregion = a\n[default]\nregion = b\n';
    expect(edited({ config: both }, renaming({ default: 'new' })).config).toBe(
      '[profile "new"]\nregion = a\n[profile new]\nregion = b\n',
    );
  });

  it('follows a profile that names itself, and a source_profile that [DEFAULT] lends', () => {
    const config = '[DEFAULT]\nsource_profile = dev\n[profile dev]\nsource_profile = dev\n';
    expect(edited({ config }, renaming({ dev: 'new' })).config).toBe(
      '[DEFAULT]\nsource_profile = new\n[profile new]\nsource_profile = new\n',
    );
  });

  it('lets profiles swap names, and names move up', () => {
    const config =
      '[profile a]\nregion = 1\n[profile b]\nregion = 2\nsource_profile = a\n[profile c]\nsource_profile = b\n';
    expect(edited({ config }, renaming({ a: 'b', b: 'a' })).config).toBe(
      '[profile b]\nregion = 1\n[profile a]\nregion = 2\nsource_profile = b\n[profile c]\nsource_profile = a\n',
    );
    expect(edited({ config }, renaming({ a: 'b', b: 'd' })).config).toBe(
      '[profile b]\nregion = 1\n[profile d]\nregion = 2\nsource_profile = b\n[profile c]\nsource_profile = d\n',
    );
  });

  it('makes a default of a profile, and a profile of the default', () => {
    const config = '[default]\nregion = a\n[profile x]\nsource_profile = default\n';
    expect(edited({ config }, renaming({ default: 'mine' })).config).toBe(
      '[profile mine]\nregion = a\n[profile x]\nsource_profile = mine\n',
    );
    expect(edited({ config }, renaming({ default: 'mine', x: 'default' })).config).toBe(
      '[profile mine]\nregion = a\n[default]\nsource_profile = mine\n',
    );
  });

  it('stays within its own file in another location', () => {
    const from = { name: 'dev', location: elsewherePath };
    const config = '[profile dev]\n[profile ops]\nsource_profile = dev\n';
    const after = edited(
      { config },
      { kind: 'rename', renames: [{ from, to: 'new' }] },
      '[dev]\nregion = x\n[ops]\nsource_profile = dev\n',
    );
    expect(after).toMatchObject({ config, elsewhere: '[new]\nregion = x\n[ops]\nsource_profile = new\n' });
  });

  it.each([
    ['the name is taken', { dev: 'ops' }, 'profile-exists'],
    ['the name is taken by the default', { dev: 'default' }, 'profile-exists'],
    ['two would have one name', { dev: 'new', ops: 'new' }, 'profile-exists'],
    ['there is none', { nosuch: 'new' }, 'profile-not-found'],
    ['no header says the name', { dev: 'a]b' }, 'invalid-setting'],
  ])('fails where %s', (_why, names, code) => {
    const config = '[default]\n[profile dev]\n[profile ops]\n';
    expect(planned({ config }, renaming(names))).toMatchObject({ failure: { code } });
  });

  it('fails where one profile is given two names', () => {
    const renames = ['a', 'b'].map((to) => ({ from: shared('dev'), to }));
    expect(planned({ config: '[profile dev]\n' }, { kind: 'rename', renames })).toMatchObject({
      failure: { code: 'profile-exists' },
    });
  });

  it('writes nothing for the name that it has', () => {
    expect(planned({ config: '[profile "dev"]\n' }, renaming({ dev: 'dev' }))).toMatchObject({
      value: { steps: [] },
    });
  });
});
