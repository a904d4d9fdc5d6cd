/**
 * Random edits one after the other, each read back by botocore and the SDK for JavaScript: they find what the edit meant, and
 * every line beside it is as it was. KEYWAY_TEST_SIZE says how many sequences. A failure is shrunk and printed.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createIniSecondReader } from '../../electron/adapters/ini-second-reader.js';
import type { EditingPlan, Place, ProfileEdit } from '../../electron/core/editing/edit.js';
import { planEdit } from '../../electron/core/editing/plan-edit.js';
import { type Step, steps } from '../../electron/core/editing/testing-edits.js';
import { type RandomHome, tidyHomes, untidyHomes } from '../../electron/core/editing/testing-homes.js';
import { expectOthersUntouched } from '../../electron/core/editing/testing-lines.js';
import { type Meaning, meaningAfter, type Named } from '../../electron/core/editing/testing-meaning.js';
import { applySteps, sortedMeaning } from '../../electron/core/editing/testing.js';
import { readProfiles } from '../../electron/core/profiles/profiles.js';
import { readActive } from '../../electron/core/switching/active.js';
import { planActive } from '../../electron/core/switching/plan-active.js';
import type { SwitchFiles } from '../../electron/core/switching/switch-files.js';
import { filesOf } from '../../electron/core/switching/testing.js';
import { vetoOf } from '../../electron/services/changes/veto.js';
import { findBotocore } from '../resolution/botocore-answers.js';
import { BotocoreReader, readAsJavaScript } from './readers.js';

/** How many sequences; half of them in homes that every tool reads alike. */
const runs = { quick: 40, ci: 200, nightly: 5000 }[process.env['KEYWAY_TEST_SIZE'] ?? 'quick'] ?? 40;
const timeout = 3_600_000;
const found = findBotocore();
const secondReader = createIniSecondReader();

if (found === null && process.env['CI'] === 'true') throw new Error('missing: botocore (python3-botocore)');

interface After {
  readonly files: SwitchFiles;
  /** Null: not said here. */
  readonly meaning: Meaning | null;
}

/** Names that the SDK for JavaScript finds in a header of the config file (`prefixKeyRegex` of its `getConfigData`). */
const javaScriptName = /^[\w\-@+.%:/]+$/u;
/** In a credentials file it takes what stands before a space for the kind of a section, and drops kinds that it does not know. */
const javaScriptCredentialsName = /^\S+$/u;

