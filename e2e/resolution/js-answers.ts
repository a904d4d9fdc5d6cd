/** One long-lived process of the SDK for JavaScript v3, asked question after question. */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';

const role = z.strictObject({
  roleArn: z.string().nullable(),
  externalId: z.string().nullable(),
  sessionName: z.string().nullable(),
  mfaSerial: z.string().nullable(),
});

const answer = z.strictObject({
  profile: z.string(),
  region: z.string().nullable(),
  settings: z.record(z.string(), z.string()),
  /** Spells how it was come by. */
  key: z.string().optional(),
  temporary: z.boolean().optional(),
  error: z.strictObject({ name: z.string(), message: z.string() }).optional(),
  /** What STS was asked, in order. */
  calls: z.array(role),
});
export type JsAnswer = z.infer<typeof answer>;

export interface JsQuestion {
  readonly environment: Readonly<Record<string, string>>;
  readonly profile: string | null;
  readonly imds: boolean;
  /** Else a credential_process is answered like any service. */
  readonly runsProcesses: boolean;
  readonly now: number;
}

export class SdkForJavaScript {
  readonly #process: ChildProcessWithoutNullStreams;
  readonly #answers: AsyncIterator<string>;

  /** @param folder what relative paths start from */
  constructor(folder: string) {
    const program = path.join(import.meta.dirname, 'js-answers.mjs');
    this.#process = spawn(process.execPath, ['--no-warnings', program], { cwd: folder });
    this.#process.stderr.pipe(process.stderr);
    this.#answers = createInterface({ input: this.#process.stdout })[Symbol.asyncIterator]();
  }

  async ask(question: JsQuestion): Promise<JsAnswer> {
    this.#process.stdin.write(`${JSON.stringify(question)}\n`);
    const line = await this.#answers.next();
    if (line.done === true) throw new Error('The process of the SDK for JavaScript ended.');
    return answer.parse(JSON.parse(line.value));
  }

  end(): void {
    this.#process.stdin.end();
  }
}
