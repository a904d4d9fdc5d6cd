/** What holds for every edit of every file: only the lines it names change, and it does what it says. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type IniDocument, type Line, parseDocument, printDocument } from './document.js';
import {
  appendSection,
  insertLines,
  removeLines,
  removeSection,
  removeSections,
  renameSection,
  renameSections,
  replaceEntries,
  setEntry,
  setNestedEntry,
  unsetEntry,
  unsetNestedEntry,
} from './edit.js';
import { dominantEndOfLine } from './lines.js';
import { outlineDocument, type OutlineSection } from './outline.js';
import { randomFile } from './testing.js';

const runs = { numRuns: 2000 };
const keys = fc.constantFrom('a', 'b', 'REGION', 's3', 'key', 'new key', 'x');
const nestedKeys = fc.constantFrom('addressing_style', 'use', 'deep', 'new');
const values = fc.constantFrom('v', 'two words', '', 'a = b', '[x]', '# x', 'ü', 'y\tz');
const headers = fc.constantFrom('default', 'profile q', 'a]b', ' ', '#');

interface Chosen {
  readonly document: IniDocument;
  readonly section: OutlineSection;
  readonly index: number;
}

/** A file without refused lines that has sections, and one of them. */
const chosen: fc.Arbitrary<Chosen> = fc
  .tuple(randomFile('no-refused-lines'), fc.nat())
  .map(([bytes, pick]) => {
    const document = parseDocument(bytes);
    const { sections, oddities } = outlineDocument(document);
    const index = sections.length === 0 ? -1 : pick % sections.length;
    return { document, section: oddities.length === 0 ? sections[index] : undefined, index };
  })
  .filter((choice): choice is Chosen => choice.section !== undefined);

/** Sections as what they hold, wherever they stand. */
function contents(
  document: IniDocument,
): readonly (readonly [string, readonly (readonly [string, string])[]])[] {
  return outlineDocument(document).sections.map(({ header, entries }) => [
    header,
    entries.map(({ key, value }) => [key, value.join('\n')] as const),
  ]);
}

function valueOf(document: IniDocument, index: number, key: string): string | undefined {
  const entries = outlineDocument(document).sections[index]?.entries ?? [];
  return entries.findLast((entry) => entry.key.toLowerCase() === key.toLowerCase())?.value.join('\n');
}

/** A document is what its own bytes read as. */
function expectReadsBack(document: IniDocument): void {
  expect(parseDocument(printDocument(document))).toEqual(document);
}

/** All lines but those at `lines` (from 1) are in the new document, in order, with their ends and bytes. */
function expectOthersKept(before: IniDocument, after: IniDocument, lines: readonly number[]): void {
  const kept = before.lines.filter((line, index) => !lines.includes(index + 1) && !mayJoin(line, before));
  let at = 0;
  for (const line of kept) {
    while (at < after.lines.length && !isKept(line, after.lines[at], before)) at += 1;
    expect(at, `lost ${JSON.stringify(line)}`).toBeLessThan(after.lines.length);
    at += 1;
  }
}

/** A blank line that ends with LF becomes part of the line above where the edit makes that one end with CR. */
function mayJoin(line: Line, document: IniDocument): boolean {
  return line.text === '' && line.eol === '\n' && document.lines.some(({ eol }) => eol === '\r');
}

/** A last line without an end gets one where lines follow it; nothing else may change. */
function isKept(line: Line, candidate: Line | undefined, before: IniDocument): boolean {
  const others = { '': dominantEndOfLine(before), '\r': '\r\n', '\n': '\n', '\r\n': '\r\n' };
  return (
    candidate !== undefined &&
    candidate.text === line.text &&
    [line.eol, others[line.eol]].includes(candidate.eol) &&
    String(candidate.raw) === String(line.raw)
  );
}

