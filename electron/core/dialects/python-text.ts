/** Python's `str` methods that botocore uses on values, where JavaScript's mean something else. */
import { contentEnd, firstContent } from '../ini/python-space.js';

/** `str.strip()`. */
export function stripPython(text: string): string {
  const start = firstContent(text);
  return text.slice(start, Math.max(start, contentEnd(text)));
}

const LINE_ENDS = /\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]/u;

/** `str.splitlines()`, but for a last empty line, which callers skip anyway. */
export function splitPythonLines(text: string): readonly string[] {
  return text.split(LINE_ENDS);
}
