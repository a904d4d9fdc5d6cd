import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { policyHeaders, readPageFile } from './page-files.js';

const parent = mkdtempSync(join(tmpdir(), 'keyway-page-'));
const folder = join(parent, 'renderer');
mkdirSync(join(folder, 'assets', 'deeper.js'), { recursive: true });
writeFileSync(join(folder, 'index.html'), '<!doctype html>');
writeFileSync(join(folder, 'assets', 'index-A_b-1.js'), 'void 0');
writeFileSync(join(folder, 'assets', 'index.js.map'), '{}');
writeFileSync(join(folder, 'other.html'), 'beside the page');
writeFileSync(join(parent, 'outside.js'), 'outside');
afterAll(() => rmSync(parent, { recursive: true }));

test('the page and its assets are served with their kind', async () => {
  const page = await readPageFile(folder, '/');
  const script = await readPageFile(folder, '/assets/index-A_b-1.js');
  expect({ page: page?.contentType, script: script?.contentType }).toEqual({
    page: 'text/html; charset=utf-8',
    script: 'text/javascript; charset=utf-8',
  });
});

const notServed = [
  '/other.html',
  '/assets/missing.js',
  '/assets/index.js.map',
  '/assets/deeper.js',
  '/assets/../../outside.js',
  '/assets/..%2f..%2foutside.js',
  '/assets/..\\..\\outside.js',
  '/assets/.hidden.js',
  '/assets//index-A_b-1.js',
  '/assets/index-A_b-1.js%00',
  '/../outside.js',
  '//assets/index-A_b-1.js',
  '',
];
test.each(notServed)('%j is not served', async (pathname) => {
  expect(await readPageFile(folder, pathname)).toBeNull();
});

test('the policy loads nothing from elsewhere and runs no text as a script', () => {
  const policy = policyHeaders['content-security-policy'] ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("require-trusted-types-for 'script'");
  expect(policy).not.toMatch(/unsafe|https?:|\*/);
});
