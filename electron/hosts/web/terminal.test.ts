import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { openerFor } from './browser.js';
import { readWebOptions } from './options.js';
import { createTerminalConsent } from './terminal-consent.js';

function createTerminal(isInteractive: boolean) {
  const input = new PassThrough();
  return { input, output: new PassThrough(), isInteractive };
}

const typed = [
  ['/data/credentials', '/data/credentials'],
  ['  /data/with space  ', '/data/with space'],
  ['~/other/credentials', join(homedir(), 'other/credentials')],
  ['~other', resolve('~other')],
  ['relative', resolve('relative')],
  ['', null],
] as const;
test.each(typed)('typing %j chooses %j', async (line, path) => {
  const terminal = createTerminal(true);
  const chosen = createTerminalConsent(terminal).chooseCredentialsFile();
  terminal.input.write(`${line}\n`);
  expect(await chosen).toBe(path);
});

test('where nobody sits at the terminal nothing is chosen', async () => {
  const terminal = createTerminal(false);
  terminal.input.write('/data/credentials\n');
  expect(await createTerminalConsent(terminal).chooseCredentialsFile()).toBeNull();
});

test('two questions are asked one after the other', async () => {
  const terminal = createTerminal(true);
  const consent = createTerminalConsent(terminal);
  const first = consent.chooseCredentialsFile();
  const second = consent.chooseCredentialsFile();
  terminal.input.write('/one\n');
  expect(await first).toBe('/one');
  await new Promise((wait) => setImmediate(wait));
  terminal.input.write('/two\n');
  expect(await second).toBe('/two');
});

test('options: a home, and whether to open a browser', () => {
  expect(readWebOptions([])).toEqual({ home: null, open: true });
  expect(readWebOptions(['--home', '/h', '--no-open'])).toEqual({ home: '/h', open: false });
  expect(readWebOptions(['--home'])).toBeNull();
  expect(readWebOptions(['--home', ''])).toBeNull();
  expect(readWebOptions(['--else'])).toBeNull();
  expect(readWebOptions(['stray'])).toBeNull();
});

test('without a display there is no browser to open', () => {
  expect(openerFor('linux', {})).toBeNull();
  expect(openerFor('linux', { DISPLAY: '' })).toBeNull();
  expect(openerFor('linux', { WAYLAND_DISPLAY: 'wayland-0' })).toEqual(['xdg-open']);
  expect(openerFor('darwin', {})).toEqual(['open']);
});
