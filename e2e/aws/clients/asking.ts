/** What a case asks, and the real clients that ask it. */
import { execFile, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';

export interface Keys {
  readonly id: string;
  readonly secret: string;
  readonly token?: string;
}

export interface Ask {
  /** `sts`, `iam` or `sso`. */
  readonly service: string;
  readonly operation: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  /** Null asks without a signature. */
  readonly credentials: Keys | null;
  readonly region: string;
  readonly endpoint: string;
  /** Spoils the Authorization header after signing: a regular expression and what takes its place. */
  readonly authorization?: readonly [string, string];
  /** Changes fields of the form before signing. */
  readonly form?: Readonly<Record<string, string>>;
  /** Asks by an address that is signed for so many seconds. */
  readonly presign?: number;
}

export interface Told {
  readonly result?: unknown;
  readonly code?: string;
  readonly message?: string;
  readonly status?: number;
  /** Where no answer was understood: what the client called that. */
  readonly failure?: string;
}

export interface Client {
  readonly name: string;
  readonly ask: (ask: Ask) => Promise<Told>;
  readonly end: () => void;
}

/** Nothing of the tester's own AWS set-up. */
export const bareEnvironment = {
  PATH: process.env['PATH'] ?? '',
  HOME: '/nonexistent',
  AWS_EC2_METADATA_DISABLED: 'true',
  PYTHONDONTWRITEBYTECODE: '1',
};

function isTold(value: unknown): value is Told {
  return typeof value === 'object' && value !== null;
}

function pythons(): readonly string[] {
  const folders = ['/usr/bin', ...(process.env['PATH'] ?? '').split(delimiter)];
  const found = [...new Set(folders.map((folder) => join(folder, 'python3')))].filter((path) =>
    existsSync(path),
  );
  return found.filter((path) => spawnSync(path, ['-c', 'import botocore']).status === 0);
}

/** The version of each botocore that is here, by the Python that has it. */
export function botocores(): readonly { readonly python: string; readonly version: string }[] {
  const script = 'import botocore; print(botocore.__version__)';
  const all = pythons().map((python) => ({
    python,
    version: spawnSync(python, ['-c', script], { encoding: 'utf8' }).stdout.trim(),
  }));
  return all.filter(({ version }, index) => all.findIndex((other) => other.version === version) === index);
}

/** A process that answers one line of JSON after the other. */
function startProcess(name: string, program: string, script: string): Client {
  const path = join(import.meta.dirname, script);
  const child = spawn(program, [path], { env: bareEnvironment, stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    name,
    ask: async (ask) => {
      child.stdin.write(`${JSON.stringify(ask)}\n`);
      const line: IteratorResult<string, unknown> = await lines.next();
      if (line.done === true) throw new Error(`${name} ended`);
      const told: unknown = JSON.parse(line.value);
      if (!isTold(told)) throw new Error(`${name} said nothing`);
      return told;
    },
    end: () => child.stdin.end(),
  };
}

export function startBotocore(python: string, version: string): Client {
  return startProcess(`botocore ${version}`, python, 'ask_botocore.py');
}

/** @throws where no Python here has botocore */
export function startNewestBotocore(): Client {
  const [newest] = botocores().toSorted((one, other) =>
    other.version.localeCompare(one.version, 'en', { numeric: true }),
  );
  if (newest === undefined) throw new Error('no Python here has botocore');
  return startBotocore(newest.python, newest.version);
}

export function startSdkJs(): Client {
  return startProcess('SDK for JavaScript', process.execPath, 'ask_sdk_js.mjs');
}

const run = promisify(execFile);
/** Debian's AWS CLI version 2; another `aws` may come first on the PATH. */
export const awsPath = '/usr/bin/aws';

export function hasAwsCli(): boolean {
  return existsSync(awsPath);
}

/** `role-arn` of `RoleArn`, `list-mfa-devices` of `ListMFADevices`: as the command line names things. */
function dashed(name: string): string {
  return name.replaceAll(/([a-z0-9])([A-Z])|([A-Z])(?=[A-Z][a-z])/gu, '$1$3-$2').toLowerCase();
}

function toldByCli(error: unknown): Told {
  const stderr = typeof error === 'object' && error !== null && 'stderr' in error ? String(error.stderr) : '';
  const found = /An error occurred \((\w+)\) when calling the \w+ operation(?: \([^)]*\))?: (.*)\n?$/su.exec(
    stderr,
  );
  const [, code, message] = found ?? [];
  return code === undefined || message === undefined
    ? { failure: stderr.trim() }
    : { code, message: message.replace(/\n$/u, '') };
}

/** The real command. Parameters go by a file, and keys by the environment: none stands in its arguments. */
export function startAwsCli(): Client {
  const folder = mkdtempSync(join(tmpdir(), 'keyway-aws-cli-'));
  const config = join(folder, 'config');
  const input = join(folder, 'input.json');
  writeFileSync(config, '[default]\nparameter_validation = false\nmax_attempts = 1\n');
  return {
    name: 'aws',
    ask: async ({ service, operation, parameters, credentials, region, endpoint }) => {
      writeFileSync(input, JSON.stringify(parameters));
      const keys = {
        AWS_ACCESS_KEY_ID: credentials?.id,
        AWS_SECRET_ACCESS_KEY: credentials?.secret,
        AWS_SESSION_TOKEN: credentials?.token,
      };
      const unsigned = credentials === null ? ['--no-sign-request'] : [];
      const flags = ['--output', 'json', '--region', region, '--endpoint-url', endpoint, ...unsigned];
      const args = [service, dashed(operation), '--cli-input-json', `file://${input}`, ...flags];
      const environment = { ...bareEnvironment, AWS_CONFIG_FILE: config, AWS_PAGER: '', ...keys };
      try {
        const { stdout } = await run(awsPath, args, { env: environment });
        const result: unknown = JSON.parse(stdout === '' ? 'null' : stdout);
        return { result };
      } catch (error) {
        return toldByCli(error);
      }
    },
    end: () => rmSync(folder, { recursive: true }),
  };
}
