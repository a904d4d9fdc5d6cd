/** A comment behind the value of a key or secret gets a line of its own above. */
import { setEntry, insertLines } from '../ini/edit.js';
import type { IniDocument } from '../ini/document.js';
import { outlineDocument, type OutlineEntry, type OutlineSection } from '../ini/outline.js';
import { accessKeySettings } from './key-settings.js';
import type { Fixed } from './fix.js';

/** White space and then a mark: without white space before it, it belongs to the value in every reader. */
const inlineComment = /^(?<value>\S(?:.*?\S)??)\s+(?<comment>[#;].*)$/u;

/** The comment becomes a comment of its own above the entry; null where there is none on that line. */
export function separateComment(document: IniDocument, line: number): Fixed | null {
  for (const section of outlineDocument(document).sections) {
    const entry = section.entries.find((candidate) => candidate.line === line);
    if (entry !== undefined) return separateIn(document, section, entry);
  }
  return null;
}

function separateIn(document: IniDocument, section: OutlineSection, entry: OutlineEntry): Fixed | null {
  const key = entry.key.toLowerCase();
  const { value, comment } = inlineComment.exec(entry.value[0] ?? '')?.groups ?? {};
  const isAlone = section.entries.filter((other) => other.key.toLowerCase() === key).length === 1;
  if (value === undefined || comment === undefined || entry.value.length !== 1) return null;
  // Bytes that are no UTF-8 would not survive.
  if (document.lines[entry.line - 1]?.raw !== null) return null;
  // Where a key stands twice the file is refused as a whole, and which one is meant is not ours to say.
  if (!accessKeySettings.includes(key) || !isAlone) return null;
  const after = setEntry(document, section.line, entry.key, value);
  return { after: insertLines(after, entry.line - 1, [comment]), header: section.header };
}
