import { spawn } from 'node:child_process';

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
