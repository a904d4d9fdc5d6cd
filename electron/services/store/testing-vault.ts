/** A store in memory, for tests of what stands on the vault. */
import { fail, type Result, succeed } from '../../../shared/models/failure.js';
import type { StoreReason } from '../../../shared/models/store.js';
import type { StoredProfile } from '../../core/store/stored-profile.js';
import type { Vault } from './vault.js';

export interface MemoryVault extends Vault {
  /** What is in it, also while it is locked. */
  readonly held: () => readonly StoredProfile[];
  setLocked(reason: StoreReason | null): void;
  /** The text of one body. */
  text(name: string): string | undefined;
}

export interface MemoryVaultOptions {
  /** False: there is no store. */
  readonly exists?: boolean;
  /** Bodies by name; ids are `id1`, `id2`, … */
  readonly bodies?: Readonly<Record<string, string>>;
}

export function createMemoryVault({ exists = true, bodies = {} }: MemoryVaultOptions = {}): MemoryVault {
  let serial = 0;
  const newId = (): string => `id${(serial += 1)}`;
  let held: readonly StoredProfile[] = Object.entries(bodies).map(([name, body]) => {
    return {
      id: newId(),
      name,
      body: new TextEncoder().encode(body),
      handOut: 'always',
      createdAt: 1,
      changedAt: 1,
    };
  });
  let generation = exists ? 1 : 0;
  let locked: StoreReason | null = null;
  const listeners = new Set<() => void>();
  function unreadable(): Result<never> | null {
    if (!exists) return fail({ code: 'store-missing', facts: {}, action: null });
    if (locked === null) return null;
    return fail({ code: 'store-locked', facts: { reason: locked }, action: 'unlock-store' });
  }
  function change(next: readonly StoredProfile[]): Result<null> {
    held = next;
    generation += 1;
    for (const listener of listeners) listener();
    return succeed(null);
  }
  return {
    held: () => held,
    text: (name) => {
      const body = held.find((profile) => profile.name === name)?.body;
      return body === undefined ? undefined : new TextDecoder('utf-8').decode(body);
    },
    setLocked(reason) {
      locked = reason;
      for (const listener of listeners) listener();
    },
    summary: () => {
      const state = !exists ? 'none' : locked === null ? 'ready' : 'locked';
      return Promise.resolve({ state, reason: locked, id: null, key: null, entries: held.length });
    },
    names: () => Promise.resolve(held.map(({ id, name }) => ({ id, name }))),
    profiles: () => Promise.resolve(unreadable() ?? succeed(held)),
    replace: (profiles, expected) => {
      const failed = unreadable();
      if (failed !== null) return Promise.resolve(failed);
      if (expected === generation) return Promise.resolve(change(profiles));
      return Promise.resolve(fail({ code: 'file-changed', facts: { path: 'store' }, action: 'retry' }));
    },
    generation: () => Promise.resolve(generation),
    setHandOut: (id, handOut) =>
      Promise.resolve(
        unreadable() ??
          change(held.map((profile) => (profile.id === id ? { ...profile, handOut } : profile))),
      ),
    newId,
    publicKey: () => Promise.resolve(null),
    privateKey: () => Promise.resolve(fail({ code: 'store-missing', facts: {}, action: null })),
    onChanged(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
