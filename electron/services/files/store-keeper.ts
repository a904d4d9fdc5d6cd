/** The encrypted store as one of the files that profiles are read from: its content is in memory only, and only while it is open. */
import { type Failure, type Result, succeed } from '../../../shared/models/failure.js';
import type { StoreSummary } from '../../../shared/models/store.js';
import { storeLocation } from '../../../shared/vocabulary.js';
import { emptyDocument, type IniDocument } from '../../core/ini/document.js';
import { toStoreDocument } from '../../core/store/store-document.js';
import type { StoredName, StoredProfile } from '../../core/store/stored-profile.js';
import type { LoadedFile, StoreAccess } from './aws-files.js';

export interface LoadedStore {
  /** What is in it as one document, without a line while it cannot be read. */
  readonly file: LoadedFile;
  /** Also while it cannot be read; in the store's order. */
  readonly names: readonly StoredName[];
}

export interface StoreKeeper {
  /** The same object while nothing changed; null where there is no store. */
  load(): Promise<LoadedStore | null>;
}

export function createStoreKeeper({ vault, path }: StoreAccess): StoreKeeper {
  let known: { readonly key: string; readonly store: LoadedStore } | null = null;
  let queue: Promise<unknown> = Promise.resolve();

  async function load(): Promise<LoadedStore | null> {
    const summary = await vault.summary();
    if (summary.state === 'none') {
      known = null;
      return null;
    }
    const names = await vault.names();
    const key = JSON.stringify([summary, await vault.generation(), names]);
    if (known?.key === key) return known.store;
    // Also where it is locked now: what was read before is let go of.
    known = null;
    const profiles = await readable(summary, () => vault.profiles());
    const store = { file: loadedFile(path, profiles), names };
    known = { key, store };
    return store;
  }

  return {
    load() {
      const turn = queue.then(load);
      queue = turn.catch(() => undefined);
      return turn;
    },
  };
}

/** Reading a store that is locked would ask the person for nothing they did. */
async function readable(
  summary: StoreSummary,
  read: () => Promise<Result<readonly StoredProfile[]>>,
): Promise<Result<IniDocument>> {
  if (summary.state !== 'ready') return { ok: false, failure: failureOf(summary) };
  const profiles = await read();
  if (!profiles.ok) return profiles;
  const document = toStoreDocument(profiles.value);
  if (document !== null) return succeed(document);
  return { ok: false, failure: { code: 'store-corrupt', facts: { reason: 'not-readable' }, action: null } };
}

/** Why a store in that state cannot be read. */
function failureOf({ state, reason }: StoreSummary): Failure {
  switch (state) {
    case 'none':
      return { code: 'store-missing', facts: {}, action: null };
    case 'ready':
    case 'locked':
      return { code: 'store-locked', facts: { reason }, action: 'unlock-store' };
    case 'no-keychain':
    case 'key-missing':
      return { code: 'store-key-missing', facts: { reason }, action: 'unlock-store' };
    case 'corrupt':
      return { code: 'store-corrupt', facts: { reason: reason ?? 'not-readable' }, action: null };
  }
}

/** Before there is a store. */
export function missingStore(path: string): LoadedFile {
  const failure: Failure = { code: 'store-missing', facts: {}, action: null };
  return loadedFile(path, { ok: false, failure });
}

function loadedFile(path: string, document: Result<IniDocument>): LoadedFile {
  return {
    path,
    shownPath: storeLocation,
    role: 'store',
    state: document.ok ? 'ok' : 'unreadable',
    systemCode: null,
    failure: document.ok ? null : document.failure,
    fromVariable: null,
    document: document.ok ? document.value : emptyDocument,
    mode: null,
    canPutBack: false,
  };
}
