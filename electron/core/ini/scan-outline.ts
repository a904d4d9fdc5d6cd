/** The outline of a scanned file; what is asked of one section costs nothing for the others. */
import type { Outline, OutlineEntry, OutlineSection } from './outline.js';
import { type Scan, trait } from './scan.js';

/** What reading the same lines one by one gives. */
export function outlineScan(scan: Scan): Outline {
  let sections: readonly OutlineSection[] | null = null;
  return {
    get sections() {
      sections ??= Array.from({ length: scan.sectionCount }, (_, section) => outlineSection(scan, section));
      return sections;
    },
    oddities: [],
  };
}

/** The outline of one section, counted from 0. */
export function outlineSection(scan: Scan, section: number): OutlineSection {
  const deep = (scan.traits(section) & trait.deep) === 0 ? undefined : scan.deep.get(section);
  if (deep !== undefined) return deep;
  let entries: readonly OutlineEntry[] | null = null;
  return {
    header: scan.header(section),
    line: scan.sectionLine(section),
    column: 1,
    trailing: scan.lastWord(section) < 0 ? scan.trailing(section) : '',
    lastLine: scan.lastLine(section),
    get entries() {
      entries ??= outlineEntries(scan, section);
      return entries;
    },
  };
}

function outlineEntries(scan: Scan, section: number): readonly OutlineEntry[] {
  const entries: OutlineEntry[] = [];
  const end = scan.firstEntry(section + 1);
  for (let entry = scan.firstEntry(section); entry < end; entry += 1) {
    const line = scan.entryLine(entry);
    entries.push({
      key: scan.keys[scan.key(entry)] ?? '',
      value: [scan.value(entry)],
      delimiter: scan.delimiter(entry),
      line,
      keyColumn: 1,
      valueColumn: scan.valueColumn(entry),
      valueLines: [line],
    });
  }
  return entries;
}
