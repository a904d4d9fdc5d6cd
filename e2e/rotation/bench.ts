/** Rotations of the whole application against the loopback AWS, and what must hold of keys whatever happens. */
import { expect } from 'vitest';
import type { Aws } from '../../electron/services/aws-port.js';
import type { RotationOptions } from '../../electron/services/rotation-api.js';
import type { Consistency } from '../aws/context.js';
import type { AccessKey } from '../aws/model.js';
import type { Aws as LoopbackAws } from '../aws/server.js';
import { home, type Bench } from '../sessions/bench.js';

export const plain: RotationOptions & { readonly deletesUnused: boolean } = {
  mask: 'whole',
  mfa: null,
  signal: null,
  deletesUnused: false,
};

/** Handles of the keys of these profiles, as a window has them. */
export async function handlesOf(
  { services }: Pick<Bench, 'services'>,
  profiles: readonly string[],
): Promise<readonly string[]> {
  const { keys } = await services.keys.list('last-four');
  return profiles.map((name) => {
    const row = keys.find(({ places }) => places.some(({ profile }) => profile === name));
    if (row === undefined) throw new Error(`${name} has no key`);
    return row.id;
  });
}

/** As AWS is: what was done is seen by the next requests but some. */
export const eventual: Consistency = {
  created: { requests: 4, milliseconds: 3000 },
  ended: { requests: 2, milliseconds: 1000 },
  listed: { requests: 2, milliseconds: 1000 },
};

/** By ID: the keys that stand in the credentials file. */
export function keysInFiles({ disk }: Pick<Bench, 'disk'>): ReadonlyMap<string, string> {
  const text = disk.texts()[`${home}/.aws/credentials`] ?? '';
  const found = [...text.matchAll(/^aws_access_key_id = (\S+)\naws_secret_access_key = (\S+)$/gmu)];
  return new Map(found.map(([, id = '', secret = '']) => [id, secret]));
}

export function keysOf(aws: LoopbackAws, name: string): readonly AccessKey[] {
  return aws.state.users.find((user) => user.name === name)?.keys ?? [];
}

/** The person is locked out of nothing: every key in the files is one that AWS takes now; and there are never three. */
export function expectWorkingKeys(
  bench: Pick<Bench, 'disk'>,
  aws: LoopbackAws,
  label = '',
  name = 'alice',
): void {
  const keys = keysOf(aws, name);
  expect(keys.length, label).toBeLessThanOrEqual(2);
  const inFiles = keysInFiles(bench);
  expect(inFiles.size, label).toBe(1);
  for (const [id, secret] of inFiles) {
    const onAws = keys.find((key) => key.id === id);
    expect(onAws, label).toMatchObject({ status: 'Active', secret });
    const seen = onAws?.seenAs ?? null;
    const isBehind = seen !== null && (seen.lag.requests > 0 || aws.clock.now() < seen.lag.until);
    if (isBehind) expect(seen.status, label).toBe('Active');
  }
}

/** What becomes of one call: `lost`: it is done, and its answer is lost. */
export type CallFate = 'never-sent' | 'lost' | 'killed-before' | 'killed-after';

/** The process is gone. */
export class Killed extends Error {}

const counted = [
  'callerIdentity',
  'accessKeys',
  'accessKeyLastUse',
  'createAccessKey',
  'setAccessKeyActive',
  'deleteAccessKey',
] as const;

interface CountedAws {
  readonly port: Aws;
  /** Names of the calls so far. */
  readonly calls: readonly string[];
}

/** An Aws port of which one call, counted from 1, meets that fate; 0: none does. After a kill nothing answers any more. */
export function failingAws(inner: Aws, at: number, fate: CallFate): CountedAws {
  const calls: string[] = [];
  let isDead = false;
  const through = async <Answer>(
    name: string,
    call: () => Promise<Answer>,
    lost: Answer,
  ): Promise<Answer> => {
    if (isDead) throw new Killed();
    calls.push(name);
    if (calls.length !== at) return call();
    if (fate === 'never-sent') return lost;
    if (fate !== 'killed-before') await call();
    if (fate === 'lost') return lost;
    isDead = true;
    throw new Killed();
  };
  const reason = fate === 'never-sent' ? 'connection-refused' : 'connection-lost';
  const lost = { ok: false, failure: { kind: 'unreachable', host: '127.0.0.1', reason } } as const;
  const port: Aws = {
    ...inner,
    callerIdentity: (call) => through(counted[0], () => inner.callerIdentity(call), lost),
    accessKeys: (call, user) => through(counted[1], () => inner.accessKeys(call, user), lost),
    accessKeyLastUse: (call, id) => through(counted[2], () => inner.accessKeyLastUse(call, id), lost),
    createAccessKey: (call, user) => through(counted[3], () => inner.createAccessKey(call, user), lost),
    setAccessKeyActive: (call, key) => through(counted[4], () => inner.setAccessKeyActive(call, key), lost),
    deleteAccessKey: (call, key) => through(counted[5], () => inner.deleteAccessKey(call, key), lost),
  };
  return { port, calls };
}
