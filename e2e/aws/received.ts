/** A request as it arrived, and an answer as it goes. */
import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';

export interface Received {
  readonly method: string;
  /** As sent, before the question mark. */
  readonly path: string;
  /** As sent, after the question mark; empty without one. */
  readonly query: string;
  /** By lower-case name, in the order they came. */
  readonly headers: ReadonlyMap<string, readonly string[]>;
  readonly body: Buffer;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The most that any of these services takes. */
const bodyLimit = 1_048_576;

function headersOf(raw: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const headers = new Map<string, string[]>();
  for (let index = 0; index + 1 < raw.length; index += 2) {
    const name = (raw[index] ?? '').toLowerCase();
    headers.set(name, [...(headers.get(name) ?? []), raw[index + 1] ?? '']);
  }
  return headers;
}

/** Reads a request whole. Rejects where the sender goes away or sends more than a megabyte. */
export async function receive(request: IncomingMessage): Promise<Received> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request) {
    const bytes = Buffer.isBuffer(part) ? part : Buffer.from(String(part));
    length += bytes.length;
    if (length > bodyLimit) throw new Error('the body is larger than a megabyte');
    parts.push(bytes);
  }
  const url = request.url ?? '/';
  const mark = url.indexOf('?');
  return {
    method: request.method ?? 'GET',
    path: mark === -1 ? url : url.slice(0, mark),
    query: mark === -1 ? '' : url.slice(mark + 1),
    headers: headersOf(request.rawHeaders),
    body: Buffer.concat(parts),
  };
}

/** @returns the header's value, several joined as HTTP has it; null without one. */
export function headerOf(received: Received, name: string): string | null {
  const values = received.headers.get(name);
  return values === undefined ? null : values.join(',');
}

/** A value of the address; null without one. Given twice, the first counts. */
export function queryValue(received: Received, name: string): string | null {
  return new URLSearchParams(received.query).get(name);
}

/** Parameters of a query service: of the address and, posted as a form, of the body. */
export function parametersOf(received: Received): URLSearchParams {
  const parameters = new URLSearchParams(received.query);
  const type = headerOf(received, 'content-type') ?? '';
  if (received.method !== 'POST' || !type.startsWith('application/x-www-form-urlencoded')) return parameters;
  if (!isUtf8(received.body)) return parameters;
  for (const [name, value] of new URLSearchParams(received.body.toString('utf8')))
    parameters.append(name, value);
  return parameters;
}

export function json(status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): Answer {
  return { status, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(value) };
}

export function text(status: number, body: string, headers: Readonly<Record<string, string>> = {}): Answer {
  return { status, headers: { 'content-type': 'text/plain', ...headers }, body };
}
