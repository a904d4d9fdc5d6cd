/**
 * The login shell's environment: the shell is run as a terminal runs it, with its start files, and asked for its variables.
 *
 * It has no terminal and nothing to read, so that a question in a start file gets an end of input instead of waiting
 * for ever; what hangs all the same is ended with everything it started. Start files can skip what is slow or asks:
 * KEYWAY_RESOLVING_ENVIRONMENT is 1 while they run.
 */
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { basename } from 'node:path';
import type { Readable } from 'node:stream';
import { selectNeeded } from '../core/environments/needed-names.js';
import type { Cancellation, LoginShellAnswer } from '../services/ports.js';
import { readEnvironmentBlock } from './environment-block.js';
import { processFacts, processIds } from './proc.js';

/** For start files: set to 1 while Keyway asks a login shell for its environment. */
export const guardVariable = 'KEYWAY_RESOLVING_ENVIRONMENT';

export interface LoginShellOptions {
  /** Absolute path of the shell; null where none is known. */
  readonly shell: string | null;
  /** What the shell begins with: see freshEnvironment. */
  readonly environment: Readonly<Record<string, string>>;
  /** Absolute. */
  readonly home: string;
  /** Milliseconds. */
  readonly timeLimit: number;
}

type Failure = Extract<LoginShellAnswer, { kind: 'failed' }>['reason'];

/** Bytes; more than any environment and what start files print beside it. */
const outputLimit = 4 * 1024 * 1024;
/** How long what a shell that has ended left in the pipe may take to arrive, in milliseconds. */
const rest = 200;

/** Runs it and answers; never rejects. Once a signal is aborted the shell is ended, and the answer is `no-answer`. */
export async function readLoginShell(
  options: LoginShellOptions,
  signal: Cancellation | null,
): Promise<LoginShellAnswer> {
  const { shell, home, environment } = options;
  const program = shell === null ? '' : basename(shell);
  const failed = (reason: Failure): LoginShellAnswer => ({ kind: 'failed', program, reason });
  if (shell === null || signal?.aborted === true) return failed(shell === null ? 'not-started' : 'no-answer');
  const marker = randomBytes(16).toString('hex');
  const child = spawn(shell, argumentsFor(program, askingCommand(marker)), {
    argv0: `-${program}`,
    cwd: home,
    env: { ...environment, [guardVariable]: '1' },
    // A session of its own, without a terminal.
    detached: true,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const ended = await waitFor(child, marker, options.timeLimit, signal);
  if (child.pid !== undefined) await endSession(child.pid);
  child.stdout.destroy();
  if (!(ended instanceof Uint8Array)) return failed(ended);
  const variables = readEnvironmentBlock(ended);
  return { kind: 'read', program, environment: selectNeeded(variables, { foldsCase: false }) };
}

/** tcsh and csh take no `-l` beside other options: there, as everywhere, the dash before the name says it. */
function argumentsFor(program: string, command: string): readonly string[] {
  return [program === 'tcsh' || program === 'csh' ? '-ic' : '-ilc', command];
}

/**
 * The lines that print the marker, all variables each ended by a NUL, and the marker: the same in bash, zsh, fish, dash, ksh
 * and tcsh. Older versions of macOS have an `env` that knows no `-0`, and a Perl.
 *
 * @param environmentCommand prints the variables where the system's `env` can
 */
export function askingCommand(marker: string, environmentCommand = '/usr/bin/env -0'): string {
  const perl = `/usr/bin/perl -e 'print map { "$_=$ENV{$_}\\0" } keys %ENV'`;
  return `printf '%s\\0' ${marker}; ${environmentCommand} || ${perl}; printf '%s\\0' ${marker}`;
}

/** Resolves to the bytes between the markers, or to why there are none. */
function waitFor(
  child: ChildProcessByStdio<null, Readable, null>,
  marker: string,
  timeLimit: number,
  signal: Cancellation | null,
): Promise<Uint8Array | Failure> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    const finish = (answer: Uint8Array | Failure): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', cancel);
      resolve(answer);
    };
    const cancel = (): void => finish('no-answer');
    const timer = setTimeout(() => finish('time-limit'), timeLimit);
    signal?.addEventListener('abort', cancel);
    child.stdout.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      const output = Buffer.concat(chunks);
      const answer = between(output, `${marker}\0`);
      if (answer !== null) finish(answer);
      else if (output.length > outputLimit) finish('no-answer');
    });
    child.on('error', () => finish('not-started'));
    // Not `close`: what a start file left running in the background may hold the pipe for ever.
    child.on('exit', (status) => {
      setTimeout(() => finish(status === 0 ? 'no-answer' : 'exit-status'), rest);
    });
  });
}

function between(output: Buffer, marker: string): Uint8Array | null {
  const start = output.indexOf(marker);
  if (start < 0) return null;
  const end = output.indexOf(marker, start + marker.length);
  return end < 0 ? null : output.subarray(start + marker.length, end);
}

/** Ends the shell and all that is left of its session, as closing a terminal would, but for those who ignore that. */
async function endSession(leader: number): Promise<void> {
  const left = await Promise.all(
    (await processIds()).map(async (pid) => ((await processFacts(pid))?.session === leader ? pid : null)),
  );
  for (const pid of [-leader, ...left.filter((pid) => pid !== null)]) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // Ended by itself.
    }
  }
}
