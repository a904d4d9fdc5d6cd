/** What the AWS CLI reads in its own way and other tools read otherwise, or not at all. */
import { isCommandSetting } from '../../../shared/kinds/fixes.js';
import type { Finding } from '../../../shared/models/finding.js';
import { defaultProfileName } from '../../../shared/vocabulary.js';
import { closeSetting } from '../dialects/close-settings.js';
import type { DialectSection } from '../dialects/botocore.js';
import type { DialectValue } from '../dialects/botocore-values.js';
import { splitShellWords } from '../dialects/shell-words.js';
import { type FindingFacts, makeFinding } from './finding-facts.js';
import { type FilePart, partsOf, type ProfileDraft } from './profile.js';

/** Names that every tool reads alike (the AWS SDK for Java has the narrowest rule). */
const PORTABLE_NAME = /^[A-Za-z0-9_\-/.@%:+]+$/u;

const nothing: readonly Finding[] = [];

/** Of the headers by which a profile is found. */
export function sectionFindings(profile: ProfileDraft): readonly Finding[] {
  const { config, credentials } = profile;
  const isEmpty = (config?.values.size ?? 0) + (credentials?.values.size ?? 0) === 0;
  if (!isEmpty && config?.hasPlainHeader !== false && credentials?.hasPlainHeader !== false) return nothing;
  const findings: Finding[] = [];
  for (const part of partsOf(profile)) {
    for (const section of part.sections) {
      const found = headerFinding(profile.name, part, section);
      if (found !== null) findings.push(found);
    }
    if (part.shadowed.length > 0) findings.push(...twiceFindings(profile.name, part));
  }
  if (isEmpty) {
    const [first] = profile.sections;
    const origin = first === undefined ? null : { file: first.file, line: first.line };
    findings.push(makeFinding('profile-without-settings', profile.name, {}, origin));
  }
  return findings;
}

function headerFinding(name: string, { source }: FilePart, section: DialectSection): Finding | null {
  const origin = { file: source.path, line: section.line };
  const { header } = section;
  if (source.role !== 'config' && /^profile\s/u.test(header)) {
    const meant = splitShellWords(header)?.slice(1).join(' ') ?? header.slice('profile'.length).trim();
    const facts = { section: header, name: meant };
    return makeFinding('profile-prefix-in-credentials', name, facts, origin);
  }
  const reason = unportableHeader(name, section, source.role === 'config');
  if (reason === null) return null;
  return makeFinding('profile-name-not-portable', name, { section: header, reason }, origin);
}

function unportableHeader(
  name: string,
  { header, form, trailing }: DialectSection,
  isConfig: boolean,
): FindingFacts['profile-name-not-portable']['reason'] | null {
  if (!PORTABLE_NAME.test(name)) return 'characters';
  if (isConfig && form === 'prefixed' && header !== `profile ${name}`) return 'header-form';
  return trailing === '' ? null : 'text-after-header';
}

function twiceFindings(name: string, { source, sections, shadowed }: FilePart): readonly Finding[] {
  const usedLine = sections.at(-1)?.line ?? 1;
  const code = name === defaultProfileName ? 'default-twice' : 'profile-twice';
  return shadowed.map(({ header, line }) => {
    return makeFinding(code, name, { section: header, usedLine }, { file: source.path, line });
  });
}

/** Of keys and values. What stands in `[DEFAULT]` is no profile's own, and told once for the file. */
export function valueFindings(profile: ProfileDraft): readonly Finding[] {
  const { config, credentials } = profile;
  if (config?.values.hasPlainValues !== false && credentials?.values.hasPlainValues !== false) return nothing;
  const findings: Finding[] = [];
  for (const part of partsOf(profile)) {
    for (const entry of part.values.list) {
      if (entry.inherited) continue;
      const close = typeof entry.value === 'string' ? closeSetting(entry.folded) : null;
      if (close !== null) findings.push(closeFinding(profile, part, entry, close));
      if (entry.key !== entry.folded)
        note(findings, 'uppercase-key', profile.name, part, entry.key, entry.line);
      noteValue(findings, profile.name, part, entry);
    }
  }
  return findings;
}

function noteValue(findings: Finding[], name: string, part: FilePart, entry: DialectValue): void {
  if (typeof entry.value === 'string') {
    const code = oddValue(entry.folded, entry.value);
    if (code !== null) note(findings, code, name, part, entry.key, entry.line);
    return;
  }
  for (const [key, value] of entry.value) {
    const code = oddValue(key, value);
    const line = entry.nestedLines.get(key) ?? entry.line;
    if (code !== null) note(findings, code, name, part, `${entry.key}.${key}`, line);
  }
}

type OddValue = 'empty-value' | 'inline-comment-in-value' | 'quoted-value';

function oddValue(key: string, value: string): OddValue | null {
  if (value === '') return 'empty-value';
  const mayComment = value.includes('#') || value.includes(';');
  if (mayComment && /(?:^|\s)[#;]/u.test(value)) return 'inline-comment-in-value';
  return isQuoted(value) && !isCommandSetting(key) ? 'quoted-value' : null;
}

/** Quotes around all of it, and none within. */
function isQuoted(value: string): boolean {
  return /^(?:"[^"\n]*[^"\s][^"\n]*"|'[^'\n]*[^'\s][^'\n]*')$/u.test(value);
}

function closeFinding(
  profile: ProfileDraft,
  part: FilePart,
  entry: DialectValue,
  suggestion: string,
): Finding {
  const taken = part.values.has(suggestion);
  const origin = { file: part.source.path, line: entry.line };
  return makeFinding('setting-name-close', profile.name, { key: entry.key, suggestion, taken }, origin);
}

function note(
  findings: Finding[],
  code: 'uppercase-key' | OddValue,
  name: string,
  part: FilePart,
  key: string,
  line: number,
): void {
  findings.push(makeFinding(code, name, { key }, { file: part.source.path, line }));
}
