import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { FileStep, StepHook } from '../../electron/adapters/testing/stepped-file-system.js';
import { FileSystemError } from '../../electron/services/ports.js';
import { createMemoryHome, memoryHome, type MemoryHome } from './home.js';
import { type HomeTexts, type Scenario, scenarioNames, scenarios } from './scenarios.js';
import { testSize } from './size.js';
import { createTestStore, type TestStore } from './test-store.js';

/** What a step answers, or that it did half or all of its work before it failed. */
const faults = ['EIO', 'ENOSPC', 'EACCES', 'EBUSY', 'torn', 'after'] as const;
type Fault = (typeof faults)[number];

interface DryRun {
  /** Steps of the change when nothing goes wrong: found by counting, not by a list. */
  readonly count: number;
  readonly before: HomeTexts;
  readonly after: HomeTexts;
  /** Listed changes before and after. */
  readonly rows: readonly [number, number];
}

/** Without a store, and with one that is open while the change is made and locked when it is recovered. */
const stores = ['no store', 'a store'] as const;
type WithStore = (typeof stores)[number];

const each = stores.flatMap((store) => scenarioNames.map((name) => [name, store] as const));

describe.each(each)('%s with %s', (name, store) => {
  const scenario = scenarios[name];
  const isQuick = store === 'a store' && testSize === 'quick';

  it.each(isQuick ? (['torn', 'after'] as const) : faults)(
    'failing once at any step with %s is all new or, said to have failed, all old',
    async (fault) => {
      const dry = await dryRun(scenario, store);
      expect(dry.count).toBeGreaterThan(20);
      for (let step = 1; step <= dry.count; step += 1) await failOnce(scenario, dry, step, fault, store);
    },
  );
  it('failing at any step and all later ones ends all old or all new at the next start', async () => {
    const dry = await dryRun(scenario, store);
    for (let step = 1; step <= dry.count; step += 1) {
      const hook: StepHook = (one, run) => {
        if (one.number >= step) return Promise.reject(new FileSystemError(one.operation, one.path, 'EIO'));
        return run();
      };
      const home = await start(scenario, hook, store);
      await scenario.run(home.changes);
      home.lock();
      await home.another().changes.recover();
      await expectWhole(home, dry, `from step ${step}`);
    }
  });
});

async function failOnce(
  scenario: Scenario,
  dry: DryRun,
  step: number,
  fault: Fault,
  store: WithStore,
): Promise<void> {
  let failed: FileStep | null = null;
  const hook: StepHook = async (one, run) => {
    if (one.number !== step) return run();
    failed = one;
    if (fault === 'torn') await one.half?.();
    if (fault === 'after') await run();
    const code = fault === 'torn' ? 'ENOSPC' : fault === 'after' ? 'EIO' : fault;
    throw new FileSystemError(one.operation, one.path, code);
  };
  const home = await start(scenario, hook, store);
  const result = await scenario.run(home.changes);
  home.lock();
  const label = `step ${step} ${JSON.stringify(failed)} ${JSON.stringify(result)}`;
  expect(awsTexts(home), label).toEqual(result.ok ? dry.after : dry.before);
  await home.another().changes.recover();
  expect(awsTexts(home), label).toEqual(result.ok ? dry.after : dry.before);
  await expectWhole(home, dry, label);
}

/** All old or all new, the history says which, and nothing is left over. */
async function expectWhole(home: StoreHome, dry: DryRun, label: string): Promise<void> {
  const now = awsTexts(home);
  expect([dry.before, dry.after], label).toContainEqual(now);
  const isNew = JSON.stringify(now) === JSON.stringify(dry.after);
  expect(await home.another().changes.list(), label).toHaveLength(dry.rows[isNew ? 1 : 0]);
  const left = Object.keys(home.memory.texts());
  if (home.store !== undefined) expect(plainFiles(home), label).toEqual([]);
  expect(
    left.filter((path) => path.includes('.keyway-') || path.endsWith('.new')),
    label,
  ).toEqual([]);
}

async function dryRun(scenario: Scenario, store: WithStore): Promise<DryRun> {
  let count = 0;
  const hook: StepHook = (one, run) => {
    count = one.number;
    return run();
  };
  const home = await start(scenario, hook, store);
  const before = awsTexts(home);
  const rowsBefore = (await home.another().changes.list()).length;
  const from = count;
  expect(await scenario.run(home.changes)).toMatchObject({ ok: true });
  const rows = [rowsBefore, (await home.another().changes.list()).length] as const;
  return { count: count - from, before, after: awsTexts(home), rows };
}

interface StoreHome extends MemoryHome {
  readonly store: TestStore | undefined;
  /** Before the next start. */
  readonly lock: () => void;
}

async function start(scenario: Scenario, hook: StepHook, withStore: WithStore): Promise<StoreHome> {
  const texts = Object.entries(scenario.before).map(
    ([path, text]) => [join(memoryHome, path), text] as const,
  );
  const store = withStore === 'a store' ? createTestStore('ready') : undefined;
  const plain = createMemoryHome(Object.fromEntries(texts), undefined, store);
  if (scenario.secondName !== null) {
    await plain.memory.link(join(memoryHome, scenario.secondName), join(memoryHome, 'second-name'));
  }
  await scenario.prepare(plain.changes);
  const lock = (): void => {
    if (store !== undefined) store.state = 'locked';
  };
  return { ...plain, ...plain.another(hook), store, lock };
}

/** Files of Keyway's own in which a key of the AWS files can be read. */
function plainFiles({ memory }: MemoryHome): string[] {
  const own = Object.entries(memory.texts()).filter(([path]) => path.includes('/.keyway/'));
  return own
    .filter(([, text]) => text.includes('EXAMPLE') || text.includes('[default]'))
    .map(([path]) => path);
}

function awsTexts(home: MemoryHome): HomeTexts {
  const texts = home.memory.texts();
  const at = (name: string): string | null => texts[join(memoryHome, '.aws', name)] ?? null;
  return { config: at('config'), credentials: at('credentials') };
}
