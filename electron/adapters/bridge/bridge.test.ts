import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Secret } from '../../core/secret.js';
import type { BridgeReply, BridgeRequest } from '../../services/bridge/messages.js';
import { createOpenApps } from './bridge-client.js';
import { bridgeFolders, serveBridge } from './bridge-server.js';

const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const handed: BridgeReply = {
  type: 'credentials',
  handedOut: {
    accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
    secretAccessKey: new Secret(secret),
    sessionToken: null,
    expiration: null,
  },
};
const request: BridgeRequest = {
  type: 'credentials',
  choice: { id: 'a1' },
  asker: { program: 'aws', pid: 7 },
};

let folder: string;
let ends: (() => Promise<void>)[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keyway-bridge-'));
  ends = [];
});
afterEach(async () => {
  for (const end of ends) await end();
  rmSync(folder, { recursive: true, force: true });
});

interface Serving {
  readonly dataFolder?: string;
  readonly runtimeFolder?: string | null;
  readonly answer?: (request: BridgeRequest) => Promise<BridgeReply>;
}

async function serve({ answer = () => Promise.resolve(handed), ...places }: Serving = {}): Promise<boolean> {
  const end = await serveBridge({ dataFolder: folder, runtimeFolder: null, ...places, answer });
  if (end !== null) ends.push(end);
  return end !== null;
}

function ask(asked: BridgeRequest = request, wait = 5000): Promise<readonly BridgeReply[]> {
  return createOpenApps(folder).ask(asked, wait);
}

interface Note {
  readonly socket: string;
  readonly token: string;
}

function noteOf(dataFolder = folder): Note & { readonly path: string } {
  const notes = join(dataFolder, 'bridge');
  const path = join(notes, readdirSync(notes).find((name) => name.endsWith('.json')) ?? 'none');
  const read: unknown = JSON.parse(readFileSync(path, 'utf-8'));
  if (typeof read !== 'object' || read === null || !('socket' in read) || !('token' in read))
    throw new Error('no note');
  return { socket: String(read.socket), token: String(read.token), path };
}

/** Sends these lines one after another and gives what came back. */
function talk(path: string, lines: readonly string[]): Promise<string> {
  return new Promise((done) => {
    let received = '';
    const socket = connect(path, () => socket.write(lines.map((line) => `${line}\n`).join('')));
    socket.on('data', (part) => (received += part.toString()));
    socket.on('error', () => done(received));
    socket.on('close', () => done(received));
  });
}

describe('an open Keyway', () => {
  test('answers one that can read its note, with the secret whole', async () => {
    const heard: BridgeRequest[] = [];
    await serve({
      answer: (asked) => {
        heard.push(asked);
        return Promise.resolve(handed);
      },
    });
    const [reply] = await ask();
    expect(heard).toEqual([request]);
    expect(reply?.type === 'credentials' && reply.handedOut.secretAccessKey.reveal()).toBe(secret);
  });

  test('answers each kind of request', async () => {
    const failure = { code: 'store-locked', facts: { reason: 'by-hand' }, action: 'unlock-store' } as const;
    const replies: Readonly<Record<BridgeRequest['type'], BridgeReply>> = {
      credentials: handed,
      summary: { type: 'summary', summary: { state: 'locked', reason: 'idle', id: 'ab' } },
      lock: { type: 'done' },
      unlock: { type: 'failure', failure },
    };
    const passphrases: unknown[] = [];
    await serve({
      answer: (asked) => {
        if (asked.type === 'unlock') passphrases.push(asked.passphrase?.reveal(), asked.recoveryCode);
        return Promise.resolve(replies[asked.type]);
      },
    });
    expect(await ask({ type: 'summary' })).toEqual([replies.summary]);
    expect(await ask({ type: 'lock' })).toEqual([replies.lock]);
    const passphrase = new Secret('correct horse');
    expect(await ask({ type: 'unlock', passphrase, recoveryCode: null })).toEqual([replies.unlock]);
    expect(passphrases).toEqual(['correct horse', null]);
  });

  test('is found beside another one', async () => {
    await serve();
    await serve();
    expect(await ask()).toHaveLength(2);
  });

  test('that ended is not found, and leaves nothing behind', async () => {
    await serve();
    const { socket } = noteOf();
    for (const end of ends.splice(0)) await end();
    expect(await ask()).toEqual([]);
    expect(existsSync(socket)).toBe(false);
    expect(readdirSync(join(folder, 'bridge'))).toEqual([]);
  });

  test('keeps socket and note for its user alone', async () => {
    await serve();
    const { socket, path } = noteOf();
    expect(statSync(dirname(path)).mode & 0o777).toBe(0o700);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(statSync(socket).mode & 0o777).toBe(0o600);
  });

  test('is waited for only so long', async () => {
    await serve({ answer: () => new Promise(() => undefined) });
    expect(await ask(request, 50)).toEqual([]);
  });

  test('that fails unexpectedly counts as none', async () => {
    await serve({ answer: () => Promise.reject(new Error(secret)) });
    expect(await ask()).toEqual([]);
  });
});

