/**
 * A Keyway in a process of its own, for tests that kill it or run it as another user.
 *
 * `step HOME SCENARIO N MOMENT STORE`: with a store or none, carries the scenario out and kills itself at file operation N, before it, in the middle of
 * it or after it. `loop HOME`: makes one change after the other until it is killed. `rounds HOME KEY`: one change for
 * each line on stdin, the value being the line. `apply HOME`: one change, told on stdout.
 */
import { createInterface } from 'node:readline';
import type { StepHook } from '../../electron/adapters/testing/stepped-file-system.js';
import type { Changes } from '../../electron/services/changes/changes.js';
import { createDiskKeyway } from './home.js';
import { quickClock } from './quick-clock.js';
import { markRequest, settingRequest } from './requests.js';
import { scenarioNames, scenarios } from './scenarios.js';
import { createTestStore } from './test-store.js';

const [mode = '', home = '', ...rest] = process.argv.slice(2);

function die(): Promise<never> {
  process.kill(process.pid, 'SIGKILL');
  return new Promise(() => undefined);
}

async function dieAtStep(name: string, number: number, moment: string, store: string): Promise<void> {
  const hook: StepHook = async (step, run) => {
    if (step.number !== number) return run();
    if (moment === 'middle') await step.half?.();
    // Some steps find nothing to remove: that is an answer too.
    if (moment === 'after') await run().catch(() => undefined);
    return die();
  };
  const scenario = scenarios[scenarioNames.find((candidate) => candidate === name) ?? 'one write'];
  const state = store === 'a store' ? 'ready' : 'none';
  await scenario.run(createDiskKeyway(home, hook, quickClock, createTestStore(state)).changes);
}

async function loop(): Promise<void> {
  const { changes } = createDiskKeyway(home, undefined, quickClock);
  await changes.recover();
  process.stdout.write('ready\n');
  for (let round = 1; ; round += 1) {
    const made = await changes.apply(markRequest(`${process.pid}-${round}`), 'whole');
    if (!made.ok) throw new Error(JSON.stringify(made.failure));
    if (round % 3 === 0) await changes.undo(null, 'whole');
  }
}

async function rounds(changes: Changes, key: string): Promise<void> {
  process.stdout.write('ready\n');
  for await (const line of createInterface({ input: process.stdin })) {
    const made = await changes.apply(settingRequest(`profile ${key}`, 'region', line), 'whole');
    process.stdout.write(`${JSON.stringify({ ok: made.ok, failure: made.ok ? null : made.failure })}\n`);
  }
}

async function applyOnce(): Promise<void> {
  const { changes } = createDiskKeyway(home);
  const made = await changes.apply(settingRequest('default', 'region', 'eu-north-1'), 'whole');
  process.stdout.write(JSON.stringify(made));
}

switch (mode) {
  case 'step':
    await dieAtStep(rest[0] ?? '', Number(rest[1]), rest[2] ?? '', rest[3] ?? '');
    break;
  case 'loop':
    await loop();
    break;
  case 'rounds':
    await rounds(createDiskKeyway(home).changes, rest[0] ?? '');
    break;
  case 'apply':
    await applyOnce();
    break;
  default:
    throw new Error(`unknown mode ${mode}`);
}
