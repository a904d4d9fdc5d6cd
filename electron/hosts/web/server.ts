import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { json } from 'node:stream/consumers';
import { z } from 'zod';
import type { RpcContext } from '../../rpc/context.js';
import { policyHeaders, readPageFile } from '../../rpc/page-files.js';
import { createHttpHandler } from '../../rpc/serve-http.js';
import type { Dispose } from '../../services/ports.js';
import { type Address, decide, type RefusedStatus } from './gate.js';
import type { Passes } from './passes.js';

export interface WebServerOptions {
  readonly context: RpcContext;
  readonly passes: Passes;
  /** The built window. */
  readonly pageFolder: string;
  /** Called after a launch token was used, when it is time for a new one. */
  readonly onLaunched: () => void;
}

export interface WebServer {
  readonly port: number;
  /** `http://127.0.0.1:PORT` */
  readonly origin: string;
  readonly close: Dispose;
}

/** What the server's parts share. */
interface Serving extends WebServerOptions {
  readonly address: Address;
  readonly call: (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;
}

/** Codes as oRPC's client knows them, so that the window can tell these refusals from a host that is gone. */
const refusalCodes: Readonly<Record<RefusedStatus, string>> = {
  400: 'BAD_REQUEST',
  401: 'UNAUTHORIZED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  405: 'METHOD_NOT_SUPPORTED',
  411: 'LENGTH_REQUIRED',
  413: 'PAYLOAD_TOO_LARGE',
  415: 'UNSUPPORTED_MEDIA_TYPE',
  421: 'MISDIRECTED_REQUEST',
};

const launchInput = z.strictObject({ token: z.string().max(200) });

/** Listens on 127.0.0.1, on a port that the system chooses. Rejects with the system's error where it cannot. */
export async function startWebServer(options: WebServerOptions): Promise<WebServer> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const port = portOf(server);
  const address: Address = { host: `127.0.0.1:${port}`, origin: `http://127.0.0.1:${port}` };
  const serving: Serving = { ...options, address, call: createHttpHandler(options.context) };
  server.on('request', (request, response) => {
    answer(serving, request, response).catch(() => {
      // The connection broke, or a body was no JSON: nothing is left to be said to that client.
      response.destroy();
    });
  });
  return {
    port,
    origin: address.origin,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('the server has no port');
  return address.port;
}

async function answer(serving: Serving, request: IncomingMessage, response: ServerResponse): Promise<void> {
  for (const [name, value] of Object.entries(policyHeaders)) response.setHeader(name, value);
  response.setHeader('cache-control', 'no-store');
  const head = { method: request.method ?? '', url: request.url ?? '', headers: request.headersDistinct };
  const decision = decide(head, serving.address, serving.passes.isBearer);
  switch (decision.kind) {
    case 'page':
      await answerPage(serving, decision.pathname, response);
      return;
    case 'launch':
      await answerLaunch(serving, request, response);
      return;
    case 'call':
      if (!(await serving.call(request, response))) refuse(response, 404);
      return;
    case 'refused':
      refuse(response, decision.status);
      return;
  }
}

async function answerPage(serving: Serving, pathname: string, response: ServerResponse): Promise<void> {
  const file = await readPageFile(serving.pageFolder, pathname);
  if (file === null) {
    refuse(response, 404);
    return;
  }
  response.writeHead(200, { 'content-type': file.contentType, 'content-length': file.bytes.length });
  response.end(file.bytes);
}

async function answerLaunch(
  serving: Serving,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const input = launchInput.safeParse(await json(request).catch(() => null));
  const bearer = input.success ? serving.passes.exchange(input.data.token) : null;
  if (bearer === null) {
    refuse(response, input.success ? 401 : 400);
    return;
  }
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ bearer }));
  serving.onLaunched();
}

/** The connection ends with it: a body that was refused is not read. */
function refuse(response: ServerResponse, status: RefusedStatus): void {
  const code = refusalCodes[status];
  const body = JSON.stringify({ json: { defined: false, code, status, message: code } });
  response.writeHead(status, { 'content-type': 'application/json', connection: 'close' }).end(body);
}
