/** Starts the built app on each host, in a given home and with nothing of the tester's own environment that matters. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron, type Browser, chromium, type ElectronApplication } from '@playwright/test';

export const projectFolder = resolve(import.meta.dirname, '..', '..');

const isRoot = process.getuid?.() === 0;

/** Chromium's sandbox refuses to run as root; everywhere else the tests run with it. */
export const sandboxArguments: readonly string[] = isRoot ? ['--no-sandbox'] : [];

/** The tester's environment without AWS's and Keyway's own variables, in that home. */
export function environmentIn(home: string): Record<string, string> {
  const kept = Object.entries(process.env).flatMap(([name, value]) =>
    value === undefined || /^(AWS_|KEYWAY_|XDG_(CONFIG|DATA|STATE)_HOME$)/.test(name)
      ? []
      : [[name, value] as const],
  );
  return { ...Object.fromEntries(kept), HOME: home };
}

export interface Terminal {
  said(): string;
  type(line: string): void;
}

export interface StartOptions {
  /** As a user without rights of his own, where this one is root. */
  readonly asNobody?: boolean;
  readonly variables?: Readonly<Record<string, string>>;
  /** At a terminal of its own, by which the person can be asked. */
  readonly atTerminal?: boolean;
}

export interface StartedWeb {
  readonly process: ChildProcess;
  /** Where it has a terminal: what it said there so far, and what the person types. */
  readonly terminal: Terminal;
  /** `file://` address of the redirect page. */
  readonly address: string;
  /** Where the redirect page leads to at this moment, and the token that it hands over. */
  target(): { readonly origin: string; readonly token: string };
  stop(): Promise<void>;
}

/** A user who may not read and write everything, for what root must not prove. */
const asNobody = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'];

/** `script` gives a program a terminal: what is written to it is typed there. The words come by variables, so that no shell reads them. */
const atTerminal = [
  'script',
  '--quiet',
  '--flush',
  '--return',
  '--command',
  'exec "$HOST_NODE" "$HOST_SCRIPT" --home "$HOST_HOME" --no-open',
  '/dev/null',
];

/** Starts the web host without opening a browser. */
export async function startWeb(home: string, options: StartOptions = {}): Promise<StartedWeb> {
  const script = join(projectFolder, 'out', 'main', 'web.js');
  const own = [process.execPath, script, '--home', home, '--no-open'];
  const program = options.atTerminal === true ? atTerminal : own;
  const [file = '', ...rest] = options.asNobody === true && isRoot ? [...asNobody, ...program] : program;
  const words = { HOST_NODE: process.execPath, HOST_SCRIPT: script, HOST_HOME: home };
  const child = spawn(file, rest, {
    env: { ...environmentIn(home), ...words, ...options.variables },
    cwd: home,
    stdio: [options.atTerminal === true ? 'pipe' : 'ignore', 'pipe', 'inherit'],
  });
  let said = '';
  const address = await new Promise<string>((found, failed) => {
    child.stdout?.setEncoding('utf8').on('data', (part: string) => {
      said += part;
      const match = /file:\/\/\S+\.html/.exec(said)?.[0];
      if (match !== undefined) found(match);
    });
    child.once('exit', (code) => failed(new Error(`the web host ended with ${String(code)}: ${said}`)));
  });
  return {
    process: child,
    terminal: { said: () => said, type: (line) => child.stdin?.write(`${line}\n`) },
    address,
    target() {
      const text = readFileSync(fileURLToPath(address), 'utf8');
      const [, origin, token] = /url=(http:\/\/127\.0\.0\.1:\d+)\/#launch=([\w-]+)"/.exec(text) ?? [];
      if (origin === undefined || token === undefined) throw new Error('no target in the redirect page');
      return { origin, token };
    },
    async stop() {
      // As a person ends it: `script` itself would have to be killed.
      if (options.atTerminal === true && child.exitCode === null) {
        const exit = new Promise((done) => child.once('exit', done));
        child.stdin?.write('\u0003');
        await exit;
      }
      await ended(child);
    },
  };
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = new Promise((done) => child.once('exit', done));
  child.kill();
  await exit;
}

/** Chromium: Debian's where it is installed, else the one that Playwright brings. */
export function launchChromium(extra: readonly string[] = []): Promise<Browser> {
  const debian = '/usr/bin/chromium';
  return chromium.launch({
    ...(existsSync(debian) ? { executablePath: debian } : {}),
    args: [...sandboxArguments, ...extra],
  });
}

/** Arguments for Electron: the project, as `npm start` gives it. */
export function electronArguments(home: string): string[] {
  return [...sandboxArguments, projectFolder, '--home', home];
}

/** Starts the desktop host and waits for its window to exist. */
export async function startDesktop(
  home: string,
  variables: Readonly<Record<string, string>> = {},
): Promise<ElectronApplication> {
  const app = await _electron.launch({
    args: electronArguments(home),
    env: { ...environmentIn(home), ...variables },
  });
  await app.firstWindow();
  return app;
}
