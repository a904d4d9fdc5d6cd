/** What the activity view lists: changes and what was done with the store, day by day, the newest first. Pure. */
import { catalogue } from '../../../shared/catalogue/index.js';
import type { ChangeRow } from '../../../shared/models/change.js';
import type { ActivityRow } from '../../../shared/models/store.js';

const { format } = catalogue;

export const activityFilters = ['all', 'changes', 'store'] as const;
export type ActivityFilter = (typeof activityFilters)[number];

/** Rows of one kind that follow each other without one of the other kind between them. */
export type Run =
  | { readonly kind: 'changes'; readonly rows: readonly ChangeRow[] }
  | { readonly kind: 'events'; readonly rows: readonly ActivityRow[] };

export interface Day {
  readonly day: string;
  readonly runs: readonly Run[];
}

interface DaysInput {
  readonly changes: readonly ChangeRow[];
  readonly events: readonly ActivityRow[];
  readonly filter: ActivityFilter;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** Moves are changes too, with their lines and their undo: there they need not be said twice. */
const alsoChanges: ReadonlySet<ActivityRow['kind']> = new Set(['moved-to-store', 'moved-to-files']);

export function daysOf({ changes, events, filter, now }: DaysInput): readonly Day[] {
  const shownChanges = filter === 'store' ? [] : changes;
  const shownEvents =
    filter === 'changes' ? [] : events.filter(({ kind }) => filter === 'store' || !alsoChanges.has(kind));
  const all: readonly Item[] = [
    ...shownChanges.map((row) => ({ kind: 'changes', row, time: Date.parse(row.at) }) as const),
    ...shownEvents.map((row) => ({ kind: 'events', row, time: Date.parse(row.at) }) as const),
  ].toSorted((one, other) => other.time - one.time);
  const days = new Map<string, Item[]>();
  for (const item of all) {
    const day = format.dayName(new Date(item.time), now);
    const items = days.get(day);
    if (items === undefined) days.set(day, [item]);
    else items.push(item);
  }
  return [...days].map(([day, items]) => ({ day, runs: runsOf(items) }));
}

type Item =
  | { readonly kind: 'changes'; readonly row: ChangeRow; readonly time: number }
  | { readonly kind: 'events'; readonly row: ActivityRow; readonly time: number };

function runsOf(items: readonly Item[]): readonly Run[] {
  const starts = items.flatMap(({ kind }, index) => (items[index - 1]?.kind === kind ? [] : [index]));
  return starts.map((start, index) => {
    const run = items.slice(start, starts[index + 1]);
    return run[0]?.kind === 'changes'
      ? { kind: 'changes', rows: run.flatMap((item) => (item.kind === 'changes' ? [item.row] : [])) }
      : { kind: 'events', rows: run.flatMap((item) => (item.kind === 'events' ? [item.row] : [])) };
  });
}
