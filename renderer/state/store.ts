/** The encrypted store as the window knows it, and what can be done with it. No secret is kept here: what was typed goes through. */
import { safe } from '@orpc/client';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { catalogue } from '../../shared/catalogue/index.js';
import { plain, type TextPart } from '../../shared/catalogue/words.js';
import type { ChangeMade } from '../../shared/models/change.js';
import type {
  HandOut,
  MovedProfile,
  StoreDetail,
  StoredEntry,
  StoreKey,
  StoreLockingChange,
} from '../../shared/models/store.js';
import type { ClientError } from '../client/client.js';
import { madeText, showProblem, useActions, type Actions } from './actions.js';
import { useApi, type Api } from './api.js';
import { errorWords } from './failures.js';
import { type Toast, useToasts, type Toasts } from './toasts.js';

const { shell, storeDialogs, storeView, unlocking, moving, purging, sdkStore } = catalogue;

export function useStoreDetail() {
  return useQuery(useApi().queries.store.detail.queryOptions());
}

/** What was done with the store, newest first. Asked for anew each time it is shown, and whenever something was noted meanwhile. */
export function useStoreActivity() {
  return useQuery({ ...useApi().queries.store.activity.queryOptions(), staleTime: 0 });
}

/** What the AWS SDK store of this machine holds. */
export function useSdkStore() {
  return useQuery(useApi().queries.store.sdkStore.queryOptions());
}

/** The entry of a profile; null where the store has none of that name, or is not known yet. */
export function useStoredEntry(name: string): StoredEntry | null {
  return useStoreDetail().data?.entries.find((entry) => entry.name === name) ?? null;
}

export interface KeyChoice {
  readonly key: StoreKey;
  /** Null with the keychain alone. */
  readonly passphrase: string | null;
}

/** How one of the calls ended that write a file where the person says. */
export interface FileOutcome {
  readonly error: ClientError | null;
  /** Null where the person chose none. */
  readonly path: string | null;
}

/** How moving one profile ended. */
export type MoveOutcome =
  | { readonly kind: 'moved'; readonly moved: MovedProfile }
  | { readonly kind: 'failed'; readonly reason: string };

/** Those that give an error are asked by a form, which shows it; the others say it in a toast. */
export interface StoreActions {
  create(choice: KeyChoice): Promise<ClientError | null>;
  rekey(choice: KeyChoice): Promise<ClientError | null>;
  lock(): Promise<void>;
  unlock(given: {
    readonly passphrase: string | null;
    readonly recoveryCode: string | null;
  }): Promise<ClientError | null>;
  backup(passphrase: string): Promise<FileOutcome>;
  restore(passphrase: string): Promise<FileOutcome>;
  /** True where one was saved. */
  saveRecoveryKit(): Promise<boolean>;
  /** Main asks where to. */
  exportActivity(): Promise<void>;
  acceptVersion(): Promise<void>;
  setLocking(change: StoreLockingChange): Promise<void>;
  setHandOut(entry: StoredEntry, handOut: HandOut): Promise<void>;
  moveIn(name: string): Promise<MoveOutcome>;
  /** Says that a profile was moved, with the way back and what that means, and where its key still is. */
  tellMoved(moved: MovedProfile): void;
  moveOut(name: string): Promise<void>;
  connect(name: string): Promise<void>;
  importSdkStore(names: readonly string[]): Promise<ClientError | null>;
}

export function useStoreActions(): StoreActions {
  const api = useApi();
  const cache = useQueryClient();
  const toasts = useToasts();
  const { undo, purge } = useActions();
  return useMemo(() => {
    const take = (detail: StoreDetail): void => {
      cache.setQueryData(api.queries.store.detail.queryKey(), detail);
    };
    return {
      ...keyActions(api, toasts, take, () =>
        cache.invalidateQueries({ queryKey: api.queries.store.detail.key() }),
      ),
      ...settingActions(api, toasts, take),
      ...fileActions(api, toasts),
      ...moveActions(api, toasts, { undo, purge }),
    };
  }, [api, cache, toasts, undo, purge]);
}

type Take = (detail: StoreDetail) => void;

function done(toasts: Toasts, text: string): void {
  toasts.show({ kind: 'done', text: [plain(text)], action: null });
}

function keyActions(
  { client }: Api,
  toasts: Toasts,
  take: Take,
  look: () => Promise<void>,
): Pick<StoreActions, 'create' | 'rekey' | 'lock' | 'unlock'> {
  return {
    async create(choice) {
      const { error, data } = await safe(client.store.create(choice));
      if (error) return error;
      take(data);
      return null;
    },
    async rekey(choice) {
      const { error, data } = await safe(client.store.rekey(choice));
      if (error) return error;
      take(data);
      done(toasts, storeDialogs.rekeyed);
      return null;
    },
    async lock() {
      const { error, data } = await safe(client.store.lock());
      if (error) {
        showProblem(toasts, error);
        return;
      }
      take(data);
      done(toasts, unlocking.locked(data.summary.entries));
    },
    async unlock(given) {
      const { error, data } = await safe(client.store.unlock(given));
      if (error) {
        // It may stand otherwise than it seemed: opened by its key, and found damaged.
        await look();
        return error;
      }
      take(data);
      if (data.summary.state === 'ready') done(toasts, unlocking.done);
      return null;
    },
  };
}

