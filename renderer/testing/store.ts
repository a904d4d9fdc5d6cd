/** The encrypted store for tests of the window. */
import type { ActivityRow, StoreDetail, StoredEntry, StoreSummary } from '../../shared/models/store.js';

export function storedEntry(given: Partial<StoredEntry> & Pick<StoredEntry, 'name'>): StoredEntry {
  return {
    id: `entry${given.name.replaceAll(/[^a-z0-9]/gu, '')}`,
    handOut: 'always',
    accessKeyId: '****MPLE',
    connected: true,
    ...given,
  };
}

interface Given extends Partial<Omit<StoreDetail, 'summary'>> {
  readonly summary?: Partial<StoreSummary>;
}

/** No store, but for what is given. */
export function storeDetailOf({ summary = {}, ...given }: Given = {}): StoreDetail {
  return {
    revision: 1,
    summary: { state: 'none', reason: null, id: null, key: null, entries: null, ...summary },
    path: '~/.local/share/keyway/store.json',
    entries: [],
    locking: { idleMinutes: 15, onSuspend: true, onScreenLock: true },
    tells: { suspend: true, screenLock: true },
    hasRecoveryKit: false,
    plaintext: [],
    keychain: 'available',
    historySealed: false,
    ...given,
  };
}

const id = '0123456789abcdef0123456789abcdef';

/** An unlocked store with its key in the keychain. */
export function readyStore(given: Given = {}): StoreDetail {
  const entries = given.entries ?? [];
  return storeDetailOf({
    historySealed: true,
    ...given,
    summary: { state: 'ready', id, key: 'keychain', entries: entries.length, ...given.summary },
  });
}

/** A locked one, of whose entries the names are known. */
export function lockedStore(given: Given = {}): StoreDetail {
  const entries = (given.entries ?? []).map((entry) => ({ ...entry, handOut: null, accessKeyId: null }));
  return readyStore({ ...given, entries, summary: { state: 'locked', reason: 'by-hand', ...given.summary } });
}

export function activityRow(given: Partial<ActivityRow> & Pick<ActivityRow, 'kind'>): ActivityRow {
  return { at: '2026-11-21T10:00:00.000Z', profile: null, program: null, reason: null, ...given };
}
