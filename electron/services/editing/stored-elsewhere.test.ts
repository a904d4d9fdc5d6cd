import { describe, expect, it } from 'vitest';
import { bridgeLine, config, credentials, saving, valueOf } from '../../../e2e/support/memory-editing.js';
import { storeLocation } from '../../../shared/vocabulary.js';
import {
  secret,
  otherId,
  other,
  otherKey,
  bridged,
  type Home,
  open,
  rowOf,
  apply,
  codeOf,
} from '../../../e2e/support/stored-editing.js';

describe('a profile that stands in both', () => {
  const both = (): Home => open({ files: { [config]: bridged, [credentials]: `[dev]\n${otherKey}` } });
  const ofStore = `${storeLocation}:dev`;

  it('has a form for each part', async () => {
    const home = both();
    const files = valueOf(await home.service.form('shared:dev'));
    expect(files).toMatchObject({ location: null, kind: 'access-key' });
    const stored = valueOf(await home.service.form(ofStore));
    expect(stored).toMatchObject({ id: 'shared:dev', name: 'dev', location: storeLocation });
    home.vault.setLocked('by-hand');
    expect(codeOf(await home.service.form(ofStore))).toBe('store-locked');
    expect(codeOf(await home.service.form('shared:dev'))).toBe('ok');
  });

  it('is saved in the part that the form is for, and the other stays', async () => {
    const home = both();
    const fresh = 'abcdefghijklmnopqrstuvwxyz0123456789ABCD';
    const typed = { kind: 'typed', secretAccessKey: fresh, sessionToken: null } as const;
    await apply(home, saving(ofStore, 'dev', { secret: typed }));
    expect(home.vault.text('dev')).toContain(fresh);
    expect(home.text(credentials)).toBe(`[dev]\n${otherKey}`);
    const sealed = home.vault.text('dev');
    await apply(home, saving('shared:dev', 'dev', { secret: { ...typed, secretAccessKey: secret } }));
    expect(home.vault.text('dev')).toBe(sealed);
    expect(home.text(credentials)).toContain(secret);
  });
});

describe('an import of a name that is in the store', () => {
  const profile = {
    name: 'dev',
    replace: true,
    settings: [
      { key: 'aws_access_key_id', value: otherId },
      { key: 'aws_secret_access_key', value: other },
    ],
    sections: [],
  };

  it('asks to unlock it instead of putting the key into the files in plain text', async () => {
    const home = open();
    home.vault.setLocked('by-hand');
    const edit = { kind: 'import', profiles: [{ ...profile, name: 'plain' }, profile] } as const;
    for (const result of [
      await home.service.applyEdit(edit, 'last-four'),
      await home.service.previewEdit(edit, 'last-four'),
    ]) {
      expect(result).toMatchObject({ failure: { code: 'store-locked', action: 'unlock-store' } });
    }
    expect(home.text(config)).toBe(bridged);
    expect(home.text(credentials)).toBeUndefined();
  });

  it('goes on without it where no name is, or where the files have one of their own', async () => {
    const home = open({ files: { [config]: bridged, [credentials]: `[dev]\n${otherKey}` } });
    home.vault.setLocked('by-hand');
    const profiles = [{ ...profile, name: 'plain' }, profile];
    valueOf(await home.service.applyEdit({ kind: 'import', profiles }, 'last-four'));
    expect(home.text(credentials)).toContain('[plain]');
  });
});

describe('a finding about the store', () => {
  it('is mended by writing the line', async () => {
    const home = open({ files: {} });
    await apply(home, { kind: 'fix', code: 'stored-profile-not-connected', file: storeLocation, line: 1 });
    expect(home.text(config)).toBe(`[profile dev]\ncredential_process = ${bridgeLine('id1')}\n`);
    const elsewhere = bridged.replace('/opt/keyway', '/srv/keyway');
    const broken = open({ files: { [config]: elsewhere } });
    expect((await rowOf(broken, 'dev'))?.findings).toEqual(['bridge-line-broken']);
    await apply(broken, { kind: 'fix', code: 'bridge-line-broken', file: '~/.aws/config', line: 2 });
    expect(broken.text(config)).toBe(bridged);
  });
});

