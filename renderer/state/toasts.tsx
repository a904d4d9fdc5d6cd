/** Short answers to what the person did, read aloud by screen readers. */
import { createContext, useCallback, useContext, useRef, useState, useMemo, type ReactNode } from 'react';
import type { TextPart } from '../../shared/catalogue/words.js';

export interface Toast {
  readonly id: number;
  /** `problem` stays until it is closed; `done` goes by itself. */
  readonly kind: 'done' | 'problem';
  readonly text: readonly TextPart[];
  readonly action: ToastAction | null;
  /** What else can be done about it. */
  readonly other?: ToastAction;
}

interface ToastAction {
  readonly label: string;
  readonly run: () => void;
}

export interface Toasts {
  show(toast: Omit<Toast, 'id'>): void;
  dismiss(id: number): void;
}

const mostShown = 3;

const ListContext = createContext<readonly Toast[]>([]);
const ToastsContext = createContext<Toasts>({ show: () => undefined, dismiss: () => undefined });

export function ToastProvider({ children }: { children: ReactNode }) {
  const [list, setList] = useState<readonly Toast[]>([]);
  const nextId = useRef(1);
  const show = useCallback((toast: Omit<Toast, 'id'>) => {
    const id = nextId.current;
    nextId.current += 1;
    setList((shown) => [...shown, { ...toast, id }].slice(-mostShown));
  }, []);
  const dismiss = useCallback(
    (id: number) => setList((shown) => shown.filter((toast) => toast.id !== id)),
    [],
  );
  const toasts = useMemo(() => ({ show, dismiss }), [show, dismiss]);
  return (
    <ToastsContext value={toasts}>
      <ListContext value={list}>{children}</ListContext>
    </ToastsContext>
  );
}

export function useToasts(): Toasts {
  return useContext(ToastsContext);
}

export function useToastList(): readonly Toast[] {
  return useContext(ListContext);
}
