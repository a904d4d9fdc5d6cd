import type { ReactNode } from 'react';
import { Button, MenuTrigger, Popover } from 'react-aria-components';

interface ContextMenuProps {
  /** Of the window, where it was asked for. */
  readonly x: number;
  readonly y: number;
  /** What it is the menu of. */
  readonly label: string;
  readonly onClose: () => void;
  /** Gives the focus back to where it belongs. */
  readonly onLeave: () => void;
  /** The menu. */
  readonly children: ReactNode;
}

/** The menu of a row, at the pointer or at the row. It hangs on a button of no size, which gets the focus back first. */
export function ContextMenu({ x, y, label, onClose, onLeave, children }: ContextMenuProps) {
  return (
    <MenuTrigger isOpen onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Button
        className="menu-anchor"
        style={{ left: x, top: y }}
        excludeFromTabOrder
        aria-label={label}
        onFocus={onLeave}
      />
      <Popover className="menu-popover" placement="bottom start" offset={0} key={`${x},${y}`}>
        {children}
      </Popover>
    </MenuTrigger>
  );
}
