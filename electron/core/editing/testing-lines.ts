/** Which lines an edit may touch: those of the sections that its plan names. */
import { expect } from 'vitest';
import type { IniDocument } from '../ini/document.js';
import { lastOwnLine } from '../ini/edit.js';
import { outlineDocument } from '../ini/outline.js';
import type { SwitchFiles } from '../switching/switch-files.js';

/** Every other section stands there line by line, and every comment that no section owns, in the same order. */
export function expectOthersUntouched(
  before: SwitchFiles,
  after: SwitchFiles,
  headers: ReadonlyMap<string, readonly string[]>,
): void {
  const pairs = [
    [before.config, after.config],
    [before.credentials, after.credentials],
    ...before.locations.map((file, index) => [file, after.locations[index]] as const),
  ] as const;
  for (const [old, now] of pairs) {
    if (now === undefined) throw new TypeError('a file is gone');
    const named = new Set(headers.get(old.path) ?? []);
    expect(sectionsBeside(now.document, named), old.path).toEqual(sectionsBeside(old.document, named));
    expectInOrder(looseComments(old.document), comments(now.document));
  }
}

/** The text of the sections that are not named. A header may lose its indentation, the last line of a file gain an end. */
function sectionsBeside(document: IniDocument, named: ReadonlySet<string>): readonly string[] {
  return outlineDocument(document)
    .sections.filter(({ header }) => !named.has(header))
    .map((section) => {
      // What follows an empty section directly may have come there when another went.
      const last = section.entries.length === 0 ? section.line : lastOwnLine(document, section);
      const lines = document.lines.slice(section.line - 1, last);
      return lines.map(({ text }, index) => (index === 0 ? text.trimStart() : text)).join('\n');
    });
}

/** Those after the last entry of a section, and before the first section: no section takes them with it. */
function looseComments(document: IniDocument): readonly string[] {
  const owned = new Set<number>();
  for (const section of outlineDocument(document).sections) {
    for (let line = section.line; line <= lastOwnLine(document, section); line += 1) owned.add(line);
  }
  return comments({ ...document, lines: document.lines.filter((_, index) => !owned.has(index + 1)) });
}

function comments({ lines }: IniDocument): readonly string[] {
  return lines.map(({ text }) => text).filter((text) => /^\s*[#;]/u.test(text));
}

function expectInOrder(wanted: readonly string[], all: readonly string[]): void {
  let at = 0;
  for (const text of wanted) {
    const found = all.indexOf(text, at);
    expect(found, `lost: ${text}`).toBeGreaterThanOrEqual(0);
    at = found + 1;
  }
}
