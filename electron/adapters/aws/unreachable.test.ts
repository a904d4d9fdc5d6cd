import { describe, expect, it } from 'vitest';
import { reasonOf } from './unreachable.js';

function coded(code: string): Error {
  return Object.assign(new Error(code), { code });
}

/** As Node 20 gives them. */
const codes = [
  ['ENOTFOUND', 'name-not-found'],
  ['EAI_AGAIN', 'no-network'],
  ['ENETUNREACH', 'no-network'],
  ['EHOSTUNREACH', 'no-network'],
  ['ECONNREFUSED', 'connection-refused'],
  ['ECONNRESET', 'connection-lost'],
  ['EPIPE', 'connection-lost'],
  ['ETIMEDOUT', 'time-limit'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'certificate'],
  ['SELF_SIGNED_CERT_IN_CHAIN', 'certificate'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'certificate'],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'certificate'],
  ['CERT_HAS_EXPIRED', 'certificate'],
  ['CERT_NOT_YET_VALID', 'certificate'],
  ['CERT_UNTRUSTED', 'certificate'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'certificate'],
  ['ERR_SSL_WRONG_VERSION_NUMBER', 'not-readable'],
  ['EPROTO', 'not-readable'],
  ['HPE_INVALID_CONSTANT', 'not-readable'],
] as const;

describe('why there is no answer', () => {
  it.each(codes)('%s is %s', (code, reason) => {
    expect(reasonOf(coded(code))).toBe(reason);
  });

  it('is what any of several addresses said', () => {
    expect(reasonOf(new AggregateError([coded('ECONNREFUSED'), coded('ENETUNREACH')]))).toBe(
      'connection-refused',
    );
  });

  it('is that the connection was lost where Node says no more', () => {
    expect(reasonOf(new Error('socket hang up'))).toBe('connection-lost');
  });
});
