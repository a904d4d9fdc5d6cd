import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readProcessOutput } from './process-output.js';

const now = Date.UTC(2026, 10, 21, 12);
const whole = {
  Version: 1,
  AccessKeyId: 'ASIAIOSFODNN7EXAMPLE',
  SecretAccessKey: 's',
  SessionToken: 't',
  Expiration: '2026-11-21T13:00:00Z',
};

function faultOf(value: unknown): unknown {
  const read = readProcessOutput(typeof value === 'string' ? value : JSON.stringify(value), now);
  return read.ok ? 'taken' : read.failure;
}

describe('what a credential_process wrote', () => {
  it('is taken where it keeps to the contract', () => {
    expect(readProcessOutput(JSON.stringify({ ...whole, AccountId: '111122223333' }), now)).toMatchObject({
      ok: true,
      value: { accessKeyId: 'ASIAIOSFODNN7EXAMPLE', expiresAt: now + 3_600_000, accountId: '111122223333' },
    });
    expect(readProcessOutput('{"Version":1,"AccessKeyId":"AKIA","SecretAccessKey":"s"}', now)).toMatchObject({
      value: { sessionToken: null, expiresAt: null, accountId: null },
    });
  });

  it.each([
    ['not-json', 'hello'],
    ['not-json', ''],
    ['not-json', '[]'],
    ['wrong-version', { ...whole, Version: '1' }],
    ['wrong-version', { AccessKeyId: 'a', SecretAccessKey: 's' }],
    ['incomplete', { ...whole, SecretAccessKey: '' }],
    ['incomplete', { ...whole, AccessKeyId: 7 }],
    ['incomplete', { ...whole, SessionToken: {} }],
    ['incomplete', { ...whole, Expiration: 'in a while' }],
    ['expired', { ...whole, Expiration: '2026-11-21T12:00:00Z' }],
    ['expired', { ...whole, Expiration: '2020-01-01T00:00:00+01:00' }],
  ])('is %s', (fault, value) => {
    expect(faultOf(value)).toBe(fault);
  });

  it('never brings anything down, whatever it is', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(typeof readProcessOutput(text, now).ok).toBe('boolean');
      }),
    );
  });
});
