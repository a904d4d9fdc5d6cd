/** source_profile lines that follow when profiles get other names. */
import { readBotocore } from '../dialects/botocore.js';
import { setEntry } from '../ini/edit.js';
import { editSections, type SectionEdit } from '../ini/edit-sections.js';
import { outlineDocument } from '../ini/outline.js';
import type { Draft, DraftFile } from './draft.js';

/**
 * Rewrites each `source_profile` of a file that names one of them; in `[DEFAULT]` too, from where botocore lends it to all.
 *
 * @param names the new name by the old one
 * @returns the profiles whose own lines were rewritten
 */
export function repoint(
  draft: Draft,
  file: DraftFile,
  names: ReadonlyMap<string, string>,
): readonly string[] {
  const document = draft.document(file);
  const repointed: string[] = [];
  const headers: string[] = [];
  const edits = new Map<number, SectionEdit>();
  const outlines = new Map(outlineDocument(document).sections.map((section) => [section.line, section]));
  for (const { kind, name, header, line } of readBotocore(document, file.role).sections) {
    if (kind !== 'profile' && header !== 'DEFAULT') continue;
    const entry = outlines.get(line)?.entries.find(({ key }) => key.toLowerCase() === 'source_profile');
    const to = entry?.value.length === 1 ? names.get(entry.value[0] ?? '') : undefined;
    if (entry === undefined || to === undefined) continue;
    edits.set(line, (part, at) => setEntry(part, at, entry.key, to));
    headers.push(header);
    if (name !== null) repointed.push(name);
  }
  draft.write(file, editSections(document, edits), headers);
  return repointed;
}
