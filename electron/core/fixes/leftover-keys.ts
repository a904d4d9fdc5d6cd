/** Keys that were left in a section are taken out of it; a section of nothing else goes as a whole. */
import { removeSection, unsetEntry } from '../ini/edit.js';
import type { IniDocument } from '../ini/document.js';
import { outlineDocument } from '../ini/outline.js';
import { accessKeySettings } from './key-settings.js';
import type { Fixed } from './fix.js';

/** @param line any line of the section. Null where no access key stands in a section there */
export function removeLeftoverKeys(document: IniDocument, line: number): Fixed | null {
  const section = outlineDocument(document).sections.find(
    (candidate) => candidate.line <= line && line <= candidate.lastLine,
  );
  if (section === undefined) return null;
  const isKey = ({ key }: { readonly key: string }): boolean => accessKeySettings.includes(key.toLowerCase());
  const keys = section.entries.filter(isKey);
  if (!keys.some(({ key }) => key.toLowerCase() === 'aws_access_key_id')) return null;
  const after =
    keys.length === section.entries.length
      ? removeSection(document, section.line)
      : keys.reduce((edited, { key }) => unsetEntry(edited, section.line, key), document);
  return { after, header: section.header };
}
