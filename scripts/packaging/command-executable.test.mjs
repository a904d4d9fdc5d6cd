import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeCommandExecutable } from './command-executable.mjs';

let folder;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keyway-executable-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test.each([
  ['that is a library with a small program to start it', 'starts libnode.so'],
  ['that holds another program already', 'NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2:1'],
])('a Node %s is refused in one line, before anything is built', async (_, text) => {
  const node = join(folder, 'node');
  writeFileSync(node, text);
  await expect(makeCommandExecutable(folder, node)).rejects.toThrow(`${node} cannot hold the command`);
});
