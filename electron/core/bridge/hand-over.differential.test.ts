/** Lines for a shell, evaluated by the real bash, zsh and fish, wherever they are. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { clearedVariables, shellLines } from './hand-over.js';

const runs = { quick: 25, ci: 400, nightly: 4000 }[process.env['KEYWAY_TEST_SIZE'] ?? 'quick'] ?? 25;
const folder = mkdtempSync(join(tmpdir(), 'keyway-shells-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const present = (
  [
    ['bash', '/bin/bash', ['--norc', '-c']],
    ['zsh', '/usr/bin/zsh', ['-f', '-c']],
    ['fish', '/usr/bin/fish', ['--no-config', '-c']],
  ] as const
).filter(([, path]) => existsSync(path));

const value = fc
  .oneof(
    fc.string({ unit: 'grapheme', maxLength: 20 }),
    fc
      .array(
        fc.constantFrom(
          ...` \t'"\\$\`!#;&|<>(){}[]*?~=%^-aé🙂`,
          '$(touch canary)',
          '`touch canary`',
          "';touch canary;'",
        ),
      )
      .map((all) => all.join('')),
  )
  .map((text) => text.replaceAll(/[\0\r\n\p{Cs}]/gu, ''));
const read = [
  'AWS_ACCESS_KEY_ID',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
  'AWS_REGION',
  ...clearedVariables,
];

describe.each(present)('%s', (shell, path, options) => {
  test('has exactly what was handed over, nothing of what was there, and runs nothing', () => {
    const before = Object.fromEntries(clearedVariables.map((name) => [name, 'before']));
    fc.assert(
      fc.property(fc.array(value, { minLength: 3, maxLength: 3 }), ([id = '', secret = '', region = '']) => {
        const set = { AWS_ACCESS_KEY_ID: id, AWS_SECRET_ACCESS_KEY: secret, AWS_REGION: region };
        const ran = spawnSync(path, [...options, `${shellLines(shell, set) ?? ''}/usr/bin/env -0`], {
          cwd: folder,
          encoding: 'utf-8',
          env: { ...before, LC_ALL: 'C.UTF-8', PATH: '/usr/bin:/bin', HOME: folder },
        });
        const now = new Map(
          ran.stdout
            .split('\0')
            .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
        );
        const found = read.flatMap((name) => (now.has(name) ? [[name, now.get(name)]] : []));
        expect(Object.fromEntries(found)).toEqual(set);
        expect(readdirSync(folder)).not.toContain('canary');
      }),
      { numRuns: runs },
    );
  });
});
