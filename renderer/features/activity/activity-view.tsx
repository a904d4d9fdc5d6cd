import { CircleAlert, History } from 'lucide-react';
import { useMemo, useState } from 'react';
import { catalogue } from '../../../shared/catalogue/index.js';
import { useNow } from '../../state/clock.js';
import { errorWords } from '../../state/failures.js';
import { useChanges, useInfo } from '../../state/queries.js';
import { useStoreActions, useStoreActivity } from '../../state/store.js';
import { Button } from '../../ui/button.js';
import { ChangeList } from '../../ui/change-list.js';
import { Empty } from '../../ui/empty.js';
import { Segments } from '../../ui/segments.js';
import { ViewPage } from '../../ui/view-page.js';
import { type ActivityFilter, activityFilters, daysOf } from './days.js';
import { EventList } from './event-list.js';
import './activity.css';

const { activity: words, storeEvents, shell } = catalogue;

/** Everything Keyway changed and handed out, newest first. */
export function ActivityView() {
  const { data, error, isError, refetch } = useChanges();
  // Changes can be shown and undone also where the log of the store cannot be read.
  const events = useStoreActivity().data?.rows ?? [];
  const [filter, setFilter] = useState<ActivityFilter>('all');
  return (
    <ViewPage
      name="activity"
      title={words.title}
      sentence={words.summary}
      isQuiet
      actions={<ExportButton isDisabled={events.length === 0 && (data?.changes.length ?? 0) === 0} />}
    >
      {events.length > 0 && (
        <div className="activity-filter">
          <Segments
            label={storeEvents.filter}
            options={activityFilters.map((value) => ({ value, text: storeEvents.filters[value] }))}
            value={filter}
            onChange={setFilter}
          />
        </div>
      )}
      {isError ? (
        <Empty icon={CircleAlert} title={errorWords(error).happened} advice={errorWords(error).advice}>
          <Button onPress={() => void refetch()}>{shell.retry}</Button>
        </Empty>
      ) : data === undefined ? null : data.changes.length === 0 && events.length === 0 ? (
        <Empty icon={History} title={words.empty} advice={words.emptyAdvice} />
      ) : (
        <Days changes={data.changes} events={events} filter={filter} />
      )}
      <Keeping />
    </ViewPage>
  );
}

/** Main asks where to: until the person has chosen, a second question would stand above the first. */
function ExportButton({ isDisabled }: { readonly isDisabled: boolean }) {
  const { exportActivity } = useStoreActions();
  const [isExporting, setIsExporting] = useState(false);
  async function write(): Promise<void> {
    setIsExporting(true);
    await exportActivity();
    setIsExporting(false);
  }
  return (
    <Button isDisabled={isDisabled} isPending={isExporting} onPress={() => void write()}>
      {isExporting ? words.exporting : words.export}
    </Button>
  );
}

type DaysProps = Parameters<typeof daysOf>[0];

function Days({ changes, events, filter }: Omit<DaysProps, 'now'>) {
  const now = useNow();
  const days = useMemo(() => daysOf({ changes, events, filter, now }), [changes, events, filter, now]);
  if (days.length === 0) {
    return <Empty icon={History} title={storeEvents.none} advice={storeEvents.noneAdvice} />;
  }
  return days.map(({ day, runs }) => (
    <section key={day} className="activity-day">
      <h2>{day}</h2>
      {runs.map((run, index) =>
        run.kind === 'changes' ? (
          <ChangeList key={index} changes={run.rows} label={day} />
        ) : (
          <EventList key={index} events={run.rows} label={`${storeEvents.filters.store}, ${day}`} now={now} />
        ),
      )}
    </section>
  ));
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
