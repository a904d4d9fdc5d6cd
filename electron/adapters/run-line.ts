/** Runs a credential_process line as AWS tools do: by the system's shell. What it prints stays in memory. */
import { spawn } from 'node:child_process';
import { Secret } from '../core/secret.js';
import type { LineRunner, RanLine } from '../services/moving/ports.js';

export interface LineRunnerOptions {
  /** As Node names it. */
  readonly platform: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Milliseconds. */
  readonly timeLimit: number;
}

/** Bytes; no credentials are longer. */
const outputLimit = 1024 * 1024;

export function createLineRunner(options: LineRunnerOptions): LineRunner {
  return { run: (line) => runLine(line, options) };
}

/** `sh -c` and `cmd /d /s /c "…"`, as Node's `exec` and the Go SDKs do. */
function runLine(line: string, { platform, environment, timeLimit }: LineRunnerOptions): Promise<RanLine> {
  return new Promise((resolve) => {
    const isWindows = platform === 'win32';
    const [file, words] = isWindows
      ? [environment['ComSpec'] ?? 'cmd.exe', ['/d', '/s', '/c', `"${line}"`]]
      : ['/bin/sh', ['-c', line]];
    const child = spawn(file, words, {
      env: { ...environment },
      // A session of its own, so that all of it can be ended.
      detached: !isWindows,
      windowsVerbatimArguments: true,
      windowsHide: true,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const chunks: Buffer[] = [];
    let length = 0;
    const finish = (ran: RanLine): void => {
      clearTimeout(timer);
      child.stdout.destroy();
      resolve(ran);
    };
    const timer = setTimeout(() => {
      endAll(child.pid, isWindows);
      finish({ kind: 'failed', reason: 'time-limit' });
    }, timeLimit);
    child.stdout.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length <= outputLimit) chunks.push(chunk);
    });
    child.on('error', () => finish({ kind: 'failed', reason: 'not-started' }));
    child.on('close', (status) => {
      const stdout = new Secret(Buffer.concat(chunks).toString('utf8'));
      finish({ kind: 'ended', status: status ?? 1, stdout });
    });
  });
}

function endAll(pid: number | undefined, isWindows: boolean): void {
  if (pid === undefined) return;
  try {
    process.kill(isWindows ? pid : -pid, 'SIGKILL');
  } catch {
    // Ended by itself.
  }
}
