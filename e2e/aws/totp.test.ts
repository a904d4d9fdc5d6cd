import { describe, expect, it } from 'vitest';
import { makeDevice } from './seeds.js';
import { codeAt, takeCode } from './totp.js';

/** RFC 6238, appendix B, SHA-1: the last six of its eight digits. */
const published = [
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
] as const;

describe('a time-based code', () => {
  it.each(published)('at %d seconds is as the RFC has it', (seconds, code) => {
    expect(codeAt(makeDevice('GAHT12345678').seed, seconds * 1000)).toBe(code);
  });

  it('is taken once, and no earlier one after it', () => {
    const device = makeDevice('GAHT12345678');
    const now = 1_234_567_890_000;
    const earlier = codeAt(device.seed, now - 30_000);
    const current = codeAt(device.seed, now);
    expect(takeCode(device, current, now)).toBe(true);
    expect(takeCode(device, current, now)).toBe(false);
    expect(takeCode(device, earlier, now)).toBe(false);
    expect(takeCode(device, codeAt(device.seed, now + 30_000), now)).toBe(true);
  });

  it('is not taken two steps off', () => {
    const device = makeDevice('GAHT12345678');
    const now = 1_234_567_890_000;
    expect(takeCode(device, codeAt(device.seed, now - 60_000), now)).toBe(false);
    expect(takeCode(device, codeAt(device.seed, now + 60_000), now)).toBe(false);
  });
});
