/** Opens an address in the person's browser, where Electron is not there to do it. */
import { spawn } from 'node:child_process';
import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

/** The program that opens an address with what the person chose for it; null where no browser could come up. */
export function openerFor(
  platform: NodeJS.Platform,
  environment: NodeJS.ProcessEnv,
): readonly [string, ...string[]] | null {
  switch (platform) {
    case 'darwin':
      return ['open'];
    case 'win32':
      // `start` is part of cmd; its first quoted argument is a window title.
      return ['cmd', '/c', 'start', '""'];
    default: {
      const hasDisplay = [environment['DISPLAY'], environment['WAYLAND_DISPLAY']].some((name) => name);
      return hasDisplay ? ['xdg-open'] : null;
    }
  }
}

/** How long an opener may take to fail before it counts as having opened the page. */
const failsWithinMilliseconds = 3000;

/** Opens the address; resolves to whether a browser came up, as far as can be told. */
export async function openInBrowser(address: string): Promise<boolean> {
  const opener = openerFor(process.platform, process.env);
  if (opener === null) return false;
  const [program, ...first] = opener;
  return new Promise((resolve) => {
    const child = spawn(program, [...first, address], { stdio: 'ignore', detached: true });
    const timer = setTimeout(() => resolve(true), failsWithinMilliseconds);
    child.once('error', () => resolve(false));
    child.once('exit', (code) => resolve(code === 0));
    child.once('exit', () => clearTimeout(timer));
    child.unref();
  });
}

const looksAgainAfter = 200;
/** A page on this computer that works once is kept for a minute. */
const longestWait = 65_000;

/** Opens a page of this process that is gone once a browser had it, and waits for that. */
export async function openPageAndWait(address: string): Promise<boolean> {
  if (!(await openInBrowser(address))) return false;
  const { hostname, port } = new URL(address);
  for (let waited = 0; waited < longestWait; waited += looksAgainAfter) {
    if (!(await isListening(hostname, Number(port)))) break;
    await wait(looksAgainAfter);
  }
  return true;
}

function isListening(host: string, port: number): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect({ host, port });
    socket.once('connect', () => {
      socket.destroy();
      done(true);
    });
    socket.once('error', () => done(false));
  });
}
