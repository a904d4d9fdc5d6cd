import { describe, expect, it } from 'vitest';
import type { FindingCode } from '../../../shared/models/finding.js';
import type { EditingPlan } from '../editing/edit.js';
import { parseDocument } from '../ini/document.js';
import { configPath, credentialsPath } from '../profiles/testing.js';
import { planActive } from '../switching/plan-active.js';
import type { SwitchFiles } from '../switching/switch-files.js';
import { applyPlan, documentOf, elsewherePath, filesOf, textOf } from '../switching/testing.js';
import { planFix } from './finding-fix.js';

const key =
  'aws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY\n';

function planOf(files: SwitchFiles, code: FindingCode, file: string, line: number | null): EditingPlan {
  const plan = planFix(files, { code, file, line });
  if (!plan.ok) throw new Error(plan.failure.code);
  return plan.value;
}

/** Each write as the path and the text that it leaves. */
function writesOf({ steps }: EditingPlan): readonly (readonly [string, string])[] {
  return steps.map(({ path, after }) => [path, textOf(after)]);
}

describe('nothing is to fix', () => {
  const files = filesOf({ config: '[profile a]\nregion =\noutput = json\n', credentials: '' });
  it.each([
    ['the line says something else now', 'empty-value', configPath, 3],
    ['the finding is another one', 'quoted-value', configPath, 2],
    ['there is no such line', 'empty-value', configPath, 99],
    ['there is no such file', 'empty-value', '~/elsewhere', 2],
    ['no line is given for a finding of one', 'empty-value', configPath, null],
    ['a person must decide', 'profile-without-settings', configPath, 1],
    ['nothing was copied', 'active-copy-stale', configPath, 1],
  ] as const)('where %s', (_why, code, file, line) => {
    expect(planFix(files, { code, file, line })).toEqual({
      ok: false,
      failure: { code: 'nothing-to-fix', facts: { path: file }, action: 'retry' },
    });
  });

  it('where bytes that are no UTF-8 would be lost', () => {
    const bytes = Uint8Array.from([
      ...new TextEncoder().encode('[profile a]\nregion = "x'),
      0xe9,
      0x22,
      0x0a,
    ]);
    const config = { path: configPath, role: 'config', document: parseDocument(bytes), mode: null } as const;
    const fix = { code: 'quoted-value', file: configPath, line: 2 } as const;
    expect(planFix({ ...files, config }, fix)).toMatchObject({ ok: false });
  });

  it('where commenting a line out would make others go on with the value above', () => {
    const odd = filesOf({ config: '[profile a]\ns3 =\n= x\n b = c\n d\n', credentials: '' });
    expect(planFix(odd, { code: 'entry-without-key', file: configPath, line: 3 })).toMatchObject({
      ok: false,
    });
  });
});

it('mends what makes the AWS CLI refuse a file, in any file of the list', () => {
  const files = filesOf({ config: '', credentials: '' }, `[a]\n${key}[a]\nregion = eu-west-1\n`);
  expect(writesOf(planOf(files, 'duplicate-section', elsewherePath, 4))).toEqual([
    [elsewherePath, `[a]\n${key}region = eu-west-1\n`],
  ]);
});

it('names the sections it touches, old and new, and the profiles it is about', () => {
  const files = filesOf({ config: '[dev]\nregion = eu-west-1\n', credentials: '' });
  const plan = planOf(files, 'profile-prefix-missing', configPath, 1);
  expect(plan.headers).toEqual(new Map([[configPath, ['dev', 'profile dev']]]));
  const twice = filesOf({ config: '[profile a]\nregion = eu-west-1\nOutput = json\n', credentials: '' });
  expect(planOf(twice, 'uppercase-key', configPath, 3).effects.profiles).toEqual(['a']);
});

it('says which settings tools did not read before, so that a program among them is asked about', () => {
  const text = '[dev]\ncredential_process = /bin/x\naws_secret_access_key = s\ns3 =\n  use = y\n';
  const files = filesOf({ config: text, credentials: '' });
  expect(planOf(files, 'profile-prefix-missing', configPath, 1).newSettings).toEqual([
    { profile: 'dev', key: 'credential_process', value: '/bin/x' },
    { profile: 'dev', key: 's3.use', value: 'y' },
  ]);
  const close = filesOf({
    config: '[profile a]\noutput = json\ncredential_proces = /bin/x\n',
    credentials: '',
  });
  expect(planOf(close, 'setting-name-close', configPath, 3).newSettings).toEqual([
    { profile: 'a', key: 'credential_process', value: '/bin/x' },
  ]);
  const same = filesOf({
    config: '[profile a]\ncredential_process = /bin/x\nOutput = json\n',
    credentials: '',
  });
  expect(planOf(same, 'uppercase-key', configPath, 3).newSettings).toEqual([]);
});

it('writes a key that it moves before it takes it away', () => {
  const files = filesOf({ config: `[profile a]\nregion = eu-west-1\n${key}`, credentials: '' });
  expect(writesOf(planOf(files, 'secret-in-config', configPath, 4))).toEqual([
    [credentialsPath, `[a]\n${key}`],
    [configPath, '[profile a]\nregion = eu-west-1\n'],
  ]);
});

describe('a copy that Keyway made', () => {
  const texts = { config: '[profile a]\nregion = "eu-west-1"\n', credentials: '' };
  function active() {
    const plan = planActive(filesOf(texts), { name: 'a', location: null });
    if (!plan.ok) throw new Error(plan.failure.code);
    return filesOf(applyPlan(texts, plan.value));
  }
  const quoted = (files: SwitchFiles): number =>
    textOf(files.config.document).split('"eu-west-1"').length - 1;

  it.each([
    ['its original is mended', 2],
    ['it is mended itself', 5],
  ])('follows where %s', (_what, line) => {
    const files = active();
    expect(quoted(files)).toBe(2);
    const plan = planOf(files, 'quoted-value', configPath, line);
    const after = plan.steps[0]?.after ?? documentOf('');
    expect(textOf(after)).not.toContain('"eu-west-1"');
    expect(plan.effects.defaultFollows).toBe(true);
    const now = { ...files, config: { ...files.config, document: after } };
    const again = planActive(now, { name: 'a', location: null });
    expect(again).toMatchObject({ ok: true, value: { steps: [] } });
  });

  it('is made again where its original was changed', () => {
    const files = active();
    const changed = textOf(files.config.document).replace('"eu-west-1"', 'us-east-1');
    const stale = { ...files, config: { ...files.config, document: documentOf(changed) } };
    const plan = planOf(stale, 'active-copy-stale', configPath, 3);
    expect(plan.steps).toHaveLength(1);
    expect(textOf(plan.steps[0]?.after ?? documentOf('')).split('us-east-1')).toHaveLength(3);
  });
});
