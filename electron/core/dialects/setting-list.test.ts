import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { DialectValue } from './botocore-values.js';
import { SettingList } from './setting-list.js';

function makeValue(folded: string, line: number): DialectValue {
  const lines: ReadonlyMap<string, number> = new Map();
  return {
    value: '',
    key: folded,
    folded,
    line,
    lastLine: line,
    valueColumn: 1,
    nestedLines: lines,
    inherited: false,
  };
}

it('holds what a Map would hold, in its order, however many there are', () => {
  const keys = fc.oneof(
    fc.constantFrom('__proto__', 'constructor', 'region', ''),
    fc.nat({ max: 60 }).map((number) => `k${number}`),
  );
  fc.assert(
    fc.property(fc.array(keys, { maxLength: 60 }), fc.array(keys, { maxLength: 60 }), (first, more) => {
      const all = [...first, ...more];
      const list = new SettingList(first.map(makeValue));
      const map = new Map<string, DialectValue>();
      all.forEach((key, line) => {
        const value = makeValue(key, line);
        if (line >= first.length) list.put(value);
        map.set(key, value);
      });
      expect(list.list).toEqual([...map.values()]);
      expect(list.size).toBe(map.size);
      for (const key of [...all, 'absent', 'toString']) {
        expect(list.get(key)).toEqual(map.get(key));
        expect(list.has(key)).toBe(map.has(key));
      }
    }),
  );
});
