/** Who may do what over HTTP, decided from the head of a request alone. */
import { longestRequest } from '../../rpc/limits.js';
import { rpcPrefix } from '../../rpc/serve-http.js';

/** The head of a request, as Node gives it: header names in lower case, each with all its values. */
export interface RequestHead {
  readonly method: string;
  /** Path and query, as they were sent. */
  readonly url: string;
  readonly headers: Readonly<Partial<Record<string, readonly string[]>>>;
}

/** Where the server stands: `127.0.0.1:PORT`. */
export interface Address {
  readonly host: string;
  readonly origin: string;
}

export type Decision =
  | { readonly kind: 'page'; readonly pathname: string }
  | { readonly kind: 'launch' }
  | { readonly kind: 'call' }
  | { readonly kind: 'refused'; readonly status: RefusedStatus };

/** 421: the Host is not ours. 403: the Origin is not ours. 401: no bearer token of ours. */
export type RefusedStatus = 400 | 401 | 403 | 404 | 405 | 411 | 413 | 415 | 421;

/** Where the page exchanges its launch token. */
export const launchPath = '/launch';

/**
 * Every request must name us exactly as its Host, so that another name that was pointed at 127.0.0.1 gains nothing;
 * every POST must come from our own page (browsers cannot send these headers falsely) and be JSON, which a foreign page
 * cannot send without asking first; every call must carry a bearer token, which no foreign page and no other program has.
 */
export function decide(head: RequestHead, address: Address, isBearer: (token: string) => boolean): Decision {
  if (single(head, 'host') !== address.host) return refuse(421);
  const origin = head.headers['origin'] === undefined ? null : single(head, 'origin');
  if (head.headers['origin'] !== undefined && origin !== address.origin) return refuse(403);
  if (!head.url.startsWith('/')) return refuse(400);
  const pathname = head.url.split('?', 1)[0] ?? '';
  const isCall = pathname.startsWith(`${rpcPrefix}/`);
  if (!isCall && pathname !== launchPath) {
    return head.method === 'GET' ? { kind: 'page', pathname } : refuse(405);
  }
  if (head.method !== 'POST') return refuse(405);
  if (origin === null || isFromElsewhere(head)) return refuse(403);
  const wrongBody = bodyRefusal(head);
  if (wrongBody !== null) return refuse(wrongBody);
  if (!isCall) return { kind: 'launch' };
  const token = /^Bearer ([\w-]{1,200})$/.exec(single(head, 'authorization') ?? '')?.[1];
  return token !== undefined && isBearer(token) ? { kind: 'call' } : refuse(401);
}

function refuse(status: RefusedStatus): Decision {
  return { kind: 'refused', status };
}

/** The header's value; null where it is missing or sent twice. */
function single(head: RequestHead, name: string): string | null {
  const values = head.headers[name] ?? [];
  return values.length === 1 ? (values[0] ?? null) : null;
}

/** Browsers say where a request comes from; other programs need not. */
function isFromElsewhere(head: RequestHead): boolean {
  return head.headers['sec-fetch-site'] !== undefined && single(head, 'sec-fetch-site') !== 'same-origin';
}

/** The length must be known beforehand: Node then reads no more than that. */
function bodyRefusal(head: RequestHead): RefusedStatus | null {
  if (single(head, 'content-type') !== 'application/json') return 415;
  const length = single(head, 'content-length');
  if (length === null || !/^\d{1,9}$/.test(length) || head.headers['transfer-encoding'] !== undefined)
    return 411;
  return Number(length) > longestRequest ? 413 : null;
}
