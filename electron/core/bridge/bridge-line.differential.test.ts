/** Lines of ours against what reads them: Python's shlex, botocore's own splitting, and every sh of this machine. */
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { splitAsWindowsProgram, splitForSh } from './command-lines.js';
import { bridgeLine } from './bridge-line.js';

const runs = { quick: 60, ci: 600, nightly: 6000 }[process.env['KEYWAY_TEST_SIZE'] ?? 'quick'] ?? 60;
const folder = mkdtempSync(join(tmpdir(), 'keyway-lines-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const shells = ['/bin/sh', '/bin/dash', '/bin/bash', '/usr/bin/zsh'].filter((shell) => existsSync(shell));
const odd = [
  ...` '"\\;$()%&^!\`#~*?[]{}|<>=,@:+-_.a0é🙂`,
  '$(touch canary)',
  '`touch canary`',
  ';touch canary',
  "'",
];
const name = fc
  .array(fc.constantFrom(...odd), { minLength: 1, maxLength: 12 })
  .map((all) => all.join(''))
  .filter((text) => text !== '.' && text !== '..');

function python(program: string, input: unknown): unknown {
  const ran = spawnSync('python3', ['-c', `import json, sys\n${program}`], {
    input: JSON.stringify(input),
    encoding: 'utf-8',
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], LC_ALL: 'C.UTF-8' },
  });
  if (ran.status !== 0) throw new Error(ran.stderr);
  return JSON.parse(ran.stdout);
}

function words(printed: string): readonly string[] {
  return printed.split('\0').slice(0, -1);
}

describe('a line that was made', () => {
  test('gives one program exactly its words, through shlex and through every sh, and nothing else runs', () => {
    const made: { readonly line: string; readonly expected: readonly string[] }[] = [];
    fc.assert(
      fc.property(name, name, (program, home) => {
        const place = join(folder, program);
        const command = join(place, 'keyway');
        const line = bridgeLine({
          platform: 'linux',
          node: null,
          command,
          entryId: 'abcdefghij0123456789',
          home: `/home/${home}`,
        });
        if (!line.ok) return;
        mkdirSync(place, { recursive: true });
        writeFileSync(command, `#!/bin/sh\nprintf '%s\\0' "$0" "$@"\n`);
        chmodSync(command, 0o755);
        const expected = [
          command,
          'credential-process',
          '--id',
          'abcdefghij0123456789',
          '--home',
          `/home/${home}`,
        ];
        const cwd = mkdtempSync(join(folder, 'run-'));
        for (const shell of shells) {
          const ran = spawnSync(shell, ['-c', line.value], {
            cwd,
            encoding: 'utf-8',
            env: { LC_ALL: 'C.UTF-8', PATH: '/usr/bin:/bin', HOME: '/nowhere' },
          });
          expect([shell, words(ran.stdout), ran.stderr]).toEqual([shell, expected, '']);
        }
        expect(readdirSync(cwd)).toEqual([]);
        rmSync(place, { recursive: true });
        made.push({ line: line.value, expected });
      }),
      { numRuns: runs },
    );
    expect(made.length).toBeGreaterThan(runs / 10);
    // All at once: Python takes longer to start than to cut them.
    const cut = python(
      'import shlex\nprint(json.dumps([shlex.split(line) for line in json.load(sys.stdin)]))',
      made.map(({ line }) => line),
    );
    expect(cut).toEqual(made.map(({ expected }) => expected));
  });
});

describe('the models', () => {
  const text = fc.array(fc.constantFrom(...` \t'"\\\\"a-/%é`), { maxLength: 14 }).map((all) => all.join(''));

  test('cut a line on Windows as botocore does', () => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 2000, maxLength: 2000 }), (lines) => {
        const program = `from botocore.compat import compat_shell_split
def split(line):
    try: return compat_shell_split(line, 'win32')
    except ValueError: return None
print(json.dumps([split(line) for line in json.load(sys.stdin)]))`;
        expect(lines.map((line) => splitAsWindowsProgram(line))).toEqual(python(program, lines));
      }),
      { numRuns: Math.ceil(runs / 100) },
    );
  });

  test('claim of sh only what sh does', () => {
    const cut = fc.array(fc.constantFrom(...` \t'"\\$\`!#;&|<>(){}[]*?~=%^-ab/é,`), { maxLength: 12 });
    fc.assert(
      fc.property(fc.array(cut, { minLength: 30, maxLength: 30 }), (lines) => {
        const read = lines
          .map((all) => `x ${all.join('')}`)
          .flatMap((line) => {
            const known = splitForSh(line);
            return known === null ? [] : [{ line, known }];
          });
        // A function stands in for the program.
        const script = read.map(({ line }) => `${line}\nprintf '\\n'\n`).join('');
        const ran = spawnSync('/bin/sh', ['-c', `x() { printf '%s\\0' x "$@"; }\n${script}`], {
          cwd: folder,
          encoding: 'utf-8',
        });
        expect(ran.stdout.split('\n').slice(0, -1).map(words)).toEqual(read.map(({ known }) => known));
      }),
      { numRuns: runs },
    );
  });
});
