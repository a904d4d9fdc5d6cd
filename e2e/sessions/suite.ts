/** The loopback AWS and its clock for each test of a file, and profiles that ask it. */
import { afterEach, beforeEach, expect } from 'vitest';
import type { ImmediateClock } from '../../electron/adapters/testing/immediate-clock.js';
import { exampleAccount, exampleKeys } from '../aws/seeds.js';
import { type Aws as LoopbackAws, startAws } from '../aws/server.js';
import { type Bench, benchClock, type BenchOptions, openBench } from './bench.js';

export const minute = 60_000;

export const alice = `[base]
aws_access_key_id = ${exampleKeys.alice.id}
aws_secret_access_key = ${exampleKeys.alice.secret}
`;

export function roleArn(name: string, account = exampleAccount): string {
  return `arn:aws:iam::${account}:role/${name}`;
}

/** A section of the config file that assumes a role with the key of `base`. */
export function role(profile: string, arn: string, more: readonly string[] = [], source = 'base'): string {
  const lines = [
    `[profile ${profile}]`,
    `role_arn = ${arn}`,
    `source_profile = ${source}`,
    'region = eu-west-1',
  ];
  return `${[...lines, ...more].join('\n')}\n`;
}

export interface Suite {
  readonly aws: LoopbackAws;
  readonly clock: ImmediateClock;
  bench(options?: Omit<BenchOptions, 'aws' | 'clock'>): Promise<Bench>;
}

/** To be called once at the top of a file; what it gives is that of the test that runs. */
export function useLoopback(): Suite {
  let aws: LoopbackAws | null = null;
  let clock = benchClock();
  const open: Bench[] = [];
  beforeEach(async () => {
    clock = benchClock();
    aws = await startAws({ now: () => clock.now() });
  });
  afterEach(async () => {
    for (const each of open.splice(0)) await each.close();
    const faults = aws?.faults;
    await aws?.close();
    aws = null;
    expect(faults).toEqual([]);
  });
  const running = (): LoopbackAws => {
    if (aws === null) throw new Error('only within a test');
    return aws;
  };
  return {
    get aws() {
      return running();
    },
    get clock() {
      return clock;
    },
    async bench(options = {}) {
      const opened = await openBench({ aws: running(), clock, credentials: alice, ...options });
      open.push(opened);
      return opened;
    },
  };
}
