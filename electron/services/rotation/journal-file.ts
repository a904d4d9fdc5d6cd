/**
 * Where rotations are noted: sealed with a key that only the store's private key gives, or, where there is no store, in a file
 * that only its owner reads, beside the history: the secret goes into such a file anyway.
 *
 * The key is fetched once and held while a rotation goes on: a store that is locked between AWS's answer and its noting must
 * not lose the secret.
 */
import { fail, type Failure, type Result, succeed } from '../../../shared/models/failure.js';
import { folderOf, joinPath, shownPath } from '../../core/paths.js';
import { parseRotations, printRotations, type Rotation, withRotation } from '../../core/rotation/journal.js';
import { busy, writeFailure } from '../changes/failures.js';
import { readIfThere, removeIfThere, writeWhole } from '../changes/whole-file.js';
import { FileSystemError, type Ports } from '../ports.js';
import type { Vault } from '../store/vault.js';

/** The journal, open for reading and writing until `close`. */
export interface Journal {
  read(): Promise<Result<readonly Rotation[]>>;
  /** Puts it in the place of the one with its id. */
  write(rotation: Rotation): Promise<Result<null>>;
  close(): void;
}

export interface JournalFile {
  /** Fails as the store does where there is one that is not open. */
  open(): Promise<Result<Journal>>;
}

type JournalPorts = Pick<Ports, 'files' | 'locks' | 'places' | 'sealing'>;

const version = 1;
/** Milliseconds: longer than the lock of a process that was killed lives. */
const lockWait = 15_000;

/** Where rotations are noted, sealed and not; absolute. Other Keyways write there too. */
export function journalPaths({ dataFolder }: Pick<Ports['places'], 'dataFolder'>): readonly [string, string] {
  return [joinPath(dataFolder, 'rotations.sealed'), joinPath(dataFolder, 'rotations.json')];
}

/** Whether anything was ever noted: without, the store need not be opened to know that nothing is under way. */
export async function hasJournal({ files, places }: Pick<Ports, 'files' | 'places'>): Promise<boolean> {
  try {
    const found = await Promise.all(journalPaths(places).map((path) => files.inspect(path)));
    return found.some((facts) => facts !== null);
  } catch (error) {
    if (error instanceof FileSystemError) return false;
    throw error;
  }
}

export function createJournalFile(
  ports: JournalPorts,
  vault: Pick<Vault, 'privateKey' | 'publicKey'>,
): JournalFile {
  const { sealing } = ports;
  return {
    async open() {
      if ((await vault.publicKey()) === null) return succeed(new OpenJournal(ports, null));
      const given = await vault.privateKey();
      if (!given.ok) return fail(withUnlocking(given.failure));
      const key = sealing.derive(given.value, 'keyway rotations');
      given.value.fill(0);
      return succeed(new OpenJournal(ports, key));
    },
  };
}

class OpenJournal implements Journal {
  readonly #ports: JournalPorts;
  readonly #key: Uint8Array | null;
  readonly #sealedPath: string;
  readonly #plainPath: string;

  constructor(ports: JournalPorts, key: Uint8Array | null) {
    this.#ports = ports;
    this.#key = key;
    [this.#sealedPath, this.#plainPath] = journalPaths(ports.places);
  }

  read(): Promise<Result<readonly Rotation[]>> {
    return this.#orFailure(() => this.#readAll());
  }

  write(rotation: Rotation): Promise<Result<null>> {
    return this.#orFailure(async () => {
      const done = await this.#ports.locks.withLocks([this.#sealedPath], lockWait, async (isHeld) => {
        const present = await this.#readAll();
        if (!present.ok) return present;
        if (!isHeld()) return fail(busy(this.#shown()));
        await this.#writeAll(withRotation(present.value, rotation));
        return succeed(null);
      });
      return done ?? fail(busy(this.#shown()));
    });
  }

  close(): void {
    this.#key?.fill(0);
  }

  /** What was noted before there was a store is noted in it from then on. */
  async #readAll(): Promise<Result<readonly Rotation[]>> {
    const { files } = this.#ports;
    const sealed = await readIfThere(files, this.#sealedPath);
    const plain = await readIfThere(files, this.#plainPath);
    const inSeal = sealed === null ? [] : this.#opened(sealed);
    const inPlain = plain === null ? [] : parseRotations(plain);
    if (inSeal === null) return this.#unreadable(this.#sealedPath);
    if (inPlain === null) return this.#unreadable(this.#plainPath);
    return succeed(inSeal.reduce(withRotation, inPlain));
  }

  async #writeAll(rotations: readonly Rotation[]): Promise<void> {
    const { files } = this.#ports;
    await files.makeFolder(folderOf(this.#plainPath));
    const printed = printRotations(rotations);
    if (this.#key === null) {
      await writeWhole(files, this.#plainPath, printed);
      return;
    }
    const sealed = this.#ports.sealing.seal(this.#key, printed, associated);
    printed.fill(0);
    const bytes = new Uint8Array(1 + sealed.length);
    bytes[0] = version;
    bytes.set(sealed, 1);
    await writeWhole(files, this.#sealedPath, bytes);
    await removeIfThere(files, this.#plainPath);
  }

  #opened(bytes: Uint8Array): readonly Rotation[] | null {
    if (this.#key === null || bytes[0] !== version) return null;
    const opened = this.#ports.sealing.open(this.#key, bytes.slice(1), associated);
    return opened === null ? null : parseRotations(opened);
  }

  #unreadable(path: string): Result<never> {
    const facts = { path: shownPath(path, this.#ports.places.home) };
    return fail<Failure>({ code: 'rotation-journal-unreadable', facts, action: null });
  }

  #shown(): string {
    return shownPath(this.#sealedPath, this.#ports.places.home);
  }

  async #orFailure<Value>(work: () => Promise<Result<Value>>): Promise<Result<Value>> {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof FileSystemError)) throw error;
      const path = shownPath(error.path, this.#ports.places.home);
      return error.operation === 'read'
        ? fail({ code: 'file-unreadable', facts: { path, systemCode: error.systemCode }, action: 'retry' })
        : fail(writeFailure(path, error));
    }
  }
}

const associated = new TextEncoder().encode(JSON.stringify(['keyway rotations', version]));

function withUnlocking(failure: Failure): Failure {
  return failure.code === 'store-locked' ? { ...failure, action: 'unlock-store' } : failure;
}
