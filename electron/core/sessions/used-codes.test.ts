import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forgetCode, nextCodeAt, type UsedCodes, useCode } from './used-codes.js';

const noon = Date.UTC(2026, 10, 21, 12);

function used(codes: UsedCodes | null): UsedCodes {
  if (codes === null) throw new Error('it was used before');
  return codes;
}

describe('a code', () => {
  it('is used once, for its device', () => {
    const once = used(useCode({}, 'one', 'a', noon));
    expect(useCode(once, 'one', 'a', noon + 40_000)).toBeNull();
    expect(useCode(once, 'one', 'b', noon)).not.toBeNull();
    expect(useCode(once, 'other', 'a', noon)).not.toBeNull();
  });

  it('leaves the device without another until the next half minute', () => {
    const once = used(useCode({}, 'one', 'a', noon + 10_000));
    expect(nextCodeAt(once, 'one', noon + 11_000)).toBe(noon + 30_000);
    expect(nextCodeAt(once, 'one', noon + 30_000)).toBeNull();
    expect(nextCodeAt(once, 'constructor', noon)).toBeNull();
  });

  it('that never left may be used after all', () => {
    const once = used(useCode({}, 'one', 'a', noon));
    expect(useCode(forgetCode(once, 'one', 'a'), 'one', 'a', noon)).not.toBeNull();
    expect(nextCodeAt(forgetCode(once, 'one', 'a'), 'one', noon)).toBeNull();
  });

  it('of long ago is forgotten, so that the file stays small', () => {
    const once = used(useCode({}, 'one', 'a', noon));
    const later = used(useCode(once, 'two', 'b', noon + 3_600_000));
    expect(Object.keys(later)).toEqual(['two']);
  });

  it('is never taken twice within five minutes, whatever the clock does', () => {
    const uses = fc.array(
      fc.record({ digest: fc.constantFrom('a', 'b', 'c'), after: fc.integer({ min: -60_000, max: 60_000 }) }),
      { maxLength: 20 },
    );
    fc.assert(
      fc.property(uses, (all) => {
        let codes: UsedCodes = {};
        let now = noon;
        const taken: { readonly digest: string; readonly at: number }[] = [];
        for (const { digest, after } of all) {
          now += after;
          const next = useCode(codes, 'one', digest, now);
          if (next === null) continue;
          expect(taken.some((each) => each.digest === digest && Math.abs(now - each.at) < 270_000)).toBe(
            false,
          );
          taken.push({ digest, at: now });
          codes = next;
        }
      }),
    );
  });
});
