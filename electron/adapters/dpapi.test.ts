import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createUserDecryption, decryptingScript } from './dpapi.js';

const options = { platform: 'win32', systemFolder: null, timeLimit: 10_000 };

/** Answers as the script does, notes its arguments, and takes FF for what it cannot decrypt. */
async function stand(): Promise<{
  readonly file: string;
  readonly words: readonly string[];
  readonly folder: string;
}> {
  const folder = await mkdtemp(join(tmpdir(), 'keyway-dpapi-'));
  const script = join(folder, 'stand.mjs');
  await writeFile(
    script,
    `import { writeFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
writeFileSync(${JSON.stringify(join(folder, 'argv'))}, process.argv.join(' '));
for (const line of (await text(process.stdin)).trim().split('\\n')) {
  console.log(line === 'FF' ? '-' : Buffer.from(Buffer.from(line, 'hex').toString('utf16le')).toString('base64'));
}`,
  );
  return { file: process.execPath, words: [script], folder };
}

function encrypted(text: string): string {
  return Buffer.from(text, 'utf16le').toString('hex').toUpperCase();
}

test('values go in on standard input and come back in their order, as secrets', async () => {
  const program = await stand();
  const decryption = createUserDecryption({ ...options, program });
  const values = [
    encrypted('AKIAIOSFODNN7EXAMPLE'),
    'FF',
    encrypted('wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'),
  ];
  const [one, two, three] = await decryption.decrypt(values);
  expect([one?.reveal(), two, three?.reveal()]).toEqual([
    'AKIAIOSFODNN7EXAMPLE',
    null,
    'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  ]);
  expect(await readFile(join(program.folder, 'argv'), 'utf8')).not.toContain(values[0]);
});

test('a program that is not there, ends at once or does not end decrypts nothing', async () => {
  const missing = createUserDecryption({ ...options, program: { file: '/nonexistent', words: [] } });
  expect(await missing.decrypt(['00'])).toEqual([null]);
  const silent = createUserDecryption({ ...options, program: { file: 'true', words: [] } });
  expect(await silent.decrypt(['00', '01'])).toEqual([null, null]);
  const slow = createUserDecryption({
    ...options,
    timeLimit: 100,
    program: { file: 'sleep', words: ['60'] },
  });
  expect(await slow.decrypt(['00'])).toEqual([null]);
});

test('it is there on Windows alone', () => {
  expect(createUserDecryption(options).isHere).toBe(true);
  expect(createUserDecryption({ ...options, platform: 'linux' }).isHere).toBe(false);
});

test('the script asks for the current user and reads nothing but standard input', () => {
  expect(decryptingScript).toContain("'CurrentUser'");
  expect(decryptingScript).not.toMatch(/\$args|\$env:|-Path|Invoke-/u);
});
