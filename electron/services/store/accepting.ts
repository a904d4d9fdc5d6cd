/** Taking a store as it is, although it is not what Keyway last wrote. What cannot be read any more is kept beside it. */
import type { Failure, Result } from '../../../shared/models/failure.js';
import type { StoreReason } from '../../../shared/models/store.js';
import { sealContents } from '../../core/store/contents.js';
import { acceptedContents, failureOf, type Standing } from '../../core/store/standing.js';
import { failed, put, type StoreContext } from './changing.js';

/** Null where there is something that the person could accept. */
export function notAcceptable(standing: Standing): Failure | null {
  if (standing.kind === 'missing') return null;
  return standing.kind === 'damaged' && standing.damaged !== null ? null : failureOf(standing);
}

/** @returns why it was not accepted before; null where it is as it should be. Must run exclusively */
export async function acceptVersion(
  context: StoreContext,
  isHeld: () => boolean,
): Promise<Result<StoreReason | null>> {
  const { disk, reading, ports } = context;
  const standing = await reading.look();
  const failure = notAcceptable(standing);
  if (failure !== null) return failed(failure);
  if (standing.kind === 'missing') {
    await disk.setKnown(null);
    return { ok: true, value: 'file-missing' };
  }
  const { held } = reading;
  if (standing.kind !== 'damaged' || standing.damaged === null || held === null) {
    return { ok: true, value: null };
  }
  const { damaged, reason, file } = standing;
  const present = reason === 'rolled-back' ? null : await disk.read();
  if (present !== null) await disk.keepAside(present);
  const generation = Math.max(file.generation, damaged.newest) + 1;
  const contents = acceptedContents(ports.sealing, damaged);
  const head = { id: file.id, key: file.key, recovery: file.recovery, generation };
  const next = sealContents(ports.sealing, damaged.masterKey, head, contents, null);
  const made = await put(context, isHeld, { file: next, masterKey: damaged.masterKey, contents }, held);
  return made.ok ? { ok: true, value: reason } : made;
}