/** What the SDK for JavaScript makes of the same: no comments behind values, no empty values, no profiles without settings. */
function asJavaScript(named: Named, names: RegExp): Named {
  const entries = Object.entries(named)
    .filter(([name]) => names.test(name))
    .map(([name, settings]) => {
      const values = Object.entries(settings).map(([key, value]): [string, string] => [
        key,
        value.replace(/(?:^|\s)[;#].*$/u, '').trim(),
      ]);
      return [name, Object.fromEntries(values.filter(([, value]) => value !== ''))] as const;
    })
    .filter(([, settings]) => Object.keys(settings).length > 0);
  return Object.fromEntries(entries);
}

function forJavaScript({ profiles, elsewhere, sessions, services }: Meaning): Meaning {
  return {
    profiles: asJavaScript(profiles, javaScriptName),
    elsewhere: asJavaScript(elsewhere, javaScriptCredentialsName),
    sessions: asJavaScript(sessions, javaScriptName),
    services: asJavaScript(services, javaScriptName),
  };
}

describe.skipIf(found === null)(
  `edits, read back by botocore ${found?.version ?? ''} and the SDK for JavaScript`,
  () => {
    let folder = '';
    let botocore: BotocoreReader;
    const made = new Map<string, number>();

    beforeAll(() => {
      if (found === null) return;
      folder = mkdtempSync(path.join(tmpdir(), 'keyway-editing-'));
      botocore = new BotocoreReader(found, folder);
    });

    afterAll(() => {
      botocore.end();
      rmSync(folder, { recursive: true, force: true });
      const rows = [...made].toSorted(([, one], [, other]) => other - one);
      console.info(rows.map(([kind, count]) => `${String(count).padStart(6)} ${kind}`).join('\n'));
    });

    function count(what: string): void {
      made.set(what, (made.get(what) ?? 0) + 1);
    }

    /** The files after an edit that can be made, and what they must say; null for one that cannot. */
    function carryOut(files: SwitchFiles, before: Meaning, edit: ProfileEdit): After | null {
      const plan = planEdit(files, edit);
      count(`${edit.kind}${plan.ok ? '' : `: ${plan.failure.code}`}`);
      if (!plan.ok) return null;
      const after = applySteps(files, plan.value);
      expectOthersUntouched(files, after, plan.value.headers);
      expectNoVeto(files, plan.value);
      return { files: after, meaning: meaningAfter(before, edit, readActive(readProfiles(files), files)) };
    }

    function expectNoVeto(files: SwitchFiles, { steps: writes, headers }: EditingPlan): void {
      for (const { path: shown, after } of writes) {
        const before = [files.config, files.credentials, ...files.locations].find(
          (file) => file.path === shown,
        );
        if (before === undefined) throw new TypeError('no such file');
        expect(vetoOf(secondReader, shown, before.document, after, headers.get(shown) ?? [])).toBeNull();
      }
    }

    async function walk(home: RandomHome, sequence: readonly Step[], isTidy: boolean): Promise<void> {
      let files = filesOf({ config: home.config, credentials: home.credentials }, home.elsewhere);
      let meaning = await botocore.read(files);
      for (const step of sequence) {
        const edit = step(meaning);
        const isActivation = edit.kind === 'make-active';
        const after = isActivation ? makeActive(files, edit.place) : carryOut(files, meaning, edit);
        if (after === null) continue;
        const seen = await botocore.read(after.files);
        if (after.meaning !== null)
          expect(sortedMeaning(seen), edit.kind).toEqual(sortedMeaning(after.meaning));
        const javaScript = await readAsJavaScript(after.files);
        if (isTidy)
          expect(sortedMeaning(forJavaScript(javaScript))).toEqual(sortedMeaning(forJavaScript(seen)));
        else if (!isActivation) expectSame(edit, await readAsJavaScript(files), javaScript, [meaning, seen]);
        files = after.files;
        meaning = seen;
      }
    }

    /** What an edit does not mean to change reads the same, however the SDK reads it. */
    function expectSame(
      edit: ProfileEdit,
      old: Meaning,
      now: Meaning,
      [meant, means]: readonly [Meaning, Meaning],
    ): void {
      const named = JSON.stringify(edit);
      for (const [name, settings] of Object.entries(old.profiles)) {
        const was = meant.profiles[name];
        const isMeant = JSON.stringify(was) !== JSON.stringify(means.profiles[name]);
        if (was === undefined || isMeant || named.includes(JSON.stringify(name))) continue;
        expect(now.profiles[name], name).toEqual(settings);
      }
    }

    it.each([
      ['homes that every tool reads alike', tidyHomes, true],
      ['untidy homes', untidyHomes, false],
    ] as const)('mean what they say in %s', { timeout }, async (_which, homes, isTidy) => {
      const sequences = fc.array(steps, { minLength: 3, maxLength: 10 });
      const property = fc.asyncProperty(homes, sequences, (home, sequence) => walk(home, sequence, isTidy));
      await fc.assert(property, { numRuns: Math.ceil(runs / 2) });
    });
  },
);

/** Whatever that means: it has tests of its own. */
function makeActive(files: SwitchFiles, place: Place): After | null {
  const plan = planActive(files, place);
  if (!plan.ok) return null;
  const after = plan.value.steps.reduce<SwitchFiles>(
    (state, step) => ({ ...state, [step.role]: { ...state[step.role], document: step.after } }),
    files,
  );
  return { files: after, meaning: null };
}
