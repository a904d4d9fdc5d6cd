import { type KeyboardEvent, type MouseEvent, type ReactNode, useRef, useState } from 'react';
import { catalogue } from '../../../shared/catalogue/index.js';
import type { KeyRow } from '../../../shared/models/key.js';
import { ContextMenu } from '../../ui/context-menu.js';
import { KeyMenu } from '../../ui/key-menu.js';

const { keysView: words } = catalogue;

interface KeyContextMenuProps {
  readonly rows: readonly KeyRow[];
  /** The table of them. */
  readonly children: ReactNode;
}

interface Asked {
  readonly id: string;
  readonly x: number;
  readonly y: number;
}

/** The menu of a key where it is asked for in the table: at the pointer, or by the menu key and Shift F10 at the row. */
export function KeyContextMenu({ rows, children }: KeyContextMenuProps) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const frame = useRef<HTMLDivElement>(null);
  const row = rows.find(({ id }) => id === asked?.id);

  function atPointer(event: MouseEvent): void {
    const found = rowOf(event.target);
    if (found === null) return;
    event.preventDefault();
    setAsked({ id: found.id, x: event.clientX, y: event.clientY });
  }

  function atRow(event: KeyboardEvent): void {
    const isMenuKey = event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey);
    const found = isMenuKey ? rowOf(event.target) : null;
    if (found === null) return;
    event.preventDefault();
    event.stopPropagation();
    const { left, bottom } = found.element.getBoundingClientRect();
    setAsked({ id: found.id, x: left, y: bottom });
  }

  function focusRow(): void {
    const elements = [...(frame.current?.querySelectorAll<HTMLElement>('.key-row') ?? [])];
    elements.find(({ dataset }) => dataset['key'] === asked?.id)?.focus();
  }

  return (
    <div ref={frame} onContextMenu={atPointer} onKeyDownCapture={atRow}>
      {children}
      {asked !== null && row !== undefined && (
        <ContextMenu
          x={asked.x}
          y={asked.y}
          label={words.menuOf(row.keyId)}
          onClose={() => setAsked(null)}
          onLeave={focusRow}
        >
          <KeyMenu row={row} offersDetail />
        </ContextMenu>
      )}
    </div>
  );
}

function rowOf(target: EventTarget): { readonly id: string; readonly element: HTMLElement } | null {
  const element = target instanceof HTMLElement ? target.closest<HTMLElement>('.key-row') : null;
  const id = element?.dataset['key'];
  return element === null || id === undefined ? null : { id, element };
}
