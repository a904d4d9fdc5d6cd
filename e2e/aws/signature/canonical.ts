/** Signature Version 4 by arithmetic of our own, as AWS documents it ("Create a signed AWS API request"). */
import { createHash, createHmac } from 'node:crypto';
import type { Received } from '../received.js';

export interface Scope {
  /** `YYYYMMDD`. */
  readonly date: string;
  readonly region: string;
  readonly service: string;
  readonly terminator: string;
}

export function sha256(data: string | Buffer): string {
  return createHash('sha256').update(data).digest('hex');
}

function hmac(key: string | Buffer, data: string): Buffer {
  return createHmac('sha256', key).update(data, 'utf8').digest();
}

/** Percent-encodes all but RFC 3986's unreserved characters. */
function encode(text: string): string {
  return encodeURIComponent(text).replaceAll(
    /[!'()*]/gu,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** The address's path with `.` and `..` taken out and each segment, as it was sent, encoded once more. */
function canonicalPath(path: string): string {
  const kept: string[] = [];
  for (const segment of path.split('/')) {
    if (segment === '..') kept.pop();
    else if (segment !== '' && segment !== '.') kept.push(encode(segment));
  }
  const joined = `/${kept.join('/')}`;
  return joined !== '/' && path.endsWith('/') ? `${joined}/` : joined;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function canonicalQuery(query: string): string {
  const pairs = query
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const mark = pair.indexOf('=');
      const name = decode(mark === -1 ? pair : pair.slice(0, mark));
      return { name: encode(name), value: encode(decode(mark === -1 ? '' : pair.slice(mark + 1))) };
    })
    .filter(({ name }) => name !== 'X-Amz-Signature');
  const order = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
  return pairs
    .toSorted((one, other) => order(one.name, other.name) || order(one.value, other.value))
    .map(({ name, value }) => `${name}=${value}`)
    .join('&');
}

function canonicalHeader(received: Received, name: string): string {
  const values = received.headers.get(name) ?? [];
  return `${name}:${values.map((value) => value.trim().replaceAll(/ +/gu, ' ')).join(',')}\n`;
}

/**
 * @param signedHeaders lower-case names, as the signer listed them
 * @returns the text whose hash is signed
 */
export function canonicalRequest(received: Received, signedHeaders: readonly string[]): string {
  return [
    received.method,
    canonicalPath(received.path),
    canonicalQuery(received.query),
    signedHeaders.map((name) => canonicalHeader(received, name)).join(''),
    signedHeaders.join(';'),
    sha256(received.body),
  ].join('\n');
}

export function scopeText(scope: Scope): string {
  return [scope.date, scope.region, scope.service, scope.terminator].join('/');
}

/**
 * @param time as the request has it, `YYYYMMDDTHHMMSSZ`
 * @returns the text that is signed
 */
export function stringToSign(time: string, scope: Scope, canonical: string): string {
  return ['AWS4-HMAC-SHA256', time, scopeText(scope), sha256(canonical)].join('\n');
}

/** @returns the signature in hexadecimal. */
export function signatureOf(secret: string, scope: Scope, toSign: string): string {
  const parts = [scope.date, scope.region, scope.service, scope.terminator];
  const key = parts.reduce<string | Buffer>((above, part) => hmac(above, part), `AWS4${secret}`);
  return hmac(key, toSign).toString('hex');
}
