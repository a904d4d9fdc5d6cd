/** What could not be asked because the store is locked, and is asked again once it is open. */
import { useEffect } from 'react';
import type { StoreSummary } from '../../shared/models/store.js';
import { failedWith } from './failures.js';
import { useStoreDetail } from './store.js';

interface Asked {
  readonly error: unknown;
  readonly refetch: () => Promise<unknown>;
}

/** How the store stands where a question failed because of that; null where it did not. */
export function useLockedStore({ error, refetch }: Asked): StoreSummary | null {
  const summary = useStoreDetail().data?.summary;
  const isLocked = failedWith(error, 'store-locked');
  const isOpen = summary?.state === 'ready';
  useEffect(() => {
    if (isLocked && isOpen) void refetch();
  }, [isLocked, isOpen, refetch]);
  return isLocked && !isOpen ? (summary ?? null) : null;
}
