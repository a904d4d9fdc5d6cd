import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sessionBusAddress, socketPaths, systemBusAddress } from './address.js';
import { type Bus, BusError, connectToBus } from './connection.js';
import { decodeMessage, encodeCall, messageLength } from './message.js';
import { completeTypes, MalformedError, type Value, ValueReader, ValueWriter } from './values.js';

const bytes = (hex: string): Uint8Array => new Uint8Array(Buffer.from(hex.replaceAll(' ', ''), 'hex'));

describe('an address', () => {
  it('of the session is what the variable says, or the runtime folder’s socket', () => {
    const environment = { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/a', XDG_RUNTIME_DIR: '/run/user/1' };
    expect(sessionBusAddress(environment)).toBe('unix:path=/a');
    expect(sessionBusAddress({ ...environment, DBUS_SESSION_BUS_ADDRESS: '' })).toBe(
      'unix:path=/run/user/1/bus',
    );
    expect(socketPaths(sessionBusAddress({ XDG_RUNTIME_DIR: '/r ä,;=%' }) ?? '')).toEqual(['/r ä,;=%/bus']);
    expect(sessionBusAddress({})).toBeNull();
  });
  it('of the machine is where every Linux has it', () => {
    expect(systemBusAddress({})).toBe('unix:path=/run/dbus/system_bus_socket');
    expect(systemBusAddress({ DBUS_SYSTEM_BUS_ADDRESS: 'unix:path=/s' })).toBe('unix:path=/s');
  });
  it.each([
    ['unix:path=/a/b,guid=0123', ['/a/b']],
    ['unix:abstract=/tmp/dbus-x,guid=0', ['\0/tmp/dbus-x']],
    ['tcp:host=localhost,port=1;unix:path=/b;unix:path=/c', ['/b', '/c']],
    ['unix:path=/with%20space%3d', ['/with space=']],
    ['unix:path=/bad%zz', ['/bad%zz']],
    ['unix:tmpdir=/tmp', []],
    ['autolaunch:', []],
    ['', []],
    ['unix', []],
  ])('%s leads to %j', (address, paths) => {
    expect(socketPaths(address)).toEqual(paths);
  });
});

describe('values', () => {
  it.each<[string, Value]>([
    ['s', 'ünïcode 🔑'],
    ['o', '/org/freedesktop'],
    ['g', 'a{sv}'],
    ['u', 4_294_967_295],
    ['b', true],
    ['ao', []],
    ['as', ['a', '', 'bc']],
    [
      'a{ss}',
      [
        ['service', 's'],
        ['username', 'u'],
      ],
    ],
    [
      '(yua(bs))',
      [
        7,
        8,
        [
          [true, 'x'],
          [false, ''],
        ],
      ],
    ],
    ['aau', [[1, 2], [], [3]]],
  ])('of type %s are read as they were written, at any place', (type, value) => {
    const writer = new ValueWriter();
    for (const part of [value, 'between', value]) writer.write(part === 'between' ? 's' : type, part);
    const reader = new ValueReader(writer.toBytes(), true);
    expect(reader.readAll(`${type}s${type}`)).toEqual([value, 'between', value]);
  });
  it('have their numbers in either order of bytes', () => {
    const signature = 'nqiuxtd';
    const big = bytes('fffe 0102 fffffffe 01020304 fffffffffffffffe 0102030405060708 3ff8000000000000');
    const aligned = new Uint8Array([...big.subarray(0, 12), 0, 0, 0, 0, ...big.subarray(12)]);
    expect(new ValueReader(aligned, false).readAll(signature)).toEqual([
      ...[-2, 258, -2, 16_909_060, -2n, 72_623_859_790_382_856n, 1.5],
    ]);
    expect(new ValueReader(bytes('feff 0201 feffffff'), true).readAll('nqi')).toEqual([-2, 258, -2]);
  });
  it('of a variant are what it holds', () => {
    expect(new ValueReader(bytes('01 62 00 00 01000000'), true).readAll('v')).toEqual([true]);
  });
  it.each(['', 'a', 'z', '(s', 'a{s', ')'])('have no signature %j', (signature) => {
    if (signature === '') expect(completeTypes('')).toEqual([]);
    else expect(() => completeTypes(signature)).toThrow(MalformedError);
  });
  it('are split by their types', () => {
    expect(completeTypes('aoua{s(ii)}vs')).toEqual(['ao', 'u', 'a{s(ii)}', 'v', 's']);
  });
  it.each<[string, Value]>([
    ['s', 1],
    ['u', 'text'],
    ['(ss)', ['one']],
    ['x', 1],
  ])('of another type than %s are not written', (type, value) => {
    expect(() => new ValueWriter().write(type, value)).toThrow(MalformedError);
  });
  it.each([
    ['ends too early', 's', '05000000 61'],
    ['has an array whose end is within a value', 'au', '06000000 01000000 02000000'],
    ['has a variant of two values', 'v', '02 6262 00 00000000'],
  ])('are malformed where it %s', (_case, signature, hex) => {
    expect(() => new ValueReader(bytes(hex), true).readAll(signature)).toThrow(MalformedError);
  });
  it('nested without end are given up', () => {
    const nested = new Uint8Array(400).map((_byte, index) => [1, 'v'.charCodeAt(0), 0][index % 3] ?? 0);
    expect(() => new ValueReader(nested, true).readAll('v')).toThrow(MalformedError);
    expect(() => completeTypes('a'.repeat(100) + 's')).toThrow(MalformedError);
  });
});

describe('a message', () => {
  const call = {
    destination: 'org.example.Name',
    path: '/org/example',
    interface: 'org.example.Interface',
    member: 'Member',
  };

  it('has its length in its first bytes', () => {
    const message = encodeCall({ ...call, signature: 'sas', body: ['a', ['b']] }, 1);
    expect(messageLength(message)).toBe(message.length);
    expect(messageLength(message.subarray(0, 15))).toBeNull();
    expect(messageLength(message.subarray(0, 16))).toBe(message.length);
  });
  it('of a call is nothing that Keyway answers', () => {
    expect(decodeMessage(encodeCall(call, 1))).toEqual({ kind: 'other' });
  });
  it('is never anything but read or malformed, whatever comes', () => {
    const valid = encodeCall({ ...call, signature: 'a{ss}', body: [[['a', 'b']]] }, 1);
    const change = fc.tuple(fc.nat(valid.length - 1), fc.nat(255));
    fc.assert(
      fc.property(fc.array(change, { maxLength: 4 }), (changes) => {
        const message = valid.slice();
        for (const [at, byte] of changes) message[at] = byte;
        message[1] = 2 + ((message[1] ?? 0) % 3);
        try {
          messageLength(message);
          decodeMessage(message);
        } catch (error) {
          expect(error).toBeInstanceOf(MalformedError);
        }
      }),
    );
  });
});

/** A bus that does what a test wants. */
describe('a connection', () => {
  let folder = '';
  let server: Server;
  let sockets: Socket[] = [];
  let answer: (socket: Socket, text: string) => void = () => undefined;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'keyway-bus-'));
    sockets = [];
    server = createServer((socket) => {
      sockets.push(socket);
      socket.on('error', () => undefined).on('data', (data) => answer(socket, data.toString('latin1')));
    });
    await new Promise<void>((listening) => server.listen(join(folder, 'bus'), listening));
  });
  afterEach(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((closed) => server.close(closed));
    rmSync(folder, { recursive: true });
  });

  const connect = (timeLimit = 20_000): Promise<Bus> =>
    connectToBus(`unix:path=${join(folder, 'none')};unix:path=${join(folder, 'bus')}`, timeLimit);
  /** A reply to the first call, without values: big-endian, as a bus may speak. */
  const helloReply = bytes('42020101 00000000 00000001 00000008 05017500 00000001');
  /** Takes the client on, then does that. */
  function welcome(then: (socket: Socket, call: string) => void): void {
    answer = (socket, text) => {
      if (!text.includes('Hello')) return then(socket, text);
      socket.write('OK 0123\r\n');
      socket.write(helloReply);
    };
  }
  const call = { destination: 'a.b', path: '/', interface: 'a.b', member: 'Something' };

  it.each([
    ['does not let one in', 'no-bus', (socket: Socket) => socket.write('REJECTED EXTERNAL\r\n')],
    ['closes at once', 'no-bus', (socket: Socket) => socket.destroy()],
    ['talks another language', 'no-bus', (socket: Socket) => socket.write('HTTP/1.1 400\r\n\r\n')],
    ['says nothing', 'no-answer', () => undefined],
  ])('fails where the bus %s', async (_case, reason, act) => {
    answer = act;
    await expect(connect(reason === 'no-answer' ? 100 : 20_000)).rejects.toThrow(reason);
  });
  it('fails where nothing is there', async () => {
    await expect(connectToBus(`unix:path=${join(folder, 'none')}`, 20_000)).rejects.toThrow(
      new BusError('no-bus'),
    );
    await expect(connectToBus('', 20_000)).rejects.toThrow(new BusError('no-bus'));
  });
  it('takes an answer in pieces, or all at once', async () => {
    const whole = Buffer.concat([Buffer.from('OK 0123\r\n'), helloReply]);
    for (const size of [1, 5, whole.length]) {
      answer = (socket) => {
        // Each piece is an arrival of its own.
        const send = (at: number): void => {
          if (at < whole.length)
            socket.write(whole.subarray(at, at + size), () => setImmediate(send, at + size));
        };
        send(0);
      };
      const bus = await connect();
      bus.close();
    }
  });
  it('says who is asking', async () => {
    let first = '';
    const bus = await new Promise<Bus>((resolve, reject) => {
      welcome(() => undefined);
      const usual = answer;
      answer = (socket, text) => {
        first ||= text;
        usual(socket, text);
      };
      connect().then(resolve, reject);
    });
    bus.close();
    const user = Buffer.from(String(process.geteuid?.())).toString('hex');
    expect(first).toMatch(new RegExp(`^\0AUTH EXTERNAL ${user}\r\nBEGIN\r\nl.*Hello`, 'su'));
  });
  it.each([
    ['nobody answers', 'no-answer', () => undefined],
    ['the bus goes away', 'no-bus', (socket: Socket) => socket.destroy()],
    ['what comes is no message', 'no-bus', (socket: Socket) => socket.write('no message at all')],
  ])('ends a call where %s', async (_case, reason, act) => {
    welcome(act);
    const bus = await connect();
    await expect(bus.call(call, reason === 'no-answer' ? 100 : 20_000)).rejects.toThrow(reason);
    bus.close();
    await expect(bus.call(call, 20_000)).rejects.toThrow('no-bus');
  });
  it('says when it is lost, but not when it is closed', async () => {
    welcome((socket) => socket.destroy());
    let lost = 0;
    const [closed, broken] = [await connect(), await connect()];
    for (const bus of [closed, broken]) bus.onLost(() => (lost += 1));
    closed.close();
    await expect(broken.call(call, 20_000)).rejects.toThrow('no-bus');
    expect(lost).toBe(1);
  });
});
