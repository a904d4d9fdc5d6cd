/** The `keyway` command: everything that a run needs of the real process. Nothing is decided here. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { z } from 'zod';
import { openApplication } from './application.js';
import { run } from './run.js';
import { createStyle } from './style.js';

/** Resolves when the text is handed to the system, also where its reader has gone (`keyway history | head`). */
function write(stream: NodeJS.WriteStream, text: string | Uint8Array): Promise<void> {
  return new Promise((done) => {
    stream.write(text, () => {
      done();
    });
  });
}

/** The manifest stands two folders above the built command, in the repository and in a package. */
function readVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  return z.object({ version: z.string() }).parse(manifest).version;
}

/** Colour on a terminal, unless the person said no (no-color.org: any value but the empty one). */
function wantsColour(): boolean {
  return process.stdout.isTTY && (process.env['NO_COLOR'] ?? '') === '';
}

async function main(): Promise<void> {
  // A closed pipe is the reader's way of saying "enough": the write's callback says so too, and no error is thrown.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  const version = readVersion();
  const status = await run(process.argv.slice(2), {
    version,
    style: createStyle(wantsColour()),
    homeVariable: process.env['KEYWAY_HOME'] === '' ? null : (process.env['KEYWAY_HOME'] ?? null),
    absolute: (path) => resolve(path),
    out: (text) => write(process.stdout, text),
    err: (text) => write(process.stderr, text),
    input: () => buffer(process.stdin),
    open: (home) => openApplication(home === null ? null : resolve(home), version),
  });
  process.exit(status);
}

void main();
