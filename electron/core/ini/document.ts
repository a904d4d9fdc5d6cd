/**
 * The lossless document: a file as the list of its physical lines.
 *
 * Deliberately knows nothing of sections or keys (outline.ts adds that view) and refuses nothing:
 * `printDocument(parseDocument(bytes))` is byte-identical for ANY bytes, invalid UTF-8 included.
 */

/** How a line ends in the file; the last line may end with nothing. */
export type EndOfLine = '\n' | '\r\n' | '\r' | '';

/** One physical line. `raw` is set only where the bytes are not valid UTF-8 and `text` holds U+FFFD in their place. */
export interface Line {
  readonly text: string;
  readonly eol: EndOfLine;
  readonly raw: Uint8Array | null;
}

/** A whole file. A byte order mark is kept apart so that line 1 reads like any other line. */
export interface IniDocument {
  readonly byteOrderMark: boolean;
  readonly lines: readonly Line[];
}

const BYTE_ORDER_MARK: readonly number[] = [0xef, 0xbb, 0xbf];
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/** The text of documents that are as they were read, without a byte order mark. */
const texts = new WeakMap<IniDocument, string>();
/** Their characters, a byte each, where all of them are ASCII. */
const plainBytes = new WeakMap<IniDocument, Uint8Array>();

/** The document of a file without a byte in it. */
export const emptyDocument: IniDocument = { byteOrderMark: false, lines: [] };

/** Reads any bytes as a document, which keeps them: nobody is to write into them afterwards. Never fails. */
export function parseDocument(bytes: Uint8Array): IniDocument {
  const byteOrderMark = BYTE_ORDER_MARK.every((byte, index) => bytes[index] === byte);
  const body = byteOrderMark ? bytes.subarray(BYTE_ORDER_MARK.length) : bytes;
  const text = decodeStrictly(body);
  if (text === null) return { byteOrderMark, lines: splitBytes(body) };
  const document = documentOfText(byteOrderMark, text);
  texts.set(document, text);
  if (text.length === body.length)
    plainBytes.set(document, new Uint8Array(body.buffer, body.byteOffset, body.length));
  return document;
}

/** The text that a document was read from, without a byte order mark; null where it was not UTF-8, or made of lines. */
export function textOfDocument(document: IniDocument): string | null {
  return texts.get(document) ?? null;
}

/** The bytes of that text where each is a character; null where some are not ASCII. */
export function plainBytesOfDocument(document: IniDocument): Uint8Array | null {
  return plainBytes.get(document) ?? null;
}

/** The bytes of a document, exactly those it was read from where nothing was edited. */
export function printDocument(document: IniDocument): Uint8Array {
  const known = texts.get(document);
  if (known !== undefined || document.lines.every((line) => line.raw === null)) {
    const text = known ?? document.lines.map((line) => line.text + line.eol).join('');
    return new TextEncoder().encode(document.byteOrderMark ? `\uFEFF${text}` : text);
  }
  const parts: Uint8Array[] = document.byteOrderMark ? [Uint8Array.from(BYTE_ORDER_MARK)] : [];
  const encoder = new TextEncoder();
  for (const line of document.lines) {
    parts.push(line.raw ?? encoder.encode(line.text), encoder.encode(line.eol));
  }
  return concatenate(parts);
}

/** A line made by us: valid text, no raw bytes. */
export function makeLine(text: string, eol: EndOfLine): Line {
  return { text, eol, raw: null };
}

/** The lines are split when first asked for: listing profiles asks for none. */
function documentOfText(byteOrderMark: boolean, text: string): IniDocument {
  let lines: readonly Line[] | null = null;
  return {
    byteOrderMark,
    get lines() {
      lines ??= splitText(text);
      return lines;
    },
  };
}

/** Null where the bytes are not valid UTF-8. `ignoreBOM` keeps a second byte order mark as the character it is. */
function decodeStrictly(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** The physical lines of a text. */
export function splitText(text: string): Line[] {
  return text.includes('\r') ? splitAtAnyEnd(text) : splitAtLineFeeds(text);
}

/** What the function below gives, sooner. */
function splitAtLineFeeds(text: string): Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
    lines.push(makeLine(text.slice(start, end), '\n'));
    start = end + 1;
  }
  if (start < text.length) lines.push(makeLine(text.slice(start), ''));
  return lines;
}

function splitAtAnyEnd(text: string): Line[] {
  const lines: Line[] = [];
  const ends = /\r\n|\n|\r/g;
  let start = 0;
  for (let match = ends.exec(text); match !== null; match = ends.exec(text)) {
    const eol = match[0] === '\r\n' ? '\r\n' : match[0] === '\n' ? '\n' : '\r';
    lines.push(makeLine(text.slice(start, match.index), eol));
    start = ends.lastIndex;
  }
  if (start < text.length) lines.push(makeLine(text.slice(start), ''));
  return lines;
}

function splitBytes(bytes: Uint8Array): Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (let index = 0; index < bytes.length; index += 1) {
    const byte = bytes[index];
    if (byte !== LINE_FEED && byte !== CARRIAGE_RETURN) continue;
    const isPair = byte === CARRIAGE_RETURN && bytes[index + 1] === LINE_FEED;
    lines.push(lineOfBytes(bytes.subarray(start, index), isPair ? '\r\n' : byte === LINE_FEED ? '\n' : '\r'));
    if (isPair) index += 1;
    start = index + 1;
  }
  if (start < bytes.length) lines.push(lineOfBytes(bytes.subarray(start), ''));
  return lines;
}

function lineOfBytes(bytes: Uint8Array, eol: EndOfLine): Line {
  const text = decodeStrictly(bytes);
  if (text !== null) return makeLine(text, eol);
  return { text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes), eol, raw: bytes.slice() };
}

function concatenate(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((total, part) => total + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
