/**
 * A connection to a bus: calls that end, and signals. So small because it stands in the way of each credential that a
 * command hands out, where the libraries at hand take longer to load than all else; Keyway calls a handful of methods.
 */
import { createConnection, type Socket } from 'node:net';
import type { Dispose } from '../../services/ports.js';
import { socketPaths } from './address.js';
import { decodeMessage, encodeCall, type Incoming, messageLength, type MethodCall } from './message.js';
import { MalformedError, type Value } from './values.js';

/**
 * Why a call gave nothing. `no-bus`: there is none, or it went away. `no-answer`: nobody answered in time.
 * `refused`: the answer is an error, whose name says which.
 */
export class BusError extends Error {
  override readonly name = 'BusError';
  readonly reason: 'no-bus' | 'no-answer' | 'refused';
  /** Such as org.freedesktop.DBus.Error.ServiceUnknown; empty unless it was refused. */
  readonly errorName: string;

  constructor(reason: BusError['reason'], errorName = '') {
    super(`${reason} ${errorName}`.trimEnd());
    this.reason = reason;
    this.errorName = errorName;
  }
}

export type Signal = Extract<Incoming, { kind: 'signal' }>;

export interface Bus {
  /** @param timeLimit milliseconds. Rejects with BusError */
  call(call: MethodCall, timeLimit: number): Promise<readonly Value[]>;
  /** Signals sent to this connection, and those that it asked the bus for with `AddMatch`. */
  onSignal(listener: (signal: Signal) => void): Dispose;
  /** Called once, when the connection ended and it was not `close` that ended it. */
  onLost(listener: () => void): void;
  /** Lets the process end while nothing is asked. */
  unref(): void;
  close(): void;
}

/** `OK `, before the bus's own number. */
const welcome = [0x4f, 0x4b, 0x20];
const lineFeed = 0x0a;
/** Bytes; the specification sets no limit to a line. */
const longestLine = 16_384;

/** The bus itself, as a program on it. */
export const busDriver = {
  destination: 'org.freedesktop.DBus',
  path: '/org/freedesktop/DBus',
  interface: 'org.freedesktop.DBus',
} as const;

interface Waiting {
  readonly resolve: (body: readonly Value[]) => void;
  readonly reject: (error: BusError) => void;
}

/**
 * @param address one or more, as a variable names them
 * @param timeLimit milliseconds, for all that it takes to be on the bus. Rejects with BusError
 */
export async function connectToBus(address: string, timeLimit: number): Promise<Bus> {
  let lastError = new BusError('no-bus');
  for (const path of socketPaths(address)) {
    const bus = greet(createConnection({ path }));
    try {
      await bus.hello(timeLimit);
      return bus;
    } catch (error) {
      bus.close();
      if (error instanceof BusError) lastError = error;
    }
  }
  throw lastError;
}

/**
 * Says who this is, and the first message, in one go: specification, "Authentication Protocol", mechanism EXTERNAL. That the
 * answer need not be waited for is how systemd's and zbus's clients have it; where the bus lets nobody in, it ends the connection.
 */
function greet(socket: Socket): Bus & { hello(timeLimit: number): Promise<unknown> } {
  const user = Buffer.from(String(process.geteuid?.() ?? 0)).toString('hex');
  socket.cork();
  socket.write(`\0AUTH EXTERNAL ${user}\r\nBEGIN\r\n`);
  const bus = createBus(socket);
  return {
    ...bus,
    hello(timeLimit) {
      const answer = bus.call({ ...busDriver, member: 'Hello' }, timeLimit);
      socket.uncork();
      return answer;
    },
  };
}

function createBus(socket: Socket): Bus {
  const waiting = new Map<number, Waiting>();
  const listeners = new Set<(signal: Signal) => void>();
  const lostListeners: (() => void)[] = [];
  let serial = 0;
  let isOpen = true;

  function end(isLost: boolean): void {
    if (!isOpen) return;
    isOpen = false;
    socket.destroy();
    for (const { reject } of waiting.values()) reject(new BusError('no-bus'));
    waiting.clear();
    if (isLost) for (const listener of lostListeners) listener();
  }
  function take(message: Incoming): void {
    if (message.kind === 'signal') {
      for (const listener of listeners) listener(message);
    } else if (message.kind !== 'other') {
      const caller = waiting.get(message.replyTo);
      waiting.delete(message.replyTo);
      if (message.kind === 'return') caller?.resolve(message.body);
      else caller?.reject(new BusError('refused', message.errorName));
    }
  }

  readMessages(socket, take, () => end(true));
  return {
    call(call, timeLimit) {
      if (!isOpen) return Promise.reject(new BusError('no-bus'));
      serial += 1;
      const ownSerial = serial;
      return new Promise<readonly Value[]>((resolve, reject) => {
        const timer = setTimeout(() => {
          waiting.delete(ownSerial);
          reject(new BusError('no-answer'));
        }, timeLimit);
        waiting.set(ownSerial, {
          resolve(body) {
            clearTimeout(timer);
            resolve(body);
          },
          reject(error) {
            clearTimeout(timer);
            reject(error);
          },
        });
        socket.write(encodeCall(call, ownSerial));
      });
    },
    onSignal(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onLost: (listener) => lostListeners.push(listener),
    unref: () => socket.unref(),
    close: () => end(false),
  };
}

/**
 * What comes: one line that lets us in, then messages.
 * @param onEnd called once or more, when there is nothing more to read, we are not let in, or what came is no message
 */
function readMessages(socket: Socket, onMessage: (message: Incoming) => void, onEnd: () => void): void {
  let unread: Uint8Array = new Uint8Array();
  let isIn = false;
  socket.on('error', onEnd).on('close', onEnd);
  socket.on('data', (part) => {
    unread = unread.length === 0 ? part : Buffer.concat([unread, part]);
    try {
      if (!isIn) {
        const rest = afterWelcome(unread);
        if (rest === null) return;
        unread = rest;
        isIn = true;
      }
      for (let length = messageLength(unread); length !== null && length <= unread.length;) {
        const message = decodeMessage(unread.subarray(0, length));
        unread = unread.subarray(length);
        onMessage(message);
        length = messageLength(unread);
      }
    } catch {
      onEnd();
    }
  });
}

/** @returns what follows the line; null where it has not ended. Throws MalformedError where it does not let us in */
function afterWelcome(bytes: Uint8Array): Uint8Array | null {
  const end = bytes.indexOf(lineFeed);
  if (end < 0 && bytes.length < longestLine) return null;
  if (welcome.some((byte, at) => bytes[at] !== byte)) throw new MalformedError('not let in');
  return bytes.subarray(end + 1);
}
