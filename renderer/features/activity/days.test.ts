import { describe, expect, it } from 'vitest';
import type { ChangeRow } from '../../../shared/models/change.js';
import { activityRow } from '../../testing/store.js';
import { type ActivityFilter, daysOf } from './days.js';

const now = Date.parse('2026-11-21T12:00:00Z');

function change(id: string, at: string): ChangeRow {
  return { id, at, action: 'move-to-store', profiles: ['ci'], files: [], undoneBy: null, purged: false };
}

const changes = [change('c2', '2026-11-21T10:00:00Z'), change('c1', '2026-11-20T10:00:00Z')];
const events = [
  activityRow({ kind: 'handed-out', profile: 'ci', at: '2026-11-21T11:00:00Z' }),
  activityRow({ kind: 'moved-to-store', profile: 'ci', at: '2026-11-21T10:00:00Z' }),
  activityRow({ kind: 'store-unlocked', at: '2026-11-21T09:00:00Z' }),
  activityRow({ kind: 'store-locked', at: '2026-11-21T08:00:00Z' }),
];

function shown(filter: ActivityFilter): readonly string[] {
  return daysOf({ changes, events, filter, now }).flatMap(({ day, runs }) =>
    runs.map((run) => `${day}: ${run.rows.map((row) => ('id' in row ? row.id : row.kind)).join(' ')}`),
  );
}

describe('what the activity view lists', () => {
  it('is changes and hand-outs in one order, with a move said once', () => {
    expect(shown('all')).toEqual([
      'Today: handed-out',
      'Today: c2',
      'Today: store-unlocked store-locked',
      'Yesterday: c1',
    ]);
  });

  it('is either of them alone where that is asked for', () => {
    expect(shown('changes')).toEqual(['Today: c2', 'Yesterday: c1']);
    expect(shown('store')).toEqual(['Today: handed-out moved-to-store store-unlocked store-locked']);
  });
});
