/** Random edits, one after the other: the files say what the edit meant, and no other line changes. KEYWAY_TEST_SIZE sets how many. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDialect } from '../dialects/read-dialect.js';
import type { ReadSection } from '../dialects/dialect.js';
import { readProfiles } from '../profiles/profiles.js';
import { readActive } from '../switching/active.js';
import { planActive } from '../switching/plan-active.js';
import type { SwitchFiles } from '../switching/switch-files.js';
import { filesOf } from '../switching/testing.js';
import { planEdit } from './plan-edit.js';
import { steps } from './testing-edits.js';
import { type RandomHome, tidyHomes, untidyHomes } from './testing-homes.js';
import { expectOthersUntouched } from './testing-lines.js';
import { type Meaning, meaningAfter, type Named } from './testing-meaning.js';
import { applySteps, sortedMeaning } from './testing.js';

const runs = { quick: 300, ci: 2000, nightly: 20_000 }[process.env['KEYWAY_TEST_SIZE'] ?? 'quick'] ?? 300;

function flat({ settings }: ReadSection): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...settings].flatMap(([key, { value, nested }]): [string, string][] =>
      nested === null ? [[key, value]] : [...nested].map(([inner, read]) => [`${key}.${inner}`, read.value]),
    ),
  );
}

function named(sections: ReadonlyMap<string, ReadSection>): Named {
  return Object.fromEntries([...sections].map(([name, section]) => [name, flat(section)]));
}

/** As botocore merges both files: key by key, blocks as a whole. */
function meaningOf(files: SwitchFiles): Meaning {
  const config = readDialect('botocore', files.config.document, 'config');
  const credentials = readDialect('botocore', files.credentials.document, 'credentials');
  const [elsewhere] = files.locations;
  const merged = new Map<string, ReadSection>(config.profiles);
  for (const [name, section] of credentials.profiles) {
    const settings = new Map([...(merged.get(name)?.settings ?? []), ...section.settings]);
    merged.set(name, { ...section, settings });
  }
  expect([config.refusal, credentials.refusal]).toEqual([null, null]);
  return {
    profiles: named(merged),
    elsewhere:
      elsewhere === undefined
        ? {}
        : named(readDialect('botocore', elsewhere.document, 'credentials').profiles),
    sessions: named(config.ssoSessions),
    services: named(config.services),
  };
}

function filesOfHome({ config, credentials, elsewhere }: RandomHome): SwitchFiles {
  return filesOf({ config, credentials }, elsewhere);
}

describe.each([
  ['homes that every tool reads alike', tidyHomes],
  ['untidy homes', untidyHomes],
])('edits of %s', (_which, homes) => {
  it('mean what they say, and leave other lines alone', { timeout: 600_000 }, () => {
    const counts = new Map<string, number>();
    const property = fc.property(homes, fc.array(steps, { minLength: 1, maxLength: 8 }), (home, sequence) => {
      let files = filesOfHome(home);
      for (const step of sequence) {
        const before = meaningOf(files);
        const edit = step(before);
        if (edit.kind === 'make-active') {
          const plan = planActive(files, edit.place);
          if (!plan.ok) continue;
          for (const { role, after } of plan.value.steps)
            files = { ...files, [role]: { ...files[role], document: after } };
          continue;
        }
        const plan = planEdit(files, edit);
        const outcome = `${edit.kind} ${plan.ok ? 'made' : plan.failure.code}`;
        counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
        if (!plan.ok) continue;
        const active = readActive(readProfiles(files), files);
        const after = applySteps(files, plan.value);
        expect(sortedMeaning(meaningOf(after)), edit.kind).toEqual(
          sortedMeaning(meaningAfter(before, edit, active)),
        );
        expectOthersUntouched(files, after, plan.value.headers);
        files = after;
      }
    });
    fc.assert(property, { numRuns: runs });
    if (process.env['KEYWAY_COUNTS'] !== undefined) console.log(counts);
    for (const kind of ['save', 'rename', 'clone', 'remove', 'region', 'replace-key', 'import', 'section'])
      expect(counts.get(`${kind} made`) ?? 0, kind).toBeGreaterThan(runs / 20);
  });
});
