/**
 * The last version of each AWS file that was believed, kept across restarts.
 *
 * Without it a file that another program emptied while Keyway was closed would look like one that was always empty.
 * It holds what the files hold: sealed where there is a store, with what must be known while that is locked beside it
 * (length, number of sections, a salted mark to know the same content again); else plain. 0600 in a 0700 folder.
 */
import { z } from 'zod';
import type { Result } from '../../../shared/models/failure.js';
import { fail, succeed } from '../../../shared/models/failure.js';
import { joinPath, shortHash } from '../../core/paths.js';
import type { ContentSeal } from '../changes/content-seal.js';
import { hexText, packSealed, unpackSealed } from '../changes/sealed-file.js';
import { namesIn, readIfThere, removeIfThere, writeWhole } from '../changes/whole-file.js';
import { createJsonFile, type JsonFile } from '../json-file.js';
import { FileSystemError, type FileSystem, type Places, type RandomSource } from '../ports.js';
import { byteText, type Content, toByteText } from './content.js';
import { type KeptVersion, plainVersion, sameVersion } from './kept-version.js';

/** What is known of a file from before. */
export interface GoodVersions {
  /** What was last believed; null where there never was a file. */
  readonly good: KeptVersion | null;
  /** What stood there before sections vanished from outside; null where none did, or the person said it is well. */
  readonly larger: KeptVersion | null;
}

export interface GoodVersionStore {
  read(path: string): Promise<GoodVersions>;
  /** Best effort: a data folder that cannot be written costs the offer to put back, nothing else. */
  write(path: string, versions: GoodVersions): Promise<void>;
  /** Absolute paths of the files of which something is kept. Rejects with FileSystemError. */
  paths(): Promise<readonly string[]>;
  /** Seals what lies plain. Does nothing without a store. Rejects with FileSystemError. */
  sealAll(): Promise<void>;
  /** Nothing lies plain. */
  isSealed(): Promise<boolean>;
}

const nothing: GoodVersions = { good: null, larger: null };

const record = z.strictObject({
  path: z.string(),
  good: z.string().nullable(),
  larger: z.string().nullable(),
});
type PlainRecord = z.infer<typeof record>;

const count = z.int().min(0);
const known = z.strictObject({
  /** Index of the sealed part. */
  part: count,
  length: count,
  sections: count,
  salt: hexText,
  mark: hexText,
});
const sealedFacts = z.strictObject({
  version: z.literal(1),
  path: z.string(),
  good: known.nullable(),
  larger: known.nullable(),
});

/** While one is being written it has a few digits more. */
const sealedName = /^[0-9a-f]+\.sealed(?:\.[0-9a-f]+)?$/u;

export function createGoodVersionStore(
  files: FileSystem,
  random: RandomSource,
  places: Places,
  seal: ContentSeal,
): GoodVersionStore {
  return new GoodVersionFolder(files, random, joinPath(places.dataFolder, 'last-good'), seal);
}

export function sameVersions(one: GoodVersions, other: GoodVersions): boolean {
  return sameVersion(one.good, other.good) && sameVersion(one.larger, other.larger);
}

class GoodVersionFolder implements GoodVersionStore {
  readonly #files: FileSystem;
  readonly #random: RandomSource;
  readonly #folder: string;
  readonly #seal: ContentSeal;

  constructor(files: FileSystem, random: RandomSource, folder: string, seal: ContentSeal) {
    this.#files = files;
    this.#random = random;
    this.#folder = folder;
    this.#seal = seal;
  }

