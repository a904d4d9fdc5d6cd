/** Rotations, and what is done to keys on their own, by the application against moto: an AWS that nobody here wrote. */
import { describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import type { Aws as AwsPort } from '../../../electron/services/aws-port.js';
import { plain as acting, section } from '../../keys/bench.js';
import { keysInFiles, plain } from '../../rotation/bench.js';
import { type Bench, benchClock, openBench, valueOf } from '../../sessions/bench.js';
import { exampleKeys } from '../seeds.js';
import { type Aws, startAws } from '../server.js';
import { startNewestBotocore } from './asking.js';
import { startMoto } from './start-moto.js';

interface Key {
  readonly id: string;
  readonly secret: string;
}

interface World {
  /** ID and status of each key that moto has of the user. */
  listed(): Promise<readonly (readonly [string, string])[]>;
  /** A key of the user more. */
  make(): Promise<Key>;
  /** The application in a home with that file, asking moto. */
  open(credentials: string): Promise<Bench>;
  /** Where nothing may be asked. */
  readonly beside: Aws;
}

const user = 'erin';
const listing = z.object({
  AccessKeyMetadata: z.array(z.object({ AccessKeyId: z.string(), Status: z.string() })),
});
const creation = z.object({ AccessKey: z.object({ AccessKeyId: z.string(), SecretAccessKey: z.string() }) });

async function startWorld(): Promise<World> {
  const moto = await startMoto();
  onTestFinished(() => moto.stop());
  const client = startNewestBotocore();
  onTestFinished(() => client.end());
  const beside = await startAws();
  onTestFinished(() => beside.close());
  const ask = async (operation: string): Promise<unknown> => {
    const told = await client.ask({
      ...{ service: 'iam', operation, parameters: { UserName: user }, credentials: exampleKeys.alice },
      ...{ region: 'us-east-1', endpoint: moto.url },
    });
    return told.result;
  };
  await ask('CreateUser');
  return {
    beside,
    async listed() {
      const { AccessKeyMetadata: rows } = listing.parse(await ask('ListAccessKeys'));
      return rows.map(({ AccessKeyId: id, Status: status }) => [id, status] as const);
    },
    async make() {
      const { AccessKey: made } = creation.parse(await ask('CreateAccessKey'));
      return { id: made.AccessKeyId, secret: made.SecretAccessKey };
    },
    async open(credentials) {
      const clock = benchClock(Date.now());
      const environment = { AWS_ENDPOINT_URL: moto.url };
      const bench = await openBench({ aws: beside, clock, environment, credentials });
      onTestFinished(() => bench.close());
      return bench;
    },
  };
}

/** The first answer to CreateAccessKey is lost on its way. */
function losing(inner: AwsPort): AwsPort {
  let isLost = false;
  return {
    ...inner,
    createAccessKey: async (...call) => {
      const answer = await inner.createAccessKey(...call);
      if (isLost) return answer;
      isLost = true;
      return { ok: false, failure: { kind: 'unreachable', host: '127.0.0.1', reason: 'connection-lost' } };
    },
  };
}

describe('against moto', () => {
  it('a key is rotated, taken back step by step, rotated again, and the old one deleted', async () => {
    const { make, open, listed, beside } = await startWorld();
    const key = await make();
    const bench = await open(section('base', key));
    const { rotation } = bench.services;
    const first = valueOf(await rotation.start('base', plain));
    expect(first).toMatchObject({ stage: 'watch', userName: user, oldKeyId: key.id });
    expect(await listed()).toEqual([
      [key.id, 'Inactive'],
      [first.newKeyId, 'Active'],
    ]);
    expect(valueOf(await rotation.undo(first.id, plain))).toMatchObject({ stage: 'deactivate' });
    expect((await listed()).map(([, status]) => status)).toEqual(['Active', 'Active']);
    expect(valueOf(await rotation.abort(first.id, plain))).toMatchObject({ ended: 'undone' });
    expect(await listed()).toEqual([[key.id, 'Active']]);
    expect([...keysInFiles(bench)]).toEqual([[key.id, key.secret]]);
    const second = valueOf(await rotation.start('base', plain));
    expect(valueOf(await rotation.deleteOld(second.id, plain))).toMatchObject({ ended: 'rotated' });
    expect([...keysInFiles(bench).keys()]).toEqual([second.newKeyId]);
    expect(await listed()).toEqual([[second.newKeyId, 'Active']]);
    expect(beside.journal).toEqual([]);
  });

  it('a key that was asked for without an answer is found, and deleted', async () => {
    const { make, open, listed, beside } = await startWorld();
    const key = await make();
    const first = await open(section('base', key));
    const next = await openBench({
      ...{ aws: beside, clock: benchClock(Date.now()), beside: first, isWindow: false },
      ports: { aws: losing(first.ports.aws), environment: first.ports.environment },
    });
    onTestFinished(() => next.close());
    const { rotation } = next.services;
    expect(await rotation.start('base', plain)).toMatchObject({ failure: { code: 'rotation-unanswered' } });
    const lost = (await listed()).map(([id]) => id).find((id) => id !== key.id);
    expect(lost).toBeDefined();
    const [row] = valueOf(await rotation.list('whole'));
    const done = valueOf(await rotation.resume(row?.id ?? '', plain));
    expect(await listed()).toEqual([
      [key.id, 'Inactive'],
      [done.newKeyId, 'Active'],
    ]);
    expect(done.newKeyId).not.toBe(lost);
    expect([...keysInFiles(next).keys()]).toEqual([done.newKeyId]);
  });

  it('a key is asked about, deactivated, reactivated by the other one, and deleted, on its own', async () => {
    const { make, open, listed, beside } = await startWorld();
    const [key, other] = [await make(), await make()];
    const { services } = await open(section('base', key) + section('other', other));
    const { keys } = services;
    expect(await keys.learn(null, null, null)).toMatchObject({ asked: 2, answered: 2 });
    const rowOf = async (id: string) => (await keys.list('whole')).keys.find(({ keyId }) => keyId === id);
    const row = await rowOf(other.id);
    expect(row).toMatchObject({
      learned: { userName: user, status: 'active', otherKeys: [{ keyId: key.id, status: 'active' }] },
    });
    const act = async (action: 'deactivate' | 'activate' | 'delete') =>
      valueOf(await keys.act(row?.id ?? '', action, acting)).learned?.status;
    expect(await act('deactivate')).toBe('inactive');
    expect(await listed()).toContainEqual([other.id, 'Inactive']);
    expect(await act('activate')).toBe('active');
    expect(await listed()).toContainEqual([other.id, 'Active']);
    expect(await act('deactivate')).toBe('inactive');
    expect(await act('delete')).toBe('gone');
    expect(await listed()).toEqual([[key.id, 'Active']]);
    expect(beside.journal).toEqual([]);
  });
});
