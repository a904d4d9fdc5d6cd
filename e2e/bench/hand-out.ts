/** How long a tool waits for the credentials of a stored profile: the built command, cold, as each process is. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { createKeychain } from '../../electron/adapters/keychain/keychain.js';
import { missingKeychain, startKeychain } from '../support/real-keychain.js';
import { createStoredHome } from '../support/stored-home.js';

const run = promisify(execFile);
const rounds = 21;
/** What a config line names (electron/adapters/bridge/own-command.ts). */
const command = path.resolve('out/main/command/keyway.cjs');
const aws = '/usr/bin/aws';
const body =
  'aws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY\n';

/** Medians in milliseconds. */
export interface HandOutTimes {
  readonly handOut: number;
  /** `node -e 0`. */
  readonly node: number;
  /** `aws configure export-credentials` of a key that stands in a file; null without that command. */
  readonly aws: number | null;
}

/** Null where there is no built command, or no keychain that could be started. */
export async function timeHandOut(): Promise<HandOutTimes | null> {
  if (missingKeychain !== null || !existsSync(command)) return null;
  const home = await mkdtemp(path.join(tmpdir(), 'keyway-bench-'));
  const keychain = await startKeychain();
  try {
    // The library looks at this process's own.
    process.env['DBUS_SESSION_BUS_ADDRESS'] = keychain.variables['DBUS_SESSION_BUS_ADDRESS'];
    const ours = createKeychain({ platform: 'linux', environment: keychain.variables, ownThread: false });
    const stored = await createStoredHome(home, { keychain: ours });
    const id = await stored.put('dev', body);
    const env = {
      ...{ PATH: '/usr/bin:/bin', HOME: home, ...keychain.variables },
      ...{ AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE', AWS_SECRET_ACCESS_KEY: 'example' },
    };
    const handOut = ['credential-process', '--id', id, '--home', home];
    const programs = [
      [process.execPath, '-e', '0'],
      [process.execPath, command, ...handOut],
      ...(existsSync(aws) ? [[aws, 'configure', 'export-credentials']] : []),
    ];
    const [node = Number.NaN, hand = Number.NaN, other = null] = await inTurn(programs, env);
    return { node, handOut: hand, aws: other };
  } finally {
    await keychain.end();
    await rm(home, { recursive: true, force: true });
  }
}

/** So that what else the machine does falls on all alike. */
async function inTurn(
  programs: readonly (readonly string[])[],
  env: NodeJS.ProcessEnv,
): Promise<readonly number[]> {
  const times: number[][] = programs.map(() => []);
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, [program = '', ...args]] of programs.entries()) {
      const start = performance.now();
      await run(program, args, { env });
      times[index]?.push(performance.now() - start);
    }
  }
  return times.map((each) => each.toSorted((one, other) => one - other)[rounds >> 1] ?? Number.NaN);
}
