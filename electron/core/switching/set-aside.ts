/**
 * Takes the present `[default]` out of the way so that nothing of it is lost:
 * a copy that Keyway made goes, anything else becomes a profile of its own, and profiles that name
 * `default` as their source profile keep meaning what they meant.
 */
import { defaultProfileName, type FileRole } from '../../../shared/vocabulary.js';
import { readBotocore } from '../dialects/botocore.js';
import { removeLines, removeSection, renameSection, setEntry } from '../ini/edit.js';
import type { IniDocument } from '../ini/document.js';
import { type DefaultSection, defaultSections } from './default-sections.js';

/** The two shared files, side by side. */
export interface Documents {
  readonly config: IniDocument;
  readonly credentials: IniDocument;
}

/** What the present default is, before anything is moved. */
export interface PresentDefault {
  readonly config: readonly DefaultSection[];
  readonly credentials: readonly DefaultSection[];
}

/** What becomes of a default section: it is removed, renamed to a profile of its own, or left as it is. */
export type Fate = 'goes' | 'kept' | 'stays';

export interface SetAside {
  readonly documents: Documents;
  /** Names given now to what the person had as default; the one the AWS CLI read comes first. */
  readonly kept: readonly string[];
  /** Profiles whose source_profile was rewritten. */
  readonly repointed: readonly string[];
  /** Raw headers of every section touched, for the second reader. */
  readonly headers: Readonly<Record<FileRole, readonly string[]>>;
}

const roles: readonly FileRole[] = ['config', 'credentials'];

/** Reads both files' default sections. */
export function presentDefault(documents: Documents): PresentDefault {
  return {
    config: defaultSections(documents.config, 'config'),
    credentials: defaultSections(documents.credentials, 'credentials'),
  };
}

/**
 * @param fateOf what becomes of each section
 * @param taken names that no kept profile may get
 * @param copiedFrom what `default` stood for where all of it is Keyway's copy; null where that has no name of its own
 */
export function setAside(
  documents: Documents,
  fateOf: (section: DefaultSection) => Fate,
  taken: ReadonlySet<string>,
  copiedFrom: string | null,
): SetAside {
  const present = presentDefault(documents);
  const names = keptNames(present, fateOf, taken);
  const kept = [...new Set(names.values())].sort(
    (left, right) => left.length - right.length || (left < right ? -1 : 1),
  );
  const pointTo = kept[0] ?? (hasSections(present) ? copiedFrom : null);
  const headers: Record<FileRole, string[]> = { config: [], credentials: [] };
  const repointed = new Set<string>();
  const after: Record<FileRole, IniDocument> = { ...documents };
  for (const role of roles) {
    if (pointTo !== null) {
      const result = repointSources(after[role], role, defaultProfileName, pointTo);
      after[role] = result.document;
      headers[role].push(...result.headers);
      for (const name of result.profiles) repointed.add(name);
    }
    // From the last line up, so that the lines of the others stay where they are.
    for (const section of present[role].toReversed()) {
      const name = names.get(section);
      if (name === undefined && fateOf(section) === 'stays') continue;
      headers[role].push(section.outline.header, ...(name === undefined ? [] : [profileHeader(role, name)]));
      after[role] =
        name === undefined
          ? removeSection(after[role], section.outline.line)
          : keepSection(after[role], role, section, name);
    }
  }
  repointed.delete(defaultProfileName);
  return { documents: after, kept, repointed: [...repointed], headers };
}

/** Rewrites `source_profile = from` to `to` in every profile of a file. */
export function repointSources(
  document: IniDocument,
  role: FileRole,
  from: string,
  to: string,
): {
  readonly document: IniDocument;
  readonly profiles: readonly string[];
  readonly headers: readonly string[];
} {
  const profiles: string[] = [];
  const headers: string[] = [];
  let after = document;
  for (const section of readBotocore(document, role).sections) {
    const source = section.values.get('source_profile');
    if (section.kind !== 'profile' || section.name === null || source?.value !== from) continue;
    after = setEntry(after, section.line, source.key, to);
    profiles.push(section.name);
    headers.push(section.header);
  }
  return { document: after, profiles, headers };
}

/** The header text by which the AWS CLI finds a profile in a file of that role. For plain names only. */
export function profileHeader(role: FileRole, name: string): string {
  return role === 'config' && name !== defaultProfileName ? `profile ${name}` : name;
}

/** The first of `default-before`, `default-before-2`, … that is free. */
export function freeName(taken: ReadonlySet<string>): string {
  for (let count = 1; ; count += 1) {
    const name = count === 1 ? 'default-before' : `default-before-${String(count)}`;
    if (!taken.has(name)) return name;
  }
}

function hasSections(present: PresentDefault): boolean {
  return present.config.length + present.credentials.length > 0;
}

/** What the AWS CLI merged stays one profile; a second section of the config file that it never read becomes another. */
function keptNames(
  present: PresentDefault,
  fateOf: (section: DefaultSection) => Fate,
  taken: ReadonlySet<string>,
): ReadonlyMap<DefaultSection, string> {
  const names = new Map<DefaultSection, string>();
  const used = new Set(taken);
  const all = [...present.config, ...present.credentials].filter((section) => fateOf(section) === 'kept');
  const effective = all.filter((section) => section.effective);
  if (effective.length > 0) {
    const name = freeName(used);
    used.add(name);
    for (const section of effective) names.set(section, name);
  }
  for (const section of all.filter((candidate) => !candidate.effective)) {
    const name = freeName(used);
    used.add(name);
    names.set(section, name);
  }
  return names;
}

/** Renames the section; a mark that no longer tells the truth goes. */
function keepSection(
  document: IniDocument,
  role: FileRole,
  section: DefaultSection,
  name: string,
): IniDocument {
  const renamed = renameSection(document, section.outline.line, profileHeader(role, name));
  return section.markLine === null ? renamed : removeLines(renamed, section.markLine, section.markLine);
}
