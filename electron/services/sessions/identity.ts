/** Who AWS says that credentials are. */
import { type Result, succeed } from '../../../shared/models/failure.js';
import type { AwsAnswer, AwsConnection, AwsCredentials } from '../aws-port.js';
import type { Cancellation } from '../ports.js';
import { heard } from './asking.js';
import { createCancellation } from './cancellation.js';
import type { Learned } from './identities.js';
import type { Workings } from './parts.js';

interface IdentityCall {
  readonly credentials: AwsCredentials;
  readonly connection: AwsConnection;
  readonly signal: Cancellation | null;
}

/** GetCallerIdentity, and the account's alias where it may be asked: that it may not is no failure. */
export async function askIdentity(
  { ports, offset }: Workings,
  call: IdentityCall,
  region: string | null,
): Promise<Result<Learned>> {
  const identity = heard(offset, await ports.aws.callerIdentity(call));
  if (!identity.ok) return identity;
  const alias = heard(offset, await aliasOf(ports, call));
  const { accountId, arn, userId } = identity.value;
  return succeed({
    ...{ accountId, arn, userId, region },
    accountAlias: alias.ok ? alias.value : null,
    isRoot: arn.endsWith(':root'),
    learnedAt: new Date(ports.clock.now()).toISOString(),
  });
}

/** Milliseconds: who somebody is should not wait for what their account is called. */
const aliasLimit = 5000;

async function aliasOf(
  { aws, clock }: Workings['ports'],
  call: IdentityCall,
): Promise<AwsAnswer<string | null>> {
  const { signal, cancel } = createCancellation();
  const stop = clock.at(clock.now() + aliasLimit, cancel);
  call.signal?.addEventListener('abort', cancel);
  try {
    return await aws.accountAlias({ ...call, signal });
  } finally {
    stop();
    call.signal?.removeEventListener('abort', cancel);
  }
}
