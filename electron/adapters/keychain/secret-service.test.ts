/** Reading over the bus from services that do not as gnome-keyring does (see e2e/keychain for that): the library is asked then. */
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BusError } from '../d-bus/connection.js';
import { messageLength } from '../d-bus/message.js';
import { type Value, ValueReader, ValueWriter } from '../d-bus/values.js';
import { openSecretService } from './secret-service.js';
import { createSessionKey, type SessionKey } from './session-key.js';

/** A reply; an error; none at all; or the end of the connection. */
type Reply =
  | { readonly signature: string; readonly body: readonly Value[] }
  | { readonly error: string }
  | 'nothing'
  | 'end';

let folder = '';
let server: Server;
let replies: Readonly<Record<string, Reply>> = {};
const sockets: Socket[] = [];
const item = { service: 's', account: 'a' };
const path = '/org/freedesktop/secrets/collection/login/1';
const usual: Readonly<Record<string, Reply>> = {
  Hello: { signature: 's', body: [':1.1'] },
  SearchItems: { signature: 'aoao', body: [[path], []] },
  OpenSession: { signature: 'vo', body: [['ay', [5]], '/session'] },
  GetSecret: { signature: '(oayays)', body: [['/session', [1], [2], 'text/plain']] },
};

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'keyway-secrets-'));
  replies = usual;
  server = createServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => undefined);
    let unread = Buffer.alloc(0);
    socket.on('data', (part) => {
      unread = Buffer.concat([unread, part]);
      const greeting = unread.indexOf('BEGIN\r\n');
      if (greeting >= 0) {
        unread = unread.subarray(greeting + 7);
        socket.write('OK 0123\r\n');
      }
      for (let length = messageLength(unread); length !== null && length <= unread.length;) {
        answer(socket, unread.subarray(0, length));
        unread = unread.subarray(length);
        length = messageLength(unread);
      }
    });
  });
  await new Promise<void>((listening) => server.listen(join(folder, 'bus'), listening));
});
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await new Promise((closed) => server.close(closed));
  rmSync(folder, { recursive: true });
});

function answer(socket: Socket, call: Buffer): void {
  const [, , , , , serial, fields] = new ValueReader(call, true).readAll('yyyyuua(yv)');
  const pairs = typeof fields === 'object' ? fields : [];
  const member = pairs
    .map((pair) => (typeof pair === 'object' ? pair : []))
    .find(([code]) => code === 3)?.[1];
  const reply = replies[String(member)] ?? 'nothing';
  if (reply === 'end') socket.destroy();
  else if (reply !== 'nothing') socket.write(encodeReply(reply, Number(serial)));
}

function encodeReply(reply: Exclude<Reply, string>, replySerial: number): Uint8Array {
  const isError = 'error' in reply;
  const content = new ValueWriter();
  if (!isError) content.write(`(${reply.signature})`, reply.body);
  const message = new ValueWriter();
  message.bytes(['l'.charCodeAt(0), isError ? 3 : 2, 0, 1]);
  message.write('u', content.length);
  message.write('u', 1);
  message.write('a(yv)', [
    [5, ['u', replySerial]],
    isError ? [4, ['s', reply.error]] : [8, ['g', reply.signature]],
  ]);
  message.align(8);
  message.bytes(content.toBytes());
  return message.toBytes();
}

async function read(key: Promise<SessionKey> = Promise.resolve(createSessionKey())): Promise<string | null> {
  const limits = { answer: 500, prompt: 500 };
  const service = await openSecretService(`unix:path=${join(folder, 'bus')}`, limits);
  return await service.read(item, key).finally(() => service.close());
}

/** What it makes of a secret does not matter here. */
const key = (open: SessionKey['open']): Promise<SessionKey> =>
  Promise.resolve({ publicKey: new Uint8Array([9]), open });

describe('an item is read over the bus', () => {
  it('with what the service gave for the session and the secret', async () => {
    const given: unknown[] = [];
    const text = await read(
      key((...values) => {
        given.push(...values.map((bytes) => [...bytes]));
        return 'text';
      }),
    );
    expect([text, given]).toEqual(['text', [[5], [1], [2]]]);
  });
});

describe('the library is asked', () => {
  const refusal = { error: 'org.freedesktop.DBus.Error.NotSupported' };
  it.each<[string, Readonly<Record<string, Reply>>]>([
    ['nothing is found', { SearchItems: { signature: 'aoao', body: [[], []] } }],
    ['it is locked', { SearchItems: { signature: 'aoao', body: [[], [path]] } }],
    ['one is open and one is locked', { SearchItems: { signature: 'aoao', body: [[path], [path]] } }],
    ['two have that name', { SearchItems: { signature: 'aoao', body: [[path, path], []] } }],
    ['looking for it is answered otherwise', { SearchItems: { signature: 's', body: ['?'] } }],
    ['the service seals in another way only', { OpenSession: refusal }],
    [
      'the session is answered otherwise',
      { OpenSession: { signature: 'vo', body: [['s', ''], '/session'] } },
    ],
    ['the item was locked in between', { GetSecret: { error: 'org.freedesktop.Secret.Error.IsLocked' } }],
    ['the secret is none', { GetSecret: { signature: 's', body: ['p'] } }],
    ['the secret was sealed for another session', {}],
  ])('where %s', async (_case, others) => {
    replies = { ...usual, ...others };
    expect(await read()).toBeNull();
  });
  it('where this machine can make no key', async () => {
    const making = Promise.reject<SessionKey>(new TypeError('unknown'));
    making.catch(() => undefined);
    expect(await read(making)).toBeNull();
  });
});

describe('nobody is asked anything more', () => {
  it.each(['SearchItems', 'OpenSession', 'GetSecret'])('where the service hangs at %s', async (member) => {
    replies = { ...usual, [member]: 'nothing' };
    await expect(read(key(() => 'text'))).rejects.toThrow(new BusError('no-answer'));
  });
  it.each(['SearchItems', 'OpenSession', 'GetSecret'])('where the bus goes away at %s', async (member) => {
    replies = { ...usual, [member]: 'end' };
    await expect(read(key(() => 'text'))).rejects.toThrow(new BusError('no-bus'));
  });
});
