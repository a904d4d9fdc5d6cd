import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { MenuItem } from 'react-aria-components';

interface MenuRowProps {
  /** Null: none, and no room for one. */
  readonly icon: ReactNode;
  readonly children: string;
  readonly run: () => void;
  readonly chosen?: boolean;
}

/** A row of a menu: an icon, its name, and what it does. */
export function MenuRow({ icon, children, run, chosen = false }: MenuRowProps) {
  return (
    <MenuItem className="menu-item" textValue={children} onAction={run}>
      {icon !== null && <span aria-hidden="true">{icon}</span>}
      <span className="menu-item-text">{children}</span>
      {chosen && <Check size={14} aria-hidden="true" />}
    </MenuItem>
  );
}
