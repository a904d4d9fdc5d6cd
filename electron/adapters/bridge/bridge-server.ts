/** Answers other Keyways of the same person while this one is open. */
import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { BridgeReply, BridgeRequest } from '../../services/bridge/messages.js';
import type { Places } from '../../services/ports.js';
import { printReply, readRequest } from '../../services/bridge/wire.js';
import { welcome } from './handshake.js';
import { createLineChannel } from './line-channel.js';
import { notesFolder, removeOldNotes, writeNote } from './notes.js';
import { isPrivateFolder, makePrivateFolder } from './private-folder.js';

/**
 * Where a socket may be, from what the environment says.
 *
 * @param runtimeVariable XDG_RUNTIME_DIR; with a home of its own all of Keyway's folders are in that
 */
export function bridgeFolders(
  { home, dataFolder }: Pick<Places, 'home' | 'dataFolder'>,
  runtimeVariable: string | undefined,
): Pick<BridgeServerOptions, 'dataFolder' | 'runtimeFolder'> {
  const hasOwnHome = dataFolder === join(home, '.keyway');
  const isUsable = !hasOwnHome && runtimeVariable?.startsWith('/') === true;
  return { dataFolder, runtimeFolder: isUsable ? runtimeVariable : null };
}

export interface BridgeServerOptions {
  readonly dataFolder: string;
  /** XDG_RUNTIME_DIR; null where there is none, or a home of its own is in force. */
  readonly runtimeFolder: string | null;
  readonly answer: (request: BridgeRequest) => Promise<BridgeReply>;
}

/** Unix cuts longer names of sockets off, and says nothing. */
const longestPath = 100;
const requestWait = 3000;
const mostConnections = 32;

/** @returns what ends it; null where no place for it is private. Never rejects */
export async function serveBridge(options: BridgeServerOptions): Promise<(() => Promise<void>) | null> {
  const name = randomBytes(8).toString('hex');
  const token = randomBytes(32).toString('hex');
  const notes = notesFolder(options.dataFolder);
  await removeOldNotes(notes);
  const place = await findPlace(options, name);
  if (place === null) return null;
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    void serveOne(socket, token, options.answer);
  });
  server.maxConnections = mostConnections;
  // The note comes last: whoever reads it finds somebody listening.
  const isListening = await listen(server, place.path);
  const note = isListening ? await writeNote(notes, name, { socket: place.path, token }) : null;
  async function end(): Promise<void> {
    if (note !== null) await rm(note, { force: true });
    for (const socket of sockets) socket.destroy();
    await new Promise<void>((closed) => server.close(() => closed()));
    if (place?.ownFolder != null) await rm(place.ownFolder, { recursive: true, force: true });
  }
  if (note !== null) return end;
  await end();
  return null;
}

async function serveOne(socket: Socket, token: string, answer: BridgeServerOptions['answer']): Promise<void> {
  const channel = createLineChannel(socket);
  try {
    if (!(await welcome(channel, token))) return;
    const line = await channel.read(requestWait);
    const request = line === null ? null : readRequest(JSON.parse(line));
    if (request !== null) channel.write(printReply(await answer(request)));
  } catch {
    // Whoever asked sees a closed connection, and goes on as if nobody were here.
  } finally {
    channel.close();
  }
}

interface Place {
  readonly path: string;
  /** Made for this socket alone; null where the folder is there for others too. */
  readonly ownFolder: string | null;
}

async function findPlace(
  { dataFolder, runtimeFolder }: BridgeServerOptions,
  name: string,
): Promise<Place | null> {
  if (process.platform === 'win32') return { path: `\\\\.\\pipe\\keyway-${name}`, ownFolder: null };
  const runtime = runtimeFolder === null ? [] : [join(runtimeFolder, 'keyway')];
  for (const folder of [...runtime, notesFolder(dataFolder)]) {
    const path = join(folder, `${name}.sock`);
    if (isShort(path) && (await makePrivateFolder(folder))) return { path, ownFolder: null };
  }
  const folder = await mkdtemp(join(tmpdir(), 'keyway-')).catch(() => null);
  if (folder === null) return null;
  const path = join(folder, 's');
  if (isShort(path) && (await isPrivateFolder(folder))) return { path, ownFolder: folder };
  await rm(folder, { recursive: true, force: true });
  return null;
}

function isShort(path: string): boolean {
  return Buffer.byteLength(path) <= longestPath;
}

async function listen(server: Server, path: string): Promise<boolean> {
  const isListening = await new Promise<boolean>((done) => {
    server.once('error', () => done(false));
    server.listen(path, () => done(true));
  });
  if (isListening && process.platform !== 'win32') await chmod(path, 0o600).catch(() => undefined);
  return isListening && (process.platform === 'win32' || (await isPrivateFolder(dirname(path))));
}
