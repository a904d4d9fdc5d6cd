/** The name of a profile: free, and found by every tool. */
import type { Problem, ProblemCode } from '../models/problem.js';
import { storeLocation, type ToolId } from '../vocabulary.js';
import { placeOf, tablesOf } from './around.js';
import type { FormAround, FormState } from './check.js';

/** Names that every tool reads alike; the SDK for Java has the narrowest rule (ProfileFileReader). */
const PORTABLE = /^[A-Za-z0-9_\-/.@%:+]+$/u;

/** What would end a header or a line, or make another setting of it, for some tool; `:` and `,` where a word begins with them. */
const BREAKS_FILE = /[[\]#;="\t\p{Cc}\p{Surrogate}\u2028\u2029]|^:|(?:^|[\s:,]),/u;
/** A quoted header cannot hold both so that the AWS CLI gets them back. */
const CANNOT_BE_QUOTED = /^(?=.*')(?=.*\\)/u;
/** Read as another kind of section. */
const LIKE_A_HEADER = /^(?:profile|sso-session|services)\s/u;

const withSpecification: readonly ToolId[] = ['sdk-go-v2', 'sdk-java-v2', 'sdk-rust'];
/** `[profile "a b"]`: only botocore takes the quotes off (resolution facts E, each of them run or read). */
const needsQuotes: readonly ToolId[] = [
  'sdk-js-v3',
  'copilot',
  ...(['dotnet-v4', 'powershell-v4', 'powershell-v5'] as const),
  ...withSpecification,
];

/** What is wrong with the name. A profile that is called so already keeps its name: then it is no more than a warning. */
export function nameProblems(state: FormState, around: FormAround): readonly Problem[] {
  const { id, name, location } = state;
  if (name === '') return [about('profile-name-missing', 'error')];
  const own = id === null ? undefined : tablesOf(around).byId.get(id);
  const worst = own?.name === name ? 'warning' : 'error';
  const suggestion = freeOrNull(portableName(name), state, around);
  if (name !== name.trim()) return [about('value-with-outer-space', worst, { suggestion })];
  if (isUnreadable(name)) return [about('profile-name-not-readable', worst, { suggestion })];
  const found = placeOf(around, location).byName.get(name);
  if (found !== undefined && found.id !== id) {
    const free = freeName(name, state, around);
    return [about('profile-name-taken', 'error', { facts: { name }, suggestion: free })];
  }
  if (PORTABLE.test(name)) return [];
  const tools = toolsWithout(name, location);
  return [about('profile-name-not-portable', 'warning', { tools, suggestion })];
}

/**
 * `DEFAULT` lends its settings to every profile (Python's configparser) and is none itself; the SDK for JavaScript reads no
 * file that has the other one (@smithy/core 3.41.0, parseIni).
 */
const reserved: ReadonlySet<string> = new Set(['DEFAULT', '__proto__']);

function isUnreadable(name: string): boolean {
  const breaks = BREAKS_FILE.test(name) || CANNOT_BE_QUOTED.test(name) || LIKE_A_HEADER.test(name);
  return breaks || reserved.has(name);
}

/** Tools that find no profile of that name: a header of the config file is read more strictly than one of a credentials file. */
function toolsWithout(name: string, location: string | null): readonly ToolId[] {
  const hasSpace = /\s/u.test(name);
  // Tools see what is in the store by its section of the config file.
  if (location !== null && location !== storeLocation)
    return hasSpace ? ['sdk-js-v3', ...withSpecification] : withSpecification;
  return hasSpace || /['\\]/u.test(name) ? needsQuotes : ['sdk-js-v3', ...withSpecification];
}

function about(code: ProblemCode, severity: Problem['severity'], more: Partial<Problem> = {}): Problem {
  return { code, severity, field: 'name', facts: {}, tools: [], suggestion: null, ...more };
}

/** Null where nothing of it is left. */
function portableName(name: string): string | null {
  const portable = name
    .replace(LIKE_A_HEADER, '')
    .replaceAll(/[^A-Za-z0-9_\-/.@%:+]+/gu, '-')
    .replaceAll(/^[-:]+|-+$/gu, '');
  return portable === '' || isUnreadable(portable) ? null : portable;
}

function freeOrNull(name: string | null, { id, location }: FormState, around: FormAround): string | null {
  const found = name === null ? undefined : placeOf(around, location).byName.get(name);
  return found === undefined || found.id === id ? name : null;
}

function freeName(name: string, { location }: FormState, around: FormAround): string {
  const { byName } = placeOf(around, location);
  let count = 2;
  while (byName.has(`${name}-${count}`)) count += 1;
  return `${name}-${count}`;
}
