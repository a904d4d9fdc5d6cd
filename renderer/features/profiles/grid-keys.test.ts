import { describe, expect, it } from 'vitest';
import { findTyped, isLetter, moveCursor } from './grid-keys.js';

describe('moving the cursor', () => {
  it('begins at the first profile whichever arrow comes first', () => {
    expect(moveCursor('ArrowDown', -1, 5, 3)).toBe(0);
    expect(moveCursor('ArrowUp', -1, 5, 3)).toBe(0);
  });

  it('stops at both ends', () => {
    expect(moveCursor('ArrowDown', 4, 5, 3)).toBe(4);
    expect(moveCursor('ArrowUp', 0, 5, 3)).toBe(0);
    expect(moveCursor('PageDown', 3, 5, 3)).toBe(4);
    expect(moveCursor('PageUp', 1, 5, 3)).toBe(0);
  });

  it('goes by pages and to both ends', () => {
    expect(moveCursor('PageDown', 0, 100, 10)).toBe(10);
    expect(moveCursor('PageUp', 50, 100, 10)).toBe(40);
    expect(moveCursor('Home', 50, 100, 10)).toBe(0);
    expect(moveCursor('End', 50, 100, 10)).toBe(99);
  });

  it('leaves other keys and an empty list alone', () => {
    expect(moveCursor('a', 0, 5, 3)).toBeNull();
    expect(moveCursor('ArrowDown', -1, 0, 3)).toBeNull();
  });
});

describe('typing a name', () => {
  const names = ['alpha', 'beta', 'Bravo', 'charlie', 'brick'];

  it('goes to the next name with that letter, round the end', () => {
    expect(findTyped(names, 0, 'b')).toBe(1);
    expect(findTyped(names, 1, 'b')).toBe(2);
    expect(findTyped(names, 4, 'b')).toBe(1);
  });

  it('takes the same letter twice as going on, not as a name with two of it', () => {
    expect(findTyped(names, 1, 'bb')).toBe(2);
  });

  it('stays where the cursor is while more letters still fit', () => {
    expect(findTyped(names, 2, 'br')).toBe(2);
    expect(findTyped(names, 2, 'bri')).toBe(4);
  });

  it('finds nothing where nothing begins so', () => {
    expect(findTyped(names, 0, 'x')).toBeNull();
    expect(findTyped([], -1, 'a')).toBeNull();
  });

  it('takes no shortcut for a letter', () => {
    const none = { ctrlKey: false, metaKey: false, altKey: false };
    expect(isLetter({ ...none, key: 'ü' })).toBe(true);
    expect(isLetter({ ...none, key: 'k', ctrlKey: true })).toBe(false);
    expect(isLetter({ ...none, key: 'Enter' })).toBe(false);
    expect(isLetter({ ...none, key: ' ' })).toBe(false);
  });
});
