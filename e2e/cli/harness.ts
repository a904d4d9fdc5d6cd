/** Runs the built command as a person does, in a home folder of its own. */
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { onTestFinished } from 'vitest';

/** The built command. `npm run build` makes it. */
export const command = resolve(import.meta.dirname, '../../out/main/cli.js');

/** The keys of AWS's documentation. */
export const exampleKey = {
  id: 'AKIAIOSFODNN7EXAMPLE',
  secret: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
} as const;

export interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly bytes: Buffer;
  readonly stderr: string;
}

export interface RunOptions {
  /** Variables besides PATH and HOME. */
  readonly variables?: Readonly<Record<string, string>>;
  /** What the command is started by, before `node`: such as another user. */
  readonly prefix?: readonly string[];
  readonly program?: string;
  /** What stands on standard input; nothing without. */
  readonly input?: string;
}

/** Runs `keyway` with that home as HOME; the environment has nothing else but PATH and what is given. */
export function keyway(home: string, args: readonly string[], options: RunOptions = {}): Ran {
  const { variables = {}, prefix = [], program = command, input = '' } = options;
  const [first = '', ...rest] = [...prefix, process.execPath, program, ...args];
  const { status, stdout, stderr } = spawnSync(first, rest, {
    env: { PATH: process.env['PATH'] ?? '', HOME: home, ...variables },
    input,
    timeout: 30_000,
    maxBuffer: 64 * 1024 * 1024,
  });
  return { status, stdout: stdout.toString(), bytes: stdout, stderr: stderr.toString() };
}

/** The same while this process goes on: it may be the one that is asked. */
export function keywayLater(home: string, args: readonly string[], options: RunOptions = {}): Promise<Ran> {
  const { variables = {}, program = command, input } = options;
  const env = { PATH: process.env['PATH'] ?? '', HOME: home, ...variables };
  return runLater(process.execPath, [program, ...args], { env, input, timeout: 30_000 });
}

export interface Running {
  /** All of it. */
  readonly env: NodeJS.ProcessEnv;
  readonly cwd?: string;
  readonly input?: string | undefined;
  /** In milliseconds, after which it is ended. */
  readonly timeout: number;
  /** Killed (SIGKILL) once that comes to pass. */
  readonly killedBy?: Promise<unknown> | undefined;
}

/** Runs any program while this process goes on: it may be the one that is asked. */
export function runLater(program: string, args: readonly string[], running: Running): Promise<Ran> {
  const { input = '', killedBy, ...options } = running;
  const child = spawn(program, args, options);
  void killedBy?.then(() => child.kill('SIGKILL'));
  const [out, err]: [Buffer[], Buffer[]] = [[], []];
  child.stdout.on('data', (part: Buffer) => out.push(part));
  child.stderr.on('data', (part: Buffer) => err.push(part));
  // It may end without having read.
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  return new Promise((done, failed) => {
    child.on('error', failed);
    child.on('close', (status) => {
      const bytes = Buffer.concat(out);
      done({ status, bytes, stdout: bytes.toString(), stderr: Buffer.concat(err).toString() });
    });
  });
}

/** The JSON that a command printed; throws where it printed anything else. */
export function json(ran: Ran): unknown {
  return JSON.parse(ran.stdout);
}

/** A new home with these files, by path below it; 0600 each. It is removed after the test. */
export function makeHome(files: Readonly<Record<string, string | Uint8Array>> = {}): string {
  const home = mkdtempSync(join(tmpdir(), 'keyway-cli-'));
  onTestFinished(() => {
    rmSync(home, { recursive: true, force: true });
  });
  for (const [name, content] of Object.entries(files)) put(home, name, content);
  return home;
}

/** Writes one file of a home. */
export function put(home: string, name: string, content: string | Uint8Array): void {
  const path = join(home, name);
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  writeFileSync(path, content);
  chmodSync(path, 0o600);
}

/** The bytes of one file of a home, as text of one character a byte. */
export function bytesOf(home: string, name: string): string {
  return readFileSync(join(home, name), 'latin1');
}

/** Every file of a home that has the text. */
export function filesWith(home: string, text: string): readonly string[] {
  const entries = readdirSync(home, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return paths.filter((path) => readFileSync(path, 'latin1').includes(text));
}

/** The home that the command line's page works through: a key, and a role that is assumed with it. */
export const tinyHome = {
  '.aws/config': [
    '[profile dev]',
    'region = eu-west-1',
    'role_arn = arn:aws:iam::111122223333:role/Admin',
    'source_profile = base',
    '',
  ].join('\n'),
  '.aws/credentials': [
    '[base]',
    `aws_access_key_id = ${exampleKey.id}`,
    `aws_secret_access_key = ${exampleKey.secret}`,
    '',
  ].join('\n'),
} as const;
