/** Shortcuts of the whole window. Those of the list stand with the list. */
import { useEffect } from 'react';
import { flushSync } from 'react-dom';
import { useActions } from '../state/actions.js';
import { useNarrow } from '../state/layout.js';
import { useNavigate, useNavigation } from '../state/navigation.js';
import { hasCommandKey } from '../state/platform.js';
import { useStoreActions, useStoreDetail } from '../state/store.js';
import { focusList, focusNextPane, focusSearch, isInOverlay } from './panes.js';

export function useShortcuts(): void {
  const { dialog, drawerOpen, view } = useNavigation();
  const navigate = useNavigate();
  const actions = useActions();
  const isNarrow = useNarrow();
  const store = useStoreActions();
  const storeState = useStoreDetail().data?.summary.state ?? 'none';
  useEffect(() => {
    function goBack(): boolean {
      // At once, so that the list is there to take the focus and the next key finds it.
      flushSync(() => {
        if (isNarrow && drawerOpen) navigate({ kind: 'close-drawer' });
        else if (view !== 'profiles') navigate({ kind: 'view', view: 'profiles' });
      });
      return focusList();
    }
    function run(event: KeyboardEvent): boolean {
      if (event.key === 'F6') return focusNextPane(event.shiftKey ? -1 : 1);
      if (event.key === 'Escape') return goBack();
      if (!hasCommandKey(event)) return false;
      switch (event.key.toLowerCase()) {
        case 'k':
          navigate({ kind: 'dialog', dialog: { kind: 'palette' } });
          return true;
        case 'n':
          navigate({ kind: 'edit', request: { mode: 'add', kind: null, pastes: false } });
          return true;
        case 'e':
          navigate({ kind: 'view', view: 'resolution' });
          return true;
        case 'l':
          // Without a store the key stays the browser's.
          if (storeState === 'none') return false;
          if (storeState === 'ready') void store.lock();
          else navigate({ kind: 'view', view: 'store' });
          return true;
        case '/':
          navigate({ kind: 'dialog', dialog: { kind: 'shortcuts' } });
          return true;
        case 'f':
          // The Keys view has a search of its own.
          if (view !== 'keys') flushSync(() => navigate({ kind: 'view', view: 'profiles' }));
          return focusSearch();
        case 'z':
          if (event.shiftKey || isTextField(event.target)) return false;
          void actions.undo(null);
          return true;
        default:
          return false;
      }
    }
    function onKeyDown(event: KeyboardEvent): void {
      // A dialog or a menu in front takes its keys itself.
      if (event.defaultPrevented || dialog !== null || isInOverlay(event.target)) return;
      if (run(event)) event.preventDefault();
    }
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [dialog, drawerOpen, view, isNarrow, navigate, actions, store, storeState]);
}

function isTextField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLInputElement ||
    target instanceof HTMLTextAreaElement ||
    (target instanceof HTMLElement && target.isContentEditable)
  );
}
