/** A process that something unexpected ends says so by the id in its log, and shows nothing of what it had at hand. */
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { bytesOf, command, exampleKey, keyway, makeHome } from './harness.js';

const web = resolve(command, '../web.js');
const credentials = `[base]\naws_access_key_id = ${exampleKey.id}\naws_secret_access_key = ${exampleKey.secret}\n`;

/** Throws as soon as the process watches for that, from nothing that somebody awaits. */
function crashing(words: string, isRejection: boolean): string {
  const thrown = `new Error(${JSON.stringify(words)})`;
  const crash = isRejection ? `void Promise.reject(${thrown})` : `throw ${thrown}`;
  return `process.on('newListener', (name) => {
    if (name === 'unhandledRejection') queueMicrotask(() => { ${crash}; });
  });\n`;
}

const processes = [
  ['keyway exec', command, ['exec', 'base', '--', '/bin/sleep', '2']],
  ['the web host', web, ['--no-open']],
] as const;

const kinds = [
  ['an error', false],
  ['a rejection', true],
] as const;

function crashed(program: string, args: readonly string[], isRejection: boolean) {
  const words = `cannot use ${exampleKey.secret}`;
  const home = makeHome({ '.aws/credentials': credentials, 'crash.cjs': crashing(words, isRejection) });
  const variables = { NODE_OPTIONS: `--require ${home}/crash.cjs` };
  return { home, ran: keyway(home, args, { program, variables }) };
}

describe.each(processes)('what nobody caught in %s', (_, program, args) => {
  test.each(kinds)('is said by its id alone, and logged without secrets: %s', (_kind, isRejection) => {
    const { home, ran } = crashed(program, args, isRejection);
    expect(ran.status, ran.stdout + ran.stderr).toBe(1);
    expect(ran.stdout + ran.stderr).not.toContain('wJalr');
    expect(ran.stderr.trim().split('\n')).toHaveLength(1);
    const [, id = ''] = /under ([0-9a-f]{8})\.$/mu.exec(ran.stderr) ?? [];
    const log = bytesOf(home, '.local/state/keyway/keyway.log');
    expect(log).toContain(`"id":"${id}"`);
    expect(log).toContain('cannot use');
    expect(log).not.toContain('wJalr');
  });
});

test.each(kinds)('what nobody caught in keyway credential-process shows no secret: %s', (_, isRejection) => {
  // The answer may be there before the end: then the tool has what it asked for.
  const { ran } = crashed(command, ['credential-process', '--profile', 'base'], isRejection);
  expect(ran.stderr).not.toContain('wJalr');
  expect(ran.stderr).not.toContain('    at ');
});
