import { describe, expect, it } from 'vitest';
import { identityOf } from '../profiles/identity.js';
import { readProfiles } from '../profiles/profiles.js';
import { Secret } from '../secret.js';
import { readActive } from '../switching/active.js';
import { planActive } from '../switching/plan-active.js';
import { planRestore } from '../switching/plan-restore.js';
import type { SwitchFiles, Target } from '../switching/switch-files.js';
import { applyPlan, elsewherePath, filesOf, type Texts } from '../switching/testing.js';
import type { EditingPlan, ProfileEdit } from './edit.js';
import { planEdit } from './plan-edit.js';
import {
  applySteps,
  changesOf,
  type EditedTexts,
  keyId,
  otherKeyId,
  otherSecretKey,
  saving,
  secretKey,
  shared,
  textsOf,
} from './testing.js';

const key = `aws_access_key_id = ${keyId}\naws_secret_access_key = ${secretKey}\n`;
const home: Texts = {
  config: '[profile dev]\nregion = eu-west-1\nsource_profile = base\n[profile base]\nregion = b\n',
  credentials: `[dev]\n${key}[base]\n${key}`,
};

/** The home with a profile made active. */
function active(texts: Texts, target: Target = shared('dev'), elsewhere?: string): SwitchFiles {
  const plan = planActive(filesOf(texts, elsewhere), target);
  if (!plan.ok) throw new Error(plan.failure.code);
  return filesOf(applyPlan(texts, plan.value), elsewhere);
}

interface After extends EditedTexts {
  readonly effects: EditingPlan['effects'];
  /** What the default is now, by the reading of switching. */
  readonly active: ReturnType<typeof readActive>;
  readonly files: SwitchFiles;
}

function after(files: SwitchFiles, edit: ProfileEdit): After {
  const plan = planEdit(files, edit);
  if (!plan.ok) throw new Error(plan.failure.code);
  const now = applySteps(files, plan.value);
  const reading = readActive(readProfiles(now), now);
  return { ...textsOf(now), effects: plan.value.effects, active: reading, files: now };
}

