/** Going from pane to pane. A pane is an element with `data-pane`; `data-pane-focus` within it says where to begin. */

/** Moves the focus to the pane after (1) or before (-1) the one it is in, going round. */
export function focusNextPane(direction: 1 | -1): true {
  const panes = [...document.querySelectorAll<HTMLElement>('[data-pane]')];
  const at = panes.findIndex((pane) => pane.contains(document.activeElement));
  const from = at < 0 && direction < 0 ? 0 : at;
  const next = panes[(from + direction + panes.length) % panes.length];
  if (next !== undefined) focusPane(next);
  return true;
}

function focusPane(pane: HTMLElement): void {
  const chosen =
    pane.querySelector<HTMLElement>('[data-pane-focus]') ??
    pane.querySelector<HTMLElement>('[aria-current="page"]') ??
    pane.querySelector<HTMLElement>('[role="tab"][aria-selected="true"]') ??
    pane.querySelector<HTMLElement>('button:not([disabled]), [tabindex="0"], input');
  (chosen ?? pane).focus();
}

export function focusList(): true {
  document.querySelector<HTMLElement>('[role="grid"]')?.focus();
  return true;
}

export function focusSearch(): true {
  const field = document.querySelector('[data-search]');
  if (field instanceof HTMLInputElement) {
    field.focus();
    field.select();
  }
  return true;
}

/** Whether something stands in front of the view and has the focus: a dialog or a menu. */
export function isInOverlay(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest('[role="dialog"], [role="alertdialog"], [role="menu"]') !== null
  );
}
