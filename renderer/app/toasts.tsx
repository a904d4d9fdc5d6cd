import { CircleAlert, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { catalogue } from '../../shared/catalogue/index.js';
import { useToastList, useToasts, type Toast } from '../state/toasts.js';
import { Button, IconButton } from '../ui/button.js';
import { Text } from '../ui/text.js';

const { shell } = catalogue;
const shownFor = 10_000;

/** Answers, in the corner. Read aloud when they come; they stay while the pointer or the focus is on them. */
export function Toasts() {
  const list = useToastList();
  return (
    <section className="toasts" aria-label={shell.notifications} data-pane={list.length > 0 ? '' : undefined}>
      <div role="status" aria-live="polite" className="toast-list">
        {list.map((toast) => (
          <ToastBox key={toast.id} toast={toast} />
        ))}
      </div>
    </section>
  );
}

function ToastBox({ toast }: { readonly toast: Toast }) {
  const { dismiss } = useToasts();
  const [isHeld, setHeld] = useState(false);
  const { id, kind, action, other = null } = toast;
  const actions = [action, other].filter((each) => each !== null);
  useEffect(() => {
    if (isHeld || kind === 'problem') return;
    const timer = setTimeout(() => dismiss(id), shownFor);
    return () => clearTimeout(timer);
  }, [isHeld, kind, id, dismiss]);
  return (
    <div
      className="toast"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      {kind === 'problem' && <CircleAlert className="toast-icon" size={16} aria-hidden="true" />}
      <p className="toast-text text-selectable">
        <Text parts={toast.text} />
      </p>
      {actions.map(({ label, run }) => (
        <Button
          key={label}
          look="quiet"
          small
          className="toast-action"
          onPress={() => {
            dismiss(id);
            run();
          }}
        >
          {label}
        </Button>
      ))}
      <IconButton label={shell.close} small className="toast-close" onPress={() => dismiss(id)}>
        <X size={14} />
      </IconButton>
    </div>
  );
}
