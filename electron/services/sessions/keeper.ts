/**
 * Where sessions are kept: sealed beside the store, for all processes; in this one's memory where there is no store. Nothing of
 * what is sealed stays in memory between two questions.
 */
import type { Failure } from '../../../shared/models/failure.js';
import { type Result, succeed } from '../../../shared/models/result.js';
import {
  type KeptSessions,
  nothingKept,
  parseKept,
  printKept,
  tidied,
  withMfaSession,
  withSession,
} from '../../core/sessions/kept.js';
import type { Dispose } from '../ports.js';
import { createSealedFile } from './sealed-json.js';
import type { SessionParts } from './parts.js';

/** What is kept, at one moment. */
export type Look =
  | { readonly kept: 'store' | 'memory'; readonly sessions: KeptSessions }
  | { readonly kept: 'locked'; readonly failure: Failure };

export interface Keeper {
  look(): Promise<Look>;
  /** Fails where the store is not open, and as writing does. Null leaves everything as it is. */
  change(work: (present: KeptSessions) => KeptSessions | null): Promise<Result<null>>;
  /** Called when another process changed what is kept. */
  watch(onChange: () => void): Dispose;
}

export function createKeeper({ ports, vault }: Pick<SessionParts, 'ports' | 'vault'>): Keeper {
  const { clock, watcher } = ports;
  const file = createSealedFile<KeptSessions>(ports, vault, {
    name: 'sessions',
    print: printKept,
    parse: parseKept,
  });
  let inMemory: KeptSessions = nothingKept;

  async function hasStore(): Promise<boolean> {
    return (await vault.summary()).state !== 'none';
  }

  /** Sessions of the time before there was a store go into it, once. */
  async function moveIn(): Promise<void> {
    const moving = inMemory;
    if (moving.sessions.length === 0 && moving.mfa.length === 0) return;
    const moved = await file.change((present) => {
      const withMfa = moving.mfa.reduce(withMfaSession, present ?? nothingKept);
      return moving.sessions.reduce(withSession, withMfa);
    });
    if (moved.ok && inMemory === moving) inMemory = nothingKept;
  }

  return {
    async look() {
      if (!(await hasStore())) return { kept: 'memory', sessions: inMemory };
      await moveIn();
      const read = await file.read();
      if (!read.ok) return { kept: 'locked', failure: read.failure };
      return { kept: 'store', sessions: read.value ?? nothingKept };
    },
    async change(work) {
      if (await hasStore()) {
        await moveIn();
        return file.change((present) => {
          const next = work(present ?? nothingKept);
          return next === null ? null : tidied(next, clock.now());
        });
      }
      const next = work(inMemory);
      if (next !== null) inMemory = tidied(next, clock.now());
      return succeed(null);
    },
    watch: (onChange) => watcher.watch([file.path], onChange),
  };
}

/** What is kept, or nothing where it cannot be read. */
export async function keptNow(keeper: Keeper): Promise<KeptSessions> {
  const look = await keeper.look();
  return look.kept === 'locked' ? nothingKept : look.sessions;
}
