/** The real `aws` command, asked about a home: which credentials it exports, and what it says of them and of the Region. */
import { execFile, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import type { BotocoreQuestion } from './botocore-answers.js';

const run = promisify(execFile);

export interface FoundCommand {
  readonly file: string;
  readonly version: string;
}

/** The first `aws` of that major version: on the PATH, else the system's own; null where there is none. */
export function findCommand(major: '1' | '2'): FoundCommand | null {
  const folders = [...(process.env['PATH'] ?? '').split(path.delimiter), '/usr/bin'];
  for (const file of folders.map((folder) => path.join(folder, 'aws')).filter((name) => existsSync(name))) {
    const { stdout } = spawnSync(file, ['--version'], { encoding: 'utf8' });
    const version = /^aws-cli\/(?<version>[\d.]+)/u.exec(stdout)?.groups?.['version'];
    if (version?.startsWith(`${major}.`) === true) return { file, version };
  }
  return null;
}

export interface CommandAnswer {
  /** Undefined where the command failed before it came to the Region. */
  readonly region: string | null | undefined;
  /** What it says where it exports nothing. */
  readonly failure: string | null;
  /** Spells how it was come by. */
  readonly key: string | null;
  readonly method: string | null;
  readonly temporary: boolean | null;
}

/** @param home the home folder, which lies on the disk */
export async function askCommand(
  command: FoundCommand,
  home: string,
  question: BotocoreQuestion,
): Promise<CommandAnswer> {
  const flags = question.profile === null ? [] : ['--profile', question.profile];
  const ask = (...args: readonly string[]): Promise<Printed> =>
    print(command, home, question, [...args, ...flags]);
  const exported = await ask('configure', 'export-credentials', '--format', 'process');
  const listed = await ask('configure', 'list');
  const listedRegion = row(listed.output, 'region');
  const region = listedRegion?.value === '<not set>' ? null : listedRegion?.value;
  const said = exported.failure?.replace(/^aws: \[ERROR\]: |^An error occurred \(Configuration\): /gu, '');
  const failure = said?.replace(/^Unable to retrieve credentials: /u, '') ?? null;
  if (failure !== null) return { region, failure, key: null, method: null, temporary: null };
  const value: unknown = JSON.parse(exported.output);
  const keys = new Map(Object.entries(typeof value === 'object' && value !== null ? value : {}));
  return {
    region,
    failure,
    key: String(keys.get('AccessKeyId')),
    method: row(listed.output, 'access_key')?.type ?? null,
    temporary: keys.has('SessionToken'),
  };
}

interface Printed {
  readonly output: string;
  /** What it wrote where it failed; null where it did not. */
  readonly failure: string | null;
}

async function print(
  { file }: FoundCommand,
  home: string,
  { environment, imds, now }: BotocoreQuestion,
  args: readonly string[],
): Promise<Printed> {
  const env = {
    PATH: process.env['PATH'] ?? '',
    ...environment,
    AWS_PAGER: '',
    PYTHONPATH: path.join(import.meta.dirname, 'command-site'),
    PYTHONDONTWRITEBYTECODE: '1',
    KEYWAY_TEST_STATE: JSON.stringify({ imds, now: now / 1000 }),
  };
  try {
    const { stdout } = await run(file, [...args], { env, cwd: path.dirname(home) });
    return { output: stdout, failure: null };
  } catch (error) {
    const text = (name: string): string => {
      const found: unknown =
        typeof error === 'object' && error !== null ? Reflect.get(error, name) : undefined;
      return typeof found === 'string' ? found : '';
    };
    return { output: text('stdout'), failure: text('stderr').trim() };
  }
}

/** Where the rows of `aws configure list` begin: a value of several lines is printed as it stands. */
const rowStart = /^(?=\s*(?:name|-+|profile|access_key|secret_key|region)\s)/imu;

/** Value and kind of a row of `aws configure list`, in the newer form or the older; null where it does not stand there. */
function row(table: string, name: string): { readonly value: string; readonly type: string } | null {
  const text = table.split(rowStart).find((part) => part.trimStart().startsWith(`${name} `));
  if (text === undefined) return null;
  const newer = /^\w+\s*:\s(?<value>.*?)\s+:\s(?<type>\S+)/su.exec(text)?.groups;
  const older = /^.{11}(?<value>.{24,}?)\s+(?<type>[A-Za-z][\w-]*)(?:\s{4}.*)?$/su.exec(
    text.trimEnd(),
  )?.groups;
  const { value = '', type = '' } = newer ?? older ?? {};
  return { value: value.trim(), type };
}
