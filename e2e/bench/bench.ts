/**
 * `npm run bench`: how long the things take that a person waits for, each as a ratio to a baseline of the same run.
 * Times differ from machine to machine and from minute to minute; ratios less so. Nothing is asserted here.
 */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { createNodePorts } from '../../electron/adapters/node-ports.js';
import { createFixedConsent } from '../../electron/adapters/testing/fixed-consent.js';
import { createApp } from '../../electron/app.js';
import { timeHandOut } from './hand-out.js';
import { makeBenchHome } from './home.js';
import { timeResolution } from './resolution.js';
import { electronStarts } from './start.js';
import { entryCount, timeStore } from './store.js';

const run = promisify(execFile);
const profileCount = 10_000;
/** In each process, and how many processes of each reader. */
const readingRounds = 15;
const readingTurns = 5;
const here = path.resolve('e2e/bench');
const python = '/usr/bin/python3';

function median(times: readonly number[]): number {
  return times.toSorted((one, other) => one - other)[Math.floor(times.length / 2)] ?? Number.NaN;
}

async function timed(rounds: number, work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  return median(times);
}

/** Times in milliseconds; what takes less than one is shown in microseconds. */
function report(what: string, time: number, baseline: string, baselineTime: number): void {
  const ratio = time / baselineTime;
  const shown = ratio < 0.01 ? ratio.toPrecision(1) : ratio.toFixed(2);
  console.log(`${what}: ${showTime(time)}, ${shown} of ${baseline} (${showTime(baselineTime)})`);
}

function showTime(milliseconds: number): string {
  return milliseconds < 1 ? `${(milliseconds * 1000).toFixed(1)} µs` : `${milliseconds.toFixed(1)} ms`;
}

/** Milliseconds: the first time in a process, for which nothing was compiled yet, and the median of all times in it. */
interface Times {
  readonly first: number;
  readonly median: number;
}

/** One process that reads both files from the disk so many times and prints two numbers. */
async function timesInProcess(command: string, script: string, home: string): Promise<Times> {
  const { stdout } = await run(command, [script, String(readingRounds)], {
    env: { PATH: '/usr/bin:/bin', HOME: home },
  });
  const [printed, first] = stdout.split(' ').map(Number);
  return { first: first ?? Number.NaN, median: printed ?? Number.NaN };
}

/** Each has processes of its own, and they take turns, so that what else the machine does falls on all alike. */
async function benchReading(home: string): Promise<void> {
  const readers = new Map([
    ['keyway', [process.execPath, path.resolve('.cache/bench/read-keyway.js')] as const],
    ['sdk', [process.execPath, path.join(here, 'read-sdk-js.mjs')] as const],
    ...((await hasBotocore()) ? [['botocore', [python, path.join(here, 'read-botocore.py')]] as const] : []),
  ]);
  const all = new Map<string, Times[]>();
  for (let turn = 0; turn < readingTurns; turn += 1) {
    for (const [name, [command, script]] of readers) {
      const times = await timesInProcess(command, script, home);
      all.set(name, [...(all.get(name) ?? []), times]);
    }
  }
  const middle = (name: string, which: keyof Times): number =>
    median((all.get(name) ?? []).map((times) => times[which]));
  const what = `parse and list ${String(profileCount)} profiles`;
  for (const [name, baseline] of [
    ['sdk', 'loadSharedConfigFiles of the SDK for JavaScript'],
    ['botocore', "botocore's full_config"],
  ] as const) {
    if (!all.has(name)) continue;
    report(what, middle('keyway', 'median'), baseline, middle(name, 'median'));
    report(
      `${what}, the first time in a process`,
      middle('keyway', 'first'),
      baseline,
      middle(name, 'first'),
    );
  }
}

async function hasBotocore(): Promise<boolean> {
  try {
    await run(python, ['-c', 'import botocore.session'], { env: { PATH: '/usr/bin:/bin' } });
    return true;
  } catch {
    console.log('botocore is not on this machine (Debian: python3-botocore)');
    return false;
  }
}

async function benchMakingActive(home: string): Promise<void> {
  const ports = createNodePorts({
    home,
    consent: createFixedConsent(),
    command: { kind: 'script', path: '' },
    isWindow: false,
  });
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
    ours,
    '`aws configure set`',
    set,
  );
}

async function benchResolution(): Promise<void> {
  const { one, all, tools, profiles, botocore, command, home: own } = await timeResolution();
  await rm(own, { recursive: true, force: true });
  const what = 'resolve one profile for one tool';
  if (botocore === null && command === null) console.log(`${what}: ${showTime(one)}`);
  if (botocore !== null) report(what, one, 'botocore choosing', botocore);
  if (command !== null) report(what, one, 'the `aws` command', command);
  const each = all / (tools * profiles);
  console.log(
    `resolve ${String(profiles)} profiles for ${String(tools)} tools, files read anew: ${showTime(all)}, ${showTime(each)} each`,
  );
}

async function benchHandOut(): Promise<void> {
  const times = await timeHandOut();
  const what = 'hand out a stored profile, cold';
  if (times === null) {
    console.log(`${what}: not built, or no gnome-keyring on this machine`);
    return;
  }
  report(what, times.handOut, '`node -e 0`', times.node);
  if (times.aws !== null) report(what, times.handOut, '`aws configure export-credentials`', times.aws);
}

async function benchStore(): Promise<void> {
  const { seal, open, unlock } = await timeStore();
  const bare = 'bare AES-256-GCM of the same bytes';
  report(`seal ${String(entryCount)} entries, to a durable file`, seal[0], bare, seal[1]);
  report(`open ${String(entryCount)} entries`, open[0], bare, open[1]);
  report(`unlock them with a passphrase`, unlock[0], 'bare scrypt with the same work', unlock[1]);
}

const home = await makeBenchHome(profileCount);
try {
  await benchHandOut();
  await benchStore();
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
