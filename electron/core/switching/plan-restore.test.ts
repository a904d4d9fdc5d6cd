import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { identityOf } from '../profiles/identity.js';
import { readProfiles } from '../profiles/profiles.js';
import { planActive } from './plan-active.js';
import { planRestore } from './plan-restore.js';
import { applyPlan, filesOf, type Texts } from './testing.js';
import type { SwitchPlan } from './switch-files.js';
import type { Result } from '../../../shared/models/failure.js';

const keys = (name: string, id: string): string =>
  `[${name}]\naws_access_key_id = ${id}\naws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY\n`;
const roleOf = (name: string, source: string): string =>
  `[profile ${name}]\nrole_arn = arn:aws:iam::111122223333:role/${name}\nsource_profile = ${source}\n`;

function run(texts: Texts, plan: Result<SwitchPlan>): Texts {
  if (!plan.ok) throw new Error(JSON.stringify(plan.failure));
  return applyPlan(texts, plan.value);
}
const activate = (texts: Texts, name: string): Texts =>
  run(texts, planActive(filesOf(texts), { name, location: null }));
const restore = (texts: Texts): Texts => run(texts, planRestore(filesOf(texts)));

describe('restoring the default', () => {
  it('gives back, byte for byte, the files from before any number of switches', () => {
    const texts = {
      config: `[default]\nregion = us-east-1\n\n# a comment\n${roleOf('dev', 'default')}${roleOf('ops', 'base')}`,
      credentials: keys('default', 'AKIAI44QH8DHBEXAMPLE') + keys('base', 'AKIAIOSFODNN7EXAMPLE'),
    };
    for (const names of [['dev'], ['dev', 'base'], ['base', 'ops', 'dev']]) {
      expect(restore(names.reduce(activate, texts))).toEqual(texts);
    }
  });

  it('removes the copy where there was no default', () => {
    const texts = { config: roleOf('dev', 'base'), credentials: keys('base', 'AKIAIOSFODNN7EXAMPLE') };
    expect(restore(activate(texts, 'base'))).toEqual(texts);
  });

  it('keeps a copy that was edited, under a name of its own', () => {
    const texts = { config: roleOf('dev', 'base'), credentials: keys('base', 'AKIAIOSFODNN7EXAMPLE') };
    const once = activate(texts, 'dev');
    const after = restore({ ...once, config: `${once.config}output = json\n` });
    expect(after.config).toBe(
      `${texts.config}${roleOf('default-before', 'base').replace('role/default-before', 'role/dev')}output = json\n`,
    );
  });

  it('leaves what the person wrote as default beside the copy', () => {
    const texts = { config: roleOf('dev', 'base'), credentials: keys('base', 'AKIAIOSFODNN7EXAMPLE') };
    const once = activate(texts, 'dev');
    const own = keys('default', 'AKIAI44QH8DHBEXAMPLE');
    expect(restore({ ...once, credentials: once.credentials + own })).toEqual({
      config: texts.config,
      credentials: texts.credentials + own,
    });
  });

  it("says that there is nothing to restore where the default is the person's own", () => {
    const files = filesOf({ config: '[default]\nregion = us-east-1\n', credentials: '' });
    expect(planRestore(files)).toMatchObject({ ok: false, failure: { code: 'nothing-to-restore' } });
  });
});

describe('the order of writes', () => {
  const part = fc.constantFrom(
    '',
    '[default]\nregion = us-east-1\n',
    '[default]\nrole_arn = arn:aws:iam::111122223333:role/first\nsource_profile = base\n',
    '[default]\ncredential_process = /opt/bin/credentials\n',
    '[default]\nlogin_session = arn:aws:iam::111122223333:user/helen\n',
    '[default]\nrole_arn = arn:aws:iam::111122223333:role/deploy\nweb_identity_token_file = /srv/token\n',
    '[default]\naws_access_key_id = AKIAI44QH8DHBEXAMPLE\naws_secret_access_key = je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY\n',
    '[default]\nsso_start_url = https://example.awsapps.com/start\nsso_region = eu-west-1\nsso_account_id = 111122223333\nsso_role_name = Reader\n',
  );
  const target = part.map((text) => text.replace('[default]', '[profile target]'));

  it('never lets default name a third identity on the way, whatever is in the two files', () => {
    fc.assert(
      fc.property(part, part, target, part, (config, credentials, wanted, wantedCredentials) => {
        const texts = {
          config: config + wanted + roleOf('dependant', 'default'),
          credentials:
            credentials +
            keys('base', 'AKIAIOSFODNN7EXAMPLE') +
            wantedCredentials.replace('[default]', '[target]'),
        };
        const files = filesOf(texts);
        const plan = planActive(files, { name: 'target', location: null });
        if (!plan.ok) {
          // Two files that each name another source for one profile can stand in each other's way whatever the order.
          const isTorn = [
            [config, credentials],
            [wanted, wantedCredentials],
          ].some((texts) => texts.every((text) => text !== '' && !text.includes('region')));
          expect(plan.failure.code).toMatch(
            isTorn ? /profile-not|no-safe-order/u : /profile-not-found|profile-not-usable/u,
          );
          return;
        }
        const identity = (state: Texts): string => identityOf(readProfiles(filesOf(state)), 'default');
        const after = applyPlan(texts, plan.value);
        const allowed = [identity(texts), identity(after), 'none'];
        let state = texts;
        for (const step of plan.value.steps) {
          state = applyPlan(state, { ...plan.value, steps: [step] });
          const now = identity(state);
          expect(now.startsWith('error:') || allowed.includes(now)).toBe(true);
        }
        expect(identity(after)).toBe(identityOf(readProfiles(filesOf(texts)), 'target'));
        expect(restore(after)).toEqual(texts);
      }),
      { numRuns: 1000 },
    );
  });
});
