/**
 * `npm run bench`: how long the things take that a person waits for, each as a ratio to a baseline of the same run.
 * Times differ from machine to machine and from minute to minute; ratios less so. Nothing is asserted here.
 */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { createNodePorts } from '../../electron/adapters/node-ports.js';
import { createApp } from '../../electron/app.js';
import { parseDocument } from '../../electron/core/ini/document.js';
import { readProfiles, type SourceFile } from '../../electron/core/profiles/profiles.js';
import { toListedProfile } from '../../electron/core/profiles/rows.js';
import { makeBenchHome } from './home.js';
import { timeResolution } from './resolution.js';
import { electronStarts } from './start.js';

const run = promisify(execFile);
const profileCount = 10_000;
const here = path.resolve('e2e/bench');
const python = '/usr/bin/python3';

function median(times: readonly number[]): number {
  return times.toSorted((one, other) => one - other)[Math.floor(times.length / 2)] ?? Number.NaN;
}

/** Milliseconds: the first time, for which nothing was compiled yet, and the median of all. */
interface Times {
  readonly first: number;
  readonly median: number;
}

async function timed(rounds: number, work: () => Promise<unknown>): Promise<Times> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  return { first: times[0] ?? Number.NaN, median: median(times) };
}

function report(what: string, milliseconds: number, baseline: string, baselineMilliseconds: number): void {
  const ratio = (milliseconds / baselineMilliseconds).toFixed(2);
  console.log(
    `${what}: ${milliseconds.toFixed(1)} ms, ${ratio} of ${baseline} (${baselineMilliseconds.toFixed(1)} ms)`,
  );
}

/** From bytes on the disk to the rows that the window shows. */
async function listProfiles(home: string): Promise<number> {
  const source = async (role: 'config' | 'credentials'): Promise<SourceFile> => ({
    path: `~/.aws/${role}`,
    role,
    document: parseDocument(await readFile(path.join(home, '.aws', role))),
    mode: 0o600,
  });
  const [config, credentials] = await Promise.all([source('config'), source('credentials')]);
  const set = readProfiles({ config, credentials, locations: [] });
  return set.profiles.map((profile) =>
    toListedProfile(profile, { active: false, copyOf: null, findings: [] }),
  ).length;
}

async function printedTimes(command: string, script: string, home: string): Promise<Times> {
  const { stdout } = await run(command, [path.join(here, script)], {
    env: { PATH: '/usr/bin:/bin', HOME: home },
  });
  const [printed, first] = stdout.split(' ').map(Number);
  return { first: first ?? Number.NaN, median: printed ?? Number.NaN };
}

async function benchReading(home: string): Promise<void> {
  const ours = await timed(15, () => listProfiles(home));
  const sdk = await printedTimes(process.execPath, 'read-sdk-js.mjs', home);
  const what = `parse and list ${String(profileCount)} profiles`;
  const sdkName = 'loadSharedConfigFiles of the SDK for JavaScript';
  report(what, ours.median, sdkName, sdk.median);
  report(`${what}, the first time in a process`, ours.first, sdkName, sdk.first);
  try {
    const botocore = await printedTimes(python, 'read-botocore.py', home);
    report(what, ours.median, "botocore's full_config", botocore.median);
  } catch {
    console.log(`${what}: botocore is not on this machine (Debian: python3-botocore)`);
  }
}

async function benchMakingActive(home: string): Promise<void> {
  const ports = createNodePorts({ home, consent: { chooseCredentialsFile: () => Promise.resolve(null) } });
  const app = createApp(ports, { host: 'cli', version: '0.0.0' });
  await app.start();
  let turn = 0;
  const ours = await timed(7, async () => {
    turn += 1;
    const made = await app.services.switching.makeActive({ name: `team-${String(turn)}` }, null, 'whole');
    if (!made.ok || made.value.id === null) throw new Error('nothing was made active');
  });
  const set = await timed(5, () =>
    run('/usr/bin/aws', ['configure', 'set', 'region', `eu-west-${String((turn += 1) % 3)}`], {
      env: { PATH: '/usr/bin:/bin', HOME: home },
    }),
  );
  await app.dispose();
  report(
    `make active among ${String(profileCount)} profiles, to durable files`,
    ours.median,
    '`aws configure set`',
    set.median,
  );
}

async function benchResolution(): Promise<void> {
  const { one, all, tools, profiles, botocore, command, home: own } = await timeResolution();
  await rm(own, { recursive: true, force: true });
  console.log(`resolve one profile for one tool: ${one.toFixed(1)} µs`);
  if (botocore !== null)
    report('resolve one profile (in ms)', one / 1000, 'botocore choosing', botocore / 1000);
  if (command !== null) report('resolve one profile (in ms)', one / 1000, 'the `aws` command', command);
  const each = (all * 1000) / (tools * profiles);
  console.log(
    `resolve ${String(profiles)} profiles for ${String(tools)} tools, files read anew: ${all.toFixed(1)} ms, ${each.toFixed(1)} µs each`,
  );
}

const home = await makeBenchHome(profileCount);
try {
  await benchReading(home);
  await benchResolution();
  if (existsSync('/usr/bin/aws')) await benchMakingActive(home);
  else console.log('make active: no /usr/bin/aws to compare with (Debian: awscli)');
  const starts = await electronStarts(home);
  if (starts === null) console.log('start to painted list: no Electron here (ELECTRON_OVERRIDE_DIST_PATH)');
  else report('start to painted list', starts.list, 'an empty Electron window', starts.empty);
} finally {
  await rm(home, { recursive: true, force: true });
}
