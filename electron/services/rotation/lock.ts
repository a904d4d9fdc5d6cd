/** One process at a time for an access key: rotations, and what is done to it on its own. */
import { fail, type Result } from '../../../shared/models/failure.js';
import { joinPath, shownPath } from '../../core/paths.js';
import { busy, writeFailure } from '../changes/failures.js';
import { FileSystemError, type Ports } from '../ports.js';

/** Milliseconds to wait for another Keyway that is at the same key: longer than the lock of one that was killed lives. */
const lockWait = 15_000;

/** Fails with `busy` where another process is at the key, and where no lock can be made. */
export async function aloneWithKey<Value>(
  { locks, places }: Pick<Ports, 'locks' | 'places'>,
  accessKeyId: string,
  work: (isHeld: () => boolean) => Promise<Result<Value>>,
): Promise<Result<Value>> {
  const path = joinPath(places.dataFolder, `rotation-${accessKeyId}`);
  try {
    const done = await locks.withLocks([path], lockWait, work);
    return done ?? fail(busy(shownPath(path, places.home)));
  } catch (error) {
    if (!(error instanceof FileSystemError)) throw error;
    return fail(writeFailure(shownPath(error.path, places.home), error));
  }
}
