import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isContained, isTorn, mergeContents } from './merging.js';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const textOf = (content: Uint8Array | null | undefined): string | null | undefined =>
  content === null || content === undefined ? content : new TextDecoder().decode(content);

describe('merging', () => {
  it('does not put in twice what the other side already built on', () => {
    const [base, ours, theirs] = ['a\n', 'a\n[new]\n', 'a\n[new]\n[theirs]\n'].map(bytes);
    expect(textOf(mergeContents(base ?? null, ours ?? null, theirs ?? null))).toBe('a\n[new]\n[theirs]\n');
  });
  it('gives no file where neither side has one', () => {
    expect(mergeContents(bytes('a\n'), null, bytes('a\n'))).toBeNull();
    expect(textOf(mergeContents(bytes('a\n'), null, bytes('a\nb\n')))).toBe('b\n');
  });
  it('is undefined where both changed the same line', () => {
    expect(mergeContents(bytes('a\n'), bytes('b\n'), bytes('c\n'))).toBeUndefined();
  });
});

describe('a change', () => {
  it.each([
    ['a\nb\n', 'a\nX\n', 'a\nX\nc\n', true],
    ['a\nb\n', 'a\nX\n', 'a\nb\nc\n', false],
    ['a\nb\n', 'a\nX\n', 'a\nY\n', false],
    ['a\n', 'a\nX\nY\n', 'a\nX\nZ\nY\n', false],
    ['a\nb\nc\n', 'a\nc\n', 'a\nc\nd\n', true],
    ['a\nb\nc\n', 'a\nc\n', 'a\nb\nc\n', false],
  ])('from %j to %j is contained in %j: %s', (base, ours, content, expected) => {
    expect(isContained(bytes(base), bytes(ours), bytes(content))).toBe(expected);
  });
});

describe('a torn content', () => {
  const version = fc.uint8Array({ maxLength: 30 });
  it('is known wherever the write was cut off', () => {
    fc.assert(
      fc.property(version, version, fc.nat(30), (before, after, cut) => {
        const torn = new Uint8Array(Math.max(before.length, Math.min(cut, after.length)));
        torn.set(before);
        torn.set(after.subarray(0, cut));
        expect(isTorn(torn, before, after)).toBe(true);
      }),
    );
  });
  it('is not seen in what someone else wrote', () => {
    expect(isTorn(bytes('abX'), bytes('abc'), bytes('abd'))).toBe(false);
    expect(isTorn(bytes('abcde'), bytes('abc'), bytes('abd'))).toBe(false);
    expect(isTorn(null, bytes('abc'), bytes('abd'))).toBe(false);
  });
});
