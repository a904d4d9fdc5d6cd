/** A home with one key, and a loopback AWS that takes its time, for rotations by the built command. */
import { spawn } from 'node:child_process';
import { onTestFinished } from 'vitest';
import type { Consistency } from '../aws/context.js';
import type { AccessKey } from '../aws/model.js';
import { exampleKeys } from '../aws/seeds.js';
import { type Aws, startAws } from '../aws/server.js';
import { bytesOf, command, makeHome, type Ran } from './harness.js';

export const eventual: Consistency = {
  created: { requests: 3, milliseconds: 300 },
  ended: { requests: 1, milliseconds: 100 },
  listed: { requests: 1, milliseconds: 100 },
};

export interface RotationWorld {
  readonly home: string;
  readonly aws: Aws;
  run(program: string, args: readonly string[], options?: RunOptions): Promise<Ran>;
  keyway(args: readonly string[], options?: RunOptions): Promise<Ran>;
  /** Of alice. */
  keys(): readonly AccessKey[];
  /** What stands in the credentials file. */
  keyInFile(): { readonly id: string; readonly secret: string };
}

export interface RunOptions {
  readonly input?: string;
  /** Milliseconds after which it is killed (SIGKILL). */
  readonly killAfter?: number;
}

export async function startRotationWorld(more = ''): Promise<RotationWorld> {
  const aws = await startAws({ consistency: eventual });
  onTestFinished(() => aws.close());
  const { id, secret } = exampleKeys.alice;
  const home = makeHome({
    '.aws/config': `[profile base]\nregion = eu-west-1\nendpoint_url = ${aws.url}\n${more}`,
    '.aws/credentials': `[base]\naws_access_key_id = ${id}\naws_secret_access_key = ${secret}\n`,
  });
  const run: RotationWorld['run'] = (program, args, options = {}) => runIn(home, program, args, options);
  return {
    home,
    aws,
    run,
    keyway: (args, options) => run(process.execPath, [command, ...args], options),
    keys: () => aws.state.users.find(({ name }) => name === 'alice')?.keys ?? [],
    keyInFile() {
      const text = bytesOf(home, '.aws/credentials');
      const found = /aws_access_key_id = (\S+)\naws_secret_access_key = (\S+)\n/u.exec(text);
      return { id: found?.[1] ?? '', secret: found?.[2] ?? '' };
    },
  };
}

/** While this process goes on: it is the AWS that is asked. */
function runIn(
  home: string,
  program: string,
  args: readonly string[],
  { input = '', killAfter }: RunOptions,
): Promise<Ran> {
  const environment = { PATH: process.env['PATH'] ?? '', HOME: home, AWS_PAGER: '' };
  const child = spawn(program, args, { env: environment, cwd: home, timeout: 120_000 });
  const timer = killAfter === undefined ? null : setTimeout(() => child.kill('SIGKILL'), killAfter);
  const [out, err]: [Buffer[], Buffer[]] = [[], []];
  child.stdout.on('data', (part: Buffer) => out.push(part));
  child.stderr.on('data', (part: Buffer) => err.push(part));
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  return new Promise((done, failed) => {
    child.on('error', failed);
    child.on('close', (status) => {
      if (timer !== null) clearTimeout(timer);
      const bytes = Buffer.concat(out);
      done({ status, bytes, stdout: bytes.toString(), stderr: Buffer.concat(err).toString() });
    });
  });
}
