/** What a request says of its own signature: who signed, for what, when. */
import { headerOf, queryValue, type Received } from '../received.js';
import { refuse } from '../refusals.js';
import type { Scope } from './canonical.js';

export interface Claim {
  readonly keyId: string;
  readonly scope: Scope;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
  /** As sent. */
  readonly time: string;
  /** Of temporary credentials; null without one. */
  readonly token: string | null;
  /** Of an address that is signed itself: for how many seconds it holds. Null where a header signs. */
  readonly expiresAfter: number | null;
}

interface Fields {
  readonly credential: string | null;
  readonly signedHeaders: string | null;
  readonly signature: string | null;
  readonly time: string | null;
  readonly token: string | null;
  readonly expiresAfter: number | null;
}

const algorithm = 'AWS4-HMAC-SHA256';

/** @returns whether the request claims to be signed at all. */
export function isSigned(received: Received): boolean {
  return received.headers.has('authorization') || queryValue(received, 'X-Amz-Algorithm') !== null;
}

function fieldsOfHeader(received: Received, header: string): Fields {
  const space = header.indexOf(' ');
  const given = space === -1 ? header : header.slice(0, space);
  if (given !== algorithm) refuse('unknown-algorithm', { algorithm: given });
  const fields = new Map(
    header
      .slice(space + 1)
      .split(',')
      .map((field) => field.trim())
      .map((field) => [field.slice(0, field.indexOf('=')), field.slice(field.indexOf('=') + 1)] as const),
  );
  return {
    credential: fields.get('Credential') ?? null,
    signedHeaders: fields.get('SignedHeaders') ?? null,
    signature: fields.get('Signature') ?? null,
    time: headerOf(received, 'x-amz-date') ?? headerOf(received, 'date'),
    token: headerOf(received, 'x-amz-security-token'),
    expiresAfter: null,
  };
}

function fieldsOfAddress(received: Received): Fields {
  const given = queryValue(received, 'X-Amz-Algorithm') ?? '';
  if (given !== algorithm) refuse('unknown-algorithm', { algorithm: given });
  return {
    credential: queryValue(received, 'X-Amz-Credential'),
    signedHeaders: queryValue(received, 'X-Amz-SignedHeaders'),
    signature: queryValue(received, 'X-Amz-Signature'),
    time: queryValue(received, 'X-Amz-Date'),
    token: queryValue(received, 'X-Amz-Security-Token'),
    expiresAfter: Number(queryValue(received, 'X-Amz-Expires') ?? '300'),
  };
}

/** AWS names all that is lacking at once. */
function lackingIn(fields: Fields): string {
  const lacking = [
    fields.credential ? '' : "Authorization header requires 'Credential' parameter.",
    fields.signature ? '' : "Authorization header requires 'Signature' parameter.",
    fields.signedHeaders ? '' : "Authorization header requires 'SignedHeaders' parameter.",
    fields.time ? '' : "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.",
  ];
  return lacking.filter((sentence) => sentence !== '').join(' ');
}

function scopeOf(credential: string): { readonly keyId: string; readonly scope: Scope } {
  const parts = credential.split('/');
  const [keyId, date, region, service, terminator] = parts;
  if (
    parts.length !== 5 ||
    keyId === undefined ||
    date === undefined ||
    region === undefined ||
    service === undefined ||
    terminator === undefined
  ) {
    return refuse('incomplete-signature', {
      lacking: `Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '${credential}'`,
    });
  }
  return { keyId, scope: { date, region, service, terminator } };
}

/** Refuses what is no complete claim; whether it is true is for `verify.ts`. */
export function readClaim(received: Received): Claim {
  const header = headerOf(received, 'authorization');
  if (header === null && !isSigned(received)) refuse('no-signature', {});
  const fields = header === null ? fieldsOfAddress(received) : fieldsOfHeader(received, header);
  const lacking = lackingIn(fields);
  if (lacking !== '') refuse('incomplete-signature', { lacking });
  return {
    ...scopeOf(fields.credential ?? ''),
    signedHeaders: (fields.signedHeaders ?? '').split(';'),
    signature: fields.signature ?? '',
    time: fields.time ?? '',
    token: fields.token,
    expiresAfter: fields.expiresAfter,
  };
}
