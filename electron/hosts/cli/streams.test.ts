import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { expect, it, onTestFinished } from 'vitest';
import { writeNow } from './streams.js';

/** Nobody has that many files open. */
const noFile = 2 ** 31 - 1;

it('a short text goes to the system at once, and no stream is made for it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'keyway-streams-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const fd = openSync(join(folder, 'a'), 'w');
  await writeNow(fd, () => expect.unreachable('a stream'), 'ein Täxt 🔑\n');
  closeSync(fd);
  expect(readFileSync(join(folder, 'a'), 'utf8')).toBe('ein Täxt 🔑\n');
});

it('what the system does not take goes to the stream', async () => {
  const stream = new PassThrough();
  await writeNow(noFile, () => stream, 'ein Täxt\n');
  expect(String(stream.read())).toBe('ein Täxt\n');
});

it('a reader who has gone is no error', async () => {
  const stream = new PassThrough({ transform: (_part, _encoding, done) => done(new Error('EPIPE')) });
  await writeNow(noFile, () => stream, 'text');
  expect(stream.errored).not.toBeNull();
});
