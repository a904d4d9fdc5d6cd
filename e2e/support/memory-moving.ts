/** Moving over a home and a store in memory, for its tests and for those that fail it step by step. */
import { createIniSecondReader } from '../../electron/adapters/ini-second-reader.js';
import { type ConsentAnswers, createFixedConsent } from '../../electron/adapters/testing/fixed-consent.js';
import { createImmediateClock } from '../../electron/adapters/testing/immediate-clock.js';
import {
  createMemoryFileSystem,
  type MemoryFileSystem,
} from '../../electron/adapters/testing/memory-file-system.js';
import { createOpenLocks } from '../../electron/adapters/testing/open-locks.js';
import { createChanges } from '../../electron/services/changes/changes.js';
import { createAwsFiles } from '../../electron/services/files/aws-files.js';
import { createFileSurroundings } from '../../electron/services/files/surroundings.js';
import { createMoving } from '../../electron/services/moving/moving.js';
import type { LineRunner, UserDecryption } from '../../electron/services/moving/ports.js';
import { answeringRunner, fixedDecryption, testLine } from '../../electron/services/moving/testing.js';
import type { FileSystem } from '../../electron/services/ports.js';
import { createProfiles } from '../../electron/services/profiles.js';
import { storeFilePath, withStoreFile } from '../../electron/services/store/store-file.js';
import { createMemoryVault, type MemoryVault } from '../../electron/services/store/testing-vault.js';
import { placesAt } from '../faults/home.js';
import { createTestStore, sealOf } from '../faults/test-store.js';
import { home } from './memory-editing.js';

export interface MovingOpening extends ConsentAnswers {
  readonly files?: Readonly<Record<string, string>>;
  readonly locations?: readonly string[];
  readonly vault?: MemoryVault;
  readonly runner?: (vault: MemoryVault) => LineRunner;
  /** Stands before the disk, to fail or end it. */
  readonly disk?: (disk: FileSystem) => FileSystem;
  /** What an earlier run left. */
  readonly memory?: MemoryFileSystem;
  readonly line?: typeof testLine;
  readonly environment?: Readonly<Record<string, string>>;
  readonly decryption?: UserDecryption;
}

export function openMoving(opening: MovingOpening = {}) {
  const vault = opening.vault ?? createMemoryVault();
  const memory = opening.memory ?? createMemoryFileSystem(opening.files ?? {});
  const clock = createImmediateClock();
  const places = placesAt(home);
  const path = storeFilePath(places);
  const disk = opening.disk?.(memory) ?? memory;
  let serial = 0;
  const ports = {
    files: withStoreFile(disk, vault, path, clock),
    clock,
    watcher: { watch: () => () => undefined },
    random: { hex: (digits: number) => String((serial += 1)).padStart(digits, '0') },
    locks: createOpenLocks(),
    secondReader: createIniSecondReader(),
    environment: opening.environment ?? {},
    places,
    consent: createFixedConsent(opening),
  };
  const awsFiles = createAwsFiles(ports, { vault, path });
  awsFiles.setLocations(opening.locations ?? []);
  const changes = createChanges(ports, awsFiles, sealOf(disk, places, createTestStore('ready')));
  const profiles = createProfiles({
    files: awsFiles,
    surroundings: createFileSurroundings(ports),
    environment: {},
    revertsAt: () => Promise.resolve(null),
  });
  const recorded: string[] = [];
  const runner = opening.runner?.(vault) ?? answeringRunner(vault);
  const moving = createMoving({
    ports,
    vault,
    changes,
    profiles,
    runner,
    activity: {
      record: (kind, facts) => {
        recorded.push(`${kind} ${facts?.profile ?? ''}`);
        return Promise.resolve();
      },
    },
    decryption: opening.decryption ?? fixedDecryption(false),
    bridgeLine: opening.line ?? testLine,
  });
  const text = (file: string): string | undefined => memory.texts()[file];
  /** Another program writes the file in place. */
  async function overwrite(file: string, content: string): Promise<void> {
    const bytes = new TextEncoder().encode(content);
    const open = await memory.open(file, 'read-write');
    await open.write(bytes);
    await open.shortenTo(bytes.length);
    await open.close();
  }
  return { moving, changes, vault, consent: ports.consent, recorded, text, overwrite, memory };
}
