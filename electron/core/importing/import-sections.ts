/** Sections of another file that profiles name, beside those of the same names here. */
import type { SectionValues } from '../../../shared/models/form.js';
import type { ImportSection } from '../../../shared/models/pasted.js';
import { nameSections, readBotocore } from '../dialects/botocore.js';
import type { SwitchFiles } from '../switching/switch-files.js';
import { differencesOf, freeNameBeside, type ImportDraft } from './import.js';
import { namedSections } from './read-settings.js';

const kinds = [
  ['sso-session', 'ssoSession'],
  ['services', 'services'],
] as const;

/** Those with a value that differs from the one here: what only one of the two has stands in nobody's way. */
export function importSections(drafts: readonly ImportDraft[], here: SwitchFiles): readonly ImportSection[] {
  const reading = readBotocore(here.config.document, 'config');
  const find = namedSections(reading);
  return kinds.flatMap(([kind, member]) => {
    const there = sectionsOf(drafts, member);
    const taken = new Set([...nameSections(reading, kind).keys(), ...there.keys()]);
    return [...there].flatMap(([name, { values, usedBy }]): readonly ImportSection[] => {
      const present = find[kind](name)?.values;
      if (present === undefined || !differs(present, values)) return [];
      const sides = [new Map(Object.entries(present)), new Map(Object.entries(values))] as const;
      const freeName = freeNameBeside(name, taken);
      taken.add(freeName);
      return [{ kind, name, differences: differencesOf(...sides, 'profile'), freeName, usedBy }];
    });
  });
}

interface There {
  readonly values: SectionValues['values'];
  readonly usedBy: readonly number[];
}

function sectionsOf(
  drafts: readonly ImportDraft[],
  member: 'ssoSession' | 'services',
): ReadonlyMap<string, There> {
  const sections = new Map<string, There>();
  for (const [index, draft] of drafts.entries()) {
    const section = draft[member];
    if (section === null) continue;
    const usedBy = [...(sections.get(section.name)?.usedBy ?? []), index];
    sections.set(section.name, { values: section.values, usedBy });
  }
  return sections;
}

function differs(here: SectionValues['values'], there: SectionValues['values']): boolean {
  return Object.entries(there).some(([key, value]) => here[key] !== undefined && here[key] !== value);
}