function settingActions(
  { client }: Api,
  toasts: Toasts,
  take: Take,
): Pick<StoreActions, 'acceptVersion' | 'setLocking' | 'setHandOut'> {
  return {
    async acceptVersion() {
      const { error, data } = await safe(client.store.acceptVersion());
      if (error) {
        showProblem(toasts, error);
        return;
      }
      take(data);
      done(toasts, storeDialogs.accepted);
    },
    async setLocking(change) {
      const { error, data } = await safe(client.store.setLocking(change));
      if (error) showProblem(toasts, error);
      else take(data);
    },
    async setHandOut({ id, name }, handOut) {
      const { error, data } = await safe(client.store.setHandOut({ entry: id, handOut }));
      if (error) {
        showProblem(toasts, error);
        return;
      }
      take(data);
      done(toasts, storeDialogs.handOutSet(name, storeView.handOutNames[handOut]));
    },
  };
}

function fileActions(
  { client }: Api,
  toasts: Toasts,
): Pick<StoreActions, 'backup' | 'restore' | 'saveRecoveryKit' | 'exportActivity'> {
  const told = (text: readonly TextPart[]): void => toasts.show({ kind: 'done', text, action: null });
  return {
    async backup(passphrase) {
      const { error, data } = await safe(client.store.backup({ passphrase }));
      if (error) return { error, path: null };
      if (data.path !== null) told(storeDialogs.backedUp(data.path));
      return { error: null, path: data.path };
    },
    async restore(passphrase) {
      const { error, data } = await safe(client.store.restore({ passphrase }));
      if (error) return { error, path: null };
      if (data.path !== null) told(storeDialogs.restored(data.path));
      return { error: null, path: data.path };
    },
    async saveRecoveryKit() {
      const { error, data } = await safe(client.store.saveRecoveryKit());
      if (error) {
        showProblem(toasts, error);
        return false;
      }
      if (data.path === null) return false;
      told(storeDialogs.kitSaved(data.path));
      return true;
    },
    async exportActivity() {
      const { error, data } = await safe(client.store.exportActivity());
      if (error) showProblem(toasts, error);
      else if (data.path !== null) told(catalogue.activity.exported(data.path));
    },
  };
}

function moveActions(
  { client }: Api,
  toasts: Toasts,
  { undo, purge }: Pick<Actions, 'undo' | 'purge'>,
): Pick<StoreActions, 'moveIn' | 'tellMoved' | 'moveOut' | 'connect' | 'importSdkStore'> {
  const told = (
    text: readonly TextPart[],
    made: ChangeMade,
    more: readonly TextPart[] = [],
    other?: Toast['other'],
  ): void => {
    const { change } = made;
    const action = change === null ? null : { label: shell.undo, run: () => void undo(change) };
    const toast = { kind: 'done', text: [...madeText(text, made), ...more], action } as const;
    toasts.show(other === undefined ? toast : { ...toast, other });
  };
  return {
    async moveIn(name) {
      const { error, data } = await safe(client.store.moveIn({ profiles: [name] }));
      if (error) return { kind: 'failed', reason: errorWords(error).happened };
      const [moved] = data.moved;
      if (moved !== undefined) return { kind: 'moved', moved };
      return { kind: 'failed', reason: moving.failure(data.failed[0]?.code ?? 'internal') };
    },
    tellMoved({ name, made, alsoIn }) {
      const more = purging.alsoIn(name, alsoIn);
      if (made.change === null) {
        told(moving.done(name), made, [plain(['', ...more].join(' '))]);
        return;
      }
      const sentences = [moving.undoMeans, ...more, purging.stillKept];
      const other = { label: purging.button, run: () => void purge(name) };
      told(moving.done(name), made, [plain(['', ...sentences].join(' '))], other);
    },
    async moveOut(name) {
      const { error, data } = await safe(client.store.moveOut({ profile: name }));
      if (error) showProblem(toasts, error);
      else told(moving.backDone(name), data);
    },
    async connect(name) {
      const { error, data } = await safe(client.store.connect({ profile: name }));
      if (error) showProblem(toasts, error);
      else told(moving.connectDone(name), data);
    },
    async importSdkStore(names) {
      const { error, data } = await safe(client.store.importSdkStore({ names }));
      if (error) return error;
      done(toasts, sdkStore.done(data.imported));
      return null;
    },
  };
}
