/** Fixes of what makes the AWS CLI refuse a whole file, and of other things about its text. */
import { parseNested } from '../dialects/botocore-values.js';
import { type IniDocument, type Line, makeLine, parseDocument, printDocument } from '../ini/document.js';
import { outlineDocument } from '../ini/outline.js';
import { firstContent } from '../ini/python-space.js';
import { isSecretComment } from '../profiles/text-findings.js';
import { commentOut, hasContent, mapLines, withoutLines } from './line-edits.js';
import { type FixContext, type Mend, mended, sectionAround } from './mend.js';

/** How the second reader calls what stands before the first header. */
const BEFORE_SECTIONS = '';

export const removeByteOrderMark: Mend = ({ draft, file }) => {
  draft.write(file, { ...draft.document(file), byteOrderMark: false }, []);
  return mended;
};

/**
 * Takes the bytes for Windows-1252, as editors saved files before UTF-8; a file that begins with the mark of UTF-16, as the
 * `>` of Windows PowerShell writes it, for that. Nobody can be sure: the person sees the letters before they are written.
 */
export const decodeAgain: Mend = ({ draft, file }) => {
  const before = draft.document(file);
  const after = fromUtf16(before) ?? mapLines(before, decodedLine);
  draft.write(file, after, [BEFORE_SECTIONS, ...headersOf(before), ...headersOf(after)]);
  return mended;
};

function decodedLine(line: Line): Line {
  return line.raw === null ? line : makeLine(new TextDecoder('windows-1252').decode(line.raw), line.eol);
}

function fromUtf16(document: IniDocument): IniDocument | null {
  const bytes = printDocument(document);
  const encoding = encodings.find(({ mark }) => mark.every((byte, index) => bytes[index] === byte));
  if (encoding === undefined) return null;
  const text = new TextDecoder(encoding.label).decode(bytes);
  return parseDocument(new TextEncoder().encode(text));
}

const encodings = [
  { label: 'utf-16le', mark: [0xff, 0xfe] },
  { label: 'utf-16be', mark: [0xfe, 0xff] },
] as const;

function headersOf(document: IniDocument): readonly string[] {
  return outlineDocument(document).sections.map(({ header }) => header);
}

/** All of it: the AWS CLI stops at the first line, and would stop at the next. */
export const commentOutBeforeSections: Mend = (context) => {
  const { draft, file } = context;
  const document = draft.document(file);
  const end = outlineDocument(document).sections[0]?.line ?? document.lines.length + 1;
  const lines = document.lines.flatMap((line, index) =>
    index + 1 < end && hasContent(line) ? [index + 1] : [],
  );
  return commented(context, lines, BEFORE_SECTIONS);
};

/** With the lines that go on below it, and that nothing above would go on to. */
export const commentOutLine: Mend = (context) => {
  const { draft, file, line } = context;
  const document = draft.document(file);
  const section = sectionAround(document, line);
  const below = (section?.entries ?? []).flatMap(({ line: start, keyColumn, valueLines }) =>
    valueLines.filter((each) => {
      const column = firstContent(document.lines[each - 1]?.text ?? '') + 1;
      return each > line && (start === line || (start < line && column <= keyColumn));
    }),
  );
  const gone = [line, ...below].filter((each) => hasContent(document.lines[each - 1] ?? makeLine('', '')));
  return commented(context, gone, section?.header ?? BEFORE_SECTIONS);
};

/** Every line of the block that has no `=`: the AWS CLI names one at a time. */
export const commentOutNested: Mend = (context) => {
  const { draft, file, line } = context;
  const document = draft.document(file);
  const section = sectionAround(document, line);
  const entry = section?.entries.find(({ valueLines }) => valueLines.includes(line));
  if (section === undefined || entry === undefined) return null;
  const bad = entry.valueLines.filter((number, index) => {
    const value = ['', entry.value[index] ?? ''];
    return index > 0 && parseNested({ ...entry, value, valueLines: [entry.line, number] }).badLine !== null;
  });
  return commented(context, bad, section.header);
};

function commented({ draft, file }: FixContext, lines: readonly number[], header: string): ReturnType<Mend> {
  const after = commentOut(draft.document(file), lines);
  if (after === null) return null;
  draft.write(file, after, [header]);
  return mended;
}

/** A carriage return alone becomes the line end that most other lines have. */
export const endLinesAlike: Mend = ({ draft, file }) => {
  const document = draft.document(file);
  const count = (eol: string): number => document.lines.filter((line) => line.eol === eol).length;
  const eol = count('\r\n') > count('\n') ? '\r\n' : '\n';
  draft.write(
    file,
    mapLines(document, (line) => (line.eol === '\r' ? { ...line, eol } : line)),
    [],
  );
  return mended;
};

export const removeSecretComment: Mend = ({ draft, file, line }: FixContext) => {
  const document = draft.document(file);
  if (!isSecretComment(document.lines[line - 1]?.text ?? '')) return null;
  draft.write(file, withoutLines(document, new Set([line])), []);
  return mended;
};
