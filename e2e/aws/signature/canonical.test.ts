/** Our arithmetic against AWS's published Signature Version 4 test suite (awslabs/aws-c-auth, tests/aws-signing-test-suite/v4). */
import { describe, expect, it } from 'vitest';
import type { Received } from '../received.js';
import { canonicalRequest, signatureOf, stringToSign, type Scope } from './canonical.js';

const secret = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY';
const time = '20150830T123600Z';
const scope: Scope = {
  date: '20150830',
  region: 'us-east-1',
  service: 'service',
  terminator: 'aws4_request',
};

interface Vector {
  readonly name: string;
  readonly method?: string;
  readonly target?: string;
  readonly headers?: readonly (readonly [string, string])[];
  readonly body?: string;
  /** Besides `host`, and `x-amz-date` where a header signs. */
  readonly signed?: readonly string[];
  readonly signature: string;
}

const bySignedHeaders: readonly Vector[] = [
  { name: 'get-vanilla', signature: '5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31' },
  {
    name: 'get-vanilla-query-order-key-case',
    target: '/?Param2=value2&Param1=value1',
    signature: 'b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500',
  },
  {
    name: 'get-vanilla-query-order-encoded',
    target: '/?Param-3=Value3&Param=Value2&%E1%88%B4=Value1',
    signature: '371d3713e185cc334048618a97f809c9ffe339c62934c032af5a0e595648fcac',
  },
  {
    name: 'get-vanilla-utf8-query',
    target: '/?ሴ=bar',
    signature: '2cdec8eed098649ff3a119c94853b13c643bcf08f8b0a1d91e12c9027818dd04',
  },
  {
    name: 'get-utf8',
    target: '/ሴ',
    signature: '8318018e0b0f223aa2bbf98705b62bb787dc9c0e678f255a891fd03141be5d85',
  },
  {
    name: 'get-slash-dot-slash-normalized',
    target: '/./',
    signature: '5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31',
  },
  {
    name: 'get-header-value-trim',
    headers: [
      ['my-header1', ' value1'],
      ['my-header2', ' "a   b   c"'],
    ],
    signed: ['my-header1', 'my-header2'],
    signature: 'acc3ed3afb60bb290fc8d2dd0098b9911fcaa05412b367055dee359757a9c736',
  },
  {
    name: 'get-header-key-duplicate',
    headers: [
      ['my-header1', 'value2'],
      ['my-header1', 'value2'],
      ['my-header1', 'value1'],
    ],
    signed: ['my-header1'],
    signature: 'c9d5ea9f3f72853aea855b47ea873832890dbdd183b4468f858259531a5138ea',
  },
  {
    name: 'get-vanilla-with-session-token',
    headers: [['x-amz-security-token', '6e86291e8372ff2a2260956d9b8aae1d763fbf315fa00fa31553b73ebf194267']],
    signed: ['x-amz-security-token'],
    signature: '07ec1639c89043aa0e3e2de82b96708f198cceab042d4a97044c66dd9f74e7f8',
  },
  {
    name: 'post-x-www-form-urlencoded',
    method: 'POST',
    headers: [
      ['content-type', 'application/x-www-form-urlencoded'],
      ['content-length', '13'],
      ['x-amz-content-sha256', '9095672bbd1f56dfc5b65f3e153adc8731a4a654192329106275f4c7b24d0b6e'],
    ],
    body: 'Param1=value1',
    signed: ['content-length', 'content-type', 'x-amz-content-sha256'],
    signature: 'd3875051da38690788ef43de4db0d8f280229d82040bfac253562e56c3f20e0b',
  },
];

const presigned =
  'X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIDEXAMPLE%2F20150830%2Fus-east-1%2Fservice%2Faws4_request&X-Amz-Date=20150830T123600Z&X-Amz-SignedHeaders=host&X-Amz-Expires=3600';
const byAddress: readonly Vector[] = [
  {
    name: 'get-vanilla',
    target: `/?${presigned}&X-Amz-Signature=e93c787ed7f371d5c6b165c1b38ede9550f4dce4144713e844b25b7192d3865d`,
    signature: 'e93c787ed7f371d5c6b165c1b38ede9550f4dce4144713e844b25b7192d3865d',
  },
  {
    name: 'get-vanilla-with-session-token',
    target: `/?${presigned}&X-Amz-Security-Token=6e86291e8372ff2a2260956d9b8aae1d763fbf315fa00fa31553b73ebf194267`,
    signature: '7ff2b50b376cb4d151970630573d6291dc128cc5c2a12ffb237f73cc53f67b6c',
  },
];

function received(
  { method = 'GET', target = '/', headers = [], body = '' }: Vector,
  own: readonly string[],
): Received {
  const [path = '/', query = ''] = target.split('?');
  const all = [
    ['host', 'example.amazonaws.com'],
    ...own.map((name) => [name, time] as const),
    ...headers,
  ] as const;
  const byName = new Map<string, string[]>();
  for (const [name, value] of all) byName.set(name, [...(byName.get(name) ?? []), value]);
  return { method, path, query, headers: byName, body: Buffer.from(body) };
}

function sign(vector: Vector, own: readonly string[]): string {
  const signed = ['host', ...own, ...(vector.signed ?? [])].toSorted();
  const canonical = canonicalRequest(received(vector, own), signed);
  return signatureOf(secret, scope, stringToSign(time, scope, canonical));
}

describe('a signature', () => {
  it.each(bySignedHeaders)('in a header is as AWS publishes it: $name', (vector) => {
    expect(sign(vector, ['x-amz-date'])).toBe(vector.signature);
  });

  it.each(byAddress)('in an address is as AWS publishes it: $name', (vector) => {
    expect(sign(vector, [])).toBe(vector.signature);
  });
});
