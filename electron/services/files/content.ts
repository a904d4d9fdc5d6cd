/** The content of a file at one moment, and how it is written into JSON. */
import { z } from 'zod';
import { emptyDocument, type IniDocument, parseDocument, printDocument } from '../../core/ini/document.js';

/** The bytes of a file; null where there is no file. */
export type Content = Uint8Array | null;

export function sameContent(one: Content, other: Content): boolean {
  if (one === other) return true;
  if (one?.length !== other?.length || one === null || other === null) return false;
  for (let index = 0; index < one.length; index += 1) if (one[index] !== other[index]) return false;
  return true;
}

/** A missing file reads as an empty document. */
export function documentOf(content: Content): IniDocument {
  return content === null ? emptyDocument : parseDocument(content);
}

/** A missing file stays missing while nothing is written to it. */
export function contentOf(document: IniDocument, existed: boolean): Content {
  return !existed && document.lines.length === 0 && !document.byteOrderMark ? null : printDocument(document);
}

/** Bytes as a text with one character for each, so that any bytes survive JSON and plain ones stay readable. */
export function toByteText(bytes: Uint8Array): string {
  // The same text where all are ASCII, and made much faster.
  if (bytes.every((byte) => byte < 0x80)) return new TextDecoder('utf-8').decode(bytes);
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 8192) {
    parts.push(String.fromCharCode(...bytes.subarray(at, at + 8192)));
  }
  return parts.join('');
}

/** The schema of such a text; gives the bytes. */
export const byteText = z
  .string()
  .regex(/^[\0-\xff]*$/u)
  .transform((text) => {
    const bytes = new Uint8Array(text.length);
    for (let index = 0; index < text.length; index += 1) bytes[index] = text.charCodeAt(index);
    return bytes;
  });
