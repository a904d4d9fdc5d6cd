/** Every step of a rotation failed, and the process killed around every step, then gone on with by another process. */
import { describe, expect, it } from 'vitest';
import { createAws } from '../../electron/adapters/aws/aws.js';
import { callLimits } from '../../electron/adapters/aws/limits.js';
import type { ImmediateClock } from '../../electron/adapters/testing/immediate-clock.js';
import {
  createSteppedFileSystem,
  type StepHook,
} from '../../electron/adapters/testing/stepped-file-system.js';
import { createMemoryFileSystem } from '../../electron/adapters/testing/memory-file-system.js';
import { FileSystemError } from '../../electron/services/ports.js';
import type { RotationRow } from '../../shared/models/rotation.js';
import type { Result } from '../../shared/models/failure.js';
import { type Aws as LoopbackAws, startAws } from '../aws/server.js';
import { type Bench, benchClock, home, openBench, valueOf } from '../sessions/bench.js';
import { alice } from '../sessions/suite.js';
import { testSize } from '../faults/size.js';
import {
  type CallFate,
  eventual,
  expectWorkingKeys,
  failingAws,
  Killed,
  keysInFiles,
  keysOf,
  plain,
} from './bench.js';

let aws: LoopbackAws;
let clock: ImmediateClock;

async function fresh(): Promise<void> {
  clock = benchClock();
  aws = await startAws({ now: () => clock.now(), consistency: eventual });
}

function realAws(): ReturnType<typeof createAws> {
  return createAws({ clock, limits: { ...callLimits, connect: 2000, answer: 2000 } });
}

/** What a person does: rotate, and have the old key deleted. */
async function rotateAll(bench: Bench): Promise<Result<RotationRow>> {
  const begun = await bench.services.rotation.start('base', plain);
  return begun.ok ? bench.services.rotation.deleteOld(begun.value.id, plain) : begun;
}

/** Another process, after whatever happened: takes it to its end, and says which. */
async function goOn(before: Bench, label: string, isTakenBack: boolean): Promise<void> {
  const next = await openBench({ aws, clock, beside: before, isWindow: false });
  const { rotation } = next.services;
  expectWorkingKeys(next, aws, label);
  for (let turn = 0; turn < 4; turn += 1) {
    const open = valueOf(await rotation.list('whole')).find(({ ended }) => ended === null);
    if (open === undefined) break;
    const gone = isTakenBack
      ? await rotation.abort(open.id, plain)
      : open.stage === 'watch'
        ? await rotation.deleteOld(open.id, plain)
        : await rotation.resume(open.id, plain);
    expect(gone, `${label}: ${JSON.stringify(open)}`).toMatchObject({ ok: true });
    expectWorkingKeys(next, aws, label);
  }
  expect(
    valueOf(await rotation.list('whole')).every(({ ended }) => ended !== null),
    label,
  ).toBe(true);
  // Nothing is left over: what AWS has is what the files have.
  expect(
    keysOf(aws, 'alice').map(({ id }) => id),
    label,
  ).toEqual([...keysInFiles(next).keys()]);
  await next.close();
}

/** The same, taken back as a whole once the old key is deactivated. */
async function rotateAndAbort(bench: Bench): Promise<Result<RotationRow>> {
  const begun = await bench.services.rotation.start('base', plain);
  return begun.ok ? bench.services.rotation.abort(begun.value.id, plain) : begun;
}

const works = { rotated: rotateAll, undone: rotateAndAbort } as const;
type Work = keyof typeof works;

async function dryRun(work: Work): Promise<readonly string[]> {
  await fresh();
  const counting = failingAws(realAws(), 0, 'lost');
  const bench = await openBench({
    aws,
    clock,
    credentials: alice,
    isWindow: false,
    ports: { aws: counting.port },
  });
  expect(valueOf(await works[work](bench))).toMatchObject({ ended: work });
  await bench.close();
  await aws.close();
  return counting.calls;
}

