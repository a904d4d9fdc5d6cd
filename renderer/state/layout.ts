/** How wide the window is, as far as the layout cares. */
import { useSyncExternalStore } from 'react';

/** Below this the detail is a drawer over the list. */
const narrowQuery = '(max-width: 1039px)';

function subscribe(listener: () => void): () => void {
  const query = window.matchMedia(narrowQuery);
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}

export function useNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => window.matchMedia(narrowQuery).matches);
}
