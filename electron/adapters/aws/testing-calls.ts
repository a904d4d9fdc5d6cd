/** What tests of the calls share: whom they ask, as whom, and with which clock. */
import { Secret } from '../../core/secret.js';
import type { AwsAnswer, AwsCall, AwsConnection, AwsFailure, RoleRequest } from '../../services/aws-port.js';
import type { Clock } from '../../services/ports.js';
import { createSystemClock } from '../system-clock.js';

export interface NotingClock extends Clock {
  /** In milliseconds: noted, not waited. */
  readonly waits: number[];
}

export function createNotingClock(): NotingClock {
  const waits: number[] = [];
  return {
    ...createSystemClock(),
    waits,
    sleep: (milliseconds) => {
      waits.push(milliseconds);
      return Promise.resolve();
    },
  };
}

/** @param url where every service is asked */
export function connectionTo(url: string): AwsConnection {
  return {
    region: 'eu-west-1',
    endpoints: { sts: url, iam: url, sso: url, signin: url },
    useFips: false,
    useDualStack: false,
    proxy: null,
    withoutProxy: [],
    certificates: null,
  };
}

/** @param key a long-term one */
export function callTo(
  url: string,
  key: { readonly id: string; readonly secret: string },
  more: Partial<AwsCall> = {},
): AwsCall {
  const credentials = { accessKeyId: key.id, secretAccessKey: new Secret(key.secret), sessionToken: null };
  return { credentials, connection: connectionTo(url), signal: null, ...more };
}

export function roleRequest(roleArn: string, more: Partial<RoleRequest> = {}): RoleRequest {
  return {
    roleArn,
    sessionName: 'keyway-test',
    durationSeconds: null,
    externalId: null,
    sourceIdentity: null,
    tags: [],
    mfa: null,
    ...more,
  };
}

/** @throws where it failed, with why */
export function valueOf<Value>(answer: AwsAnswer<Value>): Value {
  if (!answer.ok) throw new Error(JSON.stringify(answer.failure));
  return answer.value;
}

/** @throws where it did not fail */
export function failureOf(answer: AwsAnswer<unknown>): AwsFailure {
  if (answer.ok) throw new Error('it did not fail');
  return answer.failure;
}
