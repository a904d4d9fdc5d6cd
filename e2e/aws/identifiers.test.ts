import { describe, expect, it } from 'vitest';
import { accountOfKeyId, newKeyId } from './identifiers.js';

describe('the id of an access key', () => {
  it('holds its account', () => {
    for (const account of ['000000000001', '111122223333', '999999999999']) {
      expect(accountOfKeyId(newKeyId('AKIA', account))).toBe(account);
      expect(newKeyId('ASIA', account)).toMatch(/^ASIA[A-Z2-7]{16}$/u);
    }
  });

  it('is told from what is none', () => {
    expect(accountOfKeyId('AKIA0123456789')).toBeNull();
  });
});
