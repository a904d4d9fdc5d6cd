/** The real AWS CLI before, in the middle of and after each stage of a rotation: forward, taken back, broken off and gone on with. */
import { execFile } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createAws } from '../../../electron/adapters/aws/aws.js';
import { createNodeFileSystem } from '../../../electron/adapters/node-file-system.js';
import { createSteppedFileSystem } from '../../../electron/adapters/testing/stepped-file-system.js';
import type { Aws as AwsPort } from '../../../electron/services/aws-port.js';
import { Killed, keysOf, plain } from '../../rotation/bench.js';
import { type Bench, benchClock, openBench, valueOf } from '../../sessions/bench.js';
import { exampleAccount, exampleKeys } from '../seeds.js';
import { type Aws, startAws } from '../server.js';
import { awsPath, bareEnvironment } from './asking.js';

const run = promisify(execFile);
const { alice } = exampleKeys;
/** How late AWS is, by requests alone: those of the AWS CLI count too. */
const consistency = { created: { requests: 4 }, ended: { requests: 2 }, listed: { requests: 2 } } as const;

let home = '';
let aws: Aws;
let clock = benchClock();
const open: Bench[] = [];
beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'keyway-rotation-'));
  mkdirSync(join(home, '.aws'), { mode: 0o700 });
  const path = join(home, '.aws', 'credentials');
  writeFileSync(path, `[base]\naws_access_key_id = ${alice.id}\naws_secret_access_key = ${alice.secret}\n`);
  chmodSync(path, 0o600);
  clock = benchClock(Date.now());
  aws = await startAws({ now: () => clock.now(), consistency });
});
afterEach(async () => {
  for (const each of open.splice(0)) await each.close();
  rmSync(home, { recursive: true });
  const { faults } = aws;
  await aws.close();
  expect(faults).toEqual([]);
});

/** Runs the command as a person's script does; throws where it fails. */
async function expectToolWorks(when: string): Promise<void> {
  // This version does not read an address from variables or files.
  const args = ['sts', 'get-caller-identity', '--profile', 'base', '--output', 'text', '--query', 'Arn'];
  const environment = { ...bareEnvironment, HOME: home, AWS_PAGER: '', AWS_REGION: 'eu-west-1' };
  const { stdout, stderr } = await run(awsPath, [...args, '--endpoint-url', aws.url], { env: environment });
  expect([when, stdout.trim(), stderr]).toEqual([when, `arn:aws:iam::${exampleAccount}:user/alice`, '']);
}

/** What a rotation of this home does is held up: before each call to AWS, and around each exchange of a file. */
async function openWatched(look: (what: string) => Promise<void>): Promise<Bench> {
  const inner = createAws({ clock });
  const before = async <Answer>(name: string, call: () => Promise<Answer>): Promise<Answer> => {
    await look(name);
    return call();
  };
  const watched: AwsPort = {
    ...inner,
    callerIdentity: (call) => before('GetCallerIdentity', () => inner.callerIdentity(call)),
    accessKeys: (call, user) => before('ListAccessKeys', () => inner.accessKeys(call, user)),
    createAccessKey: (call, user) => before('CreateAccessKey', () => inner.createAccessKey(call, user)),
    setAccessKeyActive: (call, key) => before('UpdateAccessKey', () => inner.setAccessKeyActive(call, key)),
    deleteAccessKey: (call, key) => before('DeleteAccessKey', () => inner.deleteAccessKey(call, key)),
  };
  const files = createSteppedFileSystem(createNodeFileSystem(), async (step, run) => {
    if (step.operation !== 'rename' || !step.path.startsWith(join(home, '.aws'))) return run();
    await look('before a file is exchanged');
    const done = await run();
    await look('after a file is exchanged');
    return done;
  });
  const folder = join(home, '.keyway');
  const places = { configFolder: folder, dataFolder: folder, stateFolder: folder };
  const bench = await openBench({
    ...{ aws, clock, hasStore: false, isWindow: false, environment: { HOME: home } },
    ports: {
      ...{ aws: watched, files },
      places: { platform: 'linux', home, workingFolder: home, ...places },
    },
  });
  open.push(bench);
  return bench;
}

