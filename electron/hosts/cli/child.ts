/** Runs a program in the place of this one, as far as Node can: its streams, its status, its signals. */
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { recursionVariable } from '../../core/bridge/recursion.js';

/** What is changed in this process's environment for the child. */
export interface EnvironmentChange {
  readonly unset: readonly string[];
  readonly set: Readonly<Record<string, string>>;
}

export type RunProgram = (argv: readonly string[], change: EnvironmentChange) => Promise<number>;

/** As shells have it: found but not to be run, and not found. */
const cannotRun = 126;
const notFound = 127;
const killed = 128;

/** The terminal sends these to the child by itself. */
const terminalSignals = ['SIGINT', 'SIGQUIT'] as const;
/** Without SIGUSR1, which Node keeps for its debugger. */
const sentSignals = ['SIGTERM', 'SIGHUP', 'SIGUSR2', 'SIGCONT'] as const;

/** @returns the exit status: the child's, 128 and the signal's number where one ended it, 126 and 127 as shells have them */
export async function runProgram(
  [program = '', ...rest]: readonly string[],
  change: EnvironmentChange,
): Promise<number> {
  const child = spawn(program, rest, { stdio: 'inherit', env: changedEnvironment(process.env, change) });
  const pass = (signal: NodeJS.Signals): void => void child.kill(signal);
  const hasTerminal = process.stdin.isTTY || process.stderr.isTTY;
  const stay = (signal: NodeJS.Signals): void => (hasTerminal ? undefined : pass(signal));
  for (const signal of sentSignals) process.on(signal, pass);
  for (const signal of terminalSignals) process.on(signal, stay);
  try {
    return await new Promise<number>((done) => {
      child.once('error', (error) => done(statusOf(error)));
      child.once('exit', (status, signal) => {
        done(status ?? killed + (signal === null ? 0 : constants.signals[signal]));
      });
    });
  } finally {
    for (const signal of sentSignals) process.off(signal, pass);
    for (const signal of terminalSignals) process.off(signal, stay);
  }
}

/** On Windows variables are the same in any case. */
function changedEnvironment(own: NodeJS.ProcessEnv, { unset, set }: EnvironmentChange): NodeJS.ProcessEnv {
  const fold = (name: string): string => (process.platform === 'win32' ? name.toUpperCase() : name);
  const gone = new Set([...unset, ...Object.keys(set), recursionVariable]);
  const kept = Object.entries(own).filter(([name]) => !gone.has(fold(name)));
  return { ...Object.fromEntries(kept), ...set };
}

function statusOf(error: Error): number {
  return 'code' in error && error.code === 'ENOENT' ? notFound : cannotRun;
}
