import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { outlineDocument } from '../../electron/core/ini/outline.js';
import type { Changes } from '../../electron/services/changes/changes.js';
import { buildChild, ended, inLanes, startChild } from './child-process.js';
import { createDiskKeyway, leftovers, makeHome, removeHome, textAt } from './home.js';
import { documentFrom, settingRequest, textFrom, withSetting } from './requests.js';
import { seed, sized } from './size.js';

const start = '# kept\n[default]\nregion = eu-west-1\n\n[profile other]\nregion = x\n# end\n';

/** Milliseconds at which the other program does what, counted from when ours begins. */
interface Timing {
  readonly reads: number;
  readonly thinks: number;
  readonly writes: number;
}

const timings = fc.record({
  reads: fc.integer({ min: 0, max: 30 }),
  thinks: fc.integer({ min: 0, max: 40 }),
  writes: fc.integer({ min: 0, max: 25 }),
});

it('a program that truncates and writes like the AWS CLI, without a lock, loses nothing, and neither do we', async () => {
  const count = sized({ quick: 40, ci: 1000, nightly: 5000 }, 'KEYWAY_TRUNCATING_ROUNDS');
  let race = await raceInHomes(count, seed);
  // On a busy machine a few rounds may pass without the two having met once, which shows nothing: then some more.
  for (let more = 1; race.overtaken === 0 && more <= 10; more += 1)
    race = await raceInHomes(count, seed + more);
  expect(race.overtaken).toBeGreaterThan(0);
  console.info(`${count} rounds, seed ${seed}: ${race.overtaken} overtaken, ${race.reported} reported`);
});

interface Race {
  /** How often our change was reported as not made. */
  readonly reported: number;
  /** How often it had to be made again because the other program wrote over it, or into the file it replaced. */
  readonly overtaken: number;
}

/** So many rounds, in several homes at once. */
async function raceInHomes(count: number, from: number): Promise<Race> {
  const rounds = fc.sample(timings, { numRuns: count, seed: from });
  const lanes = 8;
  const races = await Promise.all(
    Array.from({ length: lanes }, (_, lane) =>
      raceInOneHome(rounds.filter((_timing, at) => at % lanes === lane)),
    ),
  );
  const sum = (count: (race: Race) => number): number =>
    races.reduce((total, race) => total + count(race), 0);
  return { reported: sum((race) => race.reported), overtaken: sum((race) => race.overtaken) };
}

async function raceInOneHome(rounds: readonly Timing[]): Promise<Race> {
  const home = makeHome({ '.aws/config': start });
  const { changes } = createDiskKeyway(home);
  let reported = 0;
  let ours = '';
  for (const [index, timing] of rounds.entries()) {
    const [made] = await Promise.all([
      changes.apply(settingRequest('default', 'region', `ours-${index}`), 'whole'),
      writeLikeTheAwsCli(join(home, '.aws/config'), timing, `theirs-${index}`),
    ]);
    if (made.ok) ours = `ours-${index}`;
    else reported += 1;
    const text = textAt(home, '.aws/config') ?? '';
    const label = `round ${index} ${JSON.stringify({ timing, made: made.ok ? 'made' : made.failure })}\n${text}`;
    expect(valueIn(text, 'profile theirs'), label).toBe(`theirs-${index}`);
    if (ours !== '') expect(valueIn(text, 'default'), label).toBe(ours);
    expect(text.startsWith('# kept\n[default]\n') && text.includes('\n# end\n'), label).toBe(true);
  }
  expect(leftovers(home)).toEqual([]);
  // The contents of a change that was made again carry a number above one.
  const overtaken = readdirSync(join(home, '.keyway/history')).filter((name) =>
    /^c\d+\.(?!1\.)\d+\./u.test(name),
  );
  removeHome(home);
  return { reported, overtaken: overtaken.length };
}

