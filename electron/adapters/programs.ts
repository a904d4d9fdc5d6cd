/** The Programs port: runs a program once without a shell, and ends it with all that it started. */
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { delimiter, extname, isAbsolute, join, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { makeLine } from '../core/ini/document.js';
import { maskDocument } from '../core/masking.js';
import { Secret } from '../core/secret.js';
import type { ProgramEnding, Programs } from '../services/aws-port.js';
import type { Cancellation } from '../services/ports.js';

export interface ProgramsOptions {
  /** As Node names it. */
  readonly platform: string;
  /** PATH and, on Windows, PATHEXT: where programs are looked for. */
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** Bytes on standard output and standard error together; no credentials are longer. */
const outputLimit = 1024 * 1024;

/** What glibc's execvp takes where there is no PATH (`confstr(_CS_PATH)`). */
const usualPath = '/bin:/usr/bin';

export function createPrograms(options: ProgramsOptions): Programs {
  return {
    resolve: (program) => findProgram(program, options),
    run: (argv, { environment, waitMilliseconds, signal }) =>
      runProgram(argv, environment, waitMilliseconds, signal, options.platform === 'win32'),
  };
}

/** As execvp and CreateProcess with PATHEXT find it; the working folder only where the name says so. */
async function findProgram(
  program: string,
  { platform, environment }: ProgramsOptions,
): Promise<string | null> {
  if (program === '' || program.includes('\0')) return null;
  const isWindows = platform === 'win32';
  const names = isWindows ? withExtensions(program, environment['PATHEXT'] ?? '.COM;.EXE') : [program];
  const hasFolder = isAbsolute(program) || program.includes('/') || (isWindows && program.includes('\\'));
  const folders = hasFolder ? [''] : (environment['PATH'] ?? (isWindows ? '' : usualPath)).split(delimiter);
  for (const folder of folders) {
    for (const name of names) {
      const path = resolve(hasFolder ? name : join(folder === '' ? '.' : folder, name));
      if (await canRun(path, isWindows)) return path;
    }
  }
  return null;
}

function withExtensions(program: string, known: string): readonly string[] {
  const extensions = known.split(';').filter((extension) => extension !== '');
  const hasOne = extensions.some((extension) => extension.toLowerCase() === extname(program).toLowerCase());
  return [...(hasOne ? [program] : []), ...extensions.map((extension) => program + extension)];
}

async function canRun(path: string, isWindows: boolean): Promise<boolean> {
  try {
    if (!isWindows) await access(path, constants.X_OK);
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}

function runProgram(
  argv: readonly string[],
  environment: Readonly<Record<string, string>>,
  waitMilliseconds: number,
  signal: Cancellation | null,
  isWindows: boolean,
): Promise<ProgramEnding> {
  const [program, ...words] = argv;
  if (signal?.aborted === true) return Promise.resolve({ kind: 'cancelled' });
  const child = program === undefined ? null : start(program, words, environment, isWindows);
  if (child === null) return Promise.resolve({ kind: 'not-started' });
  return new Promise((settle) => {
    const output: Buffer[] = [];
    const said: Buffer[] = [];
    let length = 0;
    const finish = (ending: ProgramEnding): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', cancel);
      child.stdout.destroy();
      child.stderr.destroy();
      settle(ending);
    };
    const end = (kind: 'time-limit' | 'too-much-output' | 'cancelled'): void => {
      endAll(child.pid, isWindows);
      finish({ kind });
    };
    const cancel = (): void => end('cancelled');
    const timer = setTimeout(() => end('time-limit'), waitMilliseconds);
    signal?.addEventListener('abort', cancel);
    const keep = (chunks: Buffer[]) => (chunk: Buffer) => {
      length += chunk.length;
      if (length > outputLimit) end('too-much-output');
      else chunks.push(chunk);
    };
    child.stdout.on('data', keep(output));
    child.stderr.on('data', keep(said));
    child.on('error', () => finish({ kind: 'not-started' }));
    child.on('close', (status) => {
      const text = new Secret(Buffer.concat(output).toString('utf8'));
      finish({ kind: 'ended', status: status ?? 1, output: text, said: wordsOf(Buffer.concat(said)) });
    });
  });
}

/** Null where the system takes no such arguments at all. */
function start(
  program: string,
  words: readonly string[],
  environment: Readonly<Record<string, string>>,
  isWindows: boolean,
): ChildProcessByStdio<null, Readable, Readable> | null {
  try {
    return spawn(program, words, {
      env: { ...environment },
      shell: false,
      // A group of its own, so that all of it can be ended.
      detached: !isWindows,
      windowsHide: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  } catch {
    return null;
  }
}

function endAll(pid: number | undefined, isWindows: boolean): void {
  if (pid === undefined) return;
  if (isWindows) {
    const words = ['/T', '/F', '/PID', String(pid)];
    spawn('taskkill', words, { stdio: 'ignore', windowsHide: true }).on('error', () => undefined);
    return;
  }
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // Ended by itself.
  }
}

const mostLines = 10;
const longestLine = 300;

/** The first lines, without control characters and what looks like a secret. */
function wordsOf(bytes: Buffer): string {
  const lines = bytes.toString('utf8').split(/\r\n|\n|\r/u);
  const filled = lines
    .map((line) => line.replaceAll(/[\p{Cc}\p{Cf}]/gu, ' ').trim())
    .filter((line) => line !== '');
  const document = { byteOrderMark: false, lines: filled.map((line) => makeLine(line, '\n')) };
  const masked = maskDocument(document, { accessKeyIds: 'last-four' });
  return masked
    .slice(0, mostLines)
    .map((line) => line.slice(0, longestLine))
    .join('\n');
}
