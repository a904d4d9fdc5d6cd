/** Headers by which every tool that can finds a name again, and names that cannot be written. */
import type { ProblemCode } from '../../../shared/models/problem.js';
import { defaultProfileName, type FileRole } from '../../../shared/vocabulary.js';
import { classify } from '../dialects/section-kinds.js';
import { contentEnd, firstContent } from '../ini/python-space.js';
import { type Failed, invalidSetting } from './failures.js';
import { isHarmlessHeader } from './harmless.js';

/** The sections that have names. */
export type SectionWord = 'profile' | 'sso-session' | 'services';

/** No header is one line with them. */
const UNWRITABLE = /[\p{Cc}\p{Surrogate}\u2028\u2029\]]/u;

/** Go's SDK v1 and others find a profile `x` under such a name in the credentials file. */
const LIKE_A_HEADER = /^(?:profile|sso-session|services)\s/u;

/**
 * The header of a section. A name with spaces or quotation marks is quoted so that botocore's shlex gives it back.
 *
 * @param taken headers that stand in the file already: of several sections of one name each needs a spelling of its own
 * @returns null where no header says that name
 */
export function headerFor(
  word: SectionWord,
  role: FileRole,
  name: string,
  taken: ReadonlySet<string> = new Set(),
): string | null {
  return spellings(word, role, name).find((header) => !taken.has(header)) ?? null;
}

/** The problem of a name that a new section cannot have; null for a good one. */
export function nameProblem(word: SectionWord, name: string): ProblemCode | null {
  const unreadable = word === 'profile' ? 'profile-name-not-readable' : 'section-name-not-readable';
  if (name === '') return word === 'profile' ? 'profile-name-missing' : unreadable;
  // botocore lends what stands in [DEFAULT] to every other section.
  if (name === 'DEFAULT' && word === 'profile') return unreadable;
  if (UNWRITABLE.test(name) || LIKE_A_HEADER.test(name)) return unreadable;
  if (firstContent(name) > 0 || contentEnd(name) < name.length) return unreadable;
  const roles: readonly FileRole[] = word === 'profile' ? ['config', 'credentials'] : ['config'];
  const areReadable = roles.every((role) => {
    const header = headerFor(word, role, name);
    return header !== null && isHarmlessHeader(header, role);
  });
  return areReadable ? null : unreadable;
}

/** The failure of a name that a new section cannot have; null for a good one. */
export function unfitName(word: SectionWord, name: string): Failed | null {
  const problem = nameProblem(word, name);
  if (problem === null) return null;
  return invalidSetting(
    word === 'profile' ? 'name' : word === 'services' ? 'services' : 'sso_session',
    problem,
  );
}

/** Every way to write it, the one that most tools understand first. */
function spellings(word: SectionWord, role: FileRole, name: string): readonly string[] {
  const escaped = name.replace(/["\\]/gu, '\\$&');
  const prefixed = [
    `${word} ${name}`,
    `${word} "${name}"`,
    `${word} '${name}'`,
    `${word} "${escaped}"`,
    `${word}  ${name}`,
    `${word}\t${name}`,
  ];
  const bare = role === 'credentials' || (word === 'profile' && name === defaultProfileName) ? [name] : [];
  const all = role === 'credentials' ? bare : [...bare, ...prefixed];
  return all.filter((header) => {
    const read = classify(header, role);
    return read.kind === word && read.name === name;
  });
}
