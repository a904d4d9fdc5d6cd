/**
 * What other tools keep of temporary credentials, as far as it is read here; nothing of it is ever written.
 *
 * Names and shapes: botocore 1.43.11 and aws-cli 2.36.7, credentials.py (`AssumeRoleCredentialFetcher`,
 * `SSOCredentialFetcher`, `LoginCredentialFetcher`), tokens.py and utils.py (`JSONFileCache`, `SSOTokenLoader`).
 */
import { timeOf } from '../importing/found-profile.js';
import { Secret } from '../secret.js';
import { type JsonObject, parseObject, toObject, toText } from '../store/json-reading.js';
import type { KeptCredentials } from './kept.js';
import type { SessionPlan } from './plan.js';

/** The AWS CLI takes nothing from its cache that ends sooner. Milliseconds. */
export const cacheMargin = 15 * 60_000;

/**
 * The text whose SHA-1 names the file in `~/.aws/cli/cache`; null where the AWS CLI keeps nothing for the profile. The source
 * profile is no part of it: that is the AWS CLI's own rule.
 */
export function cliCacheText({ roles, base }: SessionPlan): string | null {
  const role = roles.at(-1);
  if (role !== undefined) {
    return pythonJson({
      RoleArn: role.roleArn,
      ...(role.sessionName === null ? {} : { RoleSessionName: role.sessionName }),
      ...(role.externalId === null ? {} : { ExternalId: role.externalId }),
      ...(role.mfaDevice === null ? {} : { SerialNumber: role.mfaDevice }),
      ...(role.durationSeconds === null ? {} : { DurationSeconds: role.durationSeconds }),
    });
  }
  if (base.kind === 'web-identity') {
    const { roleArn: RoleArn, sessionName } = base;
    return pythonJson({ RoleArn, ...(sessionName === null ? {} : { RoleSessionName: sessionName }) });
  }
  if (base.kind !== 'sso') return null;
  const { roleName, accountId, session, startUrl } = base;
  return pythonJson(
    { roleName, accountId, ...(session === null ? { startUrl } : { sessionName: session }) },
    [',', ':'],
  );
}

/** Python's `json.dumps(…, sort_keys=True)`, of one level. */
function pythonJson(
  members: Readonly<Record<string, string | number>>,
  [comma, colon]: readonly [string, string] = [', ', ': '],
): string {
  const sorted = Object.entries(members).toSorted(([one], [other]) => (one < other ? -1 : 1));
  const printed = sorted.map(([name, value]) => `${ascii(name)}${colon}${ascii(value)}`);
  return `{${printed.join(comma)}}`;
}

function ascii(value: string | number): string {
  return JSON.stringify(value).replaceAll(
    /[\u007f-\uffff]/gu,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

export interface CachedSession {
  readonly credentials: KeptCredentials & { readonly sessionToken: Secret; readonly expiresAt: number };
  readonly arn: string | null;
  readonly accountId: string | null;
}

/** A file of `~/.aws/cli/cache`; null where it is half written, or not of that shape. */
export function readCliCache(bytes: Uint8Array): CachedSession | null {
  const fields = parseObject(bytes);
  const credentials = credentialsOf(toObject(fields?.['Credentials']), {
    id: 'AccessKeyId',
    secret: 'SecretAccessKey',
    token: 'SessionToken',
    ends: 'Expiration',
  });
  if (credentials === null) return null;
  const account = toText(toObject(fields?.['Credentials'])?.['AccountId']);
  return { credentials, arn: toText(toObject(fields?.['AssumedRoleUser'])?.['Arn']), accountId: account };
}

/** A file of `~/.aws/login/cache`. */
export function readLoginCache(bytes: Uint8Array): CachedSession | null {
  const token = toObject(parseObject(bytes)?.['accessToken']);
  const credentials = credentialsOf(token, {
    id: 'accessKeyId',
    secret: 'secretAccessKey',
    token: 'sessionToken',
    ends: 'expiresAt',
  });
  return credentials === null ? null : { credentials, arn: null, accountId: toText(token?.['accountId']) };
}

function credentialsOf(
  fields: JsonObject | null,
  names: Readonly<Record<'id' | 'secret' | 'token' | 'ends', string>>,
): CachedSession['credentials'] | null {
  const [id, secret] = [toText(fields?.[names.id]), toText(fields?.[names.secret])];
  const token = toText(fields?.[names.token]);
  const ends = timeOf(fields?.[names.ends]);
  if (id === null || secret === null || token === null || ends === null) return null;
  return {
    accessKeyId: id,
    secretAccessKey: new Secret(secret),
    sessionToken: new Secret(token),
    expiresAt: Date.parse(ends),
  };
}

export interface SsoToken {
  readonly accessToken: Secret;
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
}

/** The text whose SHA-1 names the file in `~/.aws/sso/cache`. */
export function ssoTokenText({
  session,
  startUrl,
}: {
  readonly session: string | null;
  readonly startUrl: string;
}): string {
  return session ?? startUrl;
}

/** A file of `~/.aws/sso/cache`; null where it is half written, or holds no token. */
export function readSsoToken(bytes: Uint8Array): SsoToken | null {
  const fields = parseObject(bytes);
  const token = toText(fields?.['accessToken']);
  const ends = timeOf(fields?.['expiresAt']);
  if (token === null || token === '' || ends === null) return null;
  return { accessToken: new Secret(token), expiresAt: Date.parse(ends) };
}
