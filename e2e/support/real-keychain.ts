/** A session bus with the real GNOME keyring on it, for one test: its own folders, nobody's own keychain. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createKeychain } from '../../electron/adapters/keychain/keychain.js';

const daemonPath = '/usr/bin/gnome-keyring-daemon';

/** Why there is none here; null where it can be started. */
export const missingKeychain: string | null =
  existsSync(daemonPath) && existsSync('/usr/bin/dbus-daemon') ? null : 'gnome-keyring and dbus';

export interface RealKeychain {
  /** What a process needs to find it. */
  readonly variables: Readonly<Record<string, string>>;
  /** The daemon does not answer from now on. */
  hang(): void;
  goOn(): void;
  /** The daemon is gone; the bus stays. */
  endDaemon(): Promise<void>;
  end(): Promise<void>;
}

export async function startKeychain(): Promise<RealKeychain> {
  const folder = mkdtempSync(join(tmpdir(), 'keyway-ring-'));
  const runtime = join(folder, 'run');
  mkdirSync(runtime, { mode: 0o700 });
  const config = join(folder, 'bus.conf');
  writeFileSync(config, busConfig(folder));
  const bus = spawn('/usr/bin/dbus-daemon', ['--config-file', config, '--nofork', '--print-address=1'], {
    env: { PATH: '/usr/bin:/bin', HOME: folder, XDG_RUNTIME_DIR: runtime },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const address = await firstLine(bus);
  const variables = { DBUS_SESSION_BUS_ADDRESS: address, XDG_RUNTIME_DIR: runtime };
  const daemon = spawn(daemonPath, ['--foreground', '--unlock', '--components=secrets'], {
    env: { PATH: '/usr/bin:/bin', HOME: folder, ...variables },
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  daemon.stdin.end('a password for tests');
  const keychain = createKeychain({ platform: 'linux', environment: variables });
  // It says nothing when it is ready.
  while (daemon.exitCode === null && (await keychain.probe()) !== 'available') await sleep(50);
  return {
    variables,
    hang: () => void daemon.kill('SIGSTOP'),
    goOn: () => void daemon.kill('SIGCONT'),
    endDaemon: () => ended(daemon),
    async end() {
      await ended(daemon);
      await ended(bus);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Without services to be started: whoever asks before the daemon is there would else start another one. */
function busConfig(folder: string): string {
  return `<busconfig><type>session</type><listen>unix:dir=${folder}</listen><policy context="default">
<allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy></busconfig>`;
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((done, failed) => {
    let text = '';
    child.once('exit', () => failed(new Error('it ended')));
    child.stdout?.on('data', (part: Buffer) => {
      text += part.toString();
      if (text.includes('\n')) done(text.slice(0, text.indexOf('\n')));
    });
  });
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((done) => {
    child.once('exit', () => done());
    child.kill('SIGKILL');
  });
}
