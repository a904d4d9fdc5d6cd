/** How text looks on the terminal: colours where they are wanted, columns that stand straight, nothing that steers it. */

/** Marks for text; each gives it back unmarked where no colour is wanted. */
export interface Style {
  readonly strong: (text: string) => string;
  readonly faint: (text: string) => string;
  readonly added: (text: string) => string;
  readonly removed: (text: string) => string;
}

/** @param colour whether the terminal is to be coloured. */
export function createStyle(colour: boolean): Style {
  const mark = (on: number, off: number) => (text: string) =>
    colour && text !== '' ? `\u001B[${on}m${text}\u001B[${off}m` : text;
  return { strong: mark(1, 22), faint: mark(2, 22), added: mark(32, 39), removed: mark(31, 39) };
}

/**
 * Text from a file made harmless for the terminal: control characters and those that turn the direction of writing
 * are written as `\u{…}`, so that a profile's name cannot move the cursor or hide what stands beside it.
 */
export function printable(text: string): string {
  return text.replace(
    /[\p{Cc}\p{Zl}\p{Zp}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu,
    (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  );
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
const wide =
  /\p{Emoji_Presentation}|[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]|[\u{20000}-\u{3FFFD}]/u;

/** How many columns a text takes: East Asian characters and emoji take two. */
export function widthOf(text: string): number {
  let width = 0;
  for (const { segment } of graphemes.segment(text)) width += wide.test(segment) ? 2 : 1;
  return width;
}

/**
 * Rows under headings, each column as wide as its widest cell, two spaces between; no spaces at the ends of lines.
 * A column whose cells are all empty is left out. Cells are made printable.
 */
export function table(
  headings: readonly string[],
  rows: readonly (readonly string[])[],
  style: Style,
): string {
  const cells = rows.map((row) => row.map(printable));
  const used = headings.map((_, column) => cells.some((row) => (row[column] ?? '') !== ''));
  const keep = (row: readonly string[]) => row.filter((_, column) => used[column]);
  const kept = [keep(headings), ...cells.map(keep)];
  const widths = (kept[0] ?? []).map((_, column) =>
    Math.max(...kept.map((row) => widthOf(row[column] ?? ''))),
  );
  const lines = kept.map((row) =>
    row
      .map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - widthOf(cell)))
      .join('  ')
      .trimEnd(),
  );
  return [style.faint(lines[0] ?? ''), ...lines.slice(1)].join('\n');
}
