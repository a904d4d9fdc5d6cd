/**
 * A private desktop session with the real gnome-keyring daemon: a home, a runtime folder and a session bus of its own, on
 * which nothing starts by itself. Needs the part `gnome-keyring` of scripts/testing/system-parts.mjs.
 *
 * What is run in `environment` finds this keychain and no other. In the tester's own process it is the variables that
 * count when the first keychain call is made: a test file that asks in process has one session, and isolation.
 */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const service = 'org.freedesktop.secrets';
const collection = '/org/freedesktop/secrets/collection/login';

/** How a prompt that the daemon shows is answered: with the password, by cancelling it, or not at all. */
export type PromptAnswer = 'unlock' | 'dismiss' | 'wait';

export interface KeychainSession {
  /** The home; nothing else is in it but the keyring's files. */
  readonly home: string;
  /** What a program needs to be in this session: HOME, XDG_RUNTIME_DIR, DBUS_SESSION_BUS_ADDRESS; no DISPLAY. */
  readonly environment: Readonly<Record<string, string>>;
  /** Starts the daemon, again after `kill` too. Without a collection where none was made before and `collection` is false. */
  start(options?: { readonly collection?: boolean }): Promise<void>;
  /** Ends the daemon at once; what it keeps is on the disk. */
  kill(): Promise<void>;
  /** Ends the daemon and removes all that it keeps on the disk: `start` begins with nothing. */
  clear(): Promise<void>;
  /** The daemon neither answers nor ends. */
  freeze(): void;
  thaw(): void;
  lock(): Promise<void>;
  unlock(): Promise<void>;
  isLocked(): Promise<boolean>;
  /** Deletes the item, as a person does in the keyring's own program. */
  deleteItem(itemService: string, account: string): Promise<void>;
  /** All items' attributes and secrets as `secret-tool` prints them. Only in an unlocked collection. */
  search(itemService: string): Promise<string>;
  /** From now on prompts are answered so; resolves once they are. Without a call, each is dismissed by nobody being there. */
  answerPrompts(answer: PromptAnswer): Promise<void>;
  /** How many prompts were shown since `answerPrompts`. */
  prompts(): number;
  /** Nobody answers prompts any more: each counts as dismissed. */
  stopAnswering(): Promise<void>;
  /** Ends the session bus with everything on it, the daemon too; `start` brings both back at the same address. */
  stopBus(): Promise<void>;
  /** Ends everything and removes the home. */
  end(): Promise<void>;
}

export interface KeychainSessionOptions {
  /** Of the collection. */
  readonly password?: string;
  /** False: only the bus is started. */
  readonly daemon?: boolean;
  /** False: the daemon has no collection to keep anything in. */
  readonly collection?: boolean;
}

