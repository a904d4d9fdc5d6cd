/** What AWS said of access keys, remembered with the date in the data folder (0600): key IDs whole, and no secret. */
import { z } from 'zod';
import { keyStatus } from '../../../shared/models/key.js';
import { lastUse } from '../../../shared/models/rotation.js';
import { keyUntold } from '../../../shared/vocabulary.js';
import type { KnownKeys } from '../../core/keys/knowledge.js';
import { joinPath } from '../../core/paths.js';
import { createJsonFile } from '../json-file.js';
import { FileSystemError, type Ports } from '../ports.js';

export interface KeyMemory {
  /** Nothing where it cannot be read. Rejects never for what a disk does. */
  read(): Promise<KnownKeys>;
  /** What cannot be written down is remembered until the end of this process. */
  change(work: (present: KnownKeys) => KnownKeys): Promise<void>;
}

type MemoryPorts = Pick<Ports, 'files' | 'locks' | 'logger' | 'places' | 'random'>;

const time = z.string().nullable();
const remembered = z.strictObject({
  keys: z.record(
    z.string(),
    z
      .strictObject({
        at: z.string(),
        accountId: z.string(),
        userName: z.string().nullable(),
        arn: z.string(),
        isRoot: z.boolean(),
        status: keyStatus.nullable(),
        createdAt: time,
        lastUse: lastUse.nullable(),
        otherKeys: z
          .array(z.strictObject({ accessKeyId: z.string(), status: keyStatus, createdAt: time }).readonly())
          .readonly(),
        untold: z.array(z.enum(keyUntold)).readonly(),
        askedAt: z.array(z.string()).readonly(),
      })
      .readonly(),
  ),
});

const lockWait = 5000;
/** Keys that were removed from the files long ago make room for newer ones. */
const mostKept = 2000;

/** Where it is remembered; absolute. Other Keyways write there too. */
export function keyMemoryPath({ dataFolder }: Pick<Ports['places'], 'dataFolder'>): string {
  return joinPath(dataFolder, 'keys.json');
}

export function createKeyMemory({ files, locks, logger, places, random }: MemoryPorts): KeyMemory {
  const path = keyMemoryPath(places);
  const file = createJsonFile(files, random, path, remembered);
  let unwritten: KnownKeys | null = null;

  async function read(): Promise<KnownKeys> {
    if (unwritten !== null) return unwritten;
    try {
      return (await file.read())?.keys ?? {};
    } catch (error) {
      if (error instanceof FileSystemError) return {};
      throw error;
    }
  }

  async function write(work: (present: KnownKeys) => KnownKeys): Promise<boolean> {
    try {
      const done = await locks.withLocks([path], lockWait, async () => {
        const next = newest(work(await read()));
        await file.write({ keys: next });
        return true;
      });
      return done ?? false;
    } catch (error) {
      if (!(error instanceof FileSystemError)) throw error;
      logger.error('keys-not-remembered', { systemCode: error.systemCode });
      return false;
    }
  }

  return {
    read,
    async change(work) {
      const isWritten = await write(work);
      unwritten = isWritten ? null : work(await read());
    },
  };
}

function newest(keys: KnownKeys): KnownKeys {
  const all = Object.entries(keys);
  if (all.length <= mostKept) return keys;
  const ordered = all.toSorted(([, one], [, other]) => Date.parse(other.at) - Date.parse(one.at));
  return Object.fromEntries(ordered.slice(0, mostKept));
}
