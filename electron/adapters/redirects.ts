/** The OneShotRedirects port: a server on this machine that sends one browser on, once, to an address that stands in no arguments. */
import { randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Secret } from '../core/secret.js';
import type { OneShotRedirects } from '../services/aws-port.js';

export interface RedirectsOptions {
  /** Milliseconds until an offer that nobody took is gone. */
  readonly timeLimit?: number;
}

export function createRedirects({ timeLimit = 60_000 }: RedirectsOptions = {}): OneShotRedirects {
  return { offer: (address) => offer(address, timeLimit) };
}

async function offer(address: Secret, timeLimit: number): Promise<string> {
  const path = `/${randomBytes(16).toString('hex')}`;
  const server = createServer({ keepAlive: false, requestTimeout: timeLimit });
  const port = await listen(server);
  const host = `127.0.0.1:${port}`;
  const end = (): void => {
    clearTimeout(timer);
    server.close();
  };
  const timer = setTimeout(() => {
    end();
    server.closeAllConnections();
  }, timeLimit);
  let isTaken = false;
  server.on('request', (request, response) => {
    const isMeant =
      !isTaken && request.method === 'GET' && request.headers.host === host && isPath(request, path);
    if (!isMeant) {
      answer(response, 404, {});
      return;
    }
    isTaken = true;
    answer(response, 302, { location: address.reveal() });
    end();
  });
  return `http://${host}${path}`;
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: '127.0.0.1', port: 0 }, () => {
      server.off('error', reject);
      const address = server.address();
      if (typeof address === 'object' && address !== null) resolve(address.port);
      else reject(new Error('no port'));
    });
  });
}

/** In a time that says nothing of how much of it was right. */
function isPath({ url }: IncomingMessage, path: string): boolean {
  const asked = Buffer.from(url ?? '');
  const meant = Buffer.from(path);
  return asked.length === meant.length && timingSafeEqual(asked, meant);
}

function answer(response: ServerResponse, status: number, headers: Readonly<Record<string, string>>): void {
  response.writeHead(status, {
    ...headers,
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    connection: 'close',
    'content-length': '0',
  });
  response.end();
}