/** Of a file, from `[default]` on, without the mark. */
function defaultOf(text: string): string {
  return text.slice(text.indexOf('[default]')).replace(/^# Managed.*\n/mu, '');
}

const upToDate = { copyOf: shared('dev'), upToDate: true };

describe('a default that is a copy of the profile', () => {
  it('follows a setting that changes, where it stands', () => {
    const files = active(home);
    const now = after(files, saving('dev', { region: 'x', output: 'json' }));
    expect(defaultOf(now.config)).toBe('[default]\nregion = x\nsource_profile = base\noutput = json\n');
    expect(now.credentials).toBe(textsOf(files).credentials);
    expect(now).toMatchObject({ active: upToDate, effects: { defaultFollows: true, defaultStays: false } });
  });

  it('keeps its place and the comments that somebody wrote into it', () => {
    const texts = textsOf(active(home));
    const files = filesOf({
      ...texts,
      config: `${texts.config.replace('region = eu-west-1\nsource_profile = base\n[profile base]', '$&')}# note\n\n[profile after]\nregion = z\n`,
    });
    const now = after(files, saving('dev', { region: 'x' }));
    expect(defaultOf(now.config)).toBe(
      '[default]\nregion = x\nsource_profile = base\n# note\n\n[profile after]\nregion = z\n',
    );
    expect(now.active).toMatchObject(upToDate);
  });

  it('gets a part in the file that was without, and loses one', () => {
    const files = active({ config: '[profile dev]\nregion = x\n', credentials: '' });
    const more = after(
      files,
      saving('dev', { aws_access_key_id: keyId, aws_secret_access_key: new Secret(secretKey) }),
    );
    expect(defaultOf(more.credentials)).toBe(`[default]\n${key}`);
    expect(more.active).toMatchObject(upToDate);
    const less = after(more.files, saving('dev', { region: null }));
    expect(less.config).toBe('[profile dev]\n');
    expect(less.active).toMatchObject(upToDate);
  });

  it('stays where nothing of the profile is left to copy', () => {
    const files = active({ config: '[profile dev]\nregion = x\n', credentials: '' });
    const now = after(files, saving('dev', { region: null }));
    expect(defaultOf(now.config)).toBe('[default]\nregion = x\n');
    expect(now.effects).toMatchObject({ defaultFollows: false, defaultStays: true });
  });

  it('stays where the profile is removed, and is then kept as the person’s own', () => {
    const files = active(home);
    const now = after(files, { kind: 'remove', places: [shared('dev')], sources: new Map() });
    expect(defaultOf(now.config)).toBe(defaultOf(textsOf(files).config));
    expect(now.effects).toMatchObject({ defaultFollows: false, defaultStays: true });
    const next = planActive(now.files, shared('base'));
    expect(next).toMatchObject({ ok: true, value: { kept: ['default-before'] } });
  });

  it('names the profile as it is called now', () => {
    const now = after(active(home), {
      kind: 'rename',
      renames: [{ from: shared('dev'), to: 'development' }],
    });
    expect(now.active).toMatchObject({ copyOf: shared('development'), upToDate: true });
    expect(now.effects).toMatchObject({ profiles: ['development'], repointed: [], defaultFollows: true });
  });

  it('follows when its source profile is renamed', () => {
    const now = after(active(home), { kind: 'rename', renames: [{ from: shared('base'), to: 'root' }] });
    expect(defaultOf(now.config)).toBe('[default]\nregion = eu-west-1\nsource_profile = root\n');
    expect(now.active).toMatchObject(upToDate);
    expect(now.effects).toMatchObject({ repointed: ['dev'], defaultFollows: true });
  });

  it('gets a new key with the profile', () => {
    const newKey = {
      accessKeyId: otherKeyId,
      secretAccessKey: new Secret(otherSecretKey),
      sessionToken: null,
    };
    const now = after(active(home), { kind: 'replace-key', place: shared('base'), key: newKey });
    expect(now.credentials).not.toContain(keyId);
    expect(now.credentials.split(otherSecretKey)).toHaveLength(4);
    expect(now.active).toMatchObject(upToDate);
    expect(now.effects).toMatchObject({ profiles: ['base', 'dev'], defaultFollows: true });
  });

  it('has the Region of the profile it stands for', () => {
    const now = after(active(home), { kind: 'default-region', region: 'us-east-1' });
    expect(now.config).toContain('[profile dev]\nregion = us-east-1\n');
    expect(defaultOf(now.config)).toContain('region = us-east-1');
    expect(now.active).toMatchObject(upToDate);
    expect(now.effects).toMatchObject({ profiles: ['default', 'dev'], defaultFollows: true });
  });

  it('follows a profile of another credentials file', () => {
    const place = { name: 'job', location: elsewherePath };
    const files = active({ config: '', credentials: '' }, place, `[job]\n${key}`);
    const changes = changesOf({ region: 'x' });
    const now = after(files, { kind: 'save', from: place, to: place, changes, sections: [] });
    expect(defaultOf(now.credentials)).toBe(`[default]\n${key}region = x\n`);
    expect(now.active).toMatchObject({ copyOf: place, upToDate: true });
  });

  it('is left alone by edits of other profiles', () => {
    const files = active(home);
    const now = after(files, saving('base', { region: 'x' }));
    expect(defaultOf(now.config)).toBe(defaultOf(textsOf(files).config));
    expect(now.effects).toMatchObject({ defaultFollows: false, defaultStays: false });
  });

  it('can still be taken back: the names of what it stands before follow', () => {
    const own = { ...home, config: `[default]\nregion = mine\n${home.config}` };
    const files = active(own);
    const now = after(files, {
      kind: 'rename',
      renames: [{ from: shared('default-before'), to: 'earlier' }],
    });
    const back = planRestore(now.files);
    expect(back.ok && applyPlan(now, back.value).config).toContain('[default]\nregion = mine\n');
  });

  it('is the person’s own once they edit it, and not followed', () => {
    const now = after(active(home), saving('default', { region: 'mine' }));
    expect(now.active.copyOf).toBeNull();
    const later = after(now.files, saving('dev', { region: 'x' }));
    expect(defaultOf(later.config)).toContain('region = mine');
    expect(later.effects.defaultFollows).toBe(false);
  });

  it('loses its mark when it gets another name', () => {
    const now = after(active(home), { kind: 'rename', renames: [{ from: shared('default'), to: 'mine' }] });
    expect(now.config + now.credentials).not.toContain('Managed');
    expect(now.active).toMatchObject({ exists: false, managed: false });
  });
});

describe('a copy that another program made stale', () => {
  const stale = (): SwitchFiles => {
    const texts = textsOf(active(home));
    return filesOf({ ...texts, config: texts.config.replace('eu-west-1', 'us-west-2') });
  };

  it('is made anew when the profile is edited', () => {
    const now = after(stale(), saving('dev', { output: 'json' }));
    expect(defaultOf(now.config)).toContain('region = us-west-2');
    expect(now.active).toMatchObject(upToDate);
  });

  it('is not made anew by a rename', () => {
    const now = after(stale(), { kind: 'rename', renames: [{ from: shared('dev'), to: 'new' }] });
    expect(defaultOf(now.config)).toContain('region = eu-west-1');
    expect(now.active).toMatchObject({ copyOf: shared('new'), upToDate: false });
  });

  it('gets a default Region of its own, and is the person’s from then on', () => {
    const now = after(stale(), { kind: 'default-region', region: 'x' });
    expect(defaultOf(now.config)).toContain('region = x');
    expect(now.config).toContain('[profile dev]\nregion = us-west-2\n');
    expect(now.active.copyOf).toBeNull();
  });
});

describe('the default Region', () => {
  it('goes into [default], begun where there is none', () => {
    const edit = { kind: 'default-region', region: 'x' } as const;
    expect(after(filesOf({ config: '[profile a]\n', credentials: '' }), edit).config).toBe(
      '[profile a]\n\n[default]\nregion = x\n',
    );
    const there = filesOf({ config: '[profile default]\noutput = json\n', credentials: '' });
    expect(after(there, edit).config).toBe('[profile default]\noutput = json\nregion = x\n');
    expect(after(there, { kind: 'default-region', region: null }).config).toBe(
      '[profile default]\noutput = json\n',
    );
  });

  it('refuses what cannot be written', () => {
    const files = filesOf({ config: '', credentials: '' });
    expect(planEdit(files, { kind: 'default-region', region: 'a\nb' })).toMatchObject({
      failure: { facts: { field: 'region', problem: 'value-with-line-break' } },
    });
  });
});

describe('the Region of several profiles', () => {
  it('is written to each', () => {
    const files = filesOf({ config: '[profile a]\nregion = 1\n[profile b]\n', credentials: '[c]\n' });
    const places = ['a', 'b', 'c'].map(shared);
    expect(after(files, { kind: 'region', places, region: 'x' }).config).toBe(
      '[profile a]\nregion = x\n[profile b]\nregion = x\n\n[profile c]\nregion = x\n',
    );
    expect(planEdit(files, { kind: 'region', places: [shared('d')], region: 'x' })).toMatchObject({
      failure: { code: 'profile-not-found' },
    });
  });
});

describe('the order of writes', () => {
  it('never makes the default a third identity on the way', () => {
    // Written one file after the other as they come, the default would be its role on another's key for a moment.
    const texts = {
      config:
        '[default]\nrole_arn = arn:aws:iam::111122223333:role/A\nsource_profile = base\n[profile base]\n',
      credentials: `[base]\n${key}[other]\naws_access_key_id = ${otherKeyId}\naws_secret_access_key = ${otherSecretKey}\n`,
    };
    const files = filesOf(texts);
    const edit: ProfileEdit = {
      kind: 'rename',
      renames: [
        { from: shared('base'), to: 'other' },
        { from: shared('other'), to: 'base' },
      ],
    };
    const plan = planEdit(files, edit);
    if (!plan.ok) throw new Error(plan.failure.code);
    let state = files;
    const seen = plan.value.steps.map((step) => {
      state = applySteps(state, { ...plan.value, steps: [step] });
      return identityOf(readProfiles(state), 'default');
    });
    const wanted = [identityOf(readProfiles(files), 'default'), identityOf(readProfiles(state), 'default')];
    for (const identity of seen) {
      expect(wanted.includes(identity) || identity.startsWith('error:') || identity === 'none').toBe(true);
    }
    expect(new Set(wanted).size).toBe(1);
  });

  it('writes once where both variables name one file', () => {
    const one = filesOf({ config: '', credentials: '' });
    const both = { ...one, credentials: { ...one.credentials, path: one.config.path } };
    const plan = planEdit(both, saving('dev', { region: 'x', aws_access_key_id: keyId }, true));
    expect(plan).toMatchObject({ ok: true, value: { steps: [{ path: one.config.path }] } });
    if (plan.ok) {
      expect(textsOf(applySteps(both, plan.value)).config).toBe(
        `[profile dev]\nregion = x\n\n[dev]\naws_access_key_id = ${keyId}\n`,
      );
    }
  });
});
