import { describe, expect, it } from 'vitest';
import { readProfiles } from '../profiles/profiles.js';
import { readActive } from './active.js';
import { planActive } from './plan-active.js';
import { applyPlan, elsewherePath, filesOf, type Texts } from './testing.js';

const role = `[profile dev]
region = eu-west-1
role_arn = arn:aws:iam::111122223333:role/Admin
source_profile = base
`;
const baseKeys = `[base]
aws_access_key_id = AKIAIOSFODNN7EXAMPLE
aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY
`;
const otherKeys = `[default]
aws_access_key_id = AKIAI44QH8DHBEXAMPLE
aws_secret_access_key = je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY
`;

function activate(texts: Texts, name: string, elsewhere?: string, location: string | null = null): Texts {
  const plan = planActive(filesOf(texts, elsewhere), { name, location });
  if (!plan.ok) throw new Error(JSON.stringify(plan.failure));
  return applyPlan(texts, plan.value);
}

function activeOf(texts: Texts, elsewhere?: string) {
  const files = filesOf(texts, elsewhere);
  return readActive(readProfiles(files), files);
}

function unmarked(text: string): string {
  return text.replace(/^# Managed by Keyway.*\n/gmu, '');
}

describe('making a profile active', () => {
  it('appends a marked copy of the profile, its Region along, and nothing else', () => {
    const after = activate({ config: role, credentials: baseKeys }, 'dev');
    expect(after.credentials).toBe(baseKeys);
    expect(after.config.startsWith(role)).toBe(true);
    expect(after.config.slice(role.length)).toMatch(
      /^\[default\]\n# Managed by Keyway: copy of profile "dev" \([0-9a-f]{8}\)\. Take it back: keyway use --restore\nregion = eu-west-1\nrole_arn = arn:aws:iam::111122223333:role\/Admin\nsource_profile = base\n$/u,
    );
    expect(activeOf(after)).toMatchObject({
      copyOf: { name: 'dev', location: null },
      upToDate: true,
      keptAs: [],
    });
  });

  it('keeps an earlier default of both files as a profile of its own', () => {
    const config = `# mine\n[default]\nregion = us-east-1\n\n${role}`;
    const after = activate({ config, credentials: otherKeys + baseKeys }, 'dev');
    expect(
      after.config.startsWith('# mine\n[profile default-before]\nregion = us-east-1\n\n[profile dev]\n'),
    ).toBe(true);
    expect(after.credentials).toBe(otherKeys.replace('[default]', '[default-before]') + baseKeys);
    expect(activeOf(after).keptAs).toEqual(['default-before']);
  });

  it('copies keys into the credentials file and settings into the config file', () => {
    const config =
      '[profile base]\nregion = eu-central-1\ns3 =\n    addressing_style = path\n\n    # keep\n    use_accelerate_endpoint = true\n';
    const after = activate({ config, credentials: baseKeys }, 'base');
    expect(unmarked(after.config)).toBe(
      `${config}[default]\nregion = eu-central-1\ns3 =\n    addressing_style = path\n    use_accelerate_endpoint = true\n`,
    );
    expect(unmarked(after.credentials)).toBe(baseKeys + baseKeys.replace('[base]', '[default]'));
    expect(activeOf(after)).toMatchObject({ copyOf: { name: 'base' }, upToDate: true });
  });

  it('moves keys in the other file to safety that would outrank the new default', () => {
    const process = '[profile tool]\ncredential_process = /opt/bin/credentials\n';
    const after = activate({ config: process, credentials: otherKeys }, 'tool');
    expect(after.credentials).toBe(otherKeys.replace('[default]', '[default-before]'));
    expect(unmarked(after.config)).toBe(`${process}[default]\ncredential_process = /opt/bin/credentials\n`);
  });

  it('keeps what source_profile = default means, the target included', () => {
    const config =
      '[profile dev]\nrole_arn = arn:aws:iam::111122223333:role/Admin\nsource_profile = default\n';
    const after = activate({ config, credentials: otherKeys }, 'dev');
    expect(unmarked(after.config)).toBe(
      config.replace('= default', '= default-before') +
        '[default]\nrole_arn = arn:aws:iam::111122223333:role/Admin\nsource_profile = default-before\n',
    );
    expect(activeOf(after).upToDate).toBe(true);
  });

  it('replaces its own copy and leaves nothing of it behind', () => {
    const texts = { config: role, credentials: baseKeys };
    const once = activate(texts, 'dev');
    const twice = activate(once, 'base');
    expect(twice.config).toBe(role);
    expect(activate(twice, 'dev')).toEqual({ config: once.config, credentials: baseKeys });
  });

  it("remembers through every switch where the person's own default is", () => {
    const texts = { config: role, credentials: otherKeys + baseKeys };
    const after = activate(activate(texts, 'dev'), 'base');
    expect(activeOf(after).keptAs).toEqual(['default-before']);
    expect(after.credentials.match(/default-before\]/gu)).toHaveLength(1);
  });

  it('points a source_profile = default at the original of the copy that goes', () => {
    const once = activate({ config: role, credentials: baseKeys }, 'base');
    const later = {
      ...once,
      config: `${once.config}[profile later]\nrole_arn = arn:aws:iam::111122223333:role/Later\nsource_profile = default\n`,
    };
    expect(activate(later, 'dev').config).toContain('role/Later\nsource_profile = base\n');
  });

  it('keeps a copy that somebody edited since as a profile of its own', () => {
    const once = activate({ config: role, credentials: baseKeys }, 'dev');
    const edited = { ...once, config: `${once.config}output = json\n` };
    const after = activate(edited, 'base');
    expect(unmarked(after.config)).toBe(
      `${role}[profile default-before]\nregion = eu-west-1\nrole_arn = arn:aws:iam::111122223333:role/Admin\nsource_profile = base\noutput = json\n`,
    );
  });

  it('keeps a copy whose original is gone', () => {
    const once = activate({ config: '', credentials: baseKeys }, 'base');
    const gone = { config: role, credentials: once.credentials.slice(baseKeys.length) };
    expect(unmarked(activate(gone, 'dev').credentials)).toBe(baseKeys.replace('[base]', '[default-before]'));
  });

  it('keeps both where a config file holds [default] and [profile default]', () => {
    const config = `[default]\nregion = us-east-1\n[profile default]\nregion = us-west-2\n${role}`;
    const after = activate({ config, credentials: baseKeys }, 'dev');
    expect(unmarked(after.config)).toBe(
      `[profile default-before-2]\nregion = us-east-1\n[profile default-before]\nregion = us-west-2\n${role}` +
        role.replace('[profile dev]', '[profile default]'),
    );
  });

  it('writes [profile default] where the file had it so', () => {
    const after = activate(
      { config: `[profile default]\noutput = text\n${role}`, credentials: baseKeys },
      'dev',
    );
    expect(unmarked(after.config)).toBe(
      `[profile default-before]\noutput = text\n${role}${role.replace('[profile dev]', '[profile default]')}`,
    );
  });

  it('does nothing where the profile is active already', () => {
    const once = activate({ config: role, credentials: baseKeys }, 'dev');
    expect(planActive(filesOf(once), { name: 'dev', location: null })).toEqual({
      ok: true,
      value: { steps: [], kept: [], repointed: [], headers: { config: [], credentials: [] } },
    });
  });

  it('copies again where the original changed', () => {
    const once = activate({ config: role, credentials: baseKeys }, 'dev');
    const changed = { ...once, config: once.config.replace('eu-west-1', 'eu-west-3') };
    expect(activeOf(changed)).toMatchObject({ copyOf: { name: 'dev' }, upToDate: false });
    expect(activeOf(activate(changed, 'dev'))).toMatchObject({ copyOf: { name: 'dev' }, upToDate: true });
  });

  it('copies a profile of another credentials file into the shared credentials file', () => {
    const elsewhere = baseKeys.replace('[base]', '[batch]');
    const after = activate({ config: '', credentials: otherKeys }, 'batch', elsewhere, elsewherePath);
    expect(unmarked(after.credentials)).toBe(
      otherKeys.replace('[default]', '[default-before]') + baseKeys.replace('[base]', '[default]'),
    );
    expect(activeOf(after, elsewhere)).toMatchObject({
      copyOf: { name: 'batch', location: elsewherePath },
      upToDate: true,
    });
  });

  it.each(['my prod', '__proto__', 'a"b', "it's", 'ünïcode-日本', 'a.b', 'x\\y', 'constructor'])(
    'works for the name %s',
    (name) => {
      const credentials = baseKeys.replace('[base]', `[${name}]`);
      const after = activate({ config: '', credentials }, name);
      expect(activeOf(after)).toMatchObject({ copyOf: { name, location: null }, upToDate: true });
      expect(unmarked(after.credentials)).toBe(credentials + baseKeys.replace('[base]', '[default]'));
    },
  );

  it('never puts a secret into the mark', () => {
    const after = activate({ config: '', credentials: baseKeys }, 'base');
    const marks = after.credentials.split('\n').filter((line) => line.startsWith('# Managed by Keyway'));
    const changed = activate({ config: '', credentials: baseKeys.replace('wJalr', 'xJalr') }, 'base');
    expect(marks).toHaveLength(1);
    expect(changed.credentials).toContain(marks[0]);
  });

  it('keeps line ends and adds a missing final newline only to go on', () => {
    const config = role.replaceAll('\n', '\r\n').slice(0, -2);
    const after = activate({ config, credentials: '' }, 'dev');
    expect(after.config.startsWith(`${config}\r\n[default]\r\n`)).toBe(true);
    expect(after.config.replaceAll('\r\n', '')).not.toContain('\n');
  });
});

