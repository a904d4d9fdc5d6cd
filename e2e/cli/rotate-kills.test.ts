/** `keyway rotate` killed after each of its requests to AWS, and at any time: nobody is locked out, no key is forgotten, and another command goes on. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseRotations, type Rotation } from '../../electron/core/rotation/journal.js';
import { rotationPrinted } from '../../shared/models/rotation.js';
import { exampleKeys } from '../aws/seeds.js';
import { inLanes } from '../faults/child-process.js';
import { seed, sized } from '../faults/size.js';
import { json } from './harness.js';
import { expectWorkingKey, type RotationWorld, startRotationWorld } from './rotation-world.js';

const count = sized({ quick: 4, ci: 60, nightly: 1000 }, 'KEYWAY_KILLS');
const begin = ['rotate', 'base', '--json'] as const;
/** What is killed: a rotation to its end, or taking one back whose old key is deactivated. */
const works = {
  rotate: ['rotate', 'base', '--delete-old', '--yes', '--json'],
  'take-back': ['rotate', 'base', '--abort', '--yes', '--json'],
} as const;
type Work = keyof typeof works;
/** Most of a run is waiting: for AWS to catch up, and until the lock of the one that was killed is old. */
const lanes = 6;

interface Kill {
  readonly work: Work;
  /** After so many requests to AWS. */
  readonly requests: number;
  /** Milliseconds. */
  readonly later: number;
  /** What a person then does, where there is a choice. */
  readonly isTakenBack: boolean;
}

test(
  'killed at any time it leaves a working key and none that nobody knows, and another command goes on with it',
  { timeout: count * 60_000 },
  async () => {
    const requests = { rotate: await requestsOf('rotate'), 'take-back': await requestsOf('take-back') };
    const stages = new Map<string, number>();
    await inLanes(killsFor(requests), lanes, async (kill) => {
      const stage = `${kill.work}: ${await killed(kill)}`;
      stages.set(stage, (stages.get(stage) ?? 0) + 1);
    });
    const [seen, within] = [Object.fromEntries(stages), requests].map((each) => JSON.stringify(each));
    console.info(`${count} kills within requests ${within}, seed ${seed}: ${seen}`);
  },
);

/** After each request of both once, and then after any; where there are too few for that, after any. */
function killsFor(requests: Readonly<Record<Work, number>>): readonly Kill[] {
  const all = [...requestsIn('rotate', requests), ...requestsIn('take-back', requests)];
  const any = fc.record({
    at: fc.constantFrom(...all),
    later: fc.integer({ min: 0, max: 200 }),
    isTakenBack: fc.boolean(),
  });
  const kills = fc.sample(any, { numRuns: count, seed });
  return kills.map(({ at, ...kill }, index) => {
    const isEnumerated = count >= all.length && index < all.length;
    return { ...kill, ...(isEnumerated ? (all[index] ?? at) : at) };
  });
}

function requestsIn(
  work: Work,
  requests: Readonly<Record<Work, number>>,
): readonly Pick<Kill, 'work' | 'requests'>[] {
  return Array.from({ length: requests[work] }, (_, index) => ({ work, requests: index + 1 }));
}

/** How many it makes when nobody kills it. */
async function requestsOf(work: Work): Promise<number> {
  const world = await prepared(work);
  const before = world.aws.journal.length;
  expect((await world.keyway(works[work])).status).toBe(0);
  return world.aws.journal.length - before;
}

async function prepared(work: Work): Promise<RotationWorld> {
  const world = await startRotationWorld();
  if (work === 'take-back') expect((await world.keyway(begin)).status).toBe(0);
  return world;
}

/** The stage in which it was killed. */
async function killed(kill: Kill): Promise<string> {
  const label = JSON.stringify(kill);
  const world = await prepared(kill.work);
  const over = { isOver: false };
  await world.keyway(works[kill.work], { killedBy: comesToPass(world, kill, over) });
  over.isOver = true;
  expectWorkingKey(world, label);
  const rotation = journalOf(world);
  expectKnown(world, rotation, label);
  if (rotation?.ended === null) await goOn(world, rotation, kill, label);
  expectWorkingKey(world, label);
  expect(world.aws.faults, label).toEqual([]);
  if (rotation === null) return 'not begun';
  return rotation.ended ?? (rotation.attemptedAt === null ? rotation.stage : 'unanswered');
}

/** @param over told when the command has ended by itself */
async function comesToPass(
  { aws }: RotationWorld,
  { requests, later }: Kill,
  over: { readonly isOver: boolean },
): Promise<void> {
  const moment = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds));
  const before = aws.journal.length;
  while (aws.journal.length < before + requests && !over.isOver) await moment(1);
  await moment(later);
}

/** As it stands on the disk: in this home there is no store, so that it is not sealed. */
function journalOf({ home }: RotationWorld): Rotation | null {
  const path = join(home, '.local', 'share', 'keyway', 'rotations.json');
  if (!existsSync(path)) return null;
  const rotations = parseRotations(readFileSync(path));
  if (rotations === null) throw new Error('the journal cannot be read');
  return rotations[0] ?? null;
}

/** Each key that AWS has stands in the file or in the journal, or the journal says that one was asked for. */
function expectKnown({ keys, keyInFile }: RotationWorld, rotation: Rotation | null, label: string): void {
  const known = [keyInFile().id, rotation?.oldKey.accessKeyId, rotation?.newKey?.accessKeyId];
  const unknown = keys().filter(({ id }) => !known.includes(id));
  expect(unknown.length, label).toBeLessThanOrEqual((rotation?.attemptedAt ?? null) === null ? 0 : 1);
}

/** By another process: back to the old key alone, or forward to the new one. */
async function goOn(world: RotationWorld, rotation: Rotation, kill: Kill, label: string): Promise<void> {
  const { isTakenBack } = kill;
  const way = isTakenBack ? '--abort' : rotation.stage === 'watch' ? '--delete-old' : '--resume';
  const ran = await world.keyway(['rotate', 'base', way, '--yes', '--json']);
  expect(ran.status, `${label}: ${ran.stdout}${ran.stderr}`).toBe(0);
  const { ended, stage, newKeyId } = rotationPrinted.parse(json(ran)).rotation;
  const after = world.keys().map(({ id, status }) => [id, status]);
  const { id: oldId } = exampleKeys.alice;
  if (ended === 'undone') {
    expect(isTakenBack || rotation.backTo !== null, label).toBe(true);
    expect([after, world.keyInFile().id], label).toEqual([[[oldId, 'Active']], oldId]);
    return;
  }
  expect(world.keyInFile().id, label).toBe(newKeyId);
  if (ended === null) expect([isTakenBack, stage], label).toEqual([false, 'watch']);
  const old = ended === null ? [[oldId, 'Inactive']] : [];
  expect(after, label).toEqual([...old, [newKeyId, 'Active']]);
}
