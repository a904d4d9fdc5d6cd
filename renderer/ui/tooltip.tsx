import { useEffect, useRef, useState, type FocusEvent, type ReactPortal } from 'react';
import { createPortal } from 'react-dom';

const delay = 500;
const gap = 6;
const margin = 8;

interface Point {
  readonly left: number;
  readonly top: number;
}

interface Tooltip {
  /** Goes onto a button of the component library. */
  readonly props: {
    readonly onHoverStart: (event: { readonly target: HTMLElement }) => void;
    readonly onHoverEnd: () => void;
    readonly onFocus: (event: FocusEvent) => void;
    readonly onBlur: () => void;
  };
  readonly element: ReactPortal | null;
  readonly hide: () => void;
}

/**
 * Shows what a picture means, under pointer and focus. It repeats the name of its button, so screen readers are
 * spared it, and it lets Escape through to whatever else Escape closes.
 */
export function useTooltip(text: string): Tooltip {
  const [at, setAt] = useState<Point | null>(null);
  const timer = useRef<number | undefined>(undefined);
  const hide = (): void => {
    window.clearTimeout(timer.current);
    setAt(null);
  };
  useEffect(() => {
    if (at === null) return;
    const close = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') setAt(null);
    };
    window.addEventListener('keydown', close, { capture: true });
    return () => window.removeEventListener('keydown', close, { capture: true });
  }, [at]);
  useEffect(() => () => window.clearTimeout(timer.current), []);
  return {
    hide,
    props: {
      onHoverStart({ target }) {
        timer.current = window.setTimeout(() => setAt(below(target)), delay);
      },
      onHoverEnd: hide,
      onFocus({ currentTarget }) {
        if (currentTarget.matches(':focus-visible')) setAt(below(currentTarget));
      },
      onBlur: hide,
    },
    element:
      at === null
        ? null
        : createPortal(
            <div className="tooltip" style={at} aria-hidden="true" ref={keepInWindow}>
              {text}
            </div>,
            document.body,
          ),
  };
}

function below(target: Element): Point {
  const box = target.getBoundingClientRect();
  return { left: box.left + box.width / 2, top: box.bottom + gap };
}

/** Its size is known only once it is there: then it is moved to where all of it can be seen. */
function keepInWindow(tooltip: HTMLDivElement | null): void {
  if (tooltip === null) return;
  const box = tooltip.getBoundingClientRect();
  const over = Math.max(0, box.right + margin - window.innerWidth) - Math.max(0, margin - box.left);
  const above = box.bottom + margin > window.innerHeight ? box.height + 2 * gap + 32 : 0;
  tooltip.style.translate = `calc(-50% - ${over}px) ${-above}px`;
}
