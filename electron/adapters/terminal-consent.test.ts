import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
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
  const chosen = createTerminalConsent(terminal).chooseFileToOpen('credentials');
  terminal.input.write(`${line}\n`);
  expect(await chosen).toBe(path);
});

test.each([
  ['credentials', 'open another credentials file'],
  ['import', 'to import profiles from'],
  ['backup', 'the backup that the encrypted store is to be restored from'],
] as const)('the question for a file to open says what it is for: %s', async (purpose, words) => {
  const terminal = createTerminal(true);
  const chosen = createTerminalConsent(terminal).chooseFileToOpen(purpose);
  terminal.input.write('\n');
  expect(await chosen).toBeNull();
  expect(String(terminal.output.read())).toContain(words);
});

test.each([
  ['copy', 'a copy of a profile'],
  ['recovery-kit', 'the recovery kit'],
  ['backup', 'a backup of the encrypted store'],
] as const)('the question for a file to write says what it is for: %s', async (purpose, words) => {
  const terminal = createTerminal(true);
  const chosen = createTerminalConsent(terminal).chooseFileToWrite(purpose, 'suggested');
  terminal.input.write('/kept\n');
  expect(await chosen).toBe('/kept');
  const said = String(terminal.output.read());
  expect(said).toContain(words);
  expect(said).toContain('(suggested)');
});

test('where nobody sits at the terminal nothing is chosen', async () => {
  const terminal = createTerminal(false);
  terminal.input.write('/data/credentials\n');
  expect(await createTerminalConsent(terminal).chooseFileToOpen('credentials')).toBeNull();
});

test('two questions are asked one after the other', async () => {
  const terminal = createTerminal(true);
  const consent = createTerminalConsent(terminal);
  const first = consent.chooseFileToOpen('credentials');
  const second = consent.chooseFileToOpen('credentials');
  terminal.input.write('/one\n');
  expect(await first).toBe('/one');
  await new Promise((wait) => setImmediate(wait));
  terminal.input.write('/two\n');
  expect(await second).toBe('/two');
});

const copy = { kind: 'copy-secret', profile: 'base', setting: 'aws_secret_access_key' } as const;

const answers = [
  ['yes', 'allowed'],
  [' YES ', 'allowed'],
  ['y', 'refused'],
  ['', 'refused'],
  ['no', 'refused'],
] as const;
test.each(answers)('typing %j to a question of consent is %s', async (line, outcome) => {
  const terminal = createTerminal(true);
  const asked = createTerminalConsent(terminal).allow(copy);
  terminal.input.write(`${line}\n`);
  expect(await asked).toBe(outcome);
});

test('a terminal whose input ends refuses', async () => {
  const terminal = createTerminal(true);
  const asked = createTerminalConsent(terminal).allow(copy);
  terminal.input.end();
  expect(await asked).toBe('refused');
});

test('where nobody sits at the terminal nobody is asked', async () => {
  const terminal = createTerminal(false);
  terminal.input.write('yes\n');
  const consent = createTerminalConsent(terminal);
  expect(await consent.allow(copy)).toBe('unasked');
  expect(await consent.chooseFileToWrite('copy', 'credentials')).toBeNull();
});

test('the command of a question cannot steer the terminal', async () => {
  const terminal = createTerminal(true);
  const command = '/bin/evil \u001b[2J\u202e';
  const asked = createTerminalConsent(terminal).allow({
    kind: 'runs-program',
    profile: 'dev',
    setting: 'credential_process',
    command,
  });
  terminal.input.write('\n');
  await asked;
  const said = String(terminal.output.read());
  expect(said).toContain('/bin/evil \\u{1b}[2J\\u{202e}');
  expect(said).not.toContain(command);
});
