/** What a window gets of keys, through the contract and the whole application: masked, and as the contract says it. */
import { createRouterClient } from '@orpc/server';
import { describe, expect, it } from 'vitest';
import { router } from '../../electron/rpc/router.js';
import type { RouterClient } from '@orpc/server';
import { allow, denyUnlessMfa } from '../aws/seeds.js';
import { type Bench, device } from '../sessions/bench.js';
import { useLoopback } from '../sessions/suite.js';
import { expectStatus, first, giveSecondKey, second, section, userOf } from './bench.js';

const suite = useLoopback();

function windowOf({ services, ports }: Pick<Bench, 'services' | 'ports'>): RouterClient<typeof router> {
  const { logger, random } = ports;
  return createRouterClient(router, { context: { services, logger, random } });
}

describe('a window', () => {
  it('lists, asks, looks and acts by opaque names alone, and sees four characters of each key', async () => {
    giveSecondKey(suite.aws);
    const bench = await suite.bench({ credentials: section('base', first) + section('other', second) });
    const { keys } = windowOf(bench);
    const seen: unknown[] = [await keys.list()];
    seen.push(await keys.learn({ keys: null, mfa: null }), await keys.programs());
    const list = await keys.list();
    expect(list.keys.map(({ keyId }) => keyId)).toEqual(['****MPLE', '****0000']);
    for (const { id } of list.keys)
      for (const action of ['deactivate', 'activate', 'delete'] as const)
        seen.push(await keys.preview({ key: id, action }));
    const key = list.keys[1]?.id ?? '';
    seen.push(list, await keys.act({ key, action: 'deactivate', mfa: null }));
    expectStatus(suite.aws, second, 'Inactive');
    expect(JSON.stringify(seen)).not.toMatch(/AKIA/u);
    for (const { secret } of [first, second]) expect(JSON.stringify(seen)).not.toContain(secret);
  });

  it('is told what failed, with its facts, and is asked for a code', async () => {
    const bench = await suite.bench({ config: `[profile base]\nmfa_serial = ${device}\n` });
    userOf(suite.aws).policies = [allow('*'), denyUnlessMfa('iam:*')];
    const { keys } = windowOf(bench);
    const key = (await keys.list()).keys[0]?.id ?? '';
    const mfa = { kind: 'code', device, code: suite.aws.code(device) } as const;
    await expect(keys.act({ key, action: 'deactivate', mfa: null })).rejects.toMatchObject({
      code: 'mfa-needed',
      data: { facts: { device, profiles: 'base' } },
    });
    expect(await keys.act({ key, action: 'deactivate', mfa })).toMatchObject({
      learned: { status: 'inactive' },
    });
    await expect(keys.preview({ key: 'nothing', action: 'delete' })).rejects.toMatchObject({
      code: 'key-not-found',
    });
  });

  it('is told as answers come, and once it is over', async () => {
    const bench = await suite.bench({});
    const { keys } = windowOf(bench);
    const seen: boolean[] = [];
    const looks: Promise<unknown>[] = [];
    bench.services.application.onChanged(({ topics }) => {
      if (topics.includes('keys'))
        looks.push(keys.list().then((list) => seen.push(list.keys.some(({ isAsked }) => isAsked))));
    });
    await keys.learn({ keys: null, mfa: null });
    await Promise.all(looks);
    expect(seen[0]).toBe(true);
    expect(seen.at(-1)).toBe(false);
  });
});
