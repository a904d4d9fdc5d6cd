/** The editing service over an in-memory home, for its tests. */
import { createDigests } from '../../electron/adapters/digests.js';
import { createIniSecondReader } from '../../electron/adapters/ini-second-reader.js';
import { type ConsentAnswers, createFixedConsent } from '../../electron/adapters/testing/fixed-consent.js';
import { createImmediateClock } from '../../electron/adapters/testing/immediate-clock.js';
import {
  createMemoryClipboard,
  type MemoryClipboard,
} from '../../electron/adapters/testing/memory-clipboard.js';
import { createMemoryFileSystem } from '../../electron/adapters/testing/memory-file-system.js';
import { createOpenLocks } from '../../electron/adapters/testing/open-locks.js';
import { createChanges } from '../../electron/services/changes/changes.js';
import { createEditing } from '../../electron/services/editing/editing.js';
import { createAwsFiles } from '../../electron/services/files/aws-files.js';
import { createFileSurroundings } from '../../electron/services/files/surroundings.js';
import { createJsonFile } from '../../electron/services/json-file.js';
import { createProfiles } from '../../electron/services/profiles.js';
import { storeFilePath, withStoreFile } from '../../electron/services/store/store-file.js';
import { createMemoryVault, type MemoryVaultOptions } from '../../electron/services/store/testing-vault.js';
import { createSwitching, timeLimit } from '../../electron/services/switching.js';
import type { EditCommand } from '../../shared/models/edit.js';
import { type Result, succeed } from '../../shared/models/failure.js';
import { placesAt } from '../faults/home.js';
import { createTestStore, sealOf } from '../faults/test-store.js';

export const home = '/home/p';
export const config = `${home}/.aws/config`;
export const credentials = `${home}/.aws/credentials`;
export const elsewhere = '/srv/batch/credentials';

export interface Opening extends ConsentAnswers {
  readonly files?: Readonly<Record<string, string>>;
  /** Absolute paths of opened credentials files. */
  readonly locations?: readonly string[];
  /** Null where the host has none. */
  readonly clipboard?: MemoryClipboard | null;
  /** What is in the encrypted store; left out where nothing can be sealed. */
  readonly store?: MemoryVaultOptions;
}

/** The line that hands out the stored profile of that id. */
export function bridgeLine(id: string): string {
  return `/opt/keyway credential-process --id ${id}`;
}

export function openEditing({ files = {}, locations = [], clipboard, store, ...answers }: Opening) {
  const disk = createMemoryFileSystem(files);
  const clock = createImmediateClock();
  const memory = store === undefined ? null : createMemoryVault(store);
  const keys = createTestStore(store?.exists === false ? 'none' : 'ready');
  const vault =
    memory === null
      ? null
      : { ...memory, publicKey: () => keys.publicKey(), privateKey: () => keys.privateKey() };
  const path = storeFilePath(placesAt(home));
  const bridgeLineFor = (id: string) => succeed(bridgeLine(id));
  const consent = createFixedConsent(answers);
  let serial = 0;
  const ports = {
    files: vault === null ? disk : withStoreFile(disk, vault, path, clock),
    clock,
    watcher: { watch: () => () => undefined },
    random: { hex: (digits: number) => String((serial += 1)).padStart(digits, '0') },
    locks: createOpenLocks(),
    secondReader: createIniSecondReader(),
    digests: createDigests(),
    environment: {},
    places: placesAt(home),
    consent,
    clipboard: clipboard === undefined ? createMemoryClipboard() : clipboard,
  };
  const seal = vault === null ? undefined : sealOf(ports.files, ports.places, keys);
  const awsFiles = createAwsFiles(ports, vault === null ? null : { vault, path }, seal);
  awsFiles.setLocations(locations);
  const changes = createChanges(ports, awsFiles, seal);
  const profiles = createProfiles({
    files: awsFiles,
    surroundings: createFileSurroundings(ports),
    environment: {},
    revertsAt: () => Promise.resolve(null),
    ...(vault === null ? {} : { store: { shownPath: '~/.keyway/store/store.json', bridgeLineFor } }),
  });
  const limits = createJsonFile(disk, ports.random, `${home}/limits.json`, timeLimit);
  const tracer = { planned: () => Promise.resolve([]) };
  const switching = createSwitching({ changes, profiles, limits, clock, tracer, bridgeLineFor });
  const service = createEditing({
    ports,
    changes,
    profiles,
    ...(vault === null ? {} : { store: { newId: () => vault.newId(), bridgeLineFor } }),
  });
  return {
    service,
    profiles,
    switching,
    /** Only where there is a store. */
    vault: vault ?? createMemoryVault({ exists: false }),
    changes,
    clock,
    consent,
    disk,
    clipboard: ports.clipboard,
    text: (path: string): string | undefined => disk.texts()[path],
    async makeActive(name: string): Promise<void> {
      valueOf(await switching.makeActive({ name }, null, 'last-four'));
    },
    /** Another program writes the file in place. */
    async overwrite(path: string, text: string): Promise<void> {
      const file = await disk.open(path, 'read-write');
      const bytes = new TextEncoder().encode(text);
      await file.write(bytes);
      await file.shortenTo(bytes.length);
      await file.close();
    },
  };
}

type Save = Extract<EditCommand, { kind: 'save' }>;

/** A command that saves settings of one profile, plain but for what a test says. */
export function saving(id: string | null, name: string, parts: Partial<Save>): Save {
  return {
    kind: 'save',
    id,
    name,
    location: null,
    set: {},
    expected: {},
    ssoSession: null,
    services: null,
    secret: { kind: 'keep' },
    ...parts,
  };
}

/** The value of what must not have failed. */
export function valueOf<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
}
