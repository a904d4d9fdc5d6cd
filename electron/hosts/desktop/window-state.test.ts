import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { keepWindowState, readWindowState, smallestSize, standardSize, windowArea } from './window-state.js';

const folder = mkdtempSync(join(tmpdir(), 'keyway-window-'));
afterAll(() => rmSync(folder, { recursive: true }));

const screen = { x: 0, y: 0, width: 1920, height: 1080 };
const state = { x: 100, y: 50, width: 1300, height: 800, maximized: false };

test('what was kept is read again', () => {
  const path = join(folder, 'deeper', 'window.json');
  keepWindowState(path, state);
  expect(readWindowState(path)).toEqual(state);
});

const unusable = [
  '',
  'null',
  '[]',
  '{"x":1}',
  JSON.stringify({ ...state, x: 'left' }),
  JSON.stringify({ ...state, more: 1 }),
];
test.each(unusable)('the content %j counts as nothing kept', (text) => {
  const path = join(folder, 'wrong.json');
  writeFileSync(path, text);
  expect(readWindowState(path)).toBeNull();
});

test('a folder that cannot be written to costs no more than the place of the window', () => {
  const path = join(folder, 'file');
  writeFileSync(path, '');
  expect(() => keepWindowState(join(path, 'window.json'), state)).not.toThrow();
});

test('the window comes back where it stood', () => {
  expect(windowArea(state, [screen])).toEqual({ x: 100, y: 50, width: 1300, height: 800 });
});

test('a window on a screen that is gone comes up anew', () => {
  expect(windowArea({ ...state, x: 5000 }, [screen])).toEqual(standardSize);
  expect(windowArea(state, [])).toEqual(standardSize);
  expect(windowArea(null, [screen])).toEqual(standardSize);
});

test('a window is never smaller than usable or larger than its screen', () => {
  expect(windowArea({ ...state, width: 200, height: 100 }, [screen])).toMatchObject(smallestSize);
  expect(
    windowArea({ ...state, width: 5000, height: 3000, x: 0, y: 0 }, [
      { ...screen, width: 4000, height: 2500 },
    ]),
  ).toMatchObject({
    width: 4000,
    height: 2500,
  });
});
