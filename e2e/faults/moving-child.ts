/**
 * Moving in a process of its own, for tests that kill it.
 *
 * `step HOME MOVE N MOMENT`: moves and kills itself at file operation N, before it, in the middle or after it.
 * `loop HOME`: moves in and out until it is killed.
 */
import type { StepHook } from '../../electron/adapters/testing/stepped-file-system.js';
import { carryOut, copiesOf, createDiskMoving, moves } from './moving-home.js';

const [mode = '', home = '', ...rest] = process.argv.slice(2);

function die(): Promise<never> {
  process.kill(process.pid, 'SIGKILL');
  return new Promise(() => undefined);
}

async function dieAtStep(name: string, number: number, moment: string): Promise<void> {
  const hook: StepHook = async (step, run) => {
    if (step.number !== number) return run();
    if (moment === 'middle') await step.half?.();
    // Some steps find nothing to remove: that is an answer too.
    if (moment === 'after') await run().catch(() => undefined);
    return die();
  };
  const move = moves.find((candidate) => candidate === name) ?? 'in';
  await carryOut(createDiskMoving(home, hook), move);
}

async function loop(): Promise<void> {
  const keyway = createDiskMoving(home);
  await keyway.changes.recover();
  let { inFiles } = await copiesOf(home);
  process.stdout.write('ready\n');
  for (;;) {
    const made = await carryOut(keyway, inFiles ? 'in' : 'out');
    if (!made.ok) throw new Error(JSON.stringify(made.failure));
    inFiles = !inFiles;
  }
}

switch (mode) {
  case 'step':
    await dieAtStep(rest[0] ?? '', Number(rest[1]), rest[2] ?? '');
    break;
  case 'loop':
    await loop();
    break;
  default:
    throw new Error(`unknown mode ${mode}`);
}
