/** Messages as D-Bus sends them: specification 0.42, "Message Format". */
import { completeTypes, MalformedError, type Value, ValueReader, ValueWriter } from './values.js';

/** A call of a method of another program. */
export interface MethodCall {
  readonly destination: string;
  readonly path: string;
  readonly interface: string;
  readonly member: string;
  /** Of the arguments; left out where there are none. */
  readonly signature?: string;
  readonly body?: readonly Value[];
}

/** What Keyway listens for. */
export type Incoming =
  | { readonly kind: 'return'; readonly replyTo: number; readonly body: readonly Value[] }
  | { readonly kind: 'error'; readonly replyTo: number; readonly errorName: string }
  | {
      readonly kind: 'signal';
      /** The sender's unique name. */
      readonly sender: string;
      readonly path: string;
      readonly interface: string;
      readonly member: string;
      readonly body: readonly Value[];
    }
  /** A call from elsewhere: Keyway offers nothing on a bus. */
  | { readonly kind: 'other' };

const types = { call: 1, return: 2, error: 3, signal: 4 } as const;
const fields = {
  path: 1,
  interface: 2,
  member: 3,
  errorName: 4,
  replySerial: 5,
  destination: 6,
  sender: 7,
  signature: 8,
} as const;
const littleEndian = 'l'.charCodeAt(0);
const bigEndian = 'B'.charCodeAt(0);
const version = 1;
/** Bytes of the part of the header whose size is always the same. */
const fixedLength = 16;
/** Bytes; what the specification allows. */
const longest = 128 * 1024 * 1024;

/** @param serial from 1 on */
export function encodeCall(call: MethodCall, serial: number): Uint8Array {
  const { signature = '', body = [] } = call;
  const content = new ValueWriter();
  completeTypes(signature).forEach((type, index) => content.write(type, body[index] ?? ''));
  const message = new ValueWriter();
  message.bytes([littleEndian, types.call, 0, version]);
  message.write('u', content.length);
  message.write('u', serial);
  const header = new ValueWriter();
  const field = (code: number, type: string, value: string): void => {
    header.align(8);
    header.write('y', code);
    header.write('g', type);
    header.write(type, value);
  };
  field(fields.path, 'o', call.path);
  field(fields.interface, 's', call.interface);
  field(fields.member, 's', call.member);
  field(fields.destination, 's', call.destination);
  if (signature !== '') field(fields.signature, 'g', signature);
  message.write('u', header.length);
  message.bytes(header.toBytes());
  message.align(8);
  message.bytes(content.toBytes());
  return message.toBytes();
}

/**
 * How long the message is that these bytes begin with.
 * @returns bytes; null where more of them are needed to know. Throws MalformedError
 */
export function messageLength(bytes: Uint8Array): number | null {
  if (bytes.length < fixedLength) return null;
  const reader = new ValueReader(bytes.subarray(4, fixedLength), isLittleEndian(bytes));
  const [body, , header] = reader.readAll('uuu');
  if (typeof body !== 'number' || typeof header !== 'number') throw new MalformedError('header');
  const length = Math.ceil((fixedLength + header) / 8) * 8 + body;
  if (length > longest) throw new MalformedError('too long');
  return length;
}

/** @param bytes exactly one message. Throws MalformedError */
export function decodeMessage(bytes: Uint8Array): Incoming {
  const reader = new ValueReader(bytes, isLittleEndian(bytes));
  const [, type, , , , , entries] = reader.readAll('yyyyuua(yv)');
  const header = new Map<Value, Value>();
  for (const entry of typeof entries === 'object' ? entries : []) {
    const [code, value] = typeof entry === 'object' ? entry : [];
    if (code !== undefined && value !== undefined) header.set(code, value);
  }
  reader.align(8);
  const text = (code: number): string => {
    const value = header.get(code);
    return typeof value === 'string' ? value : '';
  };
  const replySerial = header.get(fields.replySerial);
  const replyTo = typeof replySerial === 'number' ? replySerial : 0;
  if (type === types.error) return { kind: 'error', replyTo, errorName: text(fields.errorName) };
  if (type !== types.return && type !== types.signal) return { kind: 'other' };
  const body = reader.readAll(text(fields.signature));
  if (type === types.return) return { kind: 'return', replyTo, body };
  return {
    kind: 'signal',
    sender: text(fields.sender),
    path: text(fields.path),
    interface: text(fields.interface),
    member: text(fields.member),
    body,
  };
}

function isLittleEndian(bytes: Uint8Array): boolean {
  if (bytes[0] !== littleEndian && bytes[0] !== bigEndian) throw new MalformedError('byte order');
  return bytes[0] === littleEndian;
}
