/**
 * Opens the person's terminal with a session. Its variables go by the environment, or where a terminal takes none (macOS), through a
 * pipe that only this user can open: never by arguments, and never into a file.
 */
import { spawn } from 'node:child_process';
import { access, constants, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { delimiter, isAbsolute, join } from 'node:path';
import { clearedVariables, shellLines } from '../../core/bridge/hand-over.js';
import type { Terminals } from '../../services/aws-port.js';

type Variables = Readonly<Record<string, string>>;

export interface TerminalParts {
  readonly platform: NodeJS.Platform;
  /** Keyway's own variables; what could outrank the session is left out of them. */
  readonly own: NodeJS.ProcessEnv;
  /** Absolute path of a folder for what lives seconds (macOS). */
  readonly temporaryFolder: string;
  /** What opens files on macOS; left out: the system's own. */
  readonly opener?: string;
}

/** Terminals of Linux, the person's own choice first; with what keeps one that runs already from opening the window without the variables. */
const linuxTerminals: readonly (readonly [program: string, ...rest: string[]])[] = [
  ['x-terminal-emulator'],
  ['gnome-terminal'],
  ['konsole', '--separate'],
  ['xfce4-terminal', '--disable-server'],
  ['kitty'],
  ['alacritty'],
  ['foot'],
  ['xterm'],
];

/** A terminal that ends this soon with a failure never showed a window. */
const failsWithinMilliseconds = 400;
/** The terminal has started by then, or never will. */
const pipeWaitsMilliseconds = 60_000;

export function createSystemTerminals(parts: TerminalParts): Terminals {
  return {
    async open(variables) {
      switch (parts.platform) {
        case 'darwin':
          return openOnMac(parts, variables);
        case 'win32':
          return openOnWindows(parts, variables);
        default:
          return openOnLinux(parts, variables);
      }
    },
  };
}

/** The terminal inherits them. */
async function openOnLinux({ own }: TerminalParts, variables: Variables): Promise<void> {
  const chosen = own['TERMINAL'] ?? '';
  const all = [...(chosen === '' ? [] : [[chosen] as const]), ...linuxTerminals];
  for (const [program, ...rest] of all) {
    const path = await findProgram(program, own);
    if (path !== null && (await starts(path, rest, environmentWith(own, variables)))) return;
  }
  throw new Error('no terminal');
}

/** `start` gives the new console the environment of who asks for it. */
async function openOnWindows({ own }: TerminalParts, variables: Variables): Promise<void> {
  const shell = own['ComSpec'] ?? 'cmd.exe';
  const words = ['/d', '/c', 'start', 'Keyway', shell];
  if (!(await starts(shell, words, environmentWith(own, variables)))) throw new Error('no terminal');
}

/**
 * Terminal starts its shells with none of our variables, and runs a file. The file says where to read them: a pipe in a folder of
 * this user's alone, which is written once and gone when it is read.
 */
async function openOnMac(parts: TerminalParts, variables: Variables): Promise<void> {
  const { own, temporaryFolder, opener = '/usr/bin/open' } = parts;
  const lines = shellLines('bash', variables);
  if (lines === null) throw new Error('a value that no shell can be given');
  const folder = await mkdtemp(join(temporaryFolder, 'keyway-terminal-'));
  const [pipe, script] = [join(folder, 'pipe'), join(folder, 'keyway.command')];
  try {
    const isMade = await starts('/usr/bin/mkfifo', ['-m', '600', pipe], plainEnvironment(own), true);
    if (!isMade) throw new Error('no pipe');
    await writeFile(script, macScript(folder, pipe), { mode: 0o700 });
    fillPipe(pipe, lines, () => void rm(folder, { recursive: true, force: true }));
    const opens = await starts(opener, ['-a', 'Terminal', script], plainEnvironment(own), true);
    if (!opens) throw new Error('no terminal');
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

/** Paths of `mkdtemp` within the system's own temporary folder hold no quote. */
function macScript(folder: string, pipe: string): string {
  return [
    '#!/bin/sh',
    `lines=$(/bin/cat '${pipe}')`,
    `/bin/rm -rf '${folder}'`,
    'eval "$lines"',
    'unset lines',
    'exec "${SHELL:-/bin/zsh}" -l',
    '',
  ].join('\n');
}

/** Waits until somebody reads; after a while nobody will. */
function fillPipe(pipe: string, lines: string, onEnd: () => void): void {
  const writer = spawn('/bin/sh', ['-c', 'exec /bin/cat > "$1"', 'sh', pipe], {
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  const timer = setTimeout(() => writer.kill('SIGKILL'), pipeWaitsMilliseconds);
  writer.once('error', onEnd);
  writer.once('exit', () => {
    clearTimeout(timer);
    onEnd();
  });
  // A reader that goes away early is no fault of ours.
  writer.stdin.on('error', () => undefined);
  writer.stdin.end(lines);
}

async function findProgram(program: string, own: NodeJS.ProcessEnv): Promise<string | null> {
  const folders = (own['PATH'] ?? '').split(delimiter).filter(isAbsolute);
  const candidates = isAbsolute(program) ? [program] : folders.map((folder) => join(folder, program));
  for (const path of candidates) {
    const isProgram = await access(path, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (isProgram) return path;
  }
  return null;
}

/**
 * Starts it on its own: it goes on when Keyway ends.
 * @param untilEnd true: waits for its end, whenever that is
 * @returns false where it could not be started, or ended at once with a failure
 */
function starts(
  path: string,
  rest: readonly string[],
  environment: Variables,
  untilEnd = false,
): Promise<boolean> {
  return new Promise((done) => {
    const child = spawn(path, rest, { env: environment, stdio: 'ignore', detached: true });
    child.once('error', () => done(false));
    child.once('exit', (status) => done(status === 0));
    if (!untilEnd) child.once('spawn', () => setTimeout(() => done(true), failsWithinMilliseconds));
    child.unref();
  });
}

function environmentWith(own: NodeJS.ProcessEnv, variables: Variables): Variables {
  return { ...plainEnvironment(own), ...variables };
}

/** Without what could outrank a session. On Windows variables are the same in any case. */
function plainEnvironment(own: NodeJS.ProcessEnv): Variables {
  const cleared: ReadonlySet<string> = new Set(clearedVariables);
  const kept = Object.entries(own).flatMap(([name, value]) =>
    value === undefined || cleared.has(name.toUpperCase()) ? [] : [[name, value] as const],
  );
  return Object.fromEntries(kept);
}
