/** Fixes of single settings: how their keys and values are written. */
import { setEntry } from '../ini/edit.js';
import type { IniDocument } from '../ini/document.js';
import { contentEnd, firstContent } from '../ini/python-space.js';
import { rewriteLine, withoutLines } from './line-edits.js';
import { entryAt, factOf, type FixContext, type FoundEntry, type Mend, mended } from './mend.js';

export const lowerKey: Mend = (context) => rewriteKey(context, factOf(context.finding, 'key').toLowerCase());

/** A key spelt nearly like a setting. */
export const correctKey: Mend = (context) => rewriteKey(context, factOf(context.finding, 'suggestion'));

function rewriteKey({ draft, file, line }: FixContext, key: string): ReturnType<Mend> {
  const document = draft.document(file);
  const found = entryAt(document, line);
  const text = document.lines[line - 1]?.text;
  if (found?.entry.line !== line || text === undefined) return null;
  const start = found.entry.keyColumn - 1;
  const after = text.slice(0, start) + key + text.slice(start + found.entry.key.length);
  draft.write(file, rewriteLine(document, line, after), [found.section.header]);
  return mended;
}

/** The value that may be meant, in the place of the one that is there. */
export const setSuggestion: Mend = ({ draft, file, line, finding }) => {
  const document = draft.document(file);
  const found = entryAt(document, line);
  const suggestion = factOf(finding, 'suggestion');
  if (found === undefined || suggestion === '') return null;
  const { section, entry } = found;
  draft.write(file, setEntry(document, section.line, entry.key, suggestion), [section.header]);
  return mended;
};

export const removeQuotes: Mend = ({ draft, file, line }) => {
  const document = draft.document(file);
  const found = entryAt(document, line);
  const value = found === undefined ? null : valueIn(document, found, line);
  if (found === undefined || value === null) return null;
  const inner = value.text.slice(1, -1);
  const plain = inner.slice(firstContent(inner), contentEnd(inner));
  draft.write(file, rewriteLine(document, line, value.before + plain), [found.section.header]);
  return mended;
};

/** The setting's lines; in a nested block the key's, and the block with its last key. */
export const removeEmpty: Mend = ({ draft, file, line }) => {
  const document = draft.document(file);
  const found = entryAt(document, line);
  if (found === undefined) return null;
  draft.write(file, withoutSetting(document, found, line), [found.section.header]);
  return mended;
};

/** The comments in a value's lines get lines of their own above; a value that is nothing but a comment goes. */
export const separateComments: Mend = ({ draft, file, line }) => {
  const document = draft.document(file);
  const found = entryAt(document, line);
  if (found === undefined) return null;
  const { entry, section } = found;
  const lines = line === entry.line ? entry.valueLines : [line];
  // From the last line up, so that the lines above stay where they are.
  const after = lines.toReversed().reduce((left, each) => separateAt(left, found, each), document);
  draft.write(file, after, [section.header]);
  return mended;
};

/** A mark after white space, or with nothing before it. */
const INLINE = /^(?<value>.*?)(?:^|\s+)(?<comment>[#;].*)$/u;

function separateAt(document: IniDocument, found: FoundEntry, line: number): IniDocument {
  const value = valueIn(document, found, line);
  const { value: kept = '', comment } = INLINE.exec(value?.text ?? '')?.groups ?? {};
  if (value === null || comment === undefined) return document;
  const own = `${value.before.slice(0, firstContent(value.before))}${comment}`;
  if (kept !== '') return rewriteLine(document, line, value.before + kept, own);
  const isAlone = line !== found.entry.line || found.entry.valueLines.length === 1;
  return isAlone
    ? rewriteLine(document, line, own)
    : rewriteLine(document, line, value.before.slice(0, contentEnd(value.before)), own);
}

/** What a line says after its delimiter, and all that stands before it; of a line that goes on with a value, all of it. */
function valueIn(
  document: IniDocument,
  { entry }: FoundEntry,
  line: number,
): { readonly before: string; readonly text: string } | null {
  const text = document.lines[line - 1]?.text;
  if (text === undefined) return null;
  const start = line === entry.line ? entry.valueColumn - 1 : startOfNested(text, entry.value[0] === '');
  return { before: text.slice(0, start), text: text.slice(start, contentEnd(text)) };
}

function startOfNested(text: string, isNested: boolean): number {
  const delimiter = isNested ? text.indexOf('=') : -1;
  return firstContent(text, delimiter < 0 ? undefined : delimiter + 1);
}

function withoutSetting(document: IniDocument, { entry }: FoundEntry, line: number): IniDocument {
  if (line === entry.line) return withoutLines(document, new Set(entry.valueLines));
  const others = entry.valueLines.filter(
    (each, index) => index > 0 && each !== line && entry.value[index] !== '',
  );
  // An empty `s3 =` is a text to botocore, which tools that expect a block then fail on.
  return withoutLines(document, new Set(others.length === 0 ? entry.valueLines : [line]));
}
