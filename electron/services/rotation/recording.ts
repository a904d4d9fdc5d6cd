/** What the activity says of a rotation's steps: of a key its last characters, and where it stands now. */
import type { ActivityRow } from '../../../shared/models/store.js';
import { maskAccessKeyId } from '../../core/masking.js';
import type { RunAround } from './run-around.js';

const moves: ReadonlySet<ActivityRow['kind']> = new Set(['key-saved', 'key-put-back']);

export async function recordKey(
  { parts, stores }: Pick<RunAround, 'parts' | 'stores'>,
  kind: ActivityRow['kind'],
  { profile, accessKeyId }: { readonly profile: string; readonly accessKeyId: string },
): Promise<void> {
  const where = moves.has(kind) ? await stores.where(accessKeyId) : [];
  await parts.activity.record(kind, { profile, reason: [maskAccessKeyId(accessKeyId), ...where].join(', ') });
}
