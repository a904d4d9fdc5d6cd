/**
 * Where a tool's reading departs from what the lines seem to say.
 *
 * Found by comparing the two, and so true of any reading: what a line seems to say is either what the tool has at that
 * line, or the line, its header or the whole file has a departure.
 */
import type { DepartureCode } from '../../../shared/models/departure.js';
import type { IniDocument } from '../ini/document.js';
import type { Departure } from './dialect.js';
import { isSectionFor, type Placement, placementsOf, sectionFor } from './placements.js';
import { type PlainEntry, type PlainHeader, type PlainView, plainView } from './plain-view.js';
import type { PlainReading } from './sections.js';

interface Comparison {
  readonly reading: PlainReading;
  readonly below: ReadonlyMap<PlainHeader | null, readonly PlainEntry[]>;
  /** By key in lower case. */
  readonly withKey: ReadonlyMap<string, readonly PlainEntry[]>;
  readonly placements: ReadonlyMap<number, readonly Placement[]>;
}

const UPPER_CASE_DEFAULT = 'DEFAULT';

/** In the order of their lines. */
export function findDepartures(document: IniDocument, reading: PlainReading): readonly Departure[] {
  if (reading.refusal !== null) {
    return [{ code: 'file-refused', line: reading.refusal.line ?? 1, section: null, key: null }];
  }
  const view = plainView(document, reading.role);
  const comparison = {
    reading,
    below: groupBy(view, ({ header }) => header),
    withKey: groupBy(view, ({ key }) => key?.toLowerCase() ?? ''),
    placements: placementsOf(reading),
  };
  const ofHeaders = view.headers.flatMap((header) => compareHeader(comparison, header));
  const lost = new Set(ofHeaders.filter(({ code }) => isLoss(code)).map(({ line }) => line));
  const ofEntries = view.entries.flatMap((entry) => {
    const code = compareEntry(comparison, entry, lost);
    return code === null ? [] : [departureAt(code, entry)];
  });
  return [...ofHeaders, ...ofEntries].sort((left, right) => left.line - right.line);
}

function groupBy<Key>(
  { entries }: PlainView,
  keyOf: (entry: PlainEntry) => Key,
): ReadonlyMap<Key, readonly PlainEntry[]> {
  const groups = new Map<Key, PlainEntry[]>();
  for (const entry of entries) {
    const group = groups.get(keyOf(entry));
    if (group === undefined) groups.set(keyOf(entry), [entry]);
    else group.push(entry);
  }
  return groups;
}

/** What says of all the lines below a header that they count for nothing. */
function isLoss(code: DepartureCode): boolean {
  return code === 'section-dropped' || code === 'section-replaced';
}

/** A key that does not look like one may be a secret that lost its own. */
function departureAt(code: DepartureCode, { line, header, key }: PlainEntry): Departure {
  const shown = key !== null && /^[A-Za-z][\w .-]{0,63}$/u.test(key) ? key : null;
  return { code, line, section: header?.text ?? null, key: shown };
}

function compareHeader(comparison: Comparison, header: PlainHeader): readonly Departure[] {
  const { placements } = comparison;
  const code = headerCode(comparison, header);
  const isLost = header.trailing !== '' && !placements.has(header.line);
  const codes = [...(code === null ? [] : [code]), ...(isLost ? ['key-dropped' as const] : [])];
  return codes.map((found) => ({ code: found, line: header.line, section: header.text, key: null }));
}

function headerCode(
  { reading, below: entriesBelow, placements }: Comparison,
  header: PlainHeader,
): DepartureCode | null {
  const below = entriesBelow.get(header) ?? [];
  const placed = below.flatMap(({ line }) => placements.get(line) ?? []);
  const own = placed.filter((placement) => isSectionFor(placement, header));
  const section = sectionFor(reading, header);
  if (own.length > 0) return section?.line === header.line ? null : 'sections-merged';
  if (placed.some((placement) => placement.section.line === header.line)) return 'section-renamed';
  if (section === null) {
    return reading.emptyHeaders?.has(header.line) === true
      ? 'profile-without-settings-dropped'
      : 'section-dropped';
  }
  if (section.line === header.line) return null;
  return below.length > 0 ? 'section-replaced' : 'sections-merged';
}

