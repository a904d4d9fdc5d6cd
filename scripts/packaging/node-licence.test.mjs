import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { licenceOfNode } from './node-licence.mjs';

const text = 'Node.js is licensed for use as follows:\n\n"""\nCopyright Node.js contributors.';
let folder;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keyway-licence-'));
  put('root/bin/node', 'a program');
});
afterEach(() => rmSync(folder, { recursive: true }));

function put(path, content) {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), content);
}

test.each([
  'root/LICENSE',
  'root/share/doc/nodejs/LICENSE',
  'root/share/doc/node/LICENSE',
  'root/bin/LICENSE',
])('is found at %s, also through a link to the program', (path) => {
  put(path, text);
  symlinkSync(join(folder, 'root/bin/node'), join(folder, 'linked'));
  expect(licenceOfNode(join(folder, 'root/bin/node'))).toBe(text);
  expect(licenceOfNode(join(folder, 'linked'))).toBe(text);
});

test('of something else under the same name is passed over', () => {
  put('root/LICENSE', 'Apache License');
  put('root/share/doc/nodejs/LICENSE', text);
  expect(licenceOfNode(join(folder, 'root/bin/node'))).toBe(text);
});

test('that is nowhere is said in one line', () => {
  put('root/LICENSE', 'Apache License');
  const node = join(folder, 'root/bin/node');
  expect(() => licenceOfNode(node)).toThrow(`${node} came without its licence`);
});

test('of the Node that runs this is there', () => {
  expect(licenceOfNode(process.execPath)).toContain('OpenSSL');
});