/** Notes at what the tool was run, each thing of a stage once, however often it is done in a row. */
function watching() {
  const seen: string[] = [];
  let stage = 'check';
  return {
    seen,
    onProgress: (row: { readonly stage: string }) => {
      stage = row.stage;
    },
    async look(what: string) {
      const moment = `${stage}: ${what}`;
      if (seen.includes(moment)) return;
      seen.push(moment);
      await expectToolWorks(moment);
    },
  };
}

const exchanged = ['before a file is exchanged', 'after a file is exchanged'] as const;

describe('aws sts get-caller-identity works', () => {
  it('in each stage of a rotation, and once the old key is deleted', async () => {
    const { seen, look, onProgress } = watching();
    const { rotation } = (await openWatched(look)).services;
    await expectToolWorks('before');
    const row = valueOf(await rotation.start('base', { ...plain, onProgress }));
    await expectToolWorks('the old key is deactivated');
    expect(valueOf(await rotation.deleteOld(row.id, { ...plain, onProgress }))).toMatchObject({
      ended: 'rotated',
    });
    await expectToolWorks('the old key is deleted');
    expect(seen).toEqual(
      expect.arrayContaining([
        ...['check: CreateAccessKey', 'create: GetCallerIdentity', 'save: GetCallerIdentity'],
        ...exchanged.map((what) => `save: ${what}`),
        ...['prove: GetCallerIdentity', 'deactivate: UpdateAccessKey', 'watch: DeleteAccessKey'],
      ]),
    );
    console.info(`run at ${seen.length} moments`);
  });

  it('in each step of taking everything back', async () => {
    const { seen, look, onProgress } = watching();
    let looks = false;
    const { rotation } = (await openWatched(async (what) => (looks ? look(what) : undefined))).services;
    const row = valueOf(await rotation.start('base', { ...plain, onProgress }));
    looks = true;
    expect(valueOf(await rotation.abort(row.id, { ...plain, onProgress }))).toMatchObject({
      ended: 'undone',
    });
    await expectToolWorks('everything is taken back');
    expect(seen).toEqual(
      expect.arrayContaining([
        ...['watch: UpdateAccessKey', 'deactivate: GetCallerIdentity'],
        ...exchanged.map((what) => `deactivate: ${what}`),
        'save: DeleteAccessKey',
      ]),
    );
    expect(keysOf(aws, 'alice').map(({ id }) => id)).toEqual([alice.id]);
    console.info(`run at ${seen.length} moments`);
  });

  it.each(['create', 'save', 'prove', 'deactivate', 'watch'] as const)(
    'where it is broken off at %s, and where another process has gone on with it',
    async (broken) => {
      let isDead = false;
      const first = await openWatched(() => (isDead ? Promise.reject(new Killed()) : Promise.resolve()));
      await first.services.rotation
        .start('base', {
          ...plain,
          onProgress: ({ stage }) => {
            isDead ||= stage === broken;
          },
        })
        .catch((error: unknown) => {
          if (!(error instanceof Killed)) throw error;
        });
      expect(isDead).toBe(true);
      await expectToolWorks(`broken off at ${broken}`);
      const { rotation } = (await openWatched(() => Promise.resolve())).services;
      const [row] = valueOf(await rotation.list('whole'));
      expect(row).toMatchObject({ stage: broken, ended: null });
      expect(valueOf(await rotation.resume(row?.id ?? '', plain)).stage).toBe('watch');
      await expectToolWorks('gone on with');
      expect(keysOf(aws, 'alice').map(({ status }) => status)).toEqual(['Inactive', 'Active']);
    },
  );
});
