/**
 * An address on this computer that gives one child its credentials, again and again, as the agent of a container does for its tasks
 * (Amazon ECS Developer Guide, "Task IAM role"). Other programs and web pages do not get at it: the port and the token are random,
 * the host must be the address itself, and it is gone with the child.
 */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { devNull } from 'node:os';
import type { HandedOut } from '../services/api.js';

/** What the child gets now, or what to tell it in its place. */
export type EndpointAnswer =
  | { readonly ok: true; readonly credentials: HandedOut }
  | { readonly ok: false; readonly code: string; readonly message: string };

export interface ContainerEndpoint {
  /**
   * What the child finds it by. The AWS files are hidden from it: in every tool a usable `[default]` comes before the container.
   */
  readonly variables: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

/** Opens one; rejects where no port can be had. */
export type ServeContainer = (answer: () => Promise<EndpointAnswer>) => Promise<ContainerEndpoint>;

const path = '/credentials';
/** Milliseconds. What has no end of its own is asked for again after that, so that a new key is noticed. */
const askAgainAfter = 15 * 60_000;
/** Bytes; the requests of all SDKs are a tenth of that. */
const longestHeader = 8192;

export async function serveContainer(answer: () => Promise<EndpointAnswer>): Promise<ContainerEndpoint> {
  const token = randomBytes(32).toString('base64url');
  // Several SDKs ask twice at once: one answer serves both.
  let asked: Promise<EndpointAnswer> | null = null;
  const once = (): Promise<EndpointAnswer> => {
    asked ??= answer().finally(() => (asked = null));
    return asked;
  };
  const server = createServer({ maxHeaderSize: longestHeader }, (request, response) => {
    void respond(request, response, { host: hostOf(server.address()), token, answer: once });
  });
  await new Promise<void>((done, failed) => {
    server.once('error', failed);
    server.listen(0, '127.0.0.1', done);
  });
  return {
    variables: {
      AWS_CONTAINER_CREDENTIALS_FULL_URI: `http://${hostOf(server.address())}${path}`,
      AWS_CONTAINER_AUTHORIZATION_TOKEN: token,
      AWS_CONFIG_FILE: devNull,
      AWS_SHARED_CREDENTIALS_FILE: devNull,
    },
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

interface Serving {
  readonly host: string;
  readonly token: string;
  readonly answer: () => Promise<EndpointAnswer>;
}

async function respond(request: IncomingMessage, response: ServerResponse, serving: Serving): Promise<void> {
  const refusal = refusalOf(request, serving);
  if (refusal !== null) {
    send(response, refusal, { code: 'Refused', message: 'Refused' });
    return;
  }
  try {
    const answer = await serving.answer();
    if (answer.ok) send(response, 200, bodyOf(answer.credentials));
    else send(response, 400, { code: answer.code, message: answer.message });
  } catch {
    send(response, 500, { code: 'InternalError', message: 'InternalError' });
  }
}

/** The status of what is refused; null where it is answered. A web page that found the port has another host, or cannot send the token. */
function refusalOf({ headers, method, url }: IncomingMessage, { host, token }: Serving): number | null {
  if (headers.host !== host || headers.origin !== undefined) return 403;
  if (method !== 'GET') return 405;
  if (!isSame(headers.authorization ?? '', token)) return 401;
  return url === path ? null : 404;
}

/** Takes as long whatever is sent. */
function isSame(sent: string, token: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(sent), digest(token));
}

/** botocore needs all four, and takes an empty token for none. */
function bodyOf({ accessKeyId, secretAccessKey, sessionToken, expiration }: HandedOut): unknown {
  return {
    AccessKeyId: accessKeyId,
    SecretAccessKey: secretAccessKey.reveal(),
    Token: sessionToken?.reveal() ?? '',
    Expiration: expiration ?? new Date(Date.now() + askAgainAfter).toISOString(),
  };
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}

function hostOf(address: ReturnType<ReturnType<typeof createServer>['address']>): string {
  return typeof address === 'object' && address !== null ? `127.0.0.1:${String(address.port)}` : '';
}
