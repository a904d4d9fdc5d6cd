import { describe, expect, test } from 'vitest';
import { longestRequest } from '../../rpc/limits.js';
import { decide, type Decision, type RequestHead } from './gate.js';

const address = { host: '127.0.0.1:4321', origin: 'http://127.0.0.1:4321' };

/** The head our own page sends; a header that is undefined is left out, an array is sent as often as it is long. */
function head(
  changed: { method?: string; url?: string; headers?: Record<string, string | string[] | undefined> } = {},
): RequestHead {
  const headers: Record<string, string | string[] | undefined> = {
    host: address.host,
    origin: address.origin,
    'content-type': 'application/json',
    'content-length': '2',
    authorization: 'Bearer good',
    'sec-fetch-site': 'same-origin',
    ...changed.headers,
  };
  const present = Object.entries(headers).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, [value].flat()] as const],
  );
  return {
    method: changed.method ?? 'POST',
    url: changed.url ?? '/rpc/profiles/list',
    headers: Object.fromEntries(present),
  };
}

function decided(request: RequestHead): Decision {
  return decide(request, address, (token) => token === 'good');
}

function statusOf(request: RequestHead): number | string {
  const decision = decided(request);
  return decision.kind === 'refused' ? decision.status : decision.kind;
}

describe('a call', () => {
  test('of our own page with its bearer token is let in', () => {
    expect(decided(head())).toEqual({ kind: 'call' });
  });

  test('of another program with the token is let in: it need not say where it comes from within a browser', () => {
    expect(statusOf(head({ headers: { 'sec-fetch-site': undefined } }))).toBe('call');
  });

  const refusals: readonly (readonly [string, number, Parameters<typeof head>[0]])[] = [
    ['under another name that leads to 127.0.0.1', 421, { headers: { host: 'attacker.example:4321' } }],
    ['under localhost', 421, { headers: { host: 'localhost:4321' } }],
    ['for another port', 421, { headers: { host: '127.0.0.1:4322' } }],
    ['without a port', 421, { headers: { host: '127.0.0.1' } }],
    ['with two hosts', 421, { headers: { host: [address.host, address.host] } }],
    ['without a host', 421, { headers: { host: undefined } }],
    ['from a foreign origin', 403, { headers: { origin: 'https://attacker.example' } }],
    ['from another local port', 403, { headers: { origin: 'http://127.0.0.1:8080' } }],
    [
      'from an origin that starts like ours',
      403,
      { headers: { origin: `${address.origin}.attacker.example` } },
    ],
    ['from https on our port', 403, { headers: { origin: 'https://127.0.0.1:4321' } }],
    ['from a file or sandboxed frame', 403, { headers: { origin: 'null' } }],
    ['with two origins', 403, { headers: { origin: [address.origin, address.origin] } }],
    ['without an origin', 403, { headers: { origin: undefined } }],
    ['that the browser calls cross-site', 403, { headers: { 'sec-fetch-site': 'cross-site' } }],
    ['that the browser calls same-site', 403, { headers: { 'sec-fetch-site': 'same-site' } }],
    ['without a token', 401, { headers: { authorization: undefined } }],
    ['with a wrong token', 401, { headers: { authorization: 'Bearer wrong' } }],
    ['with a token of another scheme', 401, { headers: { authorization: 'Basic good' } }],
    ['with two tokens', 401, { headers: { authorization: ['Bearer good', 'Bearer good'] } }],
    [
      'with the token in the address',
      401,
      { url: '/rpc/profiles/list?token=good', headers: { authorization: undefined } },
    ],
    ['by GET', 405, { method: 'GET' }],
    ['by PUT', 405, { method: 'PUT' }],
    ['that asks first whether it may', 405, { method: 'OPTIONS' }],
    ['as text', 415, { headers: { 'content-type': 'text/plain' } }],
    ['as a form', 415, { headers: { 'content-type': 'application/x-www-form-urlencoded' } }],
    ['with files', 415, { headers: { 'content-type': 'multipart/form-data; boundary=x' } }],
    [
      'as JSON with a parameter',
      415,
      { headers: { 'content-type': 'application/json; a=multipart/form-data' } },
    ],
    ['without a kind', 415, { headers: { 'content-type': undefined } }],
    ['of unknown length', 411, { headers: { 'content-length': undefined, 'transfer-encoding': 'chunked' } }],
    ['of two lengths', 411, { headers: { 'transfer-encoding': 'chunked' } }],
    ['of a length that is no number', 411, { headers: { 'content-length': '-1' } }],
    ['that is too long', 413, { headers: { 'content-length': String(longestRequest + 1) } }],
  ];
  test.each(refusals)('%s is refused with %d', (_what, status, changed) => {
    expect(statusOf(head(changed))).toBe(status);
  });
});

describe('the exchange of a launch token', () => {
  test('needs no bearer token and is otherwise checked like a call', () => {
    const url = '/launch';
    expect(statusOf(head({ url, headers: { authorization: undefined } }))).toBe('launch');
    expect(statusOf(head({ url, headers: { origin: 'http://127.0.0.1:8080' } }))).toBe(403);
    expect(statusOf(head({ url, headers: { origin: undefined } }))).toBe(403);
    expect(statusOf(head({ url, headers: { host: 'attacker.example' } }))).toBe(421);
    expect(statusOf(head({ url, headers: { 'content-type': 'text/plain' } }))).toBe(415);
    expect(statusOf(head({ url, method: 'GET' }))).toBe(405);
  });
});

describe('a file of the page', () => {
  const page = { headers: { origin: undefined, 'sec-fetch-site': 'cross-site' } };

  test('is given to whoever names us exactly, also when another page leads here', () => {
    expect(decided(head({ ...page, method: 'GET', url: '/assets/a.js?v=1' }))).toEqual({
      kind: 'page',
      pathname: '/assets/a.js',
    });
  });

  test('is given by GET alone', () => {
    expect(statusOf(head({ ...page, method: 'HEAD', url: '/' }))).toBe(405);
    expect(statusOf(head({ ...page, method: 'POST', url: '/' }))).toBe(405);
  });

  test('is not given to a foreign origin or under another name', () => {
    expect(statusOf(head({ method: 'GET', url: '/', headers: { origin: 'https://attacker.example' } }))).toBe(
      403,
    );
    expect(statusOf(head({ method: 'GET', url: '/', headers: { host: 'attacker.example' } }))).toBe(421);
  });

  test('is not given for an absolute address, as a proxy would get it', () => {
    expect(statusOf(head({ method: 'GET', url: 'http://attacker.example/' }))).toBe(400);
  });
});
