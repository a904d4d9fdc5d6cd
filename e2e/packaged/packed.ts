/** What `npm run package:dir` made, and how it is started as a person would. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { type Browser, chromium, expect, type Page } from '@playwright/test';
import { environmentIn, projectFolder, sandboxArguments } from '../support/hosts.js';

export const packed = join(projectFolder, 'dist', 'linux-unpacked');
export const executable = join(packed, 'keyway');
export const archive = join(packed, 'resources', 'app.asar');
/** What tools start. */
export const command = join(packed, 'resources', 'command', 'keyway');

const started = new Set<ChildProcess>();

/**
 * The fuses shut the doors that Playwright's own way through Electron needs, so it goes through Chromium's.
 *
 * @returns its window; the app runs until `endPacked`
 */
export async function startPacked(
  home: string,
  variables: Readonly<Record<string, string>> = {},
): Promise<Page> {
  const port = await freePort();
  const options = ['--home', home, `--remote-debugging-port=${String(port)}`];
  const app = spawn(executable, [...sandboxArguments, ...options], {
    env: { ...environmentIn(home), ...variables },
    stdio: 'ignore',
  });
  started.add(app);
  return await onlyPage(await connectTo(`http://127.0.0.1:${String(port)}`));
}

/** Ends every app that was started. */
export async function endPacked(): Promise<void> {
  for (const app of started) {
    started.delete(app);
    await ended(app);
  }
}

async function connectTo(address: string): Promise<Browser> {
  const isThere = async (): Promise<boolean> =>
    (await fetch(`${address}/json/version`).catch(() => null))?.ok ?? false;
  await expect.poll(isThere, { timeout: 20_000 }).toBe(true);
  return chromium.connectOverCDP(address);
}

async function onlyPage(browser: Browser): Promise<Page> {
  const pages = (): readonly Page[] => browser.contexts().flatMap((context) => context.pages());
  await expect.poll(() => pages().length).toBe(1);
  const [page] = pages();
  if (page === undefined) throw new Error('no window');
  return page;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  await new Promise((closed) => server.close(closed));
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}

async function ended(app: ChildProcess): Promise<void> {
  if (app.exitCode !== null || app.signalCode !== null) return;
  const exit = new Promise((done) => app.once('exit', done));
  app.kill();
  await exit;
}
