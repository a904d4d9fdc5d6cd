/** Tells main that the window is used, so that the store does not lock under the person's hands. */
import { safe } from '@orpc/client';
import { useEffect } from 'react';
import { useApi } from './api.js';
import { useStoreDetail } from './store.js';

/** Milliseconds in which main is told at most once. The shortest time until the store locks is a minute. */
const atMostEvery = 15_000;
const signs = ['pointerdown', 'keydown', 'wheel'] as const;

export function useStoreUse(): void {
  const { client } = useApi();
  const isOpen = useStoreDetail().data?.summary.state === 'ready';
  useEffect(() => {
    if (!isOpen) return undefined;
    let toldAt = Number.NEGATIVE_INFINITY;
    function tell({ timeStamp }: Event): void {
      if (timeStamp - toldAt < atMostEvery) return;
      toldAt = timeStamp;
      void safe(client.store.used());
    }
    for (const sign of signs) window.addEventListener(sign, tell, { capture: true, passive: true });
    return () => {
      for (const sign of signs) window.removeEventListener(sign, tell, { capture: true });
    };
  }, [client, isOpen]);
}
