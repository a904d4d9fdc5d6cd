import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseDocument, printDocument } from './document.js';
import { setEntry, unsetEntry } from './edit.js';
import { editSections, type SectionEdit } from './edit-sections.js';
import { outlineDocument } from './outline.js';
import { randomFile } from './testing.js';

const setting: SectionEdit = (document, line) => setEntry(document, line, 'region', 'new');
const unsetting: SectionEdit = (document, line) => unsetEntry(document, line, 'region');

it('gives the same as the edits one after the other, for any file', () => {
  const picks = fc.array(fc.constantFrom(null, setting, unsetting), { minLength: 8, maxLength: 8 });
  const property = fc.property(randomFile('no-refused-lines'), picks, (bytes, some) => {
    const document = parseDocument(bytes);
    const edits = outlineDocument(document).sections.flatMap(({ line }, index) => {
      const edit = some[index % some.length] ?? null;
      return edit === null ? [] : [[line, edit] as const];
    });
    const wanted = edits.toReversed().reduce((edited, [line, edit]) => edit(edited, line), document);
    const edited = editSections(document, new Map(edits));
    expect(new TextDecoder().decode(printDocument(edited))).toBe(
      new TextDecoder().decode(printDocument(wanted)),
    );
    expect(edited === document).toBe(
      edited.lines.every((line, index) => line === document.lines[index]) &&
        edited.lines.length === document.lines.length,
    );
  });
  fc.assert(property, { numRuns: 2000 });
});
