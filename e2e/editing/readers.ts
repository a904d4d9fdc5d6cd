/** What real tools read in the files of a home: botocore in a process of its own, the SDK for JavaScript in this one. */
import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { externalDataInterceptor, loadSharedConfigFiles, loadSsoSessionData } from '@smithy/core/config';
import { z } from 'zod';
import type { Meaning, Named } from '../../electron/core/editing/testing-meaning.js';
import { textsOf } from '../../electron/core/editing/testing.js';
import type { SwitchFiles } from '../../electron/core/switching/switch-files.js';
import type { FoundBotocore } from '../resolution/botocore-answers.js';

const sections = z.record(
  z.string(),
  z.record(z.string(), z.union([z.string(), z.record(z.string(), z.string())])),
);
const answer = z.union([
  z.strictObject({ error: z.string() }),
  z.strictObject({
    profiles: sections,
    sessions: sections,
    services: sections,
    elsewhere: sections,
    available: z.array(z.string()),
  }),
]);

/** A program that prints its version, then a line for each line that it is given. */
class Answering {
  readonly #process: ChildProcessWithoutNullStreams;
  readonly #answers: AsyncIterator<string>;
  #version: string | null = null;

  constructor(python: string, program: string, environment: Readonly<Record<string, string>>) {
    const env = { ...environment, PYTHONDONTWRITEBYTECODE: '1', PYTHONUTF8: '1' };
    this.#process = spawn(python, [path.join(import.meta.dirname, program)], { env });
    this.#process.stderr.pipe(process.stderr);
    this.#answers = createInterface({ input: this.#process.stdout })[Symbol.asyncIterator]();
  }

  async ask(question: unknown): Promise<unknown> {
    this.#version ??= await this.#nextLine();
    this.#process.stdin.write(`${JSON.stringify(question)}\n`);
    return JSON.parse(await this.#nextLine());
  }

  async #nextLine(): Promise<string> {
    const line = await this.#answers.next();
    if (line.done === true) throw new Error('The process ended before it answered.');
    return line.value;
  }

  end(): void {
    this.#process.stdin.end();
  }
}

/** botocore, asked about one folder whose files are written anew for each question. */
export class BotocoreReader {
  readonly #process: Answering;
  readonly #folder: string;

  constructor({ python }: FoundBotocore, folder: string) {
    this.#folder = folder;
    const environment = { PATH: process.env['PATH'] ?? '', HOME: folder };
    this.#process = new Answering(python, 'botocore_meaning.py', environment);
  }

  /** Throws where botocore refuses a file. */
  async read(files: SwitchFiles): Promise<Meaning> {
    const { config, credentials, elsewhere } = textsOf(files);
    const written = { config, credentials, elsewhere: elsewhere ?? '' };
    const question = Object.entries(written).map(([name, text]) => {
      const file = path.join(this.#folder, name);
      writeFileSync(file, text);
      return [name, file];
    });
    const read = answer.parse(await this.#process.ask(Object.fromEntries(question)));
    if ('error' in read) throw new Error(`botocore: ${read.error}`);
    return {
      profiles: flat(read.profiles),
      elsewhere: flat(read.elsewhere),
      sessions: flat(read.sessions),
      services: flat(read.services),
    };
  }

  end(): void {
    this.#process.end();
  }
}

const printed = z.strictObject({ code: z.number(), output: z.string() });

/** A Python that can import version 2 of the AWS CLI; null where none can, as where it comes with a Python of its own. */
export function findAwsPython(): string | null {
  const folders = [...(process.env['PATH'] ?? '').split(path.delimiter), '/usr/bin'];
  const pythons = folders.map((folder) => path.join(folder, 'python3')).filter((file) => existsSync(file));
  const found = pythons.find((python) => {
    const asked = spawnSync(python, ['-c', 'import awscli; print(awscli.__version__)'], { encoding: 'utf8' });
    return asked.status === 0 && asked.stdout.startsWith('2.');
  });
  return found ?? null;
}

/** `aws configure …`, asked about one home folder. */
export class AwsConfigure {
  readonly #process: Answering;

  constructor(python: string, home: string) {
    const environment = { PATH: '/usr/bin:/bin', HOME: home, AWS_EC2_METADATA_DISABLED: 'true' };
    this.#process = new Answering(python, 'aws_configure.py', environment);
  }

  /** What it prints, without the last line end; empty where it fails, as for a setting that is not there. */
  async ask(...args: readonly string[]): Promise<string> {
    const { code, output } = printed.parse(await this.#process.ask(['configure', ...args]));
    return code === 0 ? output.trimEnd() : '';
  }

  end(): void {
    this.#process.end();
  }
}

function flat(read: z.infer<typeof sections>): Named {
  return Object.fromEntries(
    Object.entries(read).map(([name, settings]) => [
      name,
      Object.fromEntries(
        Object.entries(settings).flatMap(([key, value]): [string, string][] =>
          typeof value === 'string'
            ? [[key, value]]
            : Object.entries(value).map(([inner, text]) => [`${key}.${inner}`, text]),
        ),
      ),
    ]),
  );
}

/** The SDK's own functions, given the texts in the place of files. */
export async function readAsJavaScript(files: SwitchFiles): Promise<Meaning> {
  const texts = textsOf(files);
  const shared = await loadTexts(texts.config, texts.credentials);
  const elsewhere = await loadTexts('', texts.elsewhere ?? '');
  const { profiles, services } = split(shared.configFile);
  return {
    profiles: merged(profiles, shared.credentialsFile),
    elsewhere: plain(elsewhere.credentialsFile),
    sessions: plain(shared.sessions),
    services,
  };
}

type Loaded = Readonly<Record<string, Readonly<Record<string, string | undefined>>>>;

async function loadTexts(
  config: string,
  credentials: string,
): Promise<{ readonly configFile: Loaded; readonly credentialsFile: Loaded; readonly sessions: Loaded }> {
  const configFilepath = '/nowhere/config';
  const filepath = '/nowhere/credentials';
  externalDataInterceptor.interceptFile(configFilepath, config);
  externalDataInterceptor.interceptFile(filepath, credentials);
  const loaded = await loadSharedConfigFiles({ configFilepath, filepath, ignoreCache: true });
  return { ...loaded, sessions: await loadSsoSessionData({ configFilepath }) };
}

/** The SDK keeps other sections beside its profiles, their kind before their name. */
function split(all: Loaded): { readonly profiles: Named; readonly services: Named } {
  const entries = Object.entries(plain(all));
  const services = entries.filter(([name]) => name.startsWith('services.'));
  const profiles = entries.filter(([name]) => !/^(?:services|sso-session)\./u.test(name));
  return {
    profiles: Object.fromEntries(profiles),
    services: Object.fromEntries(
      services.map(([name, settings]) => [name.slice('services.'.length), settings]),
    ),
  };
}

function plain(loaded: Loaded): Named {
  return Object.fromEntries(
    Object.entries(loaded).map(([name, settings]) => [
      name,
      Object.fromEntries(
        Object.entries(settings).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
      ),
    ]),
  );
}

/** As the SDK's `parseKnownFiles` does. */
function merged(config: Named, credentials: Loaded): Named {
  const others = plain(credentials);
  const names = new Set([...Object.keys(config), ...Object.keys(others)]);
  return Object.fromEntries([...names].map((name) => [name, { ...config[name], ...others[name] }]));
}
