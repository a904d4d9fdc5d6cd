import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type IniDocument, parseDocument, printDocument } from '../ini/document.js';
import { appendSection, insertLines, setEntry } from '../ini/edit.js';
import { outlineDocument } from '../ini/outline.js';
import { randomFile } from '../ini/testing.js';
import { mergeDocuments } from './merge.js';

function read(text: string): IniDocument {
  return parseDocument(new TextEncoder().encode(text));
}

/** The merged text, or the line of the conflict. */
function merge(base: string, ours: string, theirs: string): string | number {
  const merged = mergeDocuments(read(base), read(ours), read(theirs));
  return merged.ok ? new TextDecoder().decode(printDocument(merged.document)) : merged.line;
}

describe('mergeDocuments', () => {
  it.each([
    ['both changes', 'a\nb\nc\n', 'A\nb\nc\n', 'a\nb\nC\n', 'A\nb\nC\n'],
    ['the same change once', 'a\nb\nc\n', 'a\nX\nc\n', 'a\nX\nc\n', 'a\nX\nc\n'],
    ['changes that touch', 'a\nb\n', 'A\nb\n', 'a\nB\n', 'A\nB\n'],
    ['an insertion before a removal', 'a\nb\nc\n', 'a\nx\nb\nc\n', 'a\nc\n', 'a\nx\nc\n'],
    ['an insertion after a removal', 'a\nb\nc\n', 'a\nb\nx\nc\n', 'a\nc\n', 'a\nx\nc\n'],
    ['the same insertion once', 'a\nb\n', 'a\nx\nb\n', 'a\nx\nb\n', 'a\nx\nb\n'],
    ['two appended parts, theirs first', 'a\n', 'a\nours\n', 'a\ntheirs\n', 'a\ntheirs\nours\n'],
    [
      'an appended key before an appended section',
      '[a]\n',
      '[a]\nk = 1\n',
      '[a]\n[b]\n',
      '[a]\nk = 1\n[b]\n',
    ],
    [
      'an appended section after an appended key',
      '[a]\n',
      '[a]\n# c\n[b]\n',
      '[a]\nk = 1\n',
      '[a]\nk = 1\n# c\n[b]\n',
    ],
    ['a renamed section and its new key', '[a]\nx\n', '[b]\nx\n', '[a]\nx\nk\n', '[b]\nx\nk\n'],
    [
      'a removed section and a new one',
      '[a]\n[b]\n# c\n',
      '[a]\n# c\n',
      '[a]\n[b]\n# c\n[d]\n',
      '[a]\n# c\n[d]\n',
    ],
    ['the same appended part once', 'a\n', 'a\nx\n', 'a\nx\n', 'a\nx\n'],
    ['parts appended to a line without an end', 'a', 'a\nours\n', 'a\ntheirs', 'a\ntheirs\nours\n'],
    ['a part appended and a removed last line', 'a\nb\n', 'a\nb\nx\n', 'a\n', 'a\nx\n'],
    ['two files out of none', '', 'ours\n', 'theirs', 'theirs\nours\n'],
    ['an end given to the last line', 'a\nb', 'a\nb\n', 'A\nb', 'A\nb\n'],
    ['a new end for all lines and no other change', 'a\nb\n', 'a\r\nb\r\n', 'a\nb\n', 'a\r\nb\r\n'],
  ])('makes %s', (_, base, ours, theirs, merged) => {
    expect(merge(base, ours, theirs)).toBe(merged);
  });

  it.each([
    ['both changed one line', 'a\nb\nc\n', 'a\nX\nc\n', 'a\nY\nc\n', 2],
    ['one removed what the other changed', 'a\nb\nc\n', 'c\n', 'a\nY\nc\n', 2],
    ['both inserted at one place', 'a\nb\n', 'a\nx\nb\n', 'a\ny\nb\n', 2],
    ['one removed the place where the other inserted', 'a\nb\nc\nd\n', 'a\nd\n', 'a\nb\nx\nc\nd\n', 3],
    ['a key would come to stand in another section', '[a]\nx\n', '[a]\nx\nk\n', '[a]\ny\n[b]\n', 2],
    ['its section is gone, a comment apart', '[a]\n[b]\nx\n# c\n', '[a]\n# c\n', '[a]\n[b]\nx\n# c\nk\n', 5],
    ['a section came between, a blank line apart', '[a]\nx\n\n', '[a]\nx\n[b]\n\n', '[a]\nx\n\nk\n', 4],
    ['one emptied the file', 'a\nb\n', 'a\nX\n', '', 1],
  ])('is a conflict where %s', (_, base, ours, theirs, line) => {
    expect(merge(base, ours, theirs)).toBe(line);
  });

  it('merges a byte order mark and bytes that are not UTF-8', () => {
    const base = parseDocument(Uint8Array.from([0xff, 0x0a, 0x61, 0x0a]));
    const ours = parseDocument(Uint8Array.from([0xef, 0xbb, 0xbf, 0xff, 0x0a, 0x61, 0x0a]));
    const theirs = parseDocument(Uint8Array.from([0xfe, 0x0a, 0x61, 0x0a]));
    const merged = mergeDocuments(base, ours, theirs);
    expect(merged.ok && [...printDocument(merged.document)]).toEqual([
      0xef, 0xbb, 0xbf, 0xfe, 0x0a, 0x61, 0x0a,
    ]);
  });
});

