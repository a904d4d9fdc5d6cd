import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { askSecretOnTerminal } from './terminal-secret.js';

function terminal(isTTY = true) {
  const written: string[] = [];
  const output = Object.assign(new PassThrough(), { isTTY });
  output.on('data', (chunk: Buffer) => written.push(chunk.toString()));
  return { input: Object.assign(new PassThrough(), { isTTY }), output, written };
}

test('what is typed is given back and never shown', async () => {
  const { input, output, written } = terminal();
  const asked = askSecretOnTerminal(input, output, 'Passphrase: ');
  input.write('correct horse\r');
  expect((await asked)?.reveal()).toBe('correct horse');
  expect(written.join('')).toBe('Passphrase: \n');
});

test('nobody is asked where there is no terminal', async () => {
  const { input, output, written } = terminal(false);
  expect(await askSecretOnTerminal(input, output, 'Passphrase: ')).toBeNull();
  expect(written).toEqual([]);
});

test('an input that ends, or Control-C, is no answer', async () => {
  const ending = terminal();
  const asked = askSecretOnTerminal(ending.input, ending.output, '? ');
  ending.input.end();
  expect(await asked).toBeNull();
  const interrupted = terminal();
  const again = askSecretOnTerminal(interrupted.input, interrupted.output, '? ');
  interrupted.input.write('abc\u0003');
  expect(await again).toBeNull();
  expect(interrupted.written.join('')).not.toContain('abc');
});
