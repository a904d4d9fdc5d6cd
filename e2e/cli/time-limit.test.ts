import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bytesOf, json, keyway, makeHome, tinyHome } from './harness.js';

/** As if the time were over: no limit is shorter than a minute. */
function endLimit(home: string): void {
  const path = join(home, '.local/share/keyway/time-limit.json');
  const text = readFileSync(path, 'utf-8');
  expect(text).toMatch(/"at": \d+/u);
  writeFileSync(path, text.replace(/"at": \d+/u, '"at": 1'));
}

test('use --for says when it ends, and the next command after that takes it back to the byte', () => {
  const home = makeHome(tinyHome);
  const used = keyway(home, ['use', 'dev', '--for', '15m', '--json']);
  expect(json(used)).toMatchObject({ active: 'dev' });
  expect(used.stdout).toMatch(/"revertsAt":"\d{4}-\d\d-\d\dT[\d:.]+Z"/u);
  expect(bytesOf(home, '.aws/config')).toContain('[default]');
  endLimit(home);
  const ran = keyway(home, ['profiles', '--json']);
  expect(ran.status).toBe(0);
  expect(ran.stderr).toMatch(/^keyway: /u);
  expect(json(ran)).not.toContainEqual(expect.objectContaining({ active: true }));
  expect(bytesOf(home, '.aws/config')).toBe(tinyHome['.aws/config']);
  expect(json(keyway(home, ['history', '--json']))).toMatchObject([
    { id: 'c2', action: 'take-back', profiles: ['dev'] },
    { id: 'c1', action: 'make-active', undoneBy: 'c2' },
  ]);
});

test('what was edited at the same lines meanwhile is not taken back, and the next command says so once', () => {
  const home = makeHome(tinyHome);
  keyway(home, ['use', 'dev', '--for', '1h']);
  const edited = bytesOf(home, '.aws/config').replace(
    /(# Managed.*\n)region = eu-west-1/u,
    '$1region = eu-west-2',
  );
  writeFileSync(join(home, '.aws/config'), edited);
  endLimit(home);
  const ran = keyway(home, ['profiles', '--json']);
  expect(ran.status).toBe(0);
  expect(ran.stderr).toMatch(/^keyway: /u);
  expect(bytesOf(home, '.aws/config')).toBe(edited);
  expect(keyway(home, ['profiles', '--json']).stderr).toBe('');
});
