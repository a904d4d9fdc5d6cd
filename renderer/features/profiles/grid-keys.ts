/** Where keys move the cursor of the list. Pure: indexes count profiles, without headings. */

/** The index after a key press; null where the key does not move. `at` is -1 while there is no cursor. */
export function moveCursor(key: string, at: number, count: number, pageRows: number): number | null {
  if (count === 0) return null;
  const clamp = (index: number): number => Math.max(0, Math.min(count - 1, index));
  switch (key) {
    case 'ArrowDown':
      return clamp(at + 1);
    case 'ArrowUp':
      return clamp(at - 1);
    case 'PageDown':
      return clamp(Math.max(at, 0) + pageRows);
    case 'PageUp':
      return clamp(at - pageRows);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}

/** Whether a key types a letter, rather than commanding something. */
export function isLetter(event: {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}): boolean {
  return (
    [...event.key].length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey && !event.altKey
  );
}

/**
 * The next name that begins with what was typed, going round. The same letter again and again goes from name to name;
 * more letters first look where the cursor is.
 */
export function findTyped(names: readonly string[], at: number, typed: string): number | null {
  const text = typed.toLowerCase();
  const isRepeated = [...text].every((letter) => letter === text.charAt(0));
  const wanted = isRepeated ? text.charAt(0) : text;
  const from = isRepeated ? at + 1 : Math.max(at, 0);
  for (let step = 0; step < names.length; step += 1) {
    const index = (from + step) % names.length;
    if (names[index]?.toLowerCase().startsWith(wanted) === true) return index;
  }
  return null;
}