/** @returns the session, with an unlocked collection unless other options are given */
export async function startKeychainSession({
  password = 'of the test session',
  daemon = true,
  collection: hasCollection = true,
}: KeychainSessionOptions = {}): Promise<KeychainSession> {
  const home = mkdtempSync(join(tmpdir(), 'keyway-keychain-'));
  const runtime = join(home, 'run');
  mkdirSync(runtime, { mode: 0o700 });
  const socket = join(runtime, 'bus');
  const environment = {
    PATH: process.env['PATH'] ?? '',
    HOME: home,
    XDG_RUNTIME_DIR: runtime,
    DBUS_SESSION_BUS_ADDRESS: `unix:path=${socket}`,
  };
  const configuration = join(home, 'bus.conf');
  writeFileSync(configuration, busConfiguration(socket));
  const running: { bus: Started | null; daemon: Started | null; prompter: Started | null } = {
    bus: null,
    daemon: null,
    prompter: null,
  };

  async function startBus(): Promise<void> {
    rmSync(socket, { force: true });
    running.bus = start(
      'dbus-daemon',
      ['--nofork', '--print-address', `--config-file=${configuration}`],
      environment,
    );
    await running.bus.says('unix:');
  }
  async function startDaemon(wanted: boolean): Promise<void> {
    if (running.bus === null) await startBus();
    const options = ['--foreground', '--components=secrets', ...(wanted ? ['--unlock'] : [])];
    running.daemon = start('gnome-keyring-daemon', options, environment, wanted ? password : '');
    await until(async () =>
      (
        await send('org.freedesktop.DBus', '/', 'org.freedesktop.DBus.NameHasOwner', `string:${service}`)
      ).includes('true'),
    );
  }
  async function send(
    destination: string,
    path: string,
    method: string,
    ...values: string[]
  ): Promise<string> {
    const options = ['--session', '--print-reply=literal', `--dest=${destination}`, path, method, ...values];
    return (await run('dbus-send', options, { env: environment })).stdout;
  }
  async function stop(...names: (keyof typeof running)[]): Promise<void> {
    for (const name of names) {
      await running[name]?.stop();
      running[name] = null;
    }
  }

  if (daemon) await startDaemon(hasCollection);
  else await startBus();
  return {
    home,
    environment,
    start: (options = {}) => startDaemon(options.collection ?? true),
    kill: () => stop('daemon'),
    async clear() {
      await stop('daemon');
      rmSync(join(home, '.local'), { recursive: true, force: true });
    },
    freeze: () => running.daemon?.process.kill('SIGSTOP'),
    thaw: () => running.daemon?.process.kill('SIGCONT'),
    async lock() {
      await send(
        service,
        '/org/freedesktop/secrets',
        'org.freedesktop.Secret.Service.Lock',
        `array:objpath:${collection}`,
      );
    },
    unlock: () => unlockThroughControl(join(runtime, 'keyring', 'control'), password),
    async isLocked() {
      const property = ['string:org.freedesktop.Secret.Collection', 'string:Locked'];
      return (await send(service, collection, 'org.freedesktop.DBus.Properties.Get', ...property)).includes(
        'true',
      );
    },
    async deleteItem(itemService, account) {
      await run('secret-tool', ['clear', 'service', itemService, 'username', account], { env: environment });
    },
    async search(itemService) {
      const found = await run('secret-tool', ['search', '--all', 'service', itemService], {
        env: environment,
      });
      // It prints secrets on one stream, and attributes on the other.
      return found.stdout + found.stderr;
    },
    async answerPrompts(answer) {
      await stop('prompter');
      const script = join(import.meta.dirname, 'prompter.py');
      running.prompter = start('/usr/bin/python3', [script, answer], environment, password);
      await running.prompter.says('ready');
    },
    prompts: () => (running.prompter?.said().split('prompt\n').length ?? 1) - 1,
    stopAnswering: () => stop('prompter'),
    stopBus: () => stop('prompter', 'daemon', 'bus'),
    async end() {
      await stop('prompter', 'daemon', 'bus');
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** One socket, everything allowed to who may open it, and no folder of services that would be started when asked for. */
function busConfiguration(socket: string): string {
  return `<busconfig>
  <type>session</type>
  <listen>unix:path=${socket}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
`;
}

interface Started {
  readonly process: ChildProcess;
  said(): string;
  /** Resolves once it printed that. */
  says(words: string): Promise<void>;
  stop(): Promise<void>;
}

function start(
  program: string,
  options: readonly string[],
  environment: Readonly<Record<string, string>>,
  input = '',
): Started {
  const child = spawn(program, options, { env: environment, stdio: ['pipe', 'pipe', 'pipe'] });
  let said = '';
  let complaints = '';
  child.stdout.setEncoding('utf8').on('data', (part: string) => (said += part));
  child.stderr.setEncoding('utf8').on('data', (part: string) => (complaints += part));
  const closed = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const failed = new Promise<never>((_resolve, reject) => child.once('error', reject));
  failed.catch(() => undefined);
  child.stdin.on('error', () => undefined).end(input);
  return {
    process: child,
    said: () => said,
    says: (words) =>
      Promise.race([
        failed,
        until(() => {
          if (child.exitCode !== null) throw new Error(`${program} ended: ${complaints}`);
          return Promise.resolve(said.includes(words));
        }),
      ]),
    async stop() {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
      await closed;
    },
  };
}

async function until(isTrue: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 20_000;
  while (!(await isTrue())) {
    if (Date.now() > end) throw new Error('it did not come to pass');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/**
 * What the login does when a person has given the password: the daemon's own control socket, so that nobody is asked.
 * A byte for the credentials, then big-endian numbers: length of all, 1 for "unlock", length of the password (gnome-keyring 42).
 */
function unlockThroughControl(socketPath: string, password: string): Promise<void> {
  const secret = Buffer.from(password);
  const head = Buffer.alloc(13);
  head.writeUInt32BE(12 + secret.length, 1);
  head.writeUInt32BE(1, 5);
  head.writeUInt32BE(secret.length, 9);
  return new Promise((resolve, reject) => {
    const socket = createConnection(socketPath);
    socket.once('error', reject);
    socket.once('data', (answer) => {
      socket.destroy();
      if (answer.readUInt32BE(4) === 0) resolve();
      else reject(new Error('the daemon did not take the password'));
    });
    socket.write(Buffer.concat([head, secret]));
  });
}