describe('a stored profile made active', () => {
  it('gets [default] the line that hands it out, and stays its copy when it changes', async () => {
    const home = open();
    await home.makeActive('dev');
    expect(home.text(config)).toContain(`credential_process = ${bridgeLine('id1')}\nregion = eu-west-1\n`);
    expect(home.text(config)).toContain('[default]\n# Managed by Keyway: copy of profile "dev"');
    expect(home.text(credentials)).toBeUndefined();
    expect(await rowOf(home, 'dev')).toMatchObject({ active: true });
    await apply(home, { kind: 'region', ids: ['shared:dev'], region: 'us-east-1' });
    expect(home.text(config)?.match(/us-east-1/gu)?.length).toBe(2);
    expect(await rowOf(home, 'default')).toMatchObject({ copyOf: 'dev', findings: [] });
  });
  it('is connected on the way where it was not, also while it is locked', async () => {
    const home = open({ files: {} });
    home.vault.setLocked('by-hand');
    const preview = valueOf(await home.switching.preview({ name: 'dev' }, 'last-four'));
    expect(preview.files.map(({ path }) => path)).toEqual(['~/.aws/config']);
    await home.makeActive('dev');
    expect(home.text(config)?.match(/credential_process/gu)?.length).toBe(2);
    expect(home.text(credentials)).toBeUndefined();
    expect(await rowOf(home, 'dev')).toMatchObject({ active: true, stored: { connected: true } });
  });
});

describe('what the command line and imports name', () => {
  it('is one profile a name: a key that is set goes into the store', async () => {
    const home = open();
    const edit = {
      kind: 'save',
      from: { name: 'dev', location: null },
      to: { name: 'dev', location: null },
      changes: [
        { key: 'aws_access_key_id', value: otherId },
        { key: 'aws_secret_access_key', value: other },
      ],
      sections: [],
    } as const;
    valueOf(await home.service.applyEdit(edit, 'last-four'));
    expect(home.vault.text('dev')).toBe(otherKey);
    expect(home.text(credentials)).toBeUndefined();
    home.vault.setLocked('idle');
    expect(codeOf(await home.service.applyEdit(edit, 'last-four'))).toBe('store-locked');
    expect(home.text(credentials)).toBeUndefined();
  });
  it('can be given another Region while the store is locked', async () => {
    const home = open();
    home.vault.setLocked('idle');
    const places = [{ name: 'dev', location: null }];
    valueOf(await home.service.applyEdit({ kind: 'region', places, region: 'us-east-1' }, 'last-four'));
    expect(home.text(config)).toBe(bridged.replace('eu-west-1', 'us-east-1'));
  });
  it('is replaced in the store where it is there, and added to where it is asked for', async () => {
    const settings = [
      { key: 'aws_access_key_id', value: otherId },
      { key: 'aws_secret_access_key', value: other },
    ];
    const imported = (name: string) => ({ name, replace: true, settings, sections: [] });
    const home = open();
    valueOf(
      await home.service.applyEdit(
        { kind: 'import', profiles: [imported('dev'), imported('plain')] },
        'last-four',
      ),
    );
    expect(home.vault.text('dev')).toBe(otherKey);
    expect(home.text(credentials)).toBe(`[plain]\n${otherKey}`);
    valueOf(
      await home.service.applyEdit(
        { kind: 'import', profiles: [imported('kept')], location: storeLocation },
        'last-four',
      ),
    );
    expect(home.vault.text('kept')).toBe(otherKey);
    expect(home.text(config)).toContain('[profile kept]\ncredential_process = ');
  });
});
