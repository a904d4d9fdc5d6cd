/** Addresses that sign in to the AWS console with temporary credentials. Pure. */
import type { FailureFacts } from '../../../shared/models/failure.js';
import type { SessionKind } from '../../../shared/models/session.js';
import type { AwsConnection } from '../aws/connection.js';
import { awsEndpoint } from '../aws/endpoints.js';
import { partitionOf } from '../aws/partitions.js';
import { Secret } from '../secret.js';

/** What a console session is asked with. */
export interface ConsoleSubject {
  /** `access-key`: what the profile holds itself. */
  readonly kind: SessionKind | 'access-key';
  readonly hasToken: boolean;
  readonly arn: string | null;
  readonly isChained: boolean;
  /** Seconds; null where nothing says when they end. */
  readonly secondsLeft: number | null;
}

/**
 * Why these credentials cannot sign in; null where they may. The federation address takes temporary credentials of a role or a
 * federated user (IAM User Guide, "Enabling custom identity broker access to the AWS console").
 */
export function consoleRefusal({
  kind,
  hasToken,
  arn,
}: ConsoleSubject): FailureFacts<'console-not-possible'>['reason'] | null {
  if (arn !== null && /^arn:[a-z-]+:(?:iam|sts)::\d{12}:root$/u.test(arn)) return 'root-user';
  if (!hasToken) return 'long-term-key';
  return kind === 'session-token' ? 'session-token' : null;
}

const shortestSession = 900;
const longestSession = 43_200;

/**
 * How long the console session shall last, in seconds: as long as the credentials, which is within what the role allows. Null where
 * the address takes no SessionDuration: for credentials that are not a role's, and for those of role chaining, where more than an hour
 * fails (same page of the guide).
 */
export function consoleDuration({ kind, isChained, secondsLeft }: ConsoleSubject): number | null {
  const isRole = kind === 'assume-role' || kind === 'web-identity';
  if (!isRole || isChained || secondsLeft === null) return null;
  return Math.min(Math.max(Math.floor(secondsLeft), shortestSession), longestSession);
}

/** Where in the console. */
export interface ConsoleGoal {
  /** As in console addresses: `s3`, `ec2/home`; null: the first page. */
  readonly service: string | null;
  readonly region: string;
}

/** The page of the console that the person wants. */
export function consoleDestination({ service, region }: ConsoleGoal): string {
  const host = partitionOf(region).console;
  const page = service === null ? 'console/home' : service.includes('/') ? service : `${service}/home`;
  return `https://${host}/${page}?region=${encodeURIComponent(region)}`;
}

/**
 * The whole sign-in address; whoever has it is signed in.
 *
 * @param connection how AWS was asked for the token: only the same federation endpoint takes it
 */
export function signInAddress(
  goal: ConsoleGoal,
  token: Secret,
  { endpoints, region }: Pick<AwsConnection, 'endpoints' | 'region'>,
): Secret {
  const own = awsEndpoint('signin', region, { useFips: false, useDualStack: false });
  const base = endpoints['signin'] ?? own;
  const query = [
    ['Action', 'login'],
    ['Issuer', 'keyway'],
    ['Destination', consoleDestination(goal)],
    ['SigninToken', token.reveal()],
  ].map(([name = '', value = '']) => `${name}=${encodeURIComponent(value)}`);
  return new Secret(`${base.replace(/\/+$/u, '')}/federation?${query.join('&')}`);
}
