/** What the list is narrowed to. Apart from navigation, so that typing draws the list again and nothing else. */
import { createContext, useContext, useMemo, useState, type ReactNode } from 'react';
import type { ProfileKind } from '../../shared/vocabulary.js';

interface Narrowing {
  readonly query: string;
  readonly kind: ProfileKind | null;
}

interface ListView extends Narrowing {
  change(to: Narrowing): void;
}

const everything: Narrowing = { query: '', kind: null };
const ListViewContext = createContext<ListView>({ ...everything, change: () => undefined });

export function ListViewProvider({ children }: { children: ReactNode }) {
  const [narrowing, change] = useState(everything);
  const view = useMemo(() => ({ ...narrowing, change }), [narrowing]);
  return <ListViewContext value={view}>{children}</ListViewContext>;
}

export function useListView(): ListView {
  return useContext(ListViewContext);
}
