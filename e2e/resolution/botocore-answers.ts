/** One long-lived process of botocore, asked question after question. */
import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';

const role = z.strictObject({
  roleArn: z.string(),
  externalId: z.string().nullable(),
  sessionName: z.string().nullable(),
  mfaSerial: z.string().nullable(),
});

const answer = z.strictObject({
  region: z.string().nullable(),
  settings: z.record(z.string(), z.string()),
  /** botocore's name for the source; left out where it found nothing or failed. */
  method: z.string().optional(),
  /** Spells how it was come by. */
  key: z.string().optional(),
  temporary: z.boolean().optional(),
  error: z.strictObject({ name: z.string(), message: z.string() }).optional(),
  /** What STS was asked, in order. */
  calls: z.array(role),
});
export type BotocoreAnswer = z.infer<typeof answer>;

export interface BotocoreQuestion {
  readonly environment: Readonly<Record<string, string>>;
  readonly profile: string | null;
  readonly imds: boolean;
  readonly now: number;
}

/** A Python that can import botocore, and the version that it imports. */
export interface FoundBotocore {
  readonly python: string;
  readonly version: string;
}

/** The newest botocore that a Python on the PATH or the system's own can import; null where none can. */
export function findBotocore(): FoundBotocore | null {
  const folders = [...(process.env['PATH'] ?? '').split(path.delimiter), '/usr/bin'];
  const pythons = new Set(
    folders.map((folder) => path.join(folder, 'python3')).filter((file) => existsSync(file)),
  );
  const found = [...pythons].flatMap((python) => {
    const asked = spawnSync(python, ['-c', 'import botocore; print(botocore.__version__)'], {
      encoding: 'utf8',
    });
    return asked.status === 0 ? [{ python, version: asked.stdout.trim() }] : [];
  });
  const byVersion = new Intl.Collator('en', { numeric: true });
  return found.toSorted((one, other) => byVersion.compare(other.version, one.version))[0] ?? null;
}

export class Botocore {
  readonly #process: ChildProcessWithoutNullStreams;
  readonly #answers: AsyncIterator<string>;
  #version: string | null = null;

  /** @param home the home folder of every question: botocore looks it up only once. It is also what relative paths start from. */
  constructor({ python }: FoundBotocore, home: string) {
    const program = path.join(import.meta.dirname, 'botocore_answers.py');
    this.#process = spawn(python, [program], {
      cwd: path.dirname(home),
      env: { PATH: process.env['PATH'] ?? '', HOME: home, PYTHONDONTWRITEBYTECODE: '1', PYTHONUTF8: '1' },
    });
    this.#process.stderr.pipe(process.stderr);
    this.#answers = createInterface({ input: this.#process.stdout })[Symbol.asyncIterator]();
  }

  async ask(question: BotocoreQuestion): Promise<BotocoreAnswer> {
    this.#version ??= await this.#nextLine();
    this.#process.stdin.write(`${JSON.stringify(question)}\n`);
    return answer.parse(JSON.parse(await this.#nextLine()));
  }

  async #nextLine(): Promise<string> {
    const line = await this.#answers.next();
    if (line.done === true) throw new Error('The process of botocore ended.');
    return line.value;
  }

  end(): void {
    this.#process.stdin.end();
  }
}
