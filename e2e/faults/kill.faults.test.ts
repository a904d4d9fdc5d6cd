import { linkSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildChild, ended, inLanes, startChild } from './child-process.js';
import { createDiskKeyway, leftovers, makeHome, removeHome, textAt } from './home.js';
import { quickClock } from './quick-clock.js';
import { settingRequest } from './requests.js';
import { type HomeTexts, type Scenario, type ScenarioName, scenarioNames, scenarios } from './scenarios.js';
import { seed, sized, testSize } from './size.js';
import { createTestStore, type TestStore, type TestStoreState } from './test-store.js';

const lanes = 3;
const moments = ['before', 'middle', 'after'] as const;

let program = '';
beforeAll(async () => {
  program = await buildChild();
});
afterAll(() => removeHome(dirname(program)));

/** Without a store, and with one that is open while the change is made and locked when it is recovered. */
const stores = ['no store', 'a store'] as const;
type WithStore = (typeof stores)[number];

const each = stores.flatMap((store) => scenarioNames.map((name) => [name, store] as const));

describe.each(each)('killed during %s with %s', (name, store) => {
  const scenario = scenarios[name];

  it('at any step, and started again, it ends all old or all new', async () => {
    const dry = await dryRun(scenario, store);
    expect(dry.count).toBeGreaterThan(20);
    const kills = dry.operations.flatMap((operation, index) => {
      const own = moments.filter((moment) => moment !== 'middle' || operation === 'write');
      // What was done after one step is what stands before the next: the last one apart.
      const needed = own.filter((moment) => moment !== 'after' || index === dry.operations.length - 1);
      return needed.map((moment) => ({ step: index + 1, moment }));
    });
    const chosen = testSize === 'quick' ? kills.filter((_, index) => index % 16 === 0) : kills;
    await inLanes(chosen, lanes, ({ step, moment }) => killAt({ name, store }, dry, step, moment));
    console.info(`${name}, ${store}: ${chosen.length} of ${kills.length} kills over ${dry.count} steps`);
  });
});

it('killed at any time while it makes one change after the other, both files always tell the same', async () => {
  const count = sized({ quick: 10, ci: 300, nightly: 2000 }, 'KEYWAY_KILLS');
  const delays = fc.sample(fc.integer({ min: 0, max: 120 }), {
    numRuns: count,
    seed,
  });
  console.info(`${count} kills, seed ${seed}`);
  const homes = Array.from({ length: lanes }, () => makeHome(scenarios['three writes'].before));
  await Promise.all(
    homes.map(async (home, lane) => {
      for (const delay of delays.filter((_, index) => index % lanes === lane)) await killAfter(home, delay);
      removeHome(home);
    }),
  );
});

interface DryRun {
  readonly count: number;
  readonly operations: readonly string[];
  readonly before: HomeTexts;
  readonly after: HomeTexts;
  readonly rows: readonly [number, number];
}

async function dryRun(scenario: Scenario, store: WithStore): Promise<DryRun> {
  const home = await start(scenario, store);
  const before = awsTexts(home);
  const rowsBefore = await rowCount(home);
  const operations: string[] = [];
  const { changes } = createDiskKeyway(
    home,
    (step, run) => {
      operations.push(step.operation);
      return run();
    },
    quickClock,
    storeOf(store, 'ready'),
  );
  expect(await scenario.run(changes)).toMatchObject({ ok: true });
  const rows = [rowsBefore, await rowCount(home)] as const;
  const dry = { count: operations.length, operations, before, after: awsTexts(home), rows };
  removeHome(home);
  return dry;
}

interface Killed {
  readonly name: ScenarioName;
  readonly store: WithStore;
}

