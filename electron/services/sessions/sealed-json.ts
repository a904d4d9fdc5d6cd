/**
 * A small file sealed with a key that only the store's private key gives: it can be neither read nor made without the store.
 * (What is sealed to the public key anybody could make who reads the store's file: an approval must not be one of them.)
 */
import type { Failure } from '../../../shared/models/failure.js';
import { fail, type Result, succeed } from '../../../shared/models/result.js';
import { folderOf, joinPath, shownPath } from '../../core/paths.js';
import { readIfThere, writeWhole } from '../changes/whole-file.js';
import { FileSystemError, type Ports } from '../ports.js';
import type { Vault } from '../store/vault.js';

export interface SealedFile<Value> {
  /** Absolute. */
  readonly path: string;
  /** Null where there is none, or where it is not what this store sealed. Fails as the store does where it is not open. */
  read(): Promise<Result<Value | null>>;
  /**
   * Reads, changes and writes while no other process does. `work` gives null to leave it as it is.
   * Fails also with `busy`, and as writing does.
   */
  change(work: (present: Value | null) => Value | null): Promise<Result<null>>;
}

export interface SealedFormat<Value> {
  /** Without an ending; also what it is sealed as. */
  readonly name: string;
  readonly print: (value: Value) => Uint8Array;
  /** Null for what is none of ours. */
  readonly parse: (bytes: Uint8Array) => Value | null;
}

export type SealedPorts = Pick<Ports, 'files' | 'locks' | 'places' | 'sealing'>;

const version = 1;
const lockWait = 5000;

export function createSealedFile<Value>(
  ports: SealedPorts,
  vault: Pick<Vault, 'privateKey'>,
  { name, print, parse }: SealedFormat<Value>,
): SealedFile<Value> {
  const { files, locks, places, sealing } = ports;
  const path = joinPath(places.dataFolder, `${name}.sealed`);
  const associated = new TextEncoder().encode(JSON.stringify(['keyway sessions', version, name]));

  async function keyOf(): Promise<Result<Uint8Array>> {
    const given = await vault.privateKey();
    if (!given.ok) return fail(withUnlocking(given.failure));
    const key = sealing.derive(given.value, `keyway sessions ${name}`);
    given.value.fill(0);
    return succeed(key);
  }

  /** `isForeign`: something is there that this store has not sealed. */
  async function readWith(
    key: Uint8Array,
  ): Promise<{ readonly value: Value | null; readonly isForeign: boolean }> {
    const bytes = await readIfThere(files, path);
    if (bytes === null) return { value: null, isForeign: false };
    const opened = bytes[0] === version ? sealing.open(key, bytes.slice(1), associated) : null;
    const value = opened === null ? null : parse(opened);
    return { value, isForeign: value === null };
  }

  async function write(key: Uint8Array, value: Value): Promise<void> {
    const plain = print(value);
    const sealed = sealing.seal(key, plain, associated);
    plain.fill(0);
    await files.makeFolder(folderOf(path));
    const bytes = new Uint8Array(1 + sealed.length);
    bytes[0] = version;
    bytes.set(sealed, 1);
    await writeWhole(files, path, bytes);
  }

  async function withKey<Answer>(
    work: (key: Uint8Array) => Promise<Result<Answer>>,
  ): Promise<Result<Answer>> {
    const key = await keyOf();
    if (!key.ok) return key;
    try {
      return await work(key.value);
    } catch (error) {
      if (!(error instanceof FileSystemError)) throw error;
      return fail(notUsable(shownPath(error.path, places.home), error));
    } finally {
      key.value.fill(0);
    }
  }

  return {
    path,
    read: () => withKey(async (key) => succeed((await readWith(key)).value)),
    change: (work) =>
      withKey(async (key) => {
        const done = await locks.withLocks([path], lockWait, async (isHeld) => {
          const { value, isForeign } = await readWith(key);
          const next = work(value);
          if (next === null) return true;
          if (!isHeld()) return false;
          // Another store may open it again.
          if (isForeign) await files.rename(path, `${path}.unreadable`);
          await write(key, next);
          return true;
        });
        if (done === true) return succeed(null);
        return fail<Failure>({
          code: 'busy',
          facts: { path: shownPath(path, places.home) },
          action: 'retry',
        });
      }),
  };
}

function notUsable(path: string, { operation, systemCode }: FileSystemError): Failure {
  if (systemCode === 'ENOSPC') return { code: 'disk-full', facts: { path }, action: null };
  const code = operation === 'read' ? 'file-unreadable' : 'file-not-writable';
  return { code, facts: { path, systemCode }, action: 'retry' };
}

function withUnlocking(failure: Failure): Failure {
  return failure.code === 'store-locked' ? { ...failure, action: 'unlock-store' } : failure;
}
