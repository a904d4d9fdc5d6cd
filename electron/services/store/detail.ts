/** Everything the Store view shows, of one moment. Key IDs are masked. */
import type { StoreDetail, StoredEntry, StoreLocking } from '../../../shared/models/store.js';
import { keyOfBody } from '../../core/bridge/access-key.js';
import { maskAccessKeyId } from '../../core/masking.js';
import { shownPath } from '../../core/paths.js';
import { fileOf, type Standing, summaryOf } from '../../core/store/standing.js';
import type { StoredName, StoredProfile } from '../../core/store/stored-profile.js';
import type { StoreContext } from './changing.js';

/** What other services know of the store's profiles. What is left out is not known to anyone. */
export interface StoreSurroundings {
  readonly revision?: () => number;
  /** Names of profiles whose long-term key stands in a file in plain text. */
  readonly plaintext?: () => Promise<readonly string[]>;
  /** Ids of stored profiles that a line of the config file hands out. */
  readonly connected?: () => Promise<ReadonlySet<string>>;
  readonly historySealed?: () => Promise<boolean>;
}

/** What is shown of the store itself; taken in one turn. */
export interface StoreSight {
  readonly standing: Standing;
  readonly entries: readonly (Omit<StoredEntry, 'connected'> & { readonly id: string })[];
  readonly locking: StoreLocking;
}

export function entriesOf(standing: Standing, names: readonly StoredName[]): StoreSight['entries'] {
  if (standing.kind === 'open') return standing.opened.contents.profiles.map(toEntry);
  return names.map(({ id, name }) => ({ id, name, handOut: null, accessKeyId: null }));
}

export async function toDetail(
  { ports, disk }: StoreContext,
  { standing, entries, locking }: StoreSight,
  surroundings: StoreSurroundings,
): Promise<StoreDetail> {
  const [connected, plaintext, historySealed, keychain] = await Promise.all([
    surroundings.connected?.(),
    surroundings.plaintext?.(),
    surroundings.historySealed?.(),
    ports.keychain.probe(),
  ]);
  const { suspend, screenLock } = ports.systemEvents.tells;
  return {
    revision: surroundings.revision?.() ?? 0,
    summary: summaryOf(standing),
    path: shownPath(disk.path, ports.places.home),
    entries: entries.map((entry) => ({ ...entry, connected: connected?.has(entry.id) === true })),
    locking,
    tells: { suspend, screenLock },
    hasRecoveryKit: (fileOf(standing)?.recovery ?? null) !== null,
    plaintext: plaintext ?? [],
    keychain,
    historySealed: historySealed ?? false,
  };
}

function toEntry({ id, name, handOut, body }: StoredProfile): Omit<StoredEntry, 'connected'> {
  const key = keyOfBody(body);
  return { id, name, handOut, accessKeyId: key === null ? null : maskAccessKeyId(key.accessKeyId) };
}
