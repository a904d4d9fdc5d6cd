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

export interface StartedWeb {
  readonly process: ChildProcess;
  /** `file://` address of the redirect page. */
  readonly address: string;
  /** Where the redirect page leads to at this moment, and the token that it hands over. */
  target(): { readonly origin: string; readonly token: string };
  stop(): Promise<void>;
}

/** A user who may not read and write everything, for what root must not prove. */
const asNobody = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'];

/** Starts the web host without opening a browser; where asked to, and as root, as a user without rights of his own. */
export async function startWeb(
  home: string,
  unprivileged = false,
  variables: Readonly<Record<string, string>> = {},
): Promise<StartedWeb> {
  const script = join(projectFolder, 'out', 'main', 'web.js');
  const own = [process.execPath, script, '--home', home, '--no-open'];
  const [file = '', ...rest] = unprivileged && isRoot ? [...asNobody, ...own] : own;
  const child = spawn(file, rest, {
    env: { ...environmentIn(home), ...variables },
    cwd: home,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const address = await new Promise<string>((found, failed) => {
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (part: string) => {
      said += part;
      const match = /file:\/\/\S+\.html/.exec(said)?.[0];
      if (match !== undefined) found(match);
    });
    child.once('exit', (code) => failed(new Error(`the web host ended with ${String(code)}: ${said}`)));
  });
  return {
    process: child,
    address,
    target() {
      const text = readFileSync(fileURLToPath(address), 'utf8');
      const [, origin, token] = /url=(http:\/\/127\.0\.0\.1:\d+)\/#launch=([\w-]+)"/.exec(text) ?? [];
      if (origin === undefined || token === undefined) throw new Error('no target in the redirect page');
      return { origin, token };
    },
    stop: () => ended(child),
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