  async read(path: string): Promise<GoodVersions> {
    const sealed = await orNull(() => readIfThere(this.#files, this.#sealedPath(path)));
    const found = sealed === null ? null : this.#sealedVersions(path, sealed);
    if (found !== null) return found;
    const plain = await orNull(() => this.#plainFile(path).read());
    return plain?.path === path ? plainVersions(plain) : nothing;
  }

  async write(path: string, versions: GoodVersions): Promise<void> {
    await orNull(async () => {
      if (await this.#seal.isOn()) await this.#writeSealed(path, versions);
      else await this.#writePlain(path, versions);
    });
  }

  async paths(): Promise<readonly string[]> {
    const paths = new Set<string>();
    for (const name of await namesIn(this.#files, this.#folder)) {
      const at = joinPath(this.#folder, name);
      const bytes = sealedName.test(name) ? await readIfThere(this.#files, at) : null;
      const sealed = bytes === null ? null : unpackSealed(bytes, sealedFacts);
      const plain =
        bytes === null ? await createJsonFile(this.#files, this.#random, at, record).read() : null;
      const path = sealed?.facts.path ?? plain?.path;
      if (path !== undefined) paths.add(path);
    }
    return [...paths];
  }

  async sealAll(): Promise<void> {
    const names = (await namesIn(this.#files, this.#folder)).filter((name) => !sealedName.test(name));
    if (names.length === 0 || !(await this.#seal.isOn())) return;
    for (const name of names) {
      const path = joinPath(this.#folder, name);
      const plain = await createJsonFile(this.#files, this.#random, path, record).read();
      const isOwn = plain !== null && name === `${shortHash(plain.path)}.json`;
      // What was sealed since is newer; the rest is what a crash left, and holds what the files held too.
      if (isOwn && (await this.#isNotSealed(plain.path)))
        await this.#writeSealed(plain.path, plainVersions(plain));
      else await removeIfThere(this.#files, path);
    }
    await this.#files.flushFolder(this.#folder);
  }

  async isSealed(): Promise<boolean> {
    const names = (await orNull(() => namesIn(this.#files, this.#folder))) ?? [];
    return names.every((name) => sealedName.test(name)) && (await this.#seal.isOn());
  }

  async #isNotSealed(path: string): Promise<boolean> {
    const bytes = await readIfThere(this.#files, this.#sealedPath(path));
    return bytes === null || this.#sealedVersions(path, bytes) === null;
  }

  async #writePlain(path: string, { good, larger }: GoodVersions): Promise<void> {
    // What was sealed in a store that is gone cannot be written plain: it stays.
    if ((good !== null && good.plain === null) || (larger !== null && larger.plain === null)) return;
    await this.#plainFile(path).write({
      path,
      good: textOf(good?.plain ?? null),
      larger: textOf(larger?.plain ?? null),
    });
    await removeIfThere(this.#files, this.#sealedPath(path));
  }

  /** The plain file goes last: one of both is whole at any moment. */
  async #writeSealed(path: string, { good, larger }: GoodVersions): Promise<void> {
    const parts: Uint8Array[] = [];
    const put = async (version: KeptVersion | null): Promise<z.infer<typeof known> | null> => {
      if (version === null) return null;
      const sealed = version.sealed ?? (await this.#sealBytes(path, version.plain));
      if (sealed === null) throw new FileSystemError('seal', path, 'ENOKEY');
      const print = version.fingerprint ?? this.#seal.fingerprint(version.plain ?? new Uint8Array());
      const part = parts.push(sealed) - 1;
      return { part, length: version.length, sections: version.sections(), ...print };
    };
    const facts = { version: 1, path, good: await put(good), larger: await put(larger) };
    await this.#files.makeFolder(this.#folder);
    const target = this.#sealedPath(path);
    await writeWhole(this.#files, target, packSealed(facts, parts), `${target}.${this.#random.hex(12)}`);
    await removeIfThere(this.#files, this.#plainPath(path));
  }

  async #sealBytes(path: string, bytes: Content): Promise<Uint8Array | null> {
    if (bytes === null) return null;
    return (await this.#seal.seal(bytes, sealedAs(path)))?.sealed ?? null;
  }

  #sealedVersions(path: string, bytes: Uint8Array): GoodVersions | null {
    const found = unpackSealed(bytes, sealedFacts);
    if (found?.facts.path !== path) return null;
    const take = (facts: z.infer<typeof known> | null): KeptVersion | null => {
      const sealed = facts === null ? undefined : found.parts[facts.part];
      return facts === null || sealed === undefined ? null : this.#sealedVersion(path, facts, sealed);
    };
    return { good: take(found.facts.good), larger: take(found.facts.larger) };
  }

  #sealedVersion(path: string, facts: z.infer<typeof known>, sealed: Uint8Array): KeptVersion {
    const { length, sections, salt, mark } = facts;
    const seal = this.#seal;
    return {
      length,
      sections: () => sections,
      plain: null,
      sealed,
      fingerprint: { salt, mark },
      holds: (content) => content.length === length && seal.matches({ salt, mark }, content),
      async content(): Promise<Result<Content>> {
        const opened = await seal.open(sealed, sealedAs(path));
        return opened.ok ? succeed(opened.value) : fail(opened.failure);
      },
    };
  }

  #plainFile(path: string): JsonFile<PlainRecord> {
    return createJsonFile(this.#files, this.#random, this.#plainPath(path), record);
  }

  #plainPath(path: string): string {
    return joinPath(this.#folder, `${shortHash(path)}.json`);
  }

  #sealedPath(path: string): string {
    return joinPath(this.#folder, `${shortHash(path)}.sealed`);
  }
}

function sealedAs(path: string): { readonly purpose: string; readonly name: string } {
  return { purpose: 'last good version', name: path };
}

function plainVersions({ good, larger }: PlainRecord): GoodVersions {
  return { good: versionIn(good), larger: versionIn(larger) };
}

function versionIn(text: string | null): KeptVersion | null {
  const bytes = text === null ? undefined : byteText.safeParse(text).data;
  return bytes === undefined ? null : plainVersion(bytes);
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
