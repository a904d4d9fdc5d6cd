/** Our client on a loopback AWS, which is a new one for each test of the file and finds no fault with what it was asked. */
import { afterEach, beforeEach, expect } from 'vitest';
import { exampleAccount, exampleKeys } from '../seeds.js';
import { type Aws as LoopbackAws, startAws } from '../server.js';
import { createAws } from '../../../electron/adapters/aws/aws.js';
import {
  callTo,
  createNotingClock,
  type NotingClock,
  roleRequest,
} from '../../../electron/adapters/aws/testing-calls.js';
import type { Aws, AwsCall, RoleRequest } from '../../../electron/services/aws-port.js';

export interface OnLoopback {
  readonly loopback: LoopbackAws;
  readonly clock: NotingClock;
  readonly aws: Aws;
  /** As alice. */
  readonly call: (more?: Partial<AwsCall>) => AwsCall;
  /** Of the role that alice may read with. */
  readonly role: (more?: Partial<RoleRequest>) => RoleRequest;
  /** After a test closed it. */
  readonly restart: () => Promise<void>;
  /** What AWS was asked for, in order. */
  readonly actions: () => readonly string[];
}

/** The ARN of alice's MFA device. */
export const device = `arn:aws:iam::${exampleAccount}:mfa/alice`;

export function startOnLoopback(): OnLoopback {
  let loopback: LoopbackAws | null = null;
  const clock = createNotingClock();
  const present = (): LoopbackAws => {
    if (loopback === null) throw new Error('there is one in tests alone');
    return loopback;
  };
  beforeEach(async () => {
    clock.waits.length = 0;
    loopback = await startAws();
  });
  afterEach(async () => {
    const { faults } = present();
    await present().close();
    expect(faults).toEqual([]);
  });
  return {
    get loopback() {
      return present();
    },
    clock,
    aws: createAws({ clock, random: () => 0.5 }),
    call: (more = {}) => callTo(present().url, exampleKeys.alice, more),
    role: (more = {}) => roleRequest(`arn:aws:iam::${exampleAccount}:role/Reader`, more),
    restart: async () => {
      loopback = await startAws();
    },
    actions: () => present().journal.map(({ action }) => action),
  };
}
