import { rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeFolderInMemory } from './temporary-folder.mjs';

test('a new folder is for all users, as some tests run as another one', () => {
  const folder = makeFolderInMemory(tmpdir(), 1);
  expect(statSync(folder).mode & 0o7777).toBe(0o1777);
  rmSync(folder, { recursive: true });
});

test('where there is no such place, or too little of it, there is none', () => {
  expect(makeFolderInMemory(tmpdir(), Number.MAX_SAFE_INTEGER)).toBeNull();
  expect(makeFolderInMemory(join(tmpdir(), 'not-there'), 1)).toBeNull();
});
