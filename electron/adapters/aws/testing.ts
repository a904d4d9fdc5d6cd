/** Servers of this machine that stand in for what lies between Keyway and AWS: TLS with a certificate of its own, and a proxy. */
import { generateKeyPairSync, sign } from 'node:crypto';
import { createServer, type RequestListener, type Server as PlainServer } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { connect, type Server, type Socket } from 'node:net';

/** A key and a certificate that it signed itself, for 127.0.0.1 and localhost; in PEM form. */
export interface OwnCertificate {
  readonly key: string;
  readonly certificate: string;
}

export interface RunningServer {
  readonly port: number;
  close(): Promise<void>;
}

export function startPlain(answer: RequestListener): Promise<RunningServer> {
  return running(createServer(answer));
}

export function startSecure(own: OwnCertificate, answer: RequestListener): Promise<RunningServer> {
  return running(createSecureServer({ key: own.key, cert: own.certificate }, answer));
}

export interface SeenTunnel {
  readonly target: string;
  readonly authorization: string | null;
}

export interface ProxyOptions {
  /** Every tunnel leads there, whatever is asked for. */
  readonly port: number;
  /** What CONNECT is answered with; 200 unless something else is wanted. */
  readonly status?: number;
  /** It is spoken to by TLS itself. */
  readonly own?: OwnCertificate;
}

/** A proxy that knows CONNECT alone, and what it was asked for. */
export async function startProxy({
  port,
  status = 200,
  own,
}: ProxyOptions): Promise<RunningServer & { readonly seen: readonly SeenTunnel[] }> {
  const seen: SeenTunnel[] = [];
  const refuse: RequestListener = (_, response) => response.writeHead(405).end();
  const server =
    own === undefined
      ? createServer(refuse)
      : createSecureServer({ key: own.key, cert: own.certificate }, refuse);
  server.on('connect', (request, socket: Socket) => {
    const authorization = request.headers['proxy-authorization'] ?? null;
    seen.push({ target: request.url ?? '', authorization });
    socket.on('error', () => socket.destroy());
    if (status !== 200) {
      socket.end(`HTTP/1.1 ${status} No\r\ncontent-length: 0\r\n\r\n`);
      return;
    }
    const tunnel = connect(port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      tunnel.pipe(socket).pipe(tunnel);
    });
    tunnel.on('error', () => socket.destroy());
  });
  return { ...(await running(server)), seen };
}

function running(server: Server & Pick<PlainServer, 'closeAllConnections'>): Promise<RunningServer> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (address === null || typeof address === 'string') {
        reject(new Error('no port'));
        return;
      }
      const close = (): Promise<void> =>
        new Promise((closed) => {
          server.close(() => closed());
          for (const socket of sockets) socket.destroy();
        });
      resolve({ port: address.port, close });
    });
  });
}

/** Made anew for each run, so that no private key stands in the repository. X.509 as in RFC 5280, by hand: Node reads certificates but makes none. */
export function makeCertificate(): OwnCertificate {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const algorithm = sequence(identifier(0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02));
  const name = sequence(
    element(0x31, sequence(identifier(0x55, 0x04, 0x03), element(0x0c, Buffer.from('Keyway test')))),
  );
  const validity = sequence(
    ...['200101000000Z', '491231235959Z'].map((time) => element(0x17, Buffer.from(time))),
  );
  const authority = sequence(
    identifier(0x55, 0x1d, 0x13),
    element(0x01, Buffer.of(0xff)),
    element(0x04, sequence(element(0x01, Buffer.of(0xff)))),
  );
  const names = sequence(element(0x87, Buffer.of(127, 0, 0, 1)), element(0x82, Buffer.from('localhost')));
  const alternatives = sequence(identifier(0x55, 0x1d, 0x11), element(0x04, names));
  const content = sequence(
    element(0xa0, element(0x02, Buffer.of(2))),
    element(0x02, Buffer.of(1)),
    algorithm,
    name,
    validity,
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    element(0xa3, sequence(authority, alternatives)),
  );
  const signature = sign('sha256', content, privateKey);
  const whole = sequence(content, algorithm, element(0x03, Buffer.concat([Buffer.of(0), signature])));
  const lines = whole.toString('base64').match(/.{1,64}/gu) ?? [];
  const certificate = ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
  return { key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), certificate };
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return element(0x30, Buffer.concat(parts));
}

function identifier(...bytes: readonly number[]): Buffer {
  return element(0x06, Buffer.from(bytes));
}

/** One element of DER: its tag, its length, its content. */
function element(tag: number, content: Buffer): Buffer {
  const { length } = content;
  const size =
    length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.of(tag, ...size), content]);
}
