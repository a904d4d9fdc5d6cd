/** One change of the store: under its lock, on what is there now, the file first and the keychain's note of it last. */
import type { Failure, Result } from '../../../shared/models/failure.js';
import { shownPath } from '../../core/paths.js';
import { type Contents, type OpenedStore, sealContents } from '../../core/store/contents.js';
import { printStore } from '../../core/store/format.js';
import { failureOf } from '../../core/store/standing.js';
import { busy, writeFailure } from '../changes/failures.js';
import { FileSystemError, type Ports } from '../ports.js';
import type { KeyCustody } from './key-custody.js';
import type { StoreReading } from './reading.js';
import type { HeldKey } from './reading-parts.js';
import type { StoreDisk } from './store-disk.js';

export type StorePorts = Pick<
  Ports,
  | 'files'
  | 'watcher'
  | 'clock'
  | 'random'
  | 'locks'
  | 'consent'
  | 'sealing'
  | 'keychain'
  | 'systemEvents'
  | 'places'
>;

export interface StoreContext {
  readonly ports: StorePorts;
  readonly disk: StoreDisk;
  readonly custody: KeyCustody;
  readonly reading: StoreReading;
}

/** Milliseconds to wait for another Keyway that writes. */
const lockWait = 10_000;

export const done: Result<null> = { ok: true, value: null };

export function failed(failure: Failure): { readonly ok: false; readonly failure: Failure } {
  return { ok: false, failure };
}

/** Runs work while no other Keyway writes. Whatever the disk does is a failure. */
export async function exclusively<Value>(
  { ports, disk }: StoreContext,
  work: (isHeld: () => boolean) => Promise<Result<Value>>,
): Promise<Result<Value>> {
  const shown = shownPath(disk.path, ports.places.home);
  try {
    return (await ports.locks.withLocks([disk.path], lockWait, work)) ?? failed(busy(shown));
  } catch (error) {
    if (error instanceof FileSystemError) return failed(writeFailure(shown, error));
    throw error;
  }
}

/** Other contents under the same key. Must run exclusively. */
export async function changeContents(
  context: StoreContext,
  isHeld: () => boolean,
  plan: (opened: OpenedStore) => Result<Contents>,
): Promise<Result<null>> {
  const { reading, ports } = context;
  const standing = await reading.lookToWrite();
  const failure = failureOf(standing);
  const { held } = reading;
  if (standing.kind !== 'open' || held === null || failure !== null) {
    return failed(failure ?? { code: 'store-locked', facts: { reason: null }, action: 'unlock-store' });
  }
  const { opened } = standing;
  const planned = plan(opened);
  if (!planned.ok) return planned;
  const { id, key, recovery, generation } = opened.file;
  const head = { id, key, recovery, generation: generation + 1 };
  const file = sealContents(ports.sealing, opened.masterKey, head, planned.value, opened);
  return put(context, isHeld, { file, masterKey: opened.masterKey, contents: planned.value }, held);
}

/** Writes this version of the store. Must run exclusively. @param held what opens it from now on */
export async function put(
  context: StoreContext,
  isHeld: () => boolean,
  opened: OpenedStore,
  held: HeldKey,
): Promise<Result<null>> {
  const { disk, reading, ports } = context;
  const bytes = printStore(opened.file);
  try {
    if (!(await disk.write(bytes, isHeld))) return failed(busy(shownPath(disk.path, ports.places.home)));
  } catch (error) {
    if (!(error instanceof FileSystemError)) throw error;
    return failed(writeFailure(shownPath(disk.path, ports.places.home), error));
  }
  await reading.advance(opened.file, held);
  await reading.adopt(bytes, opened, held);
  return done;
}

/** Null where the person allows it. */
export async function askFor(
  { ports }: StoreContext,
  request: Parameters<StorePorts['consent']['allow']>[0],
): Promise<Failure | null> {
  const facts = { request: request.kind };
  switch (await ports.consent.allow(request)) {
    case 'allowed':
      return null;
    case 'refused':
      return { code: 'consent-refused', facts, action: null };
    case 'unasked':
      return { code: 'consent-needed', facts, action: null };
  }
}

/** Work on a file of the person's, at that absolute path: the disk's refusal as a failure. */
export async function onDisk(
  { ports }: StoreContext,
  path: string,
  work: () => Promise<Result<null>>,
): Promise<Result<null>> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof FileSystemError)) throw error;
    return failed(writeFailure(shownPath(path, ports.places.home), error));
  }
}
