/** Gives the focus back where a dialog was asked for, also where that was a menu, which is gone by then. */
import { useEffect, useRef } from 'react';
import { isInOverlay } from './panes.js';

export function useFocusReturn(hasDialog: boolean): void {
  const last = useRef<HTMLElement | null>(null);
  useEffect(() => {
    function remember({ target }: FocusEvent): void {
      if (target instanceof HTMLElement && !isInOverlay(target)) last.current = target;
    }
    document.addEventListener('focusin', remember);
    return () => document.removeEventListener('focusin', remember);
  }, []);
  useEffect(() => {
    if (!hasDialog) return;
    return () => afterNextFrame(() => isFocusLost() && last.current?.focus());
  }, [hasDialog]);
}

/** The component library gives the focus back in the next frame, where it can. */
function afterNextFrame(run: () => void): void {
  requestAnimationFrame(() => requestAnimationFrame(run));
}

function isFocusLost(): boolean {
  return document.activeElement === null || document.activeElement === document.body;
}