async function killAt({ name, store }: Killed, dry: DryRun, step: number, moment: string): Promise<void> {
  const label = `${name}, ${store}, ${moment} step ${step} (${dry.operations[step - 1] ?? ''})`;
  const scenario = scenarios[name];
  const home = await start(scenario, store);
  const child = await ended(startChild(program, ['step', home, name, String(step), moment, store]));
  expect(child, label).toMatchObject({ signal: 'SIGKILL', stderr: '' });
  if (scenario.secondName === null) expectNoTornFile(home, dry, label);
  const next = createDiskKeyway(home, undefined, quickClock, storeOf(store, 'locked'));
  await next.changes.recover();
  const now = awsTexts(home);
  expect([dry.before, dry.after], label).toContainEqual(now);
  const isNew = JSON.stringify(now) === JSON.stringify(dry.after);
  expect(await rowCount(home), label).toBe(dry.rows[isNew ? 1 : 0]);
  expect(leftovers(home), label).toEqual([]);
  if (store === 'a store') expect(plainFiles(home), label).toEqual([]);
  const again = await next.changes.apply(settingRequest('profile later', 'region', 'x'), 'whole');
  expect(again, label).toMatchObject({ ok: true });
  removeHome(home);
}

/** Before anything is recovered, no tool may see half a file. */
function expectNoTornFile(home: string, dry: DryRun, label: string): void {
  const now = awsTexts(home);
  for (const name of ['config', 'credentials']) {
    const text = now[name] ?? null;
    const isPartOfAWhole = text === null || /^(?:[^\n]*\n)*$/u.test(text);
    expect(isPartOfAWhole, label).toBe(true);
    if (name === 'credentials') expect([dry.before[name], dry.after[name]], label).toContain(text);
  }
}

async function killAfter(home: string, delay: number): Promise<void> {
  const child = startChild(program, ['loop', home]);
  const end = ended(child);
  await new Promise<void>((resolve) => {
    child.stdout.once('data', () => resolve());
    child.once('close', () => resolve());
  });
  await new Promise((resolve) => setTimeout(resolve, delay));
  child.kill('SIGKILL');
  expect(await end).toMatchObject({ signal: 'SIGKILL', stderr: '' });
  const { changes } = createDiskKeyway(home, undefined, quickClock);
  const recoveries = await changes.recover();
  expect(recoveries.filter((recovery) => recovery.outcome === 'left-alone')).toEqual([]);
  const [config, credentials] = [textAt(home, '.aws/config') ?? '', textAt(home, '.aws/credentials') ?? ''];
  expect(markOf(config)).toBe(markOf(credentials));
  for (const [name, text] of Object.entries(scenarios['three writes'].before)) {
    expect(textAt(home, name)?.startsWith(text)).toBe(true);
  }
  expect(leftovers(home)).toEqual([]);
}

function markOf(text: string): string | null {
  return /marked\]\nregion = (.+)\n$/u.exec(text)?.[1] ?? null;
}

async function start(scenario: Scenario, store: WithStore): Promise<string> {
  const home = makeHome(scenario.before);
  if (scenario.secondName !== null) linkSync(join(home, scenario.secondName), join(home, 'second-name'));
  await scenario.prepare(createDiskKeyway(home, undefined, quickClock, storeOf(store, 'ready')).changes);
  return home;
}

function storeOf(store: WithStore, state: TestStoreState): TestStore {
  return createTestStore(store === 'a store' ? state : 'none');
}

/** Files of Keyway's own in which a key of the AWS files can be read. */
function plainFiles(home: string): string[] {
  const folder = join(home, '.keyway');
  const names = readdirSync(folder, { recursive: true, withFileTypes: true });
  const paths = names.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return paths.filter((path) => /EXAMPLE|\[default\]/u.test(readFileSync(path, 'latin1')));
}

async function rowCount(home: string): Promise<number> {
  return (await createDiskKeyway(home, undefined, quickClock).changes.list()).length;
}

function awsTexts(home: string): HomeTexts {
  return { config: textAt(home, '.aws/config'), credentials: textAt(home, '.aws/credentials') };
}
