import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Secret } from '../secret.js';
import { advance, type RotationEvent } from './advance.js';
import { parseRotations, printRotations, type Rotation } from './journal.js';
import { next, type Observed, type Step } from './next.js';

const runs =
  { quick: 3000, ci: 20_000, nightly: 300_000 }[process.env['KEYWAY_TEST_SIZE'] ?? 'quick'] ?? 3000;

const begun: Rotation = {
  ...{ id: 'r', profile: 'dev', accountId: '111122223333', userName: 'ada' },
  arn: 'arn:aws:iam::111122223333:user/ada',
  oldKey: { accessKeyId: 'AKIAOLD', secretAccessKey: new Secret('old') },
  newKey: null,
  knownKeys: ['AKIAOLD'],
  attemptedAt: null,
  lastAttemptAt: null,
  stage: 'create',
  backTo: null,
  ended: null,
  startedAt: 0,
  endedAt: null,
  proofs: [],
  change: null,
  putBackChange: null,
  remindAt: null,
};

/** AWS as it is, AWS as it is seen, the person's files, and the journal on the disk. */
interface World {
  now: number;
  keys: {
    id: string;
    active: boolean;
    createdAt: number;
    listedFrom: number;
    acceptedFrom: number;
    isOurs: boolean;
  }[];
  inFiles: string;
  journal: Rotation;
  made: number;
}

function newWorld(): World {
  const old = { id: 'AKIAOLD', active: true, createdAt: -1, listedFrom: 0, acceptedFrom: 0, isOurs: true };
  return { now: 1_000_000, keys: [old], inFiles: 'AKIAOLD', journal: begun, made: 0 };
}

/** What may go wrong with a step. */
const mishap = fc.constantFrom('none', 'none', 'none', 'before', 'lost-answer', 'refused', 'killed-after');
/** What happens between two steps. */
const meanwhile = fc.constantFrom(
  ...([
    'nothing',
    'nothing',
    'nothing',
    'undo',
    'abort',
    'delete-old',
    'time',
    'much-time',
    'old-back-in-file',
  ] as const),
);
const turn = fc.record({
  mishap,
  meanwhile,
  listLag: fc.constantFrom(0, 0, 20_000, 50_000),
  acceptLag: fc.constantFrom(0, 10_000),
});
type Turn = typeof turn extends fc.Arbitrary<infer Value> ? Value : never;

function observe(world: World): Observed {
  const { journal, inFiles, now, keys } = world;
  return {
    now,
    keys: keys
      .filter(({ listedFrom }) => now >= listedFrom)
      .map(({ id, active, createdAt }) => ({ accessKeyId: id, isActive: active, createdAt })),
    inStores: {
      old: inFiles === journal.oldKey.accessKeyId,
      new: journal.newKey !== null && inFiles === journal.newKey.accessKeyId,
    },
  };
}

function works(world: World, id: string): boolean {
  const key = world.keys.find((each) => each.id === id);
  return key !== undefined && key.active && world.now >= key.acceptedFrom;
}

function note(world: World, event: RotationEvent): void {
  const [written] = parseRotations(printRotations([advance(world.journal, event, world.now)])) ?? [];
  if (written === undefined) throw new Error('the journal cannot be read again');
  world.journal = written;
}

/** Until AWS takes the key, as the service waits. */
function accept(world: World, id: string): boolean {
  const key = world.keys.find((each) => each.id === id);
  if (key?.active !== true) return false;
  world.now = Math.max(world.now, key.acceptedFrom);
  return true;
}

