/** The view that the address names: a notification of the desktop leads to it. */
import { useEffect } from 'react';
import { useNavigate } from '../state/navigation.js';

const address = '#sessions';

/** Goes there when the address says so, and takes it out again, so that the next time it is a change. */
export function useAddressedView(): void {
  const navigate = useNavigate();
  useEffect(() => {
    function follow(): void {
      if (location.hash !== address) return;
      history.replaceState(null, '', location.pathname);
      navigate({ kind: 'view', view: 'sessions' });
    }
    follow();
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  }, [navigate]);
}
