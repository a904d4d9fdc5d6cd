/**
 * The last version of each AWS file that was believed, kept across restarts.
 *
 * Without it a file that another program emptied while Keyway was closed would look like one that was always empty.
 * Holds what the files hold, so: 0600 in a 0700 folder.
 */
import { z } from 'zod';
import { joinPath, shortHash } from '../../core/paths.js';
import { createJsonFile, type JsonFile } from '../json-file.js';
import { FileSystemError, type FileSystem, type Places, type RandomSource } from '../ports.js';
import { byteText, type Content, sameContent, toByteText } from './content.js';

/** What is known of a file from before. */
export interface GoodVersions {
  /** The content last believed; null where there never was a file. */
  readonly good: Content;
  /** The content before sections vanished from outside; null where none did, or the person said it is well. */
  readonly larger: Content;
}

export interface GoodVersionStore {
  read(path: string): Promise<GoodVersions>;
  /** Best effort: a data folder that cannot be written costs the offer to put back, nothing else. */
  write(path: string, versions: GoodVersions): Promise<void>;
}

const nothing: GoodVersions = { good: null, larger: null };

const record = z.strictObject({
  path: z.string(),
  good: z.string().nullable(),
  larger: z.string().nullable(),
});

export function createGoodVersionStore(
  files: FileSystem,
  random: RandomSource,
  places: Places,
): GoodVersionStore {
  function fileFor(path: string): JsonFile<z.infer<typeof record>> {
    const folder = joinPath(places.dataFolder, 'last-good');
    return createJsonFile(files, random, joinPath(folder, `${shortHash(path)}.json`), record);
  }
  return {
    async read(path) {
      const found = await orNull(() => fileFor(path).read());
      return found?.path === path
        ? { good: contentIn(found.good), larger: contentIn(found.larger) }
        : nothing;
    },
    async write(path, { good, larger }) {
      await orNull(() => fileFor(path).write({ path, good: textOf(good), larger: textOf(larger) }));
    },
  };
}

export function sameVersions(one: GoodVersions, other: GoodVersions): boolean {
  return sameContent(one.good, other.good) && sameContent(one.larger, other.larger);
}

function contentIn(text: string | null): Content {
  return text === null ? null : (byteText.safeParse(text).data ?? null);
}

function textOf(content: Content): string | null {
  return content === null ? null : toByteText(content);
}

async function orNull<Value>(work: () => Promise<Value>): Promise<Value | null> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof FileSystemError) return null;
    throw error;
  }
}
