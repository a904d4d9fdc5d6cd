/** The view that the address names: a notification of the desktop leads to it. */
import { useEffect } from 'react';
import { useNavigate, type View } from '../state/navigation.js';

const addressed: ReadonlyMap<string, View> = new Map([
  ['#sessions', 'sessions'],
  ['#keys', 'keys'],
]);

/** Goes there when the address says so, and takes it out again, so that the next time it is a change. */
export function useAddressedView(): void {
  const navigate = useNavigate();
  useEffect(() => {
    function follow(): void {
      const view = addressed.get(location.hash);
      if (view === undefined) return;
      history.replaceState(null, '', location.pathname);
      navigate({ kind: 'view', view });
    }
    follow();
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  }, [navigate]);
}
