/** What is read out of pasted text against the shells themselves: bash, and zsh, fish and dash where they are. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findSetVariables } from './start-files.js';
import { readPasted } from './paste.js';

/** How many runs of a shell, each with a few values. */
const runs = { quick: 30, ci: 500, nightly: 4000 }[process.env['KEYWAY_TEST_SIZE'] ?? 'quick'] ?? 30;

const characters = `abn0é🙂 \t\n'"\\$\`!#;&|<>(){}[]*?~=%^-`;
const value = fc
  .oneof(
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc.array(fc.constantFrom(...characters)).map((all) => all.join('')),
  )
  .map((text) => text.replaceAll(/[\0\r]/gu, '').replaceAll(/\p{Cs}/gu, ''));

function run(shell: string, args: readonly string[], environment: NodeJS.ProcessEnv = {}): string {
  const answer = spawnSync(shell, args, { env: { LC_ALL: 'C.UTF-8', ...environment }, encoding: 'utf-8' });
  if (answer.status !== 0) throw new Error(`${shell} failed: ${answer.stderr}`);
  return answer.stdout;
}

/** Each prints lines that set AWS_PROFILE to its arguments, a NUL after each. */
const quoting: readonly (readonly [name: string, shell: string, script: string])[] = [
  ['printf %q of bash', '/bin/bash', `for x; do printf 'export AWS_PROFILE=%q\\0' "$x"; done`],
  ['@Q of bash', '/bin/bash', `for x; do printf 'AWS_PROFILE=%s;\\0' "\${x@Q}"; done`],
  ['export -p of bash', '/bin/bash', `for x; do export AWS_PROFILE="$x"; export -p; printf '\\0'; done`],
  ['export -p of dash', '/bin/dash', `for x; do export AWS_PROFILE="$x"; export -p; printf '\\0'; done`],
  ['export -p of zsh', '/usr/bin/zsh', `for x; do export AWS_PROFILE="$x"; export -p; printf '\\0'; done`],
  ['(q) of zsh', '/usr/bin/zsh', `for x; do printf 'export AWS_PROFILE=%s\\0' "\${(q)x}"; done`],
  ['(qqq) of zsh', '/usr/bin/zsh', `for x; do printf 'export AWS_PROFILE=%s\\0' "\${(qqq)x}"; done`],
  ['(qqqq) of zsh', '/usr/bin/zsh', `for x; do printf 'export AWS_PROFILE=%s\\0' "\${(qqqq)x}"; done`],
  [
    'string escape of fish',
    '/usr/bin/fish',
    `for x in $argv; printf 'set -gx AWS_PROFILE %s\\0' (string escape -- $x | string collect); end`,
  ],
];

describe('what a shell quotes comes back as it was', () => {
  it.each(quoting.filter(([, shell]) => existsSync(shell)))('%s', (_name, shell, script) => {
    const args = (values: readonly string[]): readonly string[] =>
      shell.endsWith('fish')
        ? ['--no-config', '-c', script, '--', ...values]
        : ['-c', script, 'shell', ...values];
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 30 }), (values) => {
        const printed = run(shell, args(values)).split('\0').slice(0, -1);
        expect(printed.map((text) => readPasted(text).variables['AWS_PROFILE'])).toEqual(values);
      }),
      { numRuns: runs },
    );
  });
});

const inner = fc
  .array(
    fc.constantFrom(
      'a',
      'é',
      ' ',
      '\\',
      '\\\\',
      '\\n',
      '#',
      '~',
      '=',
      '$A-',
      '${B}',
      '$%',
      '\n',
      '{',
      '*',
      '%',
    ),
  )
  .map((all) => all.join(''));
const evenly = inner.filter((text) => !/(?:^|[^\\])(?:\\\\)*\\$/u.test(text));
/** A word of a shell in pieces; nothing in it runs a command. */
const word = fc
  .array(
    fc.oneof(
      inner.map((text) => `'${text}'`),
      evenly.map((text) => `"${text}"`),
      evenly.map((text) => `$'${text}'`),
      fc.constantFrom(
        'a',
        '\\ ',
        '\\$',
        '\\\\',
        '\\\n',
        '$A-',
        '${B}',
        '$%',
        '~',
        '~/',
        '=',
        '#',
        '%',
        '{',
        "\\'",
        '$"x"',
        `$'\\101\\x42\\u00e9\\cA\\e\\?\\q'`,
      ),
    ),
    { maxLength: 5 },
  )
  .map((pieces) => pieces.join(''));

describe('a line is read as bash reads it', () => {
  it('whatever quotes it mixes', () => {
    const environment = { A: 'one', B: 'two words', HOME: '/h' };
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 30 }), (words) => {
        const lines = words.map((text) => `export AWS_PROFILE=${text} AWS_REGION=${text}=# # it's`);
        const script = lines
          .map((line) => `${line}\nprintf '%s\\0%s\\0' "$AWS_PROFILE" "$AWS_REGION"\n`)
          .join('');
        const answers = run('/bin/bash', ['--norc', '-c', script], environment).split('\0');
        lines.forEach((line, index) => {
          const { variables, unreadable } = readPasted(`${line}\n`, environment);
          expect([unreadable, variables['AWS_PROFILE'], variables['AWS_REGION']]).toEqual([
            0,
            answers[2 * index],
            answers[2 * index + 1],
          ]);
        });
      }),
      { numRuns: runs },
    );
  });
});

/** Statements of a start file; those that set V1 … V9 for good say so. */
const statement = fc.constantFrom(
  'export NAME=1',
  'NAME=1',
  'NAME="a\nb"',
  'if true; then NAME=1; fi',
  'true && export NAME=1',
  'f() { NAME=1; }',
  'f() {\n  if true; then { NAME=1; }; fi\n}',
  'function g { NAME=1\n}',
  '( NAME=1 )',
  'NAME=1 true',
  '# NAME=1',
  ': <<E\nNAME=1\n`it"s\nE',
  ": 'NAME=1\nNAME=2'",
  'case x in x) NAME=1 ;; esac',
  'case x in (y) NAME=1 ;; *) : ;; esac',
  '{ NAME=1; }',
  'list=(a # b\n c)',
  ': $(NAME=1; echo ")") `NAME=1`',
  ': ${X:-"}"} $((1 + 2)) "$(echo ")")"',
);

describe('a start file is read as bash reads it', () => {
  it('where it sets a variable', () => {
    fc.assert(
      fc.property(fc.array(statement, { maxLength: 12 }), (statements) => {
        const names = statements.map((_, index) => `V${index}`);
        const texts = statements.map((text, index) => text.replaceAll('NAME', `V${index}`));
        const asked = `${texts.join('\n')}\nprintf '%s\\n' "\${!V@}"`;
        const isSet = new Set(run('/bin/bash', ['--norc', '-c', asked]).trim().split('\n'));
        // A branch that is not taken is told all the same.
        const expected = names.filter(
          (name, index) => isSet.has(name) || (statements[index] ?? '').includes('(y)'),
        );
        const found = findSetVariables(texts.join('\n'), 'shell').filter(({ name }) => names.includes(name));
        expect(found.map(({ name }) => name)).toEqual(expected);
        const lines = texts.join('\n').split('\n');
        for (const { name, line } of found) expect(lines[line - 1]).toContain(name);
      }),
      { numRuns: runs },
    );
  });
});
