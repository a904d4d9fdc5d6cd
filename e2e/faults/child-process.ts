/** Builds the child program once, and runs it. */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';

const nobody = ['--reuid=65534', '--regid=65534', '--clear-groups'];

/** Path of the built program: one file that needs no node_modules, readable by every user. */
export async function buildChild(entry = 'child.ts'): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'keyway-child-'));
  chmodSync(folder, 0o755);
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: join(import.meta.dirname, entry),
      outDir: folder,
      target: 'node20',
      minify: false,
      rolldownOptions: { output: { entryFileNames: 'child.mjs' } },
    },
  });
  return join(folder, 'child.mjs');
}

export interface Ended {
  readonly signal: NodeJS.Signals | null;
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export function startChild(
  program: string,
  parameters: readonly string[],
  asNobody = false,
): ChildProcessWithoutNullStreams {
  const command = [process.execPath, program, ...parameters];
  const [file = '', ...rest] = asNobody ? ['setpriv', ...nobody, ...command] : command;
  // Nothing of the surroundings: the home is a parameter.
  return spawn(file, rest, { env: { PATH: process.env['PATH'] ?? '' }, cwd: '/' });
}

export function ended(child: ChildProcessWithoutNullStreams): Promise<Ended> {
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', (data: Buffer) => (output.stdout += data.toString()));
  child.stderr.on('data', (data: Buffer) => (output.stderr += data.toString()));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status, signal) => resolve({ status, signal, ...output }));
  });
}

/** Runs all, as many at a time as there are lanes. */
export async function inLanes<Item>(
  items: readonly Item[],
  lanes: number,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const queue = [...items];
  const lane = async (): Promise<void> => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}
