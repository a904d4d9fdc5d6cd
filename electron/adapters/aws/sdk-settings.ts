/**
 * All that a client of the SDK for JavaScript would else look up by itself, said: no variable, no file, no metadata service and
 * no proxy of the environment has a part in a call. sdk-settings.test.ts has them all poisoned.
 */
import { state } from '@aws-sdk/core/client';
import { addressOf } from '../../core/aws/connection.js';
import { type CalledService, isRegion, signingRegion } from '../../core/aws/endpoints.js';
import type { AwsCredentials, UnsignedAwsCall } from '../../services/aws-port.js';
import type { Clock } from '../../services/ports.js';
import type { Attempt } from './attempts.js';
import { Refused, refusalIn } from './refused.js';
import { routeTo } from './route.js';
import { exchange } from './transport.js';
import { Unreachable } from './unreachable.js';

// Which Node runs this is not for the person to read about on each start of a command.
state.warningEmitted = true;

/** What the SDK hands to be sent. */
interface SdkRequest {
  readonly protocol: string;
  readonly hostname: string;
  readonly port?: number | undefined;
  readonly method: string;
  readonly path: string;
  readonly query?: Readonly<Record<string, string | readonly string[] | null>> | undefined;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

interface SdkResponse {
  readonly response: {
    readonly statusCode: number;
    readonly headers: Record<string, string>;
    readonly body: Uint8Array;
  };
}

export interface SdkCall extends UnsignedAwsCall {
  /** Null: not signed. */
  readonly credentials: AwsCredentials | null;
}

/** Made anew for each try, so that nothing of an earlier one, such as a clock that the SDK corrects, is carried over. */
export function sdkSettings(service: CalledService, call: SdkCall, attempt: Attempt, clock: Clock) {
  const { connection, credentials, signal } = call;
  const { address, region } = placeOf(service, call);
  return {
    endpoint: address,
    region,
    credentials: () => signer(credentials),
    systemClockOffset: clock.now() - Date.now(),
    defaultsMode: 'standard',
    maxAttempts: 1,
    retryMode: 'standard',
    // The address has both in it already.
    useFipsEndpoint: false,
    useDualstackEndpoint: false,
    authSchemePreference: () => Promise.resolve(['sigv4']),
    sigv4aSigningRegionSet: () => Promise.resolve(undefined),
    disableClockSkewCorrection: false,
    userAgentAppId: () => Promise.resolve(undefined),
    defaultUserAgentProvider: () => Promise.resolve([['keyway', '1'] satisfies [string, string]]),
    requestHandler: {
      async handle(request: SdkRequest): Promise<SdkResponse> {
        const url = addressIn(request);
        const route = await routeTo(url, connection);
        const { method, headers } = request;
        const body = bodyOf(request.body);
        const answer = await exchange({ method, url, headers, body }, route, attempt.limits, signal);
        attempt.heard(answer);
        if (answer.status >= 200 && answer.status < 300) {
          return {
            response: { statusCode: answer.status, headers: { ...answer.headers }, body: answer.body },
          };
        }
        const refusal = answer.status < 400 ? null : refusalIn(answer);
        if (refusal === null) throw new Unreachable(url.host, 'not-readable', true);
        throw new Refused(refusal, answer.status);
      },
    },
  } as const;
}

/** In a Lambda function the SDK would send on what the environment says of the invocation. */
export function withoutTraces<Client extends { readonly middlewareStack: { remove(name: string): boolean } }>(
  client: Client,
): Client {
  client.middlewareStack.remove('recursionDetectionMiddleware');
  return client;
}

/** What the SDK cannot make out of an answer is none. */
export async function readably<Value>(
  service: CalledService,
  call: SdkCall,
  send: () => Promise<Value | null>,
): Promise<Value> {
  const { host } = placeOf(service, call);
  if (!canBeSent(call.credentials)) throw new Refused({ code: 'InvalidClientTokenId', message: '' }, 0);
  try {
    const value = await send();
    if (value !== null) return value;
  } catch (error) {
    if (error instanceof Refused || error instanceof Unreachable) throw error;
  }
  throw new Unreachable(host, 'not-readable', true);
}

/** ID and token become headers: one with a line break or a letter beyond ASCII in it is none that AWS ever gave. */
function canBeSent(credentials: AwsCredentials | null): boolean {
  const { accessKeyId = '', sessionToken = null } = credentials ?? {};
  return /^[\x21-\x7E]*$/u.test(accessKeyId + (sessionToken?.reveal() ?? ''));
}

function placeOf(
  service: CalledService,
  { connection }: SdkCall,
): { readonly address: string; readonly region: string; readonly host: string } {
  const { region } = connection;
  if (!isRegion(region)) throw new Unreachable(region.slice(0, 80), 'name-not-found', false);
  const address = addressOf(connection, service);
  if (!URL.canParse(address)) throw new Unreachable(address.slice(0, 80), 'name-not-found', false);
  return { address, region: signingRegion(service, region, address), host: new URL(address).host };
}

function signer(credentials: AwsCredentials | null): Promise<{
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}> {
  if (credentials === null) return Promise.reject(new Error('this call is not signed'));
  const { accessKeyId, secretAccessKey, sessionToken } = credentials;
  return Promise.resolve({
    accessKeyId,
    secretAccessKey: secretAccessKey.reveal(),
    ...(sessionToken === null ? {} : { sessionToken: sessionToken.reveal() }),
  });
}

function addressIn({ protocol, hostname, port, path, query }: SdkRequest): URL {
  const url = new URL(`${protocol}//${hostname}${port === undefined ? '' : `:${port}`}${path}`);
  const pairs = Object.entries(query ?? {}).flatMap(([name, value]) =>
    [value].flat().map((each) => `${encoded(name)}=${encoded(each ?? '')}`),
  );
  url.search = pairs.join('&');
  return url;
}

/** As it was signed. */
function encoded(text: string): string {
  return encodeURIComponent(text).replaceAll(
    /[!'()*]/gu,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function bodyOf(body: unknown): string | Uint8Array | null {
  return typeof body === 'string' || body instanceof Uint8Array ? body : null;
}
