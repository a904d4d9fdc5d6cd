/** What the list is narrowed to, and which of its profiles are chosen. Apart from navigation, so that typing draws the list again and nothing else. */
import { createContext, useContext, useMemo, useState, type ReactNode } from 'react';
import type { ProfileKind, StoreType } from '../../shared/vocabulary.js';

interface Narrowing {
  readonly query: string;
  readonly kind: ProfileKind | null;
  /** Those that stand in that store, also where they stand in both. */
  readonly store: StoreType | null;
}

interface ListView extends Narrowing {
  change(to: Partial<Narrowing>): void;
}

interface Chosen {
  /** Ids of the profiles that were chosen to be changed together. */
  readonly ids: ReadonlySet<string>;
  /** Chooses it, or no longer. */
  toggle(id: string): void;
  set(ids: Iterable<string>): void;
}

const everything: Narrowing = { query: '', kind: null, store: null };
const nobody: ReadonlySet<string> = new Set();
const ListViewContext = createContext<ListView>({ ...everything, change: () => undefined });
const ChosenContext = createContext<Chosen>({ ids: nobody, toggle: () => undefined, set: () => undefined });

export function ListViewProvider({ children }: { children: ReactNode }) {
  const [narrowing, setNarrowing] = useState(everything);
  const [ids, setIds] = useState(nobody);
  const view = useMemo(
    () => ({
      ...narrowing,
      change: (to: Partial<Narrowing>) => setNarrowing((before) => ({ ...before, ...to })),
    }),
    [narrowing],
  );
  const chosen = useMemo(
    () => ({
      ids,
      toggle: (id: string) =>
        setIds((before) =>
          before.has(id) ? new Set([...before].filter((one) => one !== id)) : new Set([...before, id]),
        ),
      set: (all: Iterable<string>) => setIds(new Set(all)),
    }),
    [ids],
  );
  return (
    <ListViewContext value={view}>
      <ChosenContext value={chosen}>{children}</ChosenContext>
    </ListViewContext>
  );
}

export function useListView(): ListView {
  return useContext(ListViewContext);
}

export function useChosen(): Chosen {
  return useContext(ChosenContext);
}
