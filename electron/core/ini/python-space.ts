/** White space as Python's `str.strip()`, `str.isspace()` and the `\s` of its `re` mean it. */

/** Whether a UTF-16 unit is white space: U+001C to U+001F and U+0085 are, U+FEFF is not, unlike in JavaScript. */
export function isPythonSpace(unit: number): boolean {
  if (unit > 0x20 && unit < 0x85) return false;
  return (
    unit === 0x20 ||
    (unit >= 0x09 && unit <= 0x0d) ||
    (unit >= 0x1c && unit <= 0x1f) ||
    unit === 0x85 ||
    unit === 0xa0 ||
    unit === 0x1680 ||
    (unit >= 0x2000 && unit <= 0x200a) ||
    unit === 0x2028 ||
    unit === 0x2029 ||
    unit === 0x202f ||
    unit === 0x205f ||
    unit === 0x3000
  );
}

/** The index of the first character from `start` on that is no white space; the length where all is. */
export function firstContent(text: string, start = 0): number {
  let index = start;
  while (index < text.length && isPythonSpace(text.charCodeAt(index))) index += 1;
  return index;
}

/** The index after the last character before `end` that is no white space. */
export function contentEnd(text: string, end = text.length): number {
  let index = end;
  while (index > 0 && isPythonSpace(text.charCodeAt(index - 1))) index -= 1;
  return index;
}
