import { describe, expect, it } from 'vitest';
import { createIniSecondReader } from '../../adapters/ini-second-reader.js';
import { createRandomSource } from '../../adapters/random-source.js';
import { createImmediateClock } from '../../adapters/testing/immediate-clock.js';
import { createMemoryFileSystem, type MemoryFileSystem } from '../../adapters/testing/memory-file-system.js';
import { createOpenLocks } from '../../adapters/testing/open-locks.js';
import { createSteppedFileSystem, type StepHook } from '../../adapters/testing/stepped-file-system.js';
import { configPath, credentialsPath, memoryHome, placesAt } from '../../../e2e/faults/home.js';
import { documentFrom, textFrom, withSetting } from '../../../e2e/faults/requests.js';
import { createTestStore, sealOf } from '../../../e2e/faults/test-store.js';
import { createAwsFiles } from '../files/aws-files.js';
import { storeFilePath, withStoreFile } from '../store/store-file.js';
import { createMemoryVault, type MemoryVault } from '../store/testing-vault.js';
import type { Vault } from '../store/vault.js';
import { type Changes, createChanges } from './changes.js';
import type { ChangeRequest, EditableFile } from './plan.js';

/** Of the steps of a change: in CI each of them. */
const stride = (process.env['KEYWAY_TEST_SIZE'] ?? 'quick') === 'quick' ? 5 : 1;
const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const sealedOnly = 'je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY';
const config = '[profile work]\nregion = eu-west-1\n';
const credentials = `[work]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = ${secret}\n`;
const kept = `aws_access_key_id = AKIAI44QH8DHBEXAMPLE\naws_secret_access_key = ${sealedOnly}\n`;

interface StoreHome {
  readonly memory: MemoryFileSystem;
  readonly vault: MemoryVault;
  readonly start: (hook?: StepHook) => Changes;
  readonly lock: (isLocked: boolean) => void;
}

function makeHome(): StoreHome {
  const memory = createMemoryFileSystem({ [configPath]: config, [credentialsPath]: credentials });
  const vault = createMemoryVault({ bodies: { old: kept } });
  const keys = createTestStore('ready');
  const clock = createImmediateClock();
  const places = placesAt(memoryHome);
  const path = storeFilePath(places);
  const whole: Vault = {
    ...vault,
    publicKey: () => keys.publicKey(),
    privateKey: () => keys.privateKey(),
  };
  return {
    memory,
    vault,
    lock(isLocked) {
      vault.setLocked(isLocked ? 'idle' : null);
      keys.state = isLocked ? 'locked' : 'ready';
    },
    start(hook) {
      const withStore = withStoreFile(memory, whole, path, clock);
      const files = hook === undefined ? withStore : createSteppedFileSystem(withStore, hook);
      const ports = {
        files,
        clock,
        places,
        locks: createOpenLocks(),
        random: createRandomSource(),
        secondReader: createIniSecondReader(),
        environment: {},
        watcher: { watch: () => () => undefined },
      };
      const seal = sealOf(files, places, { ...keys, privateKey: () => keys.privateKey() });
      return createChanges(ports, createAwsFiles(ports, { vault: whole, path }, seal), seal);
    },
  };
}

const orders = {
  'the store first': ['store', 'config', 'credentials'],
  'the store between': ['config', 'store', 'credentials'],
  'the store last': ['credentials', 'config', 'store'],
} as const;
type Part = (typeof orders)['the store first'][number];

/** What is in the files goes into the store. */
function request(order: readonly Part[]): ChangeRequest {
  return {
    action: 'edit',
    profiles: ['work'],
    plan(files) {
      const store = files.locations.find((file) => file.role === 'store');
      if (store === undefined) throw new Error('no store among the files');
      const steps = {
        store: storeStep(store),
        config: configStep(files.config),
        credentials: keysStep(files),
      };
      const sections = new Map([
        [store.path, ['work']],
        [files.config.path, ['profile work']],
        [files.credentials.path, ['work']],
      ]);
      return { ok: true, value: { steps: order.map((part) => steps[part]), sections } };
    },
  };
}

type Step = { readonly path: string; readonly after: EditableFile['document'] };

function storeStep({ path, document }: EditableFile): Step {
  const body = withSetting(document, 'work', 'aws_access_key_id', 'AKIAIOSFODNN7EXAMPLE');
  return { path, after: withSetting(body, 'work', 'aws_secret_access_key', secret) };
}

function configStep({ path, document }: EditableFile): Step {
  return { path, after: withSetting(document, 'profile work', 'output', 'json') };
}

function keysStep({ credentials: { path } }: { readonly credentials: EditableFile }): Step {
  return { path, after: documentFrom('# moved\n') };
}