describe('sections', () => {
  it('append: adds the section at the end and changes no other line', () => {
    const property = fc.property(randomFile('no-refused-lines'), headers, values, (bytes, header, value) => {
      const before = parseDocument(bytes);
      const after = appendSection(before, { header, body: [`k = ${value}`] });
      expectReadsBack(after);
      expectOthersKept(before, after, []);
      expect(after.lines).toHaveLength(before.lines.length + 2);
      expect(after.lines.at(-1)?.eol).toBe(dominantEndOfLine(before));
      expect(contents(after)).toEqual([...contents(before), [header, [['k', value.trim()]]]]);
    });
    fc.assert(property, runs);
  });

  it('rename: renames that section alone', () => {
    const property = fc.property(chosen, headers, ({ document, section, index }, header) => {
      const after = renameSection(document, section.line, header);
      expectReadsBack(after);
      expectOthersKept(document, after, [section.line]);
      expect(after.lines).toHaveLength(document.lines.length);
      const expected = contents(document).map((content, at) =>
        at === index ? [header, content[1]] : content,
      );
      expect(contents(after)).toEqual(expected);
    });
    fc.assert(property, runs);
  });

  it('remove: removes that section alone, and no comment after it', () => {
    const property = fc.property(chosen, ({ document, section, index }) => {
      const after = removeSection(document, section.line);
      expectReadsBack(after);
      expect(contents(after)).toEqual(contents(document).filter((_, at) => at !== index));
      const last = section.entries.at(-1)?.valueLines.at(-1);
      if (last === undefined) return;
      const following = document.lines.slice(last, section.lastLine);
      const [first] = following;
      const above = document.lines[section.line - 2];
      const isJoined = above?.eol === '\r' && first !== undefined && mayJoin(first, document);
      const rest = following.slice(isJoined ? 1 : 0).map((line) => line.text);
      expect(
        after.lines
          .slice(section.line - 1)
          .map((line) => line.text)
          .slice(0, rest.length),
      ).toEqual(rest);
    });
    fc.assert(property, runs);
  });
});

describe('several sections at once', () => {
  /** A file without refused lines, and some of its sections by index. */
  const some = fc
    .tuple(chosen, fc.array(fc.boolean(), { minLength: 16, maxLength: 16 }))
    .map(([{ document }, picks]) => ({ document, isPicked: (index: number) => picks[index % 16] === true }));

  it('remove: removes those alone', () => {
    const property = fc.property(some, ({ document, isPicked }) => {
      const picked = outlineDocument(document).sections.filter((_, index) => isPicked(index));
      const after = removeSections(document, new Set(picked.map(({ line }) => line)));
      expectReadsBack(after);
      expect(contents(after)).toEqual(contents(document).filter((_, index) => !isPicked(index)));
    });
    fc.assert(property, runs);
  });

  it('rename: renames those alone', () => {
    const property = fc.property(some, headers, ({ document, isPicked }, header) => {
      const picked = outlineDocument(document).sections.filter((_, index) => isPicked(index));
      const after = renameSections(document, new Map(picked.map(({ line }) => [line, header])));
      expectReadsBack(after);
      const expected = contents(document).map((content, at) =>
        isPicked(at) ? [header, content[1]] : content,
      );
      expect(contents(after)).toEqual(expected);
    });
    fc.assert(property, runs);
  });
});

describe('lines', () => {
  it('insert, then remove the same: gives the file back', () => {
    const property = fc.property(randomFile('some-refused-lines'), fc.nat(), (bytes, pick) => {
      const before = parseDocument(bytes);
      const at = pick % (before.lines.length + 1);
      const inserted = insertLines(before, at, ['one', 'two']);
      expectReadsBack(inserted);
      expectOthersKept(before, inserted, []);
      expectOthersKept(before, removeLines(inserted, at + 1, at + 2), []);
    });
    fc.assert(property, runs);
  });
});