function take(world: World, step: Step, { mishap: wrong, listLag, acceptLag }: Turn): void {
  const { oldKey, newKey } = world.journal;
  const find = (id: string) => world.keys.find((key) => key.id === id);
  const act = (work: () => void, event: RotationEvent): void => {
    if (wrong === 'before' || wrong === 'refused') return;
    work();
    if (wrong === 'lost-answer' || wrong === 'killed-after') return;
    note(world, event);
  };
  switch (step.kind) {
    case 'create': {
      if (wrong === 'before') return;
      note(world, { kind: 'attempted', at: world.now });
      const isRefused = wrong === 'refused' || world.keys.length >= 2;
      if (isRefused) {
        // As the service does where an earlier request went unanswered: the list tells.
        if (wrong === 'refused' || world.keys.length < 2) note(world, { kind: 'not-created' });
        return;
      }
      world.made += 1;
      const id = `AKIANEW${world.made}`;
      const key = { id, active: true, createdAt: world.now, isOurs: true };
      world.keys.push({ ...key, listedFrom: world.now + listLag, acceptedFrom: world.now + acceptLag });
      if (wrong === 'lost-answer' || wrong === 'killed-after') return;
      note(world, {
        kind: 'created',
        key: { accessKeyId: id, secretAccessKey: new Secret(`secret ${id}`), createdAt: world.now },
      });
      return;
    }
    case 'await-list':
      world.now += 5000;
      return;
    case 'delete-lost':
      return act(() => void (world.keys = world.keys.filter(({ id }) => id !== step.accessKeyId)), {
        kind: 'lost-deleted',
      });
    case 'accept':
      if (wrong !== 'before' && accept(world, newKey?.accessKeyId ?? '')) note(world, { kind: 'accepted' });
      return;
    case 'save':
      if (!accept(world, newKey?.accessKeyId ?? '')) return;
      return act(() => void (world.inFiles = newKey?.accessKeyId ?? ''), { kind: 'saved', change: 'c1' });
    case 'prove':
      if (wrong !== 'before' && accept(world, newKey?.accessKeyId ?? '')) note(world, { kind: 'proved' });
      return;
    case 'deactivate':
      if (!accept(world, newKey?.accessKeyId ?? '')) return;
      return act(() => setActive(find(oldKey.accessKeyId), false), { kind: 'deactivated' });
    case 'reactivate':
      return act(() => setActive(find(oldKey.accessKeyId), true), { kind: 'reactivated' });
    case 'put-back':
      if (!accept(world, oldKey.accessKeyId)) return;
      return act(() => void (world.inFiles = oldKey.accessKeyId), { kind: 'put-back', change: 'c2' });
    case 'delete':
      return act(() => void (world.keys = world.keys.filter(({ id }) => id !== oldKey.accessKeyId)), {
        kind: 'deleted',
      });
    case 'delete-new':
      return act(() => void (world.keys = world.keys.filter(({ id }) => id !== newKey?.accessKeyId)), {
        kind: 'new-deleted',
      });
    case 'note':
      return note(world, { kind: 'noted', stage: step.stage });
    case 'end':
      return world.journal.ended === null ? note(world, { kind: 'ended', ending: step.ending }) : undefined;
    case 'rest':
    case 'stop':
      return;
  }
}

function setActive(key: World['keys'][number] | undefined, active: boolean): void {
  if (key !== undefined) key.active = active;
}

function happen(world: World, what: Turn['meanwhile']): void {
  if (world.journal.ended !== null) return;
  switch (what) {
    case 'nothing':
      return;
    case 'undo':
      return note(world, { kind: 'undo-asked' });
    case 'abort':
      return note(world, { kind: 'abort-asked' });
    case 'delete-old':
      return note(world, { kind: 'delete-asked' });
    case 'time':
      world.now += 30_000;
      return;
    case 'much-time':
      world.now += 3_600_000;
      return;
    case 'old-back-in-file':
      // Another program writes what it had read before: only while that key still works, or the person notices at once.
      if (works(world, 'AKIAOLD')) world.inFiles = 'AKIAOLD';
  }
}

function expectSound(world: World): void {
  const { journal, keys } = world;
  if (!works(world, world.inFiles)) throw new Error(`no working key in the files: ${world.inFiles}`);
  if (keys.length > 2) throw new Error('three keys');
  const known = new Set([world.inFiles, journal.oldKey.accessKeyId, journal.newKey?.accessKeyId]);
  for (const { id, createdAt } of keys) {
    const isAwaited = journal.attemptedAt !== null && createdAt >= journal.attemptedAt;
    if (journal.ended === null ? !known.has(id) && !isAwaited : id !== world.inFiles)
      throw new Error(`nobody knows ${id} (${JSON.stringify(journal.ended)})`);
  }
}

describe('whatever fails at whatever step, and whatever the person asks', () => {
  it('a working key is in the files, no key is forgotten, and there are never three', () => {
    fc.assert(
      fc.property(fc.array(turn, { minLength: 1, maxLength: 40 }), (turns) => {
        const world = newWorld();
        for (const each of turns) {
          happen(world, each.meanwhile);
          take(world, next(world.journal, observe(world)), each);
          world.now += 1000;
          expectSound(world);
        }
      }),
      { numRuns: runs },
    );
  });

  it('it comes to its end once nothing fails any more', () => {
    fc.assert(
      fc.property(fc.array(turn, { maxLength: 20 }), fc.boolean(), (turns, isAborted) => {
        const world = newWorld();
        for (const each of turns) {
          happen(world, each.meanwhile);
          take(world, next(world.journal, observe(world)), each);
          world.now += 1000;
        }
        const sound: Turn = { mishap: 'none', meanwhile: 'nothing', listLag: 0, acceptLag: 0 };
        if (isAborted && world.journal.ended === null) note(world, { kind: 'abort-asked' });
        for (let left = 60; left > 0 && world.journal.ended === null; left -= 1) {
          const step = next(world.journal, observe(world));
          if (step.kind === 'rest') note(world, { kind: 'delete-asked' });
          else take(world, step, sound);
          world.now += 1000;
          expectSound(world);
        }
        expect(world.journal.ended).not.toBeNull();
        expectSound(world);
      }),
      { numRuns: runs },
    );
  });
});