interface Standing {
  readonly config: string | undefined;
  readonly credentials: string | undefined;
  readonly stored: readonly string[];
}

function standing({ memory, vault }: StoreHome): Standing {
  const texts = memory.texts();
  const stored = vault.held().map(({ name }) => `${name} ${vault.text(name) ?? ''}`);
  return { config: texts[configPath], credentials: texts[credentialsPath], stored };
}

function awsPart({ config: one, credentials: other }: Standing): readonly unknown[] {
  return [one, other];
}

/** Where the disk says what only the store may know. */
function openFiles({ memory }: StoreHome): readonly string[] {
  const files = Object.entries(memory.texts());
  return files
    .filter(
      ([path, text]) => text.includes(sealedOnly) || (path.includes('/.keyway/') && text.includes(secret)),
    )
    .map(([path]) => path);
}

async function dryRun(order: readonly Part[]): Promise<{ readonly count: number; readonly after: Standing }> {
  const home = makeHome();
  let count = 0;
  const changes = home.start((step, run) => {
    count = step.number;
    return run();
  });
  expect(await changes.apply(request(order), 'whole')).toMatchObject({ ok: true });
  return { count, after: standing(home) };
}

async function killedAt(order: readonly Part[], last: number): Promise<StoreHome> {
  const home = makeHome();
  const changes = home.start(async (step, run) => {
    if (step.number < last) return run();
    if (step.number === last && step.half !== null) await step.half();
    throw new Error('killed');
  });
  await changes.apply(request(order), 'whole').catch(() => undefined);
  return home;
}

describe.each(Object.entries(orders))('a change of the files and the store, %s', (_, order) => {
  it('killed at any step ends whole at the next start with the store open', async () => {
    const { count, after } = await dryRun(order);
    const before = standing(makeHome());
    expect(count).toBeGreaterThan(40);
    for (let last = 1; last <= count; last += stride) {
      const home = await killedAt(order, last);
      expect(openFiles(home), `step ${last}`).toEqual([]);
      await home.start().recover();
      expect([before, after], `step ${last}`).toContainEqual(standing(home));
    }
  });
  it('killed at any step, with the store locked: both files end old or new, and the store once it is open', async () => {
    const { count, after } = await dryRun(order);
    const before = standing(makeHome());
    for (let last = 1; last <= count; last += stride) {
      const home = await killedAt(order, last);
      home.lock(true);
      await home.start().recover();
      const aws = awsPart(standing(home));
      expect([awsPart(before), awsPart(after)], `step ${last}`).toContainEqual(aws);
      expect(openFiles(home), `step ${last}`).toEqual([]);
      await home.start().recover();
      expect(awsPart(standing(home)), `step ${last}`).toEqual(aws);
      home.lock(false);
      await home.start().followStore();
      expect([before, after], `step ${last}`).toContainEqual(standing(home));
      expect(await home.start().recover(), `step ${last}`).toEqual([]);
      expect(openFiles(home), `step ${last}`).toEqual([]);
    }
  });
});

describe('a change that waits for the store', () => {
  /** Both files are new, and the store is not. */
  async function waiting(): Promise<StoreHome> {
    const order = orders['the store last'];
    const { count, after } = await dryRun(order);
    for (let last = count; last > 0; last -= 1) {
      const home = await killedAt(order, last);
      const now = standing(home);
      const isBetween = now.config === after.config && now.stored.length === 1;
      if (!isBetween) continue;
      home.lock(true);
      return home;
    }
    throw new Error('never between');
  }

  it('is said to wait, is not listed, and keeps no other change from being made', async () => {
    const home = await waiting();
    const changes = home.start();
    const recoveries = await changes.recover();
    expect(recoveries).toMatchObject([{ outcome: 'left-alone', failure: { code: 'store-locked' } }]);
    expect(await changes.list()).toEqual([]);
    for (let made = 0; made < 25; made += 1) {
      const next = await changes.apply(regionOf(`eu-west-${made}`), 'whole');
      expect(next).toMatchObject({ ok: true });
    }
    home.lock(false);
    expect(await home.start().recover()).toMatchObject([{ change: 'c1', outcome: 'finished' }]);
    expect(home.vault.text('work')).toContain(secret);
    expect(home.memory.texts()[configPath]).toContain('region = eu-west-24');
    expect(home.memory.texts()[configPath]).toContain('output = json');
  });
});

function regionOf(region: string): ChangeRequest {
  return {
    action: 'set-region',
    profiles: ['work'],
    plan: ({ config: { path, document } }) => {
      const after = withSetting(document, 'profile work', 'region', region);
      expect(textFrom(after)).toContain(region);
      return {
        ok: true,
        value: { steps: [{ path, after }], sections: new Map([[path, ['profile work']]]) },
      };
    },
  };
}