describe('each call to AWS, one after the other', () => {
  const fates: readonly CallFate[] = ['never-sent', 'lost', 'killed-before', 'killed-after'];
  const cases = [
    ['rotated', false],
    ['rotated', true],
    ['undone', true],
  ] as const;
  it.each(fates.flatMap((fate) => cases.map(([work, back]) => [fate, work, back] as const)))(
    '%s where it would be %s, and then gone on with (taken back: %s)',
    async (fate, work, isTakenBack) => {
      const calls = await dryRun(work);
      expect(calls.length).toBeGreaterThan(15);
      for (const [index, name] of calls.entries()) {
        if (testSize === 'quick' && index > 0 && calls[index - 1] === name && name === 'callerIdentity')
          continue;
        await fresh();
        const label = `${fate} at call ${index + 1}, ${name}`;
        const failing = failingAws(realAws(), index + 1, fate);
        const ports = { aws: failing.port };
        const bench = await openBench({ aws, clock, credentials: alice, isWindow: false, ports });
        const ended = await works[work](bench).catch((error: unknown) => {
          if (!(error instanceof Killed)) throw error;
          return null;
        });
        expect(ended === null, label).toBe(fate.startsWith('killed'));
        expectWorkingKeys(bench, aws, label);
        await goOn(bench, label, isTakenBack);
        await bench.close();
        expect(aws.faults, label).toEqual([]);
        await aws.close();
      }
      console.info(`${fate}: ${calls.length} calls`);
    },
  );
});

describe('each operation on files', () => {
  it.each([
    ['a full disk', 'rotated'],
    ['a kill', 'rotated'],
    ['a kill', 'undone'],
  ] as const)('%s where it would be %s, and then gone on with', async (what, work) => {
    const isKill = what === 'a kill';
    const count = await countFileSteps(work);
    // The first half of one that is taken back is that of the others.
    const every = testSize === 'quick' ? 11 : testSize === 'ci' && work === 'undone' ? 3 : 1;
    let runs = 0;
    for (let at = 1; at <= count; at += every) {
      runs += 1;
      await fresh();
      const label = `${what} at file operation ${at}`;
      const disk = createMemoryFileSystem({ [`${home}/.aws/credentials`]: alice });
      const first = await openBench({ aws, clock, isWindow: false, ports: { files: disk } });
      let isDead = false;
      let taken = 0;
      const hook: StepHook = (step, run) => {
        taken += 1;
        if (isDead) return Promise.reject(new Killed());
        if (taken !== at) return run();
        if (isKill) {
          isDead = true;
          return Promise.reject(new Killed());
        }
        const isRead = ['read', 'list', 'inspect', 'inspect-target', 'resolve'].includes(step.operation);
        return isRead ? run() : Promise.reject(new FileSystemError(step.operation, step.path, 'ENOSPC'));
      };
      const files = createSteppedFileSystem(disk, hook);
      const ports = { files, keychain: first.ports.keychain, locks: first.ports.locks };
      const bench = await openBench({ aws, clock, isWindow: false, hasStore: false, ports }).catch(orKilled);
      if (bench !== null) await works[work](bench).catch(orKilled);
      const seen = { ...first, disk };
      expectWorkingKeys(seen, aws, label);
      await goOn(seen, label, at % 2 === 0);
      await bench?.close().catch(orKilled);
      await first.close();
      await aws.close();
    }
    console.info(`${what}, ${work}: ${runs} of ${count} file operations`);
  });
});

function orKilled(error: unknown): null {
  if (!(error instanceof Killed) && !(error instanceof FileSystemError)) throw error;
  return null;
}

async function countFileSteps(work: Work): Promise<number> {
  await fresh();
  let count = 0;
  const disk = createMemoryFileSystem({ [`${home}/.aws/credentials`]: alice });
  const first = await openBench({ aws, clock, isWindow: false, ports: { files: disk } });
  const files = createSteppedFileSystem(disk, (_, run) => {
    count += 1;
    return run();
  });
  const ports = { files, keychain: first.ports.keychain, locks: first.ports.locks };
  const bench = await openBench({ aws, clock, isWindow: false, hasStore: false, ports });
  expect(valueOf(await works[work](bench))).toMatchObject({ ended: work });
  await bench.close();
  await first.close();
  await aws.close();
  return count;
}
