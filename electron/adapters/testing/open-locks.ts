/** Locks for tests with one process: always free. */
import type { Locks } from '../../services/ports.js';

export function createOpenLocks(): Locks {
  return { withLocks: (_paths, _wait, work) => work(() => true) };
}
