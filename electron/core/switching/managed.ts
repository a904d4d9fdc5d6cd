/**
 * The comment by which Keyway knows its own `[default]`, and tells the person what it is and how to take it back.
 *
 * ```ini
 * [default]
 * # Managed by Keyway: copy of profile "dev" (1c9f04aa). Earlier default kept as "default-before". Take it back: keyway use --restore
 * region = eu-west-1
 * ```
 *
 * Everything needed to restore stands in the file itself, so that it survives the loss of Keyway's own data.
 */
import { secretSettings } from '../../../shared/vocabulary.js';
import type { OutlineSection } from '../ini/outline.js';

/** What the comment says. */
export interface ManagedMark {
  /** The profile that the section is a copy of. */
  readonly copyOf: string;
  /** The other credentials file it came from, as shown; null for the shared files. */
  readonly location: string | null;
  /** Of the copied entries: tells whether somebody edited the copy since. */
  readonly fingerprint: string;
  /** The names that the person's own `[default]` was kept under, the one to restore first. */
  readonly keptAs: readonly string[];
}

const START = '# Managed by Keyway: copy of profile ';
const END = ' Take it back: keyway use --restore';
const TEXT = String.raw`"(?:[^"\\]|\\.)*"`;
const MARK = new RegExp(
  String.raw`^# Managed by Keyway: copy of profile (${TEXT})(?: in (${TEXT}))? \(([0-9a-f]{8})\)\.` +
    String.raw`(?: Earlier default kept as (${TEXT}(?:, ${TEXT})*)\.)? Take it back: keyway use --restore\s*$`,
  'u',
);

/** The comment line of a mark, without its line end. */
export function formatManagedMark(mark: ManagedMark): string {
  const location = mark.location === null ? '' : ` in ${JSON.stringify(mark.location)}`;
  const kept = mark.keptAs.map((name) => JSON.stringify(name)).join(', ');
  const earlier = mark.keptAs.length === 0 ? '' : ` Earlier default kept as ${kept}.`;
  return `${START}${JSON.stringify(mark.copyOf)}${location} (${mark.fingerprint}).${earlier}${END}`;
}

/** The mark that a line holds; null where the line is anything else. */
export function parseManagedMark(line: string): ManagedMark | null {
  const match = MARK.exec(line.trim());
  if (match === null) return null;
  const [, copyOf = '', location, fingerprint = '', kept] = match;
  const name = parseText(copyOf);
  if (name === null) return null;
  return {
    copyOf: name,
    location: location === undefined ? null : parseText(location),
    fingerprint,
    keptAs: (kept?.match(new RegExp(TEXT, 'gu')) ?? []).flatMap((text) => parseText(text) ?? []),
  };
}

/**
 * Eight hexadecimal digits over the keys and values of a section, whatever its comments, blank lines and spacing.
 * Secret values are left out, so that the comment cannot tell anything of them; a secret never changes without its key ID.
 */
export function fingerprintOf(section: Pick<OutlineSection, 'entries'>): string {
  const secret = new Set<string>(secretSettings);
  const lines = section.entries.map((entry) => {
    const key = entry.key.toLowerCase();
    return `${key}\u0000${secret.has(key) ? '' : entry.value.filter((line) => line !== '').join('\n')}`;
  });
  return fnv1a(lines.join('\u0001'));
}

function parseText(quoted: string): string | null {
  try {
    const value: unknown = JSON.parse(quoted);
    return typeof value === 'string' ? value : null;
  } catch {
    return null;
  }
}

/** FNV-1a, 32 bits: notices edits; guards against nobody, and need not. */
function fnv1a(text: string): string {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) {
    hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  }
  return hash.toString(16).padStart(8, '0');
}
