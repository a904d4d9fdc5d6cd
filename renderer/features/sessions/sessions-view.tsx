import { LoaderCircle, Play, RefreshCw, Timer, TimerReset } from 'lucide-react';
import { catalogue } from '../../../shared/catalogue/index.js';
import type { SessionList, SessionRow } from '../../../shared/models/session.js';
import { useNow } from '../../state/clock.js';
import { useNavigate } from '../../state/navigation.js';
import { useInfo, useProfileList } from '../../state/queries.js';
import { givesSessions } from '../../state/session-kinds.js';
import { useSessionList } from '../../state/session-queries.js';
import { isRunning } from '../../state/session-time.js';
import { useBusySessions, useSessionActions } from '../../state/sessions.js';
import { useStoreDetail } from '../../state/store.js';
import { Button } from '../../ui/button.js';
import { Empty } from '../../ui/empty.js';
import { Notice } from '../../ui/notice.js';
import { UnlockPanel } from '../../ui/unlock-panel.js';
import { ViewNotReady, ViewPage } from '../../ui/view-page.js';
import { SessionRows } from './session-rows.js';
import './sessions.css';

const { sessionsView: words, shell, format } = catalogue;
const page = { name: 'sessions', title: words.title } as const;

/** Everything temporary: what runs and what is left of it, what ended lately, and what can be done about either. */
export function SessionsView() {
  const query = useSessionList();
  if (query.data === undefined) {
    return <ViewNotReady {...page} query={query} skeleton={<RowsSkeleton />} />;
  }
  return <Loaded list={query.data} />;
}

function Loaded({ list }: { readonly list: SessionList }) {
  const now = useNow();
  const summary = useStoreDetail().data?.summary;
  if (list.kept === 'locked' && summary !== undefined && summary.state !== 'ready') {
    return (
      <ViewPage {...page} sentence={words.lockedSentence} isQuiet>
        <div className="sessions-locked">
          <UnlockPanel summary={summary} profile={null} autoFocus />
        </div>
      </ViewPage>
    );
  }
  const running = list.sessions.filter((row) => isRunning(row, now));
  const ended = list.sessions.filter((row) => !isRunning(row, now));
  return (
    <ViewPage
      {...page}
      sentence={summaryOf(running, now)}
      isQuiet
      actions={list.sessions.length === 0 ? null : <HeadActions running={running} />}
    >
      {list.clock !== null && <ClockNotice clock={list.clock} />}
      <Starting sessions={list.sessions} />
      {running.length > 0 && <SessionRows rows={running} label={words.running} />}
      {running.length === 0 && <Nothing hasEnded={ended.length > 0} />}
      {ended.length > 0 && (
        <>
          <h2 className="sessions-heading">{words.endedToday}</h2>
          <SessionRows rows={ended} label={words.endedToday} />
        </>
      )}
      <Notes kept={list.kept} />
    </ViewPage>
  );
}

function summaryOf(running: readonly SessionRow[], now: number): string {
  const [first] = running.flatMap(({ expiresAt }) => expiresAt ?? []).toSorted();
  return words.summary(running.length, first === undefined ? null : format.clockTime(first, now));
}

function HeadActions({ running }: { readonly running: readonly SessionRow[] }) {
  const navigate = useNavigate();
  const sessions = useSessionActions();
  const busy = useBusySessions();
  const names = running.map(({ profile }) => profile);
  const isRenewing = names.length > 0 && names.every((name) => busy.has(name));
  const canStart = useProfileList().data?.profiles.some(givesSessions) ?? false;
  return (
    <>
      {running.length > 1 && (
        <Button isDisabled={isRenewing} onPress={() => void sessions.renew(names)}>
          <RefreshCw size={14} aria-hidden="true" />
          {isRenewing ? words.renewing : words.renewAll}
        </Button>
      )}
      {canStart && (
        <Button
          look="primary"
          data-pane-focus
          onPress={() => navigate({ kind: 'dialog', dialog: { kind: 'start-sessions' } })}
        >
          <Play size={14} aria-hidden="true" />
          {words.start}
        </Button>
      )}
    </>
  );
}

/** Those on their way that have no row yet. */
function Starting({ sessions }: Pick<SessionList, 'sessions'>) {
  const busy = useBusySessions();
  const { cancel } = useSessionActions();
  const names = [...busy].filter((name) => sessions.every(({ profile }) => profile !== name));
  return (
    <div className={names.length === 0 ? 'visually-hidden' : 'sessions-starting'}>
      {names.length > 0 && <LoaderCircle className="sessions-spinner" size={14} aria-hidden="true" />}
      <p role="status">{names.length > 0 && words.startingAll(names)}</p>
      {names.length > 0 && (
        <Button look="quiet" small onPress={cancel}>
          {shell.cancel}
        </Button>
      )}
    </div>
  );
}

/** What AWS refuses above; said before it does. */
const mostSeconds = 300;

function ClockNotice({ clock }: { readonly clock: NonNullable<SessionList['clock']> }) {
  if (Math.abs(clock.seconds) <= mostSeconds) return null;
  return (
    <div className="sessions-notice">
      <Notice severity="warning" title={words.clockTitle(clock)}>
        <p>{words.clockAdvice}</p>
      </Notice>
    </div>
  );
}

/** Nothing runs: what sessions are good for here, and the way to the first. */
function Nothing({ hasEnded }: { readonly hasEnded: boolean }) {
  const navigate = useNavigate();
  const profiles = useProfileList().data?.profiles;
  const isStarting = useBusySessions().size > 0;
  if (profiles === undefined || hasEnded || isStarting) return null;
  if (!profiles.some(givesSessions)) {
    return (
      <Empty icon={TimerReset} title={words.noneTitle} advice={words.noneAdvice}>
        <Button
          onPress={() => navigate({ kind: 'edit', request: { mode: 'add', kind: null, pastes: false } })}
        >
          {words.addProfile}
        </Button>
      </Empty>
    );
  }
  return (
    <Empty icon={Timer} title={words.emptyTitle} advice={words.emptyAdvice}>
      <Button look="primary" onPress={() => navigate({ kind: 'dialog', dialog: { kind: 'start-sessions' } })}>
        <Play size={14} aria-hidden="true" />
        {words.start}
      </Button>
    </Empty>
  );
}

/** How long they are kept, and what this host cannot do with them. */
function Notes({ kept }: Pick<SessionList, 'kept'>) {
  const navigate = useNavigate();
  const isWeb = useInfo().data?.host === 'web';
  if (kept !== 'memory' && !isWeb) return null;
  return (
    <footer className="sessions-notes">
      {kept === 'memory' && (
        <p>
          {words.memoryOnly}{' '}
          <Button
            look="quiet"
            small
            onPress={() => navigate({ kind: 'dialog', dialog: { kind: 'store-create', moves: [] } })}
          >
            {words.createStore}
          </Button>
        </p>
      )}
      {isWeb && <p>{words.webHost}</p>}
    </footer>
  );
}

const shapes = [168, 120, 144, 132] as const;

function RowsSkeleton() {
  return (
    <div className="session-rows" role="status" aria-label={shell.loading}>
      {shapes.map((width) => (
        <div key={width} className="session-row">
          <div className="session-row-skeleton">
            <div className="skeleton" style={{ width, height: 12 }} />
            <div className="skeleton" style={{ width: width + 50, height: 10 }} />
          </div>
          <div className="skeleton session-bar" />
        </div>
      ))}
    </div>
  );
}