/** As `aws configure set` does (awscli/customizations/configure/writer.py): reads, and later opens with 'w' and writes. */
async function writeLikeTheAwsCli(path: string, timing: Timing, value: string): Promise<void> {
  await sleep(timing.reads);
  const document = documentFrom(await readFile(path, 'utf-8'));
  const next = textFrom(withSetting(document, 'profile theirs', 'region', value));
  await sleep(timing.thinks);
  const file = await open(path, 'w');
  await sleep(timing.writes);
  await file.write(next);
  await file.close();
}

const aws = '/usr/bin/aws';

it.skipIf(!existsSync(aws))(
  'two Keyways and `aws configure set` writing at once lose nothing of each other (needs the AWS CLI)',
  async () => {
    const count = sized({ quick: 3, ci: 60, nightly: 300 }, 'KEYWAY_ROUNDS');
    const home = makeHome({ '.aws/config': start });
    const first = createDiskKeyway(home);
    const second = await startSecond(home);
    for (let round = 0; round < count; round += 1) {
      const results = await Promise.all([
        applyOften(first.changes, round),
        second.apply(`second-${round}`),
        awsConfigureSet(home, `theirs-${round}`),
      ]);
      const text = textAt(home, '.aws/config') ?? '';
      const label = `round ${round} ${JSON.stringify(results)}\n${text}`;
      expect(results.slice(0, 2), label).toEqual(['made', 'made']);
      expect(valueIn(text, 'profile first'), label).toBe(`first-${round}`);
      expect(valueIn(text, 'profile second'), label).toBe(`second-${round}`);
      expect(valueIn(text, 'profile theirs'), label).toBe(`theirs-${round}`);
      expect(valueIn(text, 'default'), label).toBe('eu-west-1');
      expect(outlineDocument(documentFrom(text)).oddities, label).toEqual([]);
    }
    await second.end();
    expect(leftovers(home)).toEqual([]);
    console.info(`${count} rounds with the AWS CLI`);
    removeHome(home);
  },
);

let program = '';
beforeAll(async () => {
  program = await buildChild();
});
afterAll(() => removeHome(dirname(program)));

/** As long as the AWS CLI needs to start and write, so that one of ours falls together with its write. */
async function applyOften(changes: Changes, round: number): Promise<string> {
  for (let part = 0; part < 5; part += 1) {
    const value = part === 4 ? `first-${round}` : `first-${round}-${part}`;
    const made = await changes.apply(settingRequest('profile first', 'region', value), 'whole');
    if (!made.ok) return JSON.stringify(made.failure);
  }
  return 'made';
}

async function startSecond(
  home: string,
): Promise<{ readonly apply: (value: string) => Promise<string>; readonly end: () => Promise<void> }> {
  const child = startChild(program, ['rounds', home, 'second']);
  const end = ended(child);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  await lines.next();
  return {
    async apply(value) {
      child.stdin.write(`${value}\n`);
      const line: IteratorResult<string, unknown> = await lines.next();
      return line.value === '{"ok":true,"failure":null}' ? 'made' : String(line.value);
    },
    async end() {
      child.stdin.end();
      expect(await end).toMatchObject({ status: 0, stderr: '' });
    },
  };
}

function awsConfigureSet(home: string, value: string): Promise<number | null> {
  const child = spawn(aws, ['configure', 'set', 'region', value, '--profile', 'theirs'], {
    env: { PATH: process.env['PATH'] ?? '', HOME: home },
    stdio: 'ignore',
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status) => resolve(status));
  });
}

function valueIn(text: string, header: string): string | undefined {
  const section = outlineDocument(documentFrom(text)).sections.find(
    (candidate) => candidate.header === header,
  );
  return section?.entries.findLast((entry) => entry.key === 'region')?.value[0];
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

it('changes of one Keyway asked for at once are made one after the other', async () => {
  const home = makeHome({ '.aws/config': start });
  const { changes } = createDiskKeyway(home);
  const keys = Array.from({ length: 6 }, (_, index) => `profile p${index}`);
  await inLanes(keys, 6, async (key) => {
    expect(await changes.apply(settingRequest(key, 'region', key), 'whole')).toMatchObject({ ok: true });
  });
  const text = textAt(home, '.aws/config') ?? '';
  for (const key of keys) expect(valueIn(text, key)).toBe(key);
  removeHome(home);
});
