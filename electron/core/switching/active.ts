/** What is active: what `default` stands for, and whether it is Keyway's copy. Pure. */
import { defaultProfileName, type FileRole } from '../../../shared/vocabulary.js';
import type { IniDocument } from '../ini/document.js';
import { type OutlineSection, outlineSectionAt } from '../ini/outline.js';
import type { ProfileSet } from '../profiles/profiles.js';
import type { DefaultSection } from './default-sections.js';
import { documentsOf, findTarget, type SwitchFiles, type Target } from './switch-files.js';
import { presentDefault } from './set-aside.js';

export interface ActiveReading {
  /** There is a default at all. */
  readonly exists: boolean;
  /** The profile that every part of the default is an unedited copy of; null otherwise. */
  readonly copyOf: Target | null;
  /** The original still reads as it did when it was copied. */
  readonly upToDate: boolean;
  /** Some part of the default carries Keyway's mark, so that there is something to restore. */
  readonly managed: boolean;
  /** Names the person's own default was kept under, the one to restore first. */
  readonly keptAs: readonly string[];
}

/** Reads it from the files; `set` is what they hold. */
export function readActive(set: ProfileSet, files: SwitchFiles): ActiveReading {
  const present = presentDefault(documentsOf(files));
  const sections = [...present.config, ...present.credentials];
  const marks = sections.flatMap((section) => section.mark ?? []);
  const copyOf = commonOriginal(sections);
  return {
    exists: sections.length > 0,
    copyOf,
    upToDate: copyOf !== null && equalsOriginal(set, files, copyOf, present),
    managed: marks.length > 0,
    keptAs: marks.find((mark) => mark.keptAs.length > 0)?.keptAs ?? [],
  };
}

function commonOriginal(sections: readonly DefaultSection[]): Target | null {
  const [first] = sections;
  if (first?.mark === undefined || first.mark === null) return null;
  const { copyOf, location } = first.mark;
  const all = sections.every(
    ({ mark, unchangedCopy }) => unchangedCopy && mark?.copyOf === copyOf && mark.location === location,
  );
  return all ? { name: copyOf, location } : null;
}

/** Compares the copy with its original entry by entry, secrets included, in each file. */
function equalsOriginal(
  set: ProfileSet,
  files: SwitchFiles,
  target: Target,
  present: Readonly<Record<FileRole, readonly DefaultSection[]>>,
): boolean {
  const original = findTarget(set, target);
  if (original === undefined || original.name === defaultProfileName) return false;
  return (['config', 'credentials'] as const).every((role) => {
    const wanted = target.location === null ? role : 'location';
    const found = original.sections.findLast((section) => section.role === wanted);
    const isElsewhere = target.location !== null && role === 'config';
    const from = isElsewhere ? undefined : originalSection(files, target, role, found?.line);
    const copy = present[role].find((section) => section.effective)?.outline;
    return entriesText(from) === entriesText(copy);
  });
}

function originalSection(
  files: SwitchFiles,
  target: Target,
  role: FileRole,
  line: number | undefined,
): OutlineSection | undefined {
  const elsewhere = files.locations.find((file) => file.path === target.location)?.document;
  const document: IniDocument | undefined = target.location === null ? files[role].document : elsewhere;
  if (document === undefined || line === undefined) return undefined;
  return outlineSectionAt(document, line);
}

/** A section without entries is copied as if it were not there. */
function entriesText(section: OutlineSection | undefined): string {
  if (section === undefined || section.entries.length === 0) return '';
  return JSON.stringify(
    section.entries.map((entry) => [entry.key.toLowerCase(), entry.value.filter((line) => line !== '')]),
  );
}
