import fastCheck from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commandNames, optionNames } from '../../../shared/catalogue/en/command-line.js';
import { readArguments } from './arguments.js';
import { commands } from './commands.js';

function read(...argv: readonly string[]) {
  return readArguments(argv, commands);
}

function wrong(...argv: readonly string[]) {
  const { request } = read(...argv);
  return request.ok ? null : request.failure.facts;
}

describe('the command line', () => {
  test('takes a command, its operand and options in any order', () => {
    const expected = {
      command: 'use',
      operands: ['dev'],
      values: new Map([['for', '1h']]),
      lists: new Map([['for', ['1h']]]),
      flags: new Set(['json']),
    };
    for (const argv of [
      ['use', 'dev', '--for', '1h', '--json'],
      ['--json', 'use', '--for=1h', 'dev'],
    ]) {
      expect(read(...argv)).toEqual({
        json: true,
        home: null,
        request: { ok: true, value: { kind: 'command', given: expected } },
      });
    }
  });

  test('takes what follows -- as it is, so that a profile may be called --json', () => {
    const { json, request } = read('show', '--', '--json');
    expect({ json, request }).toMatchObject({
      json: false,
      request: { value: { given: { operands: ['--json'] } } },
    });
  });

  test('takes another home', () => {
    expect(read('profiles', '--home', '/tmp/x').home).toBe('/tmp/x');
    expect(read('profiles', '--home=/tmp/=x').home).toBe('/tmp/=x');
  });

  test('gives help of a command, help of all, and the version', () => {
    expect(read('use', '--help').request).toEqual({ ok: true, value: { kind: 'help', command: 'use' } });
    expect(read('--help').request).toEqual({ ok: true, value: { kind: 'help', command: null } });
    expect(read('--version').request).toEqual({ ok: true, value: { kind: 'version' } });
  });

  test.each([
    [[], 'no-command', null, null],
    [['--json'], 'no-command', null, null],
    [['explode'], 'unknown-command', null, null],
    [['__proto__'], 'unknown-command', null, null],
    [['constructor'], 'unknown-command', null, null],
    [['profiles', '--colour'], 'unknown-option', 'profiles', '--colour'],
    [['profiles', '--__proto__=1'], 'unknown-option', 'profiles', null],
    [['profiles', '-x'], 'unknown-option', 'profiles', '-x'],
    [['profiles', '--for', '1h'], 'option-not-for-command', 'profiles', '--for'],
    [['profiles', '--home'], 'value-missing', 'profiles', '--home'],
    [['profiles', '--home='], 'value-missing', 'profiles', '--home'],
    [['profiles', '--home', '--json'], 'value-missing', 'profiles', '--home'],
    [['profiles', '--json=yes'], 'value-not-expected', 'profiles', '--json'],
    [['show'], 'argument-missing', 'show', 'NAME'],
    [['profiles', 'dev'], 'argument-not-expected', 'profiles', null],
    [['show', 'dev', 'prod'], 'argument-not-expected', 'show', null],
  ])('%j is wrong use: %s', (argv, reason, command, argument) => {
    expect(wrong(...argv)).toEqual({ reason, command, argument });
  });

  test.each([
    'aws_secret_access_key=abc',
    'AWS_SECRET_ACCESS_KEY=abc',
    '--set=aws_session_token=abc',
    '--aws_security_token=abc',
    ' aws_secret_access_key = abc',
  ])('refuses a secret among the arguments: %s', (argument) => {
    expect(wrong('use', 'dev', argument)).toMatchObject({ reason: 'secret-in-arguments' });
  });

  test('never repeats what was typed, but options that look like options, and never throws', () => {
    const options = optionNames.flatMap((name) => [`--${name}`, `--${name}=x`]);
    const argument = fastCheck.oneof(
      fastCheck.string(),
      fastCheck.string().map((text) => `--${text}`),
      fastCheck.constantFrom<string>(...commandNames, ...options, '--', 'dev'),
    );
    fastCheck.assert(
      fastCheck.property(fastCheck.array(argument, { maxLength: 6 }), (argv) => {
        const { request } = read(...argv);
        if (request.ok) return;
        expect(JSON.stringify(request.failure.facts)).toMatch(
          /^\{"reason":"[a-z-]+","command":(null|"[a-z-]+"),"argument":(null|"(-{0,2}[a-z][a-z_-]*|[A-Z]+…?)")\}$/,
        );
      }),
    );
  });
});
