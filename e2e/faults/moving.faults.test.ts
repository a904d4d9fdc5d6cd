import { dirname } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StepHook } from '../../electron/adapters/testing/stepped-file-system.js';
import { FileSystemError } from '../../electron/services/ports.js';
import { buildChild, ended, inLanes, startChild } from './child-process.js';
import { leftovers, removeHome, textAt } from './home.js';
import { carryOut, copiesOf, createDiskMoving, type Move, moves, startMoving } from './moving-home.js';
import { seed, sized, testSize } from './size.js';

const lanes = 3;
const moments = ['before', 'middle', 'after'] as const;
const faults = ['EIO', 'torn', 'after'] as const;
type Fault = (typeof faults)[number];

let program = '';
beforeAll(async () => {
  program = await buildChild('moving-child.ts');
});
afterAll(() => removeHome(dirname(program)));

interface DryRun {
  readonly operations: readonly string[];
  /** Both files, before and after. */
  readonly before: string;
  readonly after: string;
}

describe.each(moves)('moving %s', (move) => {
  it('failed at any step, a copy of the key is whole, and the next try ends it', async () => {
    const dry = await dryRun(move);
    expect(dry.operations.length).toBeGreaterThan(40);
    for (const fault of faults) {
      const steps = chosen(stepsFor(fault, dry));
      await inLanes(steps, lanes, (step) => failAt(move, dry, step, fault));
      console.info(`${move}, ${fault}: ${steps.length} of ${dry.operations.length} steps`);
    }
  });
  it('killed at any step, a copy of the key is whole, and the next try ends it', async () => {
    const dry = await dryRun(move);
    const kills = dry.operations.flatMap((operation, index) => {
      const own = moments.filter((moment) => moment !== 'middle' || operation === 'write');
      // What was done after one step is what stands before the next: the last one apart.
      const needed = own.filter((moment) => moment !== 'after' || index === dry.operations.length - 1);
      return needed.map((moment) => ({ step: index + 1, moment }));
    });
    const some = chosen(kills);
    await inLanes(some, lanes, ({ step, moment }) => killAt(move, dry, step, moment));
    console.info(`${move}: ${some.length} of ${kills.length} kills over ${dry.operations.length} steps`);
  });
});

it('killed at any time while it moves in and out, a copy of the key is always whole', async () => {
  const count = sized({ quick: 10, ci: 200, nightly: 1000 }, 'KEYWAY_KILLS');
  const delays = fc.sample(fc.integer({ min: 0, max: 200 }), { numRuns: count, seed });
  console.info(`${count} kills, seed ${seed}`);
  const homes = await Promise.all(Array.from({ length: lanes }, () => startMoving('in')));
  await Promise.all(
    homes.map(async (home, lane) => {
      for (const delay of delays.filter((_, index) => index % lanes === lane)) await killAfter(home, delay);
      removeHome(home);
    }),
  );
});

/** A step that is no write cannot be torn: there it fails as with any other error. */
function stepsFor(fault: Fault, { operations }: DryRun): readonly number[] {
  const isTried = (operation: string): boolean => fault !== 'torn' || ['write', 'append'].includes(operation);
  return operations.flatMap((operation, index) => (isTried(operation) ? [index + 1] : []));
}

function chosen<Item>(items: readonly Item[]): readonly Item[] {
  return testSize === 'quick' ? items.filter((_, index) => index % 16 === 0) : items;
}

async function dryRun(move: Move): Promise<DryRun> {
  const home = await startMoving(move);
  const before = awsText(home);
  const operations: string[] = [];
  const keyway = createDiskMoving(home, (step, run) => {
    operations.push(step.operation);
    return run();
  });
  expect(await carryOut(keyway, move)).toMatchObject({ ok: true });
  // An entry gets another id each time.
  const dry = { operations, before, after: awsText(home) };
  removeHome(home);
  return dry;
}

async function failAt(move: Move, dry: DryRun, step: number, fault: Fault): Promise<void> {
  const home = await startMoving(move);
  const before = awsText(home);
  const hook: StepHook = async (one, run) => {
    if (one.number !== step) return run();
    if (fault === 'torn') await one.half?.();
    if (fault === 'after') await run();
    throw new FileSystemError(one.operation, one.path, fault === 'torn' ? 'ENOSPC' : 'EIO');
  };
  const result = await carryOut(createDiskMoving(home, hook), move);
  const label = `${move}, ${fault} at step ${step} (${dry.operations[step - 1] ?? ''}): ${JSON.stringify(result)}`;
  await expectWhole(home, label);
  await expectEnds(home, move, dry, before, label);
}

async function killAt(move: Move, dry: DryRun, step: number, moment: string): Promise<void> {
  const label = `${move}, ${moment} step ${step} (${dry.operations[step - 1] ?? ''})`;
  const home = await startMoving(move);
  const before = awsText(home);
  const child = await ended(startChild(program, ['step', home, move, String(step), moment]));
  expect(child, label).toMatchObject({ signal: 'SIGKILL', stderr: '' });
  await expectWhole(home, label);
  await expectEnds(home, move, dry, before, label);
}

/** At once, before anything is recovered. */
async function expectWhole(home: string, label: string): Promise<void> {
  const { inFiles, storedId } = await copiesOf(home);
  expect(inFiles || storedId !== null, label).toBe(true);
  // Where the files do not have it, their line leads to the copy.
  if (!inFiles) expect(textAt(home, '.aws/config'), label).toContain(`--id ${storedId ?? ''}\n`);
}

/** The next process recovers, finds old or new, and can do it. */
async function expectEnds(
  home: string,
  move: Move,
  dry: DryRun,
  before: string,
  label: string,
): Promise<void> {
  const next = createDiskMoving(home);
  await next.changes.recover();
  await expectWhole(home, label);
  const now = await copiesOf(home);
  const text = awsText(home);
  expect(withoutIds(text) === withoutIds(before) || withoutIds(text) === withoutIds(dry.after), label).toBe(
    true,
  );
  const isDone = move === 'in' ? !now.inFiles : now.storedId === null;
  if (!isDone) expect(await carryOut(next, move), label).toMatchObject({ ok: true });
  const then = await copiesOf(home);
  expect([then.inFiles, then.storedId !== null], label).toEqual(
    move === 'in' ? [false, true] : [true, false],
  );
  expect(leftovers(home), label).toEqual([]);
  removeHome(home);
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
  await expectWhole(home, `after ${delay}`);
  await createDiskMoving(home).changes.recover();
  await expectWhole(home, `after ${delay}, recovered`);
}

function awsText(home: string): string {
  return JSON.stringify([textAt(home, '.aws/config'), textAt(home, '.aws/credentials')]);
}

function withoutIds(text: string): string {
  return text.replaceAll(/--id \w+/gu, '--id');
}