describe('the place of the socket', () => {
  test.each([
    ['/run/user/1', { home: '/h', dataFolder: '/h/.local/share/keyway' }, '/run/user/1'],
    ['/run/user/1', { home: '/h', dataFolder: '/h/.keyway' }, null],
    ['run', { home: '/h', dataFolder: '/h/.local/share/keyway' }, null],
    [undefined, { home: '/h', dataFolder: '/h/.local/share/keyway' }, null],
  ])('with XDG_RUNTIME_DIR=%s and %j is %s', (variable, places, runtimeFolder) => {
    const { dataFolder } = places;
    expect(bridgeFolders(places, variable)).toEqual({ dataFolder, runtimeFolder });
  });

  test('is the runtime folder where there is one', async () => {
    const runtimeFolder = join(folder, 'run');
    mkdirSync(runtimeFolder, { mode: 0o700 });
    await serve({ runtimeFolder });
    expect(noteOf().socket.startsWith(join(runtimeFolder, 'keyway'))).toBe(true);
    expect(await ask()).toHaveLength(1);
  });

  test('is a folder of its own where the path would be cut off', async () => {
    const dataFolder = join(folder, 'long'.repeat(30));
    await serve({ dataFolder });
    const { socket } = noteOf(dataFolder);
    expect(socket.startsWith(tmpdir())).toBe(true);
    expect(statSync(dirname(socket)).mode & 0o777).toBe(0o700);
    expect(await createOpenApps(dataFolder).ask(request, 5000)).toHaveLength(1);
    for (const end of ends.splice(0)) await end();
    expect(existsSync(dirname(socket))).toBe(false);
  });

  test.each([0o755, 0o770, 0o707])('is nowhere where the folder is %o', async (mode) => {
    mkdirSync(join(folder, 'bridge'));
    chmodSync(join(folder, 'bridge'), mode);
    expect(await serve()).toBe(false);
  });

  test('is not believed in a folder that is open to others, or behind a link', async () => {
    await serve();
    const { path, socket, token } = noteOf();
    chmodSync(path, 0o644);
    expect(await ask()).toEqual([]);
    chmodSync(path, 0o600);
    chmodSync(dirname(path), 0o750);
    expect(await ask()).toEqual([]);
    chmodSync(dirname(path), 0o700);
    expect(await ask()).toHaveLength(1);
    symlinkSync(dirname(socket), join(folder, 'link'));
    writeFileSync(path, JSON.stringify({ socket: join(folder, 'link', 's'), token }));
    expect(await ask()).toEqual([]);
  });
});

describe('one who cannot read the note', () => {
  test.each([
    ['a guess', (nonce: string) => [JSON.stringify({ keyway: [1], nonce }), JSON.stringify({ proof: 'ab' })]],
    [
      'no proof',
      (nonce: string) => [JSON.stringify({ keyway: [1], nonce }), JSON.stringify({ type: 'summary' })],
    ],
    ['another version', (nonce: string) => [JSON.stringify({ keyway: [2], nonce })]],
    ['no greeting', () => [JSON.stringify({ type: 'credentials', choice: { id: 'a1' } })]],
    ['no JSON', () => ['hello']],
    ['no end', () => ['x'.repeat(100_000)]],
  ] as const)('gets nothing with %s', async (_what, lines) => {
    let asked = 0;
    await serve({
      answer: () => {
        asked += 1;
        return Promise.resolve(handed);
      },
    });
    const received = await talk(noteOf().socket, [...lines('0'.repeat(32)), JSON.stringify(request)]);
    expect(asked).toBe(0);
    expect(received).not.toContain(secret);
  });

  test('cannot play back the proof of the other side as its own', async () => {
    await serve();
    const { socket } = noteOf();
    const nonce = '0'.repeat(32);
    const [first = ''] = (await talk(socket, [JSON.stringify({ keyway: [1], nonce })])).split('\n');
    const again = await talk(socket, [
      JSON.stringify({ keyway: [1], nonce }),
      first,
      JSON.stringify(request),
    ]);
    expect(again).not.toContain(secret);
  });

  test('is told nothing where it stands in for an open Keyway', async () => {
    await serve();
    const { path, token } = noteOf();
    const heard: string[] = [];
    const impostor = createServer((socket) => {
      socket.on('data', (part) => heard.push(part.toString()));
      socket.write(`${JSON.stringify({ version: 1, nonce: '1'.repeat(32), proof: '2'.repeat(64) })}\n`);
    });
    const place = join(folder, 'bridge', 'other.sock');
    await new Promise<void>((listening) => impostor.listen(place, listening));
    writeFileSync(path, JSON.stringify({ socket: place, token }));
    expect(
      await ask({ type: 'unlock', passphrase: new Secret('correct horse'), recoveryCode: null }),
    ).toEqual([]);
    expect(heard.join('')).not.toContain('correct horse');
    await new Promise((closed) => impostor.close(closed));
  });
});

test('what a Keyway left that was killed is taken away, and nothing else', async () => {
  const notes = join(folder, 'bridge');
  mkdirSync(notes, { mode: 0o700 });
  const [dead, alive, foreign] = [`4194303-${'0'.repeat(16)}.json`, `1-${'0'.repeat(16)}.json`, 'notes.txt'];
  const left = join(notes, 'left.sock');
  for (const name of [dead, alive, foreign]) {
    writeFileSync(join(notes, name), JSON.stringify({ socket: left, token: '0'.repeat(64) }), {
      mode: 0o600,
    });
  }
  writeFileSync(left, '');
  await serve();
  const names = readdirSync(notes);
  expect(names).not.toContain(dead);
  expect(names).not.toContain('left.sock');
  expect(names).toEqual(expect.arrayContaining([alive, foreign]));
  expect(await ask()).toHaveLength(1);
});