describe('what cannot be made active', () => {
  it('says that there is no such profile', () => {
    expect(
      planActive(filesOf({ config: role, credentials: '' }), { name: 'nosuch', location: null }),
    ).toMatchObject({
      ok: false,
      failure: { code: 'profile-not-found', facts: { name: 'nosuch' } },
    });
  });

  it('says that default already is what it would become', () => {
    expect(
      planActive(filesOf({ config: '', credentials: otherKeys }), { name: 'default', location: null }),
    ).toMatchObject({
      failure: { code: 'profile-not-usable', facts: { name: 'default', reason: 'is-default' } },
    });
  });

  it('says that a profile without a setting has nothing to copy', () => {
    expect(
      planActive(filesOf({ config: '[profile empty]\n', credentials: '' }), {
        name: 'empty',
        location: null,
      }),
    ).toMatchObject({
      failure: { code: 'profile-not-usable', facts: { name: 'empty', reason: 'no-settings' } },
    });
  });

  it('does not touch files that the AWS CLI refuses as a whole', () => {
    const config = `${role}[profile dev]\nregion = x\n`;
    expect(
      planActive(filesOf({ config, credentials: baseKeys }), { name: 'base', location: null }),
    ).toMatchObject({
      failure: {
        code: 'file-refused',
        facts: { path: '~/.aws/config', reason: 'duplicate-section', line: 5 },
        action: 'open-file-at-line',
      },
    });
  });
});
