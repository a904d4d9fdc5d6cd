/** A home with one key, and a loopback AWS that takes its time, for rotations by the built command. */
import { expect, onTestFinished } from 'vitest';
import type { Consistency } from '../aws/context.js';
import type { AccessKey } from '../aws/model.js';
import { exampleKeys } from '../aws/seeds.js';
import { type Aws, startAws } from '../aws/server.js';
import { bytesOf, command, makeHome, type Ran, runLater } from './harness.js';

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
  /** Killed (SIGKILL) once that comes to pass. */
  readonly killedBy?: Promise<unknown>;
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
  { input, killedBy }: RunOptions,
): Promise<Ran> {
  const environment = { PATH: process.env['PATH'] ?? '', HOME: home, AWS_PAGER: '' };
  return runLater(program, args, { env: environment, cwd: home, input, killedBy, timeout: 120_000 });
}

/** What stands in the file is a key that AWS takes; and there are never three. */
export function expectWorkingKey({ keys, keyInFile, aws }: RotationWorld, label: string): void {
  const { id, secret } = keyInFile();
  expect(keys().length, label).toBeLessThanOrEqual(2);
  const onAws = keys().find((key) => key.id === id);
  expect(onAws, label).toMatchObject({ status: 'Active', secret });
  const seen = onAws?.seenAs ?? null;
  const isBehind = seen !== null && (seen.lag.requests > 0 || aws.clock.now() < seen.lag.until);
  if (isBehind) expect(seen.status, label).toBe('Active');
}
