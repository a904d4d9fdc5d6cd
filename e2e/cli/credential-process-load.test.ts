/** What is loaded before a tool gets its credentials: the built file, and what it asks for before it runs. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Script } from 'node:vm';
import { expect, test } from 'vitest';
import { command } from './harness.js';

const path = join(dirname(command), 'command', 'credential-process.cjs');
const text = readFileSync(path, 'latin1');

test('neither the library of schemas, nor the SDK, nor the rest of Keyway', () => {
  expect(text).toContain('SecretAccessKey');
  for (const unwanted of ['$ZodType', '@orpc', 'chokidar', 'createApp(', 'STSClient'])
    expect(text).not.toContain(unwanted);
  expect(text.length).toBeLessThan(150_000);
});

test('of Node no more than each run needs', () => {
  const wanted: string[] = [];
  const run: unknown = new Script(text).runInThisContext();
  if (typeof run !== 'function') throw new Error('no function');
  const load = (name: string): unknown => {
    wanted.push(name.replace('node:', ''));
    return process.getBuiltinModule(name);
  };
  Reflect.apply(run, undefined, [{}, load, { exports: {} }, path, dirname(path)]);
  expect(wanted.sort()).toEqual(['crypto', 'fs', 'net', 'os', 'path']);
});

test('compiled beforehand for this Node', () => {
  const cachedData = readFileSync(`${path}.cache`);
  expect(new Script(text, { filename: path, cachedData }).cachedDataRejected).toBe(false);
});