describe('entries', () => {
  it('set: gives the key its value and leaves all others theirs', () => {
    const property = fc.property(chosen, keys, values, ({ document, section, index }, key, value) => {
      const after = setEntry(document, section.line, key, value);
      expectReadsBack(after);
      expect(valueOf(after, index, key)).toBe(value);
      const old = section.entries.findLast((entry) => entry.key.toLowerCase() === key.toLowerCase());
      expectOthersKept(document, after, old?.valueLines ?? []);
      expect(setEntry(after, section.line, key, value)).toBe(after);
      expect(without(after, index, key)).toEqual(without(document, index, key));
    });
    fc.assert(property, runs);
  });

  it('unset: removes the key and leaves all others', () => {
    const property = fc.property(chosen, keys, ({ document, section, index }, key) => {
      const after = unsetEntry(document, section.line, key);
      expectReadsBack(after);
      expect(valueOf(after, index, key)).toBeUndefined();
      const named = section.entries.filter((entry) => entry.key.toLowerCase() === key.toLowerCase());
      expectOthersKept(
        document,
        after,
        named.flatMap((entry) => entry.valueLines),
      );
      expect(contents(after)).toEqual(without(document, index, key));
    });
    fc.assert(property, runs);
  });

  it('replace: puts the new ones in the place of all, and leaves comments and other sections', () => {
    const texts = fc.constantFrom([], ['a = 1'], ['  a = 1', 'b = 2'], ['s3 =', '    x = y', 'b = 2']);
    const property = fc.property(chosen, texts, ({ document, section, index }, lines) => {
      const after = replaceEntries(document, section.line, lines);
      expectReadsBack(after);
      const others = (all: ReturnType<typeof contents>): unknown => all.filter((_, at) => at !== index);
      expect(others(contents(after))).toEqual(others(contents(document)));
      const [, entries] = contents(after)[index] ?? [];
      expect(entries?.map(([key]) => key)).toEqual(
        lines.filter((line) => !line.includes('x =')).map((line) => line.trim().split(' ')[0]),
      );
      const comments = (from: IniDocument): readonly string[] =>
        from.lines.map(({ text }) => text).filter((text) => /^\s*[#;]/u.test(text));
      expect(comments(after)).toEqual(comments(document));
    });
    fc.assert(property, runs);
  });

  it('set and unset nested: change that nested key alone', () => {
    const property = fc.property(chosen, nestedKeys, values, ({ document, section, index }, key, value) => {
      fc.pre(section.entries.filter((entry) => entry.key === 's3').length < 2);
      const after = setNestedEntry(document, section.line, 's3', key, value);
      expectReadsBack(after);
      expect(nested(after, index).get(key)).toBe(value);
      expect(without(after, index, 's3')).toEqual(without(document, index, 's3'));
      const others = new Map([...nested(document, index)].filter(([name]) => name !== key));
      expect(new Map([...nested(after, index)].filter(([name]) => name !== key))).toEqual(others);
      const removed = unsetNestedEntry(after, section.line, 's3', key);
      expectReadsBack(removed);
      expect(nested(removed, index)).toEqual(others);
      expect(without(removed, index, 's3')).toEqual(without(document, index, 's3'));
    });
    fc.assert(property, runs);
  });
});

/** What all sections hold, without one key of one of them. */
function without(document: IniDocument, index: number, key: string): ReturnType<typeof contents> {
  return contents(document).map(([header, entries], at) => [
    header,
    entries.filter(([name]) => at !== index || name.toLowerCase() !== key.toLowerCase()),
  ]);
}

/** The nested keys under `s3 =`, as botocore splits them. */
function nested(document: IniDocument, index: number): ReadonlyMap<string, string> {
  const value = valueOf(document, index, 's3') ?? '';
  if (!value.startsWith('\n')) return new Map();
  const lines = value.split('\n').filter((line) => line.includes('='));
  return new Map(
    lines.map((line) => [line.slice(0, line.indexOf('=')).trim(), line.slice(line.indexOf('=') + 1).trim()]),
  );
}
