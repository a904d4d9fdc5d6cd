/** Moving on a real folder with a real store, for tests that fail it and kill it. */
import { createIniSecondReader } from '../../electron/adapters/ini-second-reader.js';
import { createNodeFileSystem } from '../../electron/adapters/node-file-system.js';
import { createProcessLocks } from '../../electron/adapters/process-locks.js';
import { createRandomSource } from '../../electron/adapters/random-source.js';
import { createSystemClock } from '../../electron/adapters/system-clock.js';
import { createFixedConsent } from '../../electron/adapters/testing/fixed-consent.js';
import { createQuickSealing } from '../../electron/adapters/testing/quick-sealing.js';
import {
  createSteppedFileSystem,
  type StepHook,
} from '../../electron/adapters/testing/stepped-file-system.js';
import { parseDocument } from '../../electron/core/ini/document.js';
import { keyOfBody, movableKey } from '../../electron/core/moving/static-key.js';
import { type Changes, createChanges } from '../../electron/services/changes/changes.js';
import { createContentSeal } from '../../electron/services/changes/content-seal.js';
import { createAwsFiles } from '../../electron/services/files/aws-files.js';
import { createFileSurroundings } from '../../electron/services/files/surroundings.js';
import type { MovingService } from '../../electron/services/api.js';
import { createMoving } from '../../electron/services/moving/moving.js';
import { answeringRunner, fixedDecryption, testLine } from '../../electron/services/moving/testing.js';
import { createProfiles } from '../../electron/services/profiles.js';
import { storeFilePath, withStoreFile } from '../../electron/services/store/store-file.js';
import type { Store } from '../../electron/services/store/store.js';
import { makeHome, placesAt, textAt } from './home.js';
import { createDiskStore, keyChoice } from './store-home.js';
import { quickClock } from './quick-clock.js';
import { join } from 'node:path';

const movedKey = 'AKIAIOSFODNN7EXAMPLE';
const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const keys = `aws_access_key_id = ${movedKey}\naws_secret_access_key = ${secret}\n`;
const others =
  '[other]\naws_access_key_id = AKIAI44QH8DHBEXAMPLE\naws_secret_access_key = je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY\n';
const config = '[profile dev]\nregion = eu-west-1\n';

export const moves = ['in', 'out'] as const;
export type Move = (typeof moves)[number];

export interface DiskMoving {
  readonly moving: MovingService;
  readonly changes: Changes;
  readonly store: Store;
}

/** @param hook sees every operation on files and store, numbered through */
export function createDiskMoving(home: string, hook?: StepHook): DiskMoving {
  let count = 0;
  const numbered: StepHook = (step, run) => {
    count += 1;
    return hook === undefined ? run() : hook({ ...step, number: count }, run);
  };
  const store = createDiskStore(home, numbered);
  const places = placesAt(home);
  const path = storeFilePath(places);
  const disk = createSteppedFileSystem(createNodeFileSystem(), numbered);
  const clock = quickClock;
  const ports = {
    files: withStoreFile(disk, store, path, clock),
    clock,
    watcher: { watch: () => () => undefined },
    random: createRandomSource(),
    locks: createProcessLocks({ folder: join(home, '.keyway', 'locks'), clock: createSystemClock() }),
    secondReader: createIniSecondReader(),
    environment: {},
    places,
    consent: createFixedConsent({ answer: () => 'allowed' }),
  };
  const seal = createContentSeal({ files: disk, places, sealing: createQuickSealing(), vault: store });
  const awsFiles = createAwsFiles(ports, { vault: store, path }, seal);
  const changes = createChanges(ports, awsFiles, seal);
  const profiles = createProfiles({
    files: awsFiles,
    surroundings: createFileSurroundings(ports),
    environment: {},
    revertsAt: () => Promise.resolve(null),
  });
  const moving = createMoving({
    ports,
    vault: store,
    changes,
    profiles,
    // Another process, which sees what is on the disk.
    runner: { run: (line) => answeringRunner(createDiskStore(home)).run(line) },
    activity: { record: () => Promise.resolve() },
    decryption: fixedDecryption(false),
    bridgeLine: testLine,
  });
  return { moving, changes, store };
}

/** A home before that move: the key in the files, or in the store. */
export async function startMoving(move: Move): Promise<string> {
  const home = makeHome({ '.aws/config': config, '.aws/credentials': `${others}\n[dev]\n${keys}` });
  const { moving, store } = createDiskMoving(home);
  const made = await store.create(keyChoice('keychain'));
  if (!made.ok) throw new Error(JSON.stringify(made.failure));
  if (move === 'out') {
    const moved = await moving.moveIn('dev', 'whole');
    if (!moved.ok) throw new Error(JSON.stringify(moved.failure));
  }
  return home;
}

export function carryOut({ moving }: DiskMoving, move: Move): ReturnType<MovingService['moveOut']> {
  return move === 'in' ? moving.moveIn('dev', 'whole') : moving.moveOut('dev', 'whole');
}

/** Where the key is whole now, as another process finds it. */
export async function copiesOf(
  home: string,
): Promise<{ readonly inFiles: boolean; readonly storedId: string | null }> {
  const document = (name: string) =>
    parseDocument(new TextEncoder().encode(textAt(home, '.aws', name) ?? ''));
  const file = (role: 'config' | 'credentials') => {
    return { path: `~/.aws/${role}`, role, document: document(role), mode: null };
  };
  const files = { config: file('config'), credentials: file('credentials'), locations: [] };
  const key = movableKey(files, 'dev', () => true);
  const stored = await createDiskStore(home).profiles();
  if (!stored.ok) throw new Error(JSON.stringify(stored.failure));
  const entry = stored.value.find(({ name }) => name === 'dev');
  const held = entry === undefined ? null : keyOfBody(entry.body);
  return {
    inFiles: key.ok && key.value.accessKeyId === movedKey && key.value.secretAccessKey.reveal() === secret,
    storedId: held?.secretAccessKey.reveal() === secret ? (entry?.id ?? null) : null,
  };
}