function compareEntry(
  comparison: Comparison,
  entry: PlainEntry,
  lost: ReadonlySet<number>,
): DepartureCode | null {
  const { placements } = comparison;
  const placed = placements.get(entry.line) ?? [];
  if (
    entry.header?.text === UPPER_CASE_DEFAULT &&
    placed.some((placement) => !isSectionFor(placement, entry.header))
  )
    return 'value-inherited';
  const placement = placed.find((found) => isSectionFor(found, entry.header)) ?? placed[0];
  if (placement === undefined) {
    if (isJoined(placements, entry)) return 'continuation-joined';
    return entry.header !== null && lost.has(entry.header.line) ? null : missingCode(comparison, entry);
  }
  if (!isAtHome(placement, entry)) return 'key-leaks';
  if (entry.parent !== null) return childCode(placement, entry, entry.parent);
  return keyCode(placement, entry) ?? valueCode(placement, entry);
}

/** In the section that its header names, or in that of its header under whatever name. */
function isAtHome(placement: Placement, { header }: PlainEntry): boolean {
  return isSectionFor(placement, header) || placement.section.line === header?.line;
}

/** Whether the line is one of those that the value above it consists of. */
function isJoined(
  placements: ReadonlyMap<number, readonly Placement[]>,
  { parent, text }: PlainEntry,
): boolean {
  const above = parent === null ? [] : (placements.get(parent.line) ?? []);
  return above.some(({ value }) => value.split('\n').slice(1).includes(text));
}

function missingCode({ withKey, placements }: Comparison, entry: PlainEntry): DepartureCode {
  if (entry.parent !== null)
    return entry.parent.bareValue === '' ? 'nested-block-dropped' : 'continuation-dropped';
  if (entry.key === null) return 'key-dropped';
  const isReplaced = (withKey.get(entry.key.toLowerCase()) ?? []).some((other) => {
    if (other.line <= entry.line) return false;
    return (placements.get(other.line) ?? []).some((placement) => isAtHome(placement, entry));
  });
  if (isReplaced) return 'key-replaced';
  return entry.bareValue === '' ? 'empty-value-dropped' : 'key-dropped';
}

/** A line that belongs to another by its indentation. */
function childCode(
  { setting, nestedKey, value }: Placement,
  entry: PlainEntry,
  parent: PlainEntry,
): DepartureCode | null {
  if (nestedKey !== null) {
    const isPlain = sameKey(nestedKey, entry.key) && sameKey(setting.key, parent.key);
    return isPlain ? textCode(value, entry) : 'key-read-otherwise';
  }
  return sameKey(setting.key, `${parent.key ?? ''}.${entry.key ?? ''}`)
    ? 'nested-block-flattened'
    : 'continuation-read-as-key';
}

function keyCode({ setting, nestedKey }: Placement, { key }: PlainEntry): DepartureCode | null {
  if (nestedKey !== null || !sameKey(setting.key, key)) return 'key-read-otherwise';
  return setting.key === setting.key.toLowerCase() ? null : 'key-not-folded';
}

function sameKey(read: string, written: string | null): boolean {
  return read === written || read === written?.toLowerCase();
}

function valueCode({ setting, value }: Placement, entry: PlainEntry): DepartureCode | null {
  // Its lines speak for a block.
  if (setting.nested !== null) return null;
  return value.includes('\n') ? 'continuation-joined' : textCode(value, entry);
}

function textCode(value: string, entry: PlainEntry): DepartureCode | null {
  if (entry.value !== entry.bareValue) {
    if (value === entry.value) return 'comment-kept-in-value';
    return value === entry.bareValue ? 'comment-stripped' : 'value-read-otherwise';
  }
  if (value === entry.value) return null;
  return `"${value}"` === entry.value ? 'quotes-stripped' : 'value-read-otherwise';
}
