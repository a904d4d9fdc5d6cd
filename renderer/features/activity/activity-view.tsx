import { CircleAlert, History } from 'lucide-react';
import { useMemo } from 'react';
import { catalogue } from '../../../shared/catalogue/index.js';
import type { HistoryRow } from '../../../shared/models/change.js';
import { useNow } from '../../state/clock.js';
import { errorWords } from '../../state/failures.js';
import { useChanges, useInfo } from '../../state/queries.js';
import { Button } from '../../ui/button.js';
import { ChangeList } from '../../ui/change-list.js';
import { Empty } from '../../ui/empty.js';
import './activity.css';

const { activity: words, shell, format } = catalogue;

/** Everything Keyway changed, newest first. */
export function ActivityView() {
  const { data, error, isError, refetch } = useChanges();
  return (
    <section className="page" aria-labelledby="activity-title" data-pane tabIndex={-1}>
      <header className="page-head">
        <h1 id="activity-title">{words.title}</h1>
        <p>{words.summary}</p>
      </header>
      {isError ? (
        <Empty icon={CircleAlert} title={errorWords(error).happened} advice={errorWords(error).advice}>
          <Button onPress={() => void refetch()}>{shell.retry}</Button>
        </Empty>
      ) : data === undefined ? null : data.changes.length === 0 ? (
        <Empty icon={History} title={words.empty} advice={words.emptyAdvice} />
      ) : (
        <Days changes={data.changes} />
      )}
      <Keeping />
    </section>
  );
}

function Days({ changes }: { readonly changes: readonly HistoryRow[] }) {
  const now = useNow();
  const days = useMemo(() => groupByDay(changes, now), [changes, now]);
  return days.map(([day, rows]) => (
    <section key={day} className="activity-day">
      <h2>{day}</h2>
      <ChangeList changes={rows} label={day} />
    </section>
  ));
}

function groupByDay(
  changes: readonly HistoryRow[],
  now: number,
): readonly (readonly [string, readonly HistoryRow[]])[] {
  const days = new Map<string, HistoryRow[]>();
  for (const change of changes) {
    const day = format.dayName(new Date(change.at), now);
    const rows = days.get(day) ?? [];
    rows.push(change);
    days.set(day, rows);
  }
  return [...days];
}

function Keeping() {
  const info = useInfo().data;
  if (info === undefined) return null;
  return (
    <p className="activity-keeping">
      {words.kept(info.paths.data)} {info.historySealed ? words.sealed : words.notSealed}
    </p>
  );
}