const files = randomFile('some-refused-lines').map(parseDocument);

function bytesOf(document: IniDocument): readonly number[] {
  return [...printDocument(document)];
}

function merged(base: IniDocument, ours: IniDocument, theirs: IniDocument): IniDocument | null {
  const result = mergeDocuments(base, ours, theirs);
  return result.ok ? result.document : null;
}

/** Two halves of a file with lines between them that nothing else has. */
const halves = fc
  .tuple(randomFile('no-refused-lines'), randomFile('no-refused-lines'))
  .map(([first, second]) => {
    const text = `${decode(first)}\n# middle one\n[middle]\n# middle two\n${decode(second)}`;
    return { middle: '[middle]', document: read(text) };
  });

function decode(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}

describe('mergeDocuments, for any files', () => {
  it('gives the side that changed where the other did not', () => {
    fc.assert(
      fc.property(files, files, (base, changed) => {
        const ours = merged(base, changed, base);
        const theirs = merged(base, base, changed);
        const both = merged(base, changed, changed);
        for (const result of [ours, theirs, both]) {
          expect(result === null ? null : bytesOf(result)).toEqual(bytesOf(changed));
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('makes both of two changes with unchanged lines between them', () => {
    fc.assert(
      fc.property(halves, fc.nat(), fc.nat(), ({ middle, document }, first, second) => {
        const at = document.lines.findIndex(({ text }) => text === middle);
        const ours = insertLines(document, first % at, ['# ours']);
        const place = at + 2 + (second % (document.lines.length - at - 1));
        const theirs = insertLines(document, Math.min(place, document.lines.length), ['# theirs']);
        const result = merged(document, ours, theirs);
        expect(result && bytesOf(result)).toEqual(bytesOf(insertLines(theirs, first % at, ['# ours'])));
      }),
      { numRuns: 2000 },
    );
  });

  it('takes back an appended section and keeps what was changed since', () => {
    fc.assert(
      fc.property(files, fc.nat(), fc.boolean(), (before, pick, isAppended) => {
        const after = appendSection(before, { header: 'ours', body: ['# Keyway', 'k = 1'] });
        const at = isAppended ? after.lines.length : pick % (before.lines.length + 1);
        const current = insertLines(after, at, ['# theirs']);
        const undone = merged(after, before, current);
        const texts = undone?.lines.map((line) => line.text);
        const expected = insertLines(before, isAppended ? before.lines.length : at, ['# theirs']);
        expect(texts).toEqual(expected.lines.map((line) => line.text));
      }),
      { numRuns: 2000 },
    );
  });

  it('takes back a value that was set, byte for byte, where nothing changed since', () => {
    const property = fc.property(files, fc.nat(), (before, pick) => {
      const { sections } = outlineDocument(before);
      const section = sections[pick % Math.max(1, sections.length)];
      fc.pre(section !== undefined);
      const after = setEntry(before, section.line, 'k', 'v');
      const undone = merged(after, before, after);
      expect(undone && bytesOf(undone)).toEqual(bytesOf(before));
    });
    fc.assert(property, { numRuns: 1000 });
  });

  it('never loses a line that theirs alone added', () => {
    const property = fc.property(files, files, files, fc.nat(), (base, ours, other, pick) => {
      const theirs = insertLines(other, pick % (other.lines.length + 1), ['# only theirs']);
      const result = merged(base, ours, theirs);
      if (result !== null) expect(result.lines.map((line) => line.text)).toContain('# only theirs');
    });
    fc.assert(property, { numRuns: 1000 });
  });
});
