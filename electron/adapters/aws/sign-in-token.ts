/** The console's token for a session, from the federation address of the partition. */
import { addressOf } from '../../core/aws/connection.js';
import { Secret } from '../../core/secret.js';
import type { TemporaryCredentials, UnsignedAwsCall } from '../../services/aws-port.js';
import type { Attempt } from './attempts.js';
import { objectIn, Refused, refusalIn, textAt } from './refused.js';
import { routeTo } from './route.js';
import { exchange, type OneAnswer } from './transport.js';
import { Unreachable } from './unreachable.js';

export interface SignInRequest {
  readonly credentials: TemporaryCredentials;
  readonly durationSeconds: number | null;
}

/**
 * One try. Rejects with Refused or Unreachable. The session goes in the body: addresses are kept in logs.
 *
 * @cite IAM User Guide, "Enable custom identity broker access to the AWS console"
 */
export async function askSignInToken(
  { connection, signal }: UnsignedAwsCall,
  attempt: Attempt,
  { credentials, durationSeconds }: SignInRequest,
): Promise<Secret> {
  const address = `${addressOf(connection, 'signin')}/federation`;
  if (!URL.canParse(address)) throw new Unreachable(address.slice(0, 80), 'name-not-found', false);
  const url = new URL(address);
  const form = new URLSearchParams({ Action: 'getSigninToken' });
  if (durationSeconds !== null) form.set('SessionDuration', String(durationSeconds));
  const { accessKeyId, secretAccessKey, sessionToken } = credentials;
  const session = {
    sessionId: accessKeyId,
    sessionKey: secretAccessKey.reveal(),
    sessionToken: sessionToken.reveal(),
  };
  form.set('Session', JSON.stringify(session));
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const request = { method: 'POST', url, headers, body: form.toString() };
  const answer = await exchange(request, await routeTo(url, connection), attempt.limits, signal);
  attempt.heard(answer);
  const token =
    answer.status === 200 ? textAt(objectIn(answer.body.toString('utf8')) ?? new Map(), 'SigninToken') : null;
  if (token !== null) return new Secret(token);
  throw notGiven(answer, url.host);
}

/** Sign-in answers people: its refusals are pages, of which nothing can be told but the status. */
function notGiven(answer: OneAnswer, host: string): Error {
  const { status } = answer;
  const refusal = refusalIn(answer);
  if (refusal !== null) return new Refused(refusal, status);
  const isPage = status === 400 || status === 401 || status === 403;
  if (!isPage) return new Unreachable(host, 'not-readable', true);
  return new Refused({ code: status === 400 ? 'MalformedInput' : 'AccessDenied', message: '' }, status);
}
