/** Fixes of headers: sections that stand twice, that tools pass over, or that they know by different names. */
import { defaultProfileName } from '../../../shared/vocabulary.js';
import { readBotocore } from '../dialects/botocore.js';
import { splitShellWords } from '../dialects/shell-words.js';
import type { Draft, DraftFile } from '../editing/draft.js';
import { headerFor, type SectionWord } from '../editing/names.js';
import { headersIn } from '../editing/profile-sections.js';
import { repoint } from '../editing/repoint.js';
import { removeLines, renameSection } from '../ini/edit.js';
import { outlineDocument, type OutlineSection, outlineSectionAt } from '../ini/outline.js';
import { parseManagedMark } from '../switching/managed.js';
import { rewriteLine, withoutLines } from './line-edits.js';
import { factOf, type FixContext, type Mend, mended, sectionAround } from './mend.js';
import { mergeSections } from './merge-sections.js';

/** Under the first header; of a setting that both have the later one counts, as for the tools that read such a file. */
export const mergeDuplicate: Mend = ({ draft, file, line }) => {
  const document = draft.document(file);
  const header = outlineSectionAt(document, line)?.header;
  const first = outlineDocument(document).sections.find((section) => section.header === header);
  if (header === undefined || first === undefined) return null;
  const after = mergeSections(document, line, first.line, 'from');
  if (after === null) return null;
  draft.write(file, after, [header]);
  return mended;
};

/** The last of them counts for the tools that read such a file. */
export const removeEarlierKeys: Mend = ({ draft, file, line }) => {
  const document = draft.document(file);
  const section = sectionAround(document, line);
  const key = section?.entries.find((entry) => entry.line === line)?.key.toLowerCase();
  if (section === undefined || key === undefined) return null;
  const earlier = outlineDocument(document)
    .sections.filter(({ header }) => header === section.header)
    .flatMap(({ entries }) => entries)
    .filter((entry) => entry.key.toLowerCase() === key && entry.line < line);
  if (earlier.length === 0) return null;
  const lines = new Set(earlier.flatMap(({ valueLines }) => valueLines));
  draft.write(file, withoutLines(document, lines), [section.header]);
  return mended;
};

/** `[DEFAULT]` becomes `[default]`, or a part of it: what that one says itself counts, as it did. */
export const lowerDefault: Mend = ({ draft, file, line }) => {
  const document = draft.document(file);
  const section = outlineSectionAt(document, line);
  const present = readBotocore(document, file.role).sections.findLast(
    ({ kind, name }) => kind === 'profile' && name === defaultProfileName,
  );
  if (section === undefined) return null;
  if (present === undefined) return renameTo(draft, file, section, defaultProfileName);
  const after = mergeSections(document, line, present.line, 'into');
  if (after === null) return null;
  draft.write(file, after, [section.header, present.header]);
  return mended;
};

/** The section that is passed over becomes a profile of its own, so that nothing in it is lost. */
export const nameApart: Mend = ({ draft, file, line, finding, profile }) => {
  const section = outlineSectionAt(draft.document(file), line);
  const header = headerFor('profile', file.role, freeName(draft, profile?.location ?? null, finding.subject));
  return section === undefined || header === null ? null : renameTo(draft, file, section, header);
};

/** `[dev]` of a config file. Where there is such a profile, another free name: what it has is not changed. */
export const addPrefix: Mend = ({ draft, file, line }) => {
  const section = outlineSectionAt(draft.document(file), line);
  return section === undefined ? null : renameAs(draft, file, section, 'profile', section.header.trim());
};

/** `[profile dev]` of a credentials file; what names it as source_profile follows. */
export const removePrefix: Mend = ({ draft, file, line, finding, profile }) => {
  const section = outlineSectionAt(draft.document(file), line);
  const wanted = factOf(finding, 'name');
  if (section === undefined || wanted === '') return null;
  const isTaken = headersIn(draft, file).has(wanted);
  const name = isTaken ? freeName(draft, profile?.location ?? null, wanted) : wanted;
  const header = headerFor('profile', file.role, name);
  if (header === null || renameTo(draft, file, section, header) === null) return null;
  const names = new Map([[finding.subject, name]]);
  const files = draft.filesOf(profile?.location ?? null);
  const repointed = files.flatMap((each) => repoint(draft, each, names));
  return {
    renames: [{ from: { name: finding.subject, location: profile?.location ?? null }, to: name }],
    repointed,
  };
};

