import { describe, expect, it } from 'vitest';
import type { Received } from '../received.js';
import { canonicalRequest, signatureOf, stringToSign } from './canonical.js';
import type { Claim } from './claim.js';
import { checkSignature } from './verify.js';

const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const time = '20261121T090000Z';
const scope = { date: '20261121', region: 'eu-west-1', service: 'sts', terminator: 'aws4_request' };
const signedHeaders = ['host', 'x-amz-date', 'x-amz-security-token'];
const request: Received = {
  method: 'POST',
  path: '/',
  query: 'Version=2011-06-15',
  headers: new Map([
    ['host', ['sts.eu-west-1.amazonaws.com']],
    ['x-amz-date', [time]],
    ['x-amz-security-token', ['a token']],
  ]),
  body: Buffer.from('Action=GetCallerIdentity'),
};
const signature = signatureOf(
  secret,
  scope,
  stringToSign(time, scope, canonicalRequest(request, signedHeaders)),
);
const claim: Claim = {
  keyId: 'ASIA',
  scope,
  signedHeaders,
  signature,
  time,
  token: null,
  expiresAfter: null,
};

function withHeader(name: string, value: string): Received {
  return { ...request, headers: new Map([...request.headers, [name, [value]]]) };
}

const changed: readonly { readonly what: string; readonly received: Received }[] = [
  { what: 'body', received: { ...request, body: Buffer.from('Action=GetSessionToken') } },
  { what: 'query', received: { ...request, query: 'Version=2011-06-16' } },
  { what: 'path', received: { ...request, path: '/other' } },
  { what: 'method', received: { ...request, method: 'GET' } },
  { what: 'host', received: withHeader('host', 'iam.amazonaws.com') },
  { what: 'token', received: withHeader('x-amz-security-token', 'another') },
];

describe('a signature', () => {
  it('holds for what was signed', () => {
    expect(() => checkSignature(request, claim, secret)).not.toThrow();
  });

  it('does not hold for another secret', () => {
    expect(() => checkSignature(request, claim, `${secret} # comment`)).toThrow('wrong-signature');
  });

  it.each(changed)('does not hold for another $what', ({ received }) => {
    expect(() => checkSignature(received, claim, secret)).toThrow('wrong-signature');
  });

  it('does not hold for another day, Region or service', () => {
    for (const other of [{ date: '20261122' }, { region: 'eu-west-3' }, { service: 'iam' }]) {
      const elsewhere = { ...claim, scope: { ...scope, ...other } };
      expect(() => checkSignature(request, elsewhere, secret)).toThrow('wrong-signature');
    }
  });

  it('has to be of host, date and token', () => {
    for (const name of signedHeaders) {
      const fewer = { ...claim, signedHeaders: signedHeaders.filter((other) => other !== name) };
      expect(() => checkSignature(request, fewer, secret)).toThrow('unsigned-header');
    }
  });
});
