/** Calls to AWS for sessions: every answer tells how far the clock is off, and every failure is one that a person can read. */
import { fail, type Failure, type Result, succeed } from '../../../shared/models/failure.js';
import type { KeptCredentials } from '../../core/sessions/kept.js';
import type { AwsAnswer, AwsCredentials, TemporaryCredentials } from '../aws-port.js';
import { failureOf } from '../session-handing/aws-failures.js';
import type { ClockOffsets } from './parts.js';

export function heard<Value>(offset: ClockOffsets, answer: AwsAnswer<Value>): Result<Value> {
  const told = answer.ok ? answer : answer.failure;
  if ('clockOffset' in told) offset.note(told.clockOffset);
  return answered(answer);
}

/** The same of who is not AWS: a container's agent may have this computer's own clock. */
export function answered<Value>(answer: AwsAnswer<Value>): Result<Value> {
  return answer.ok ? succeed(answer.value) : fail(failureOf(answer.failure));
}

/** Nothing of the request has left this computer, or reached anybody. */
export function wasNeverSent({ code, facts }: Failure): boolean {
  if (code !== 'aws-unreachable') return false;
  return neverSent.has(facts.reason);
}

const neverSent: ReadonlySet<string> = new Set([
  'no-network',
  'name-not-found',
  'connection-refused',
  'certificate',
  'certificate-file',
  'plain-http',
]);

export function toKept({
  accessKeyId,
  secretAccessKey,
  sessionToken,
  expiresAt,
}: TemporaryCredentials): KeptCredentials {
  return { accessKeyId, secretAccessKey, sessionToken, expiresAt };
}

export function toAws({ accessKeyId, secretAccessKey, sessionToken }: AwsCredentials): AwsCredentials {
  return { accessKeyId, secretAccessKey, sessionToken };
}

export function cancelled(): { readonly ok: false; readonly failure: Failure } {
  return fail<Failure>({ code: 'cancelled', facts: {}, action: null });
}