/** A header that botocore passes over, written as it is meant. */
export const makeReadable: Mend = ({ draft, file, line }) => {
  const section = outlineSectionAt(draft.document(file), line);
  const meant = section === undefined ? null : meantBy(section.header);
  return section === undefined || meant === null
    ? null
    : renameAs(draft, file, section, meant.word, meant.name);
};

/** The same name, in the form that every tool reads; what follows the bracket becomes a comment of its own. */
export const plainHeader: Mend = (context) => {
  const { draft, file, line, finding } = context;
  const section = outlineSectionAt(draft.document(file), line);
  if (section === undefined) return null;
  return factOf(finding, 'reason') === 'text-after-header'
    ? separateTrailing(context, section)
    : spellPlainly(context, section);
};

function spellPlainly({ draft, file, finding }: FixContext, section: OutlineSection): ReturnType<Mend> {
  const header = headerFor('profile', file.role, finding.subject);
  if (header === null || headersIn(draft, file).has(header)) return null;
  return renameTo(draft, file, section, header);
}

function separateTrailing({ draft, file }: FixContext, section: OutlineSection): ReturnType<Mend> {
  const document = draft.document(file);
  const physical = document.lines[section.line - 1];
  if (physical === undefined || physical.raw !== null) return null;
  const trailing = section.trailing.trim();
  const comment = /^[#;]/u.test(trailing) ? trailing : `# ${trailing}`;
  const end = section.column + section.header.length + 1;
  const after = rewriteLine(document, section.line, physical.text.slice(0, end), comment);
  draft.write(file, after, [section.header]);
  return mended;
}

const words: readonly SectionWord[] = ['profile', 'sso-session', 'services'];

/** What a header was meant to say; null where it says no name that anybody could know. */
function meantBy(header: string): { readonly word: SectionWord; readonly name: string } | null {
  const trimmed = header.trim();
  if (trimmed.toLowerCase() === defaultProfileName) return { word: 'profile', name: defaultProfileName };
  const split = splitShellWords(trimmed) ?? trimmed.replaceAll(/["'\\]/gu, ' ').split(/\s+/u);
  const [first = '', ...rest] = split.filter((word) => word !== '');
  const word = words.find((each) => each === first.toLowerCase());
  if (word !== undefined && rest.length > 0) return { word, name: rest.join(' ') };
  if (word !== undefined && word !== 'profile') return null;
  // The SDK for JavaScript reads [profile.x] as profile x; anything else is a name that lacks the word before it.
  const afterDot = /^profile\.(?<name>.+)$/u.exec(trimmed)?.groups?.['name'];
  return { word: 'profile', name: afterDot ?? [first, ...rest].join(' ') };
}

/** Where such a section is there already, profiles get a free name beside it. */
function renameAs(
  draft: Draft,
  file: DraftFile,
  section: OutlineSection,
  word: SectionWord,
  name: string,
): ReturnType<Mend> {
  const isTaken = readBotocore(draft.document(file), file.role).sections.some(
    (other) => other.kind === word && other.name === name,
  );
  if (isTaken && word !== 'profile') return null;
  const header = headerFor(word, file.role, isTaken ? freeName(draft, null, name) : name);
  return header === null ? null : renameTo(draft, file, section, header);
}

/** A mark of Keyway's within no longer tells the truth, and goes. */
function renameTo(draft: Draft, file: DraftFile, section: OutlineSection, header: string): ReturnType<Mend> {
  const document = draft.document(file);
  const physical = document.lines[section.line - 1];
  if (physical === undefined || physical.raw !== null || physical.text.includes('\0')) return null;
  const mark = document.lines.findIndex(
    ({ text }, index) => index >= section.line && index < section.lastLine && parseManagedMark(text) !== null,
  );
  const renamed = renameSection(document, section.line, header);
  const after = mark < 0 ? renamed : removeLines(renamed, mark + 1, mark + 1);
  draft.write(file, after, [section.header, header]);
  return mended;
}

/** The first of `NAME-2`, `NAME-3`, … that no profile of those files has. */
function freeName(draft: Draft, location: string | null, name: string): string {
  const taken = new Set(
    draft.set.profiles.filter((profile) => profile.location === location).map((profile) => profile.name),
  );
  for (let count = 2; ; count += 1) {
    const free = `${name}-${String(count)}`;
    if (!taken.has(free)) return free;
  }
}
