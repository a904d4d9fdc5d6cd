import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { FileStep, StepHook } from '../../electron/adapters/testing/stepped-file-system.js';
import { FileSystemError } from '../../electron/services/ports.js';
import { createMemoryHome, memoryHome, type MemoryHome } from './home.js';
import { type HomeTexts, type Scenario, scenarioNames, scenarios } from './scenarios.js';

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

describe.each(scenarioNames)('%s', (name) => {
  const scenario = scenarios[name];

  it.each(faults)(
    'failing once at any step with %s is all new or, said to have failed, all old',
    async (fault) => {
      const dry = await dryRun(scenario);
      expect(dry.count).toBeGreaterThan(20);
      for (let step = 1; step <= dry.count; step += 1) await failOnce(scenario, dry, step, fault);
    },
  );
  it('failing at any step and all later ones ends all old or all new at the next start', async () => {
    const dry = await dryRun(scenario);
    for (let step = 1; step <= dry.count; step += 1) {
      const home = await start(scenario, (one, run) => {
        if (one.number >= step) return Promise.reject(new FileSystemError(one.operation, one.path, 'EIO'));
        return run();
      });
      await scenario.run(home.changes);
      await home.another().changes.recover();
      await expectWhole(home, dry, `from step ${step}`);
    }
  });
});

async function failOnce(scenario: Scenario, dry: DryRun, step: number, fault: Fault): Promise<void> {
  let failed: FileStep | null = null;
  const hook: StepHook = async (one, run) => {
    if (one.number !== step) return run();
    failed = one;
    if (fault === 'torn') await one.half?.();
    if (fault === 'after') await run();
    const code = fault === 'torn' ? 'ENOSPC' : fault === 'after' ? 'EIO' : fault;
    throw new FileSystemError(one.operation, one.path, code);
  };
  const home = await start(scenario, hook);
  const result = await scenario.run(home.changes);
  const label = `step ${step} ${JSON.stringify(failed)} ${JSON.stringify(result)}`;
  expect(awsTexts(home), label).toEqual(result.ok ? dry.after : dry.before);
  await home.another().changes.recover();
  expect(awsTexts(home), label).toEqual(result.ok ? dry.after : dry.before);
  await expectWhole(home, dry, label);
}

/** All old or all new, the history says which, and nothing is left over. */
async function expectWhole(home: MemoryHome, dry: DryRun, label: string): Promise<void> {
  const now = awsTexts(home);
  expect([dry.before, dry.after], label).toContainEqual(now);
  const isNew = JSON.stringify(now) === JSON.stringify(dry.after);
  expect(await home.another().changes.list(), label).toHaveLength(dry.rows[isNew ? 1 : 0]);
  const left = Object.keys(home.memory.texts());
  expect(
    left.filter((path) => path.includes('.keyway-') || path.endsWith('.new')),
    label,
  ).toEqual([]);
}

async function dryRun(scenario: Scenario): Promise<DryRun> {
  let count = 0;
  const home = await start(scenario, (one, run) => {
    count = one.number;
    return run();
  });
  const before = awsTexts(home);
  const rowsBefore = (await home.another().changes.list()).length;
  const from = count;
  expect(await scenario.run(home.changes)).toMatchObject({ ok: true });
  const rows = [rowsBefore, (await home.another().changes.list()).length] as const;
  return { count: count - from, before, after: awsTexts(home), rows };
}

async function start(scenario: Scenario, hook: StepHook): Promise<MemoryHome> {
  const texts = Object.entries(scenario.before).map(
    ([path, text]) => [join(memoryHome, path), text] as const,
  );
  const plain = createMemoryHome(Object.fromEntries(texts));
  if (scenario.secondName !== null) {
    await plain.memory.link(join(memoryHome, scenario.secondName), join(memoryHome, 'second-name'));
  }
  await scenario.prepare(plain.changes);
  return { ...plain, ...plain.another(hook) };
}

function awsTexts(home: MemoryHome): HomeTexts {
  const texts = home.memory.texts();
  const at = (name: string): string | null => texts[join(memoryHome, '.aws', name)] ?? null;
  return { config: at('config'), credentials: at('credentials') };
}
