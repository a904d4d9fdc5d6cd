import { dirname } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '../../electron/services/store/store.js';
import { buildChild, ended, inLanes, startChild } from './child-process.js';
import { leftovers, makeHome, removeHome } from './home.js';
import { seed, sized, testSize } from './size.js';
import { createDiskStore, keyChoice, roundOf, roundProfiles, storePassphrase } from './store-home.js';
import { doStoreStep, storeSteps } from './store-steps.js';

const lanes = 3;
const moments = ['before', 'middle', 'after'] as const;
const given = { passphrase: storePassphrase, recoveryCode: null };

let program = '';
beforeAll(async () => {
  program = await buildChild('store-child.ts');
});
afterAll(() => removeHome(dirname(program)));

describe.each(storeSteps)('killed during %s', (what) => {
  it('at any step, the next process finds the store old or new', async () => {
    const operations = await dryRun(what);
    expect(operations.length).toBeGreaterThan(5);
    const kills = operations.flatMap((operation, index) => {
      const own = moments.filter((moment) => moment !== 'middle' || operation === 'write');
      // What was done after one step is what stands before the next: the last one apart.
      const needed = own.filter((moment) => moment !== 'after' || index === operations.length - 1);
      return needed.map((moment) => ({ step: index + 1, moment }));
    });
    const chosen = testSize === 'quick' ? kills.filter((_, index) => index % 8 === 0) : kills;
    await inLanes(chosen, lanes, ({ step, moment }) => killAt(what, step, moment));
    console.info(`${what}: ${chosen.length} of ${kills.length} kills over ${operations.length} steps`);
  });
});

it('killed at any time while it writes and changes keys, it holds the last round that was said or a later one', async () => {
  const count = sized({ quick: 10, ci: 200, nightly: 1000 }, 'KEYWAY_KILLS');
  const delays = fc.sample(fc.integer({ min: 0, max: 120 }), { numRuns: count, seed });
  console.info(`${count} kills, seed ${seed}`);
  const homes = await Promise.all(Array.from({ length: lanes }, () => start('replace')));
  await Promise.all(
    homes.map(async (home, lane) => {
      let last = 1;
      for (const delay of delays.filter((_, index) => index % lanes === lane)) {
        last = await killAfter(home, delay, last);
      }
      removeHome(home);
    }),
  );
});

async function start(what: string): Promise<string> {
  const home = makeHome({});
  if (what === 'create') return home;
  const store = createDiskStore(home);
  // The way to a new key is longest from where both are needed.
  const key = what.startsWith('rekey') ? 'both' : 'keychain';
  expect(await store.create(keyChoice(key))).toMatchObject({ ok: true });
  expect(await store.replace(roundProfiles(1), 1)).toMatchObject({ ok: true });
  return home;
}

async function dryRun(what: string): Promise<readonly string[]> {
  const home = await start(what);
  let operations: string[] = [];
  const store = createDiskStore(home, (step, run) => {
    operations.push(step.operation);
    return run();
  });
  await store.unlock(given);
  operations = [];
  expect(await doStoreStep(home, store, what)).toMatchObject({ ok: true });
  removeHome(home);
  return operations;
}

async function killAt(what: string, step: number, moment: string): Promise<void> {
  const label = `${what}, ${moment} step ${step}`;
  const home = await start(what);
  const child = await ended(startChild(program, ['step', home, what, String(step), moment]));
  expect(child, label).toMatchObject({ signal: 'SIGKILL', stderr: '' });
  const store = createDiskStore(home);
  const round = await roundIn(store, label);
  if (what === 'create') expect([null, 0], label).toContain(round);
  else expect(what === 'replace' ? [1, 2] : [1], label).toContain(round);
  await expectUsable(home, store, label);
  removeHome(home);
}

async function killAfter(home: string, delay: number, last: number): Promise<number> {
  const child = startChild(program, ['loop', home]);
  const end = ended(child);
  await new Promise<void>((resolve) => {
    child.stdout.once('data', () => resolve());
    child.once('close', () => resolve());
  });
  await new Promise((resolve) => setTimeout(resolve, delay));
  child.kill('SIGKILL');
  const { signal, stdout, stderr } = await end;
  expect({ signal, stderr }).toEqual({ signal: 'SIGKILL', stderr: '' });
  const said = Number(/(\d+)\n[^\n]*$/u.exec(stdout)?.[1] ?? last);
  const round = await roundIn(createDiskStore(home), `after ${said}`);
  expect(round).toBeGreaterThanOrEqual(said);
  return round ?? 0;
}

/** The round that the store holds, 0 for an empty one; null where there is none. */
async function roundIn(store: Store, label: string): Promise<number | null> {
  if ((await store.summary()).state === 'locked') {
    expect(await store.unlock(given), label).toMatchObject({ ok: true });
  }
  const { state } = await store.summary();
  if (state === 'none') return null;
  expect(state, label).toBe('ready');
  const profiles = await store.profiles();
  if (!profiles.ok) throw new Error(`${label}: ${JSON.stringify(profiles.failure)}`);
  return profiles.value.length === 0 ? 0 : roundOf(profiles.value);
}

/** The next write is as any other, and clears away what was left. */
async function expectUsable(home: string, store: Store, label: string): Promise<void> {
  if ((await store.summary()).state === 'none') await store.create(keyChoice('keychain'));
  const made = await store.replace(roundProfiles(9), await store.generation());
  expect(made, label).toMatchObject({ ok: true });
  expect(
    leftovers(home).filter((name) => name.includes('.store.json.')),
    label,
  ).toEqual([]);
}
