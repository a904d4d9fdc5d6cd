/** One request over http or https, with limits of its own, a proxy and certificates where they are set. Follows nothing, reuses nothing. */
import { type ClientRequest, type IncomingMessage, request as requestPlain } from 'node:http';
import { request as requestSecure } from 'node:https';
import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import type { AwsFailure } from '../../services/aws-port.js';
import type { Cancellation } from '../../services/ports.js';
import { reasonOf, Unreachable } from './unreachable.js';
import type { Route } from './route.js';

/** In milliseconds. */
export interface Limits {
  /** Until the connection stands, proxy and TLS included. */
  readonly connect: number;
  /** From then on until the answer is whole. */
  readonly answer: number;
}

export interface OneRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array | null;
}

export interface OneAnswer {
  readonly status: number;
  /** By name in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** Bytes; no answer that is asked for here is longer. */
const longestAnswer = 1024 * 1024;

/** Milliseconds for one of a host's addresses before the next is tried beside it: Node's 250 are few on slow lines. */
const addressWait = 2000;

/**
 * Rejects with Unreachable alone: where there is no answer, or none that is whole.
 *
 * @param signal ends it at once
 */
export function exchange(
  request: OneRequest,
  route: Route,
  limits: Limits,
  signal: Cancellation | null,
): Promise<OneAnswer> {
  if (signal?.aborted === true) return Promise.reject(new Unreachable(request.url.host, 'cancelled', false));
  return new Promise((resolve, reject) => {
    const sent = open(request, route);
    const progress: Progress = { isConnected: false, isAnswered: false, proxyStatus: null };
    const end = (failure: Unreachable): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', cancel);
      sent.destroy();
      reject(failure);
    };
    const fail = (reason: Reason): void =>
      end(new Unreachable(request.url.host, reason, progress.isConnected));
    const cancel = (): void => end(new Unreachable(request.url.host, 'cancelled', progress.isConnected));
    let timer = setTimeout(() => fail('time-limit'), limits.connect);
    signal?.addEventListener('abort', cancel);
    sent.on('socket', (socket) => {
      whenConnected(socket, () => {
        if (progress.isConnected) return;
        progress.isConnected = true;
        clearTimeout(timer);
        timer = setTimeout(() => fail('time-limit'), limits.answer);
      });
    });
    sent.on('proxyConnect', ({ statusCode }: { readonly statusCode: number }) => {
      progress.proxyStatus = statusCode;
      if (statusCode !== 200) fail('proxy');
    });
    sent.on('error', (error) => fail(failureOf(error, progress, route)));
    sent.on('response', (response) => {
      progress.isAnswered = true;
      readWhole(response).then(
        (body) => {
          clearTimeout(timer);
          signal?.removeEventListener('abort', cancel);
          sent.destroy();
          resolve({ status: response.statusCode ?? 0, headers: plainHeaders(response), body });
        },
        (error: unknown) => {
          const isLost = !(error instanceof TooLong);
          end(new Unreachable(request.url.host, 'not-readable', true, isLost));
        },
      );
    });
    sent.end(request.body ?? undefined);
  });
}

type Reason = Extract<AwsFailure, { readonly kind: 'unreachable' }>['reason'];

interface Progress {
  isConnected: boolean;
  isAnswered: boolean;
  /** What the proxy said to CONNECT; null before. */
  proxyStatus: number | null;
}

class TooLong extends Error {}

function open({ method, url, headers }: OneRequest, route: Route): ClientRequest {
  const options = {
    method,
    host: url.hostname.replace(/^\[|\]$/gu, ''),
    path: url.pathname + url.search,
    headers: { ...headers },
    // Without an agent Node takes its own, which newer ones may lead through a proxy of the environment.
    agent: route.agent ?? false,
    autoSelectFamilyAttemptTimeout: addressWait,
    ...(url.port === '' ? {} : { port: Number(url.port) }),
  } as const;
  if (url.protocol === 'http:') return requestPlain(options);
  return requestSecure({ ...options, ...(route.certificates === null ? {} : { ca: route.certificates }) });
}

function whenConnected(socket: Socket, call: () => void): void {
  if (socket instanceof TLSSocket) socket.once('secureConnect', call);
  else if (socket.connecting) socket.once('connect', call);
  else call();
}

/** What goes wrong before the proxy let the request through is the proxy's. */
function failureOf(error: Error, progress: Progress, route: Route): Reason {
  const reason = reasonOf(error);
  if (route.agent !== null && progress.proxyStatus === null) return 'proxy';
  return progress.isAnswered && reason === 'connection-lost' ? 'not-readable' : reason;
}

function readWhole(response: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    response.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length > longestAnswer) reject(new TooLong());
      else chunks.push(chunk);
    });
    response.on('error', reject);
    response.on('aborted', () => reject(new Error('cut off')));
    response.on('end', () => resolve(Buffer.concat(chunks)));
  });
}

function plainHeaders(response: IncomingMessage): Readonly<Record<string, string>> {
  const entries = Object.entries(response.headers).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, typeof value === 'string' ? value : value.join(', ')] as const],
  );
  return Object.fromEntries(entries);
}
