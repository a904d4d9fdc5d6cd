import { CircleAlert, Ellipsis, Play, RefreshCw, Terminal } from 'lucide-react';
import type { ReactNode } from 'react';
import { MenuTrigger, Popover } from 'react-aria-components';
import { catalogue } from '../../../shared/catalogue/index.js';
import { shownKind } from '../../../shared/kinds/shown-kind.js';
import type { ListedProfile } from '../../../shared/models/profile.js';
import type { SessionRow } from '../../../shared/models/session.js';
import { useNow } from '../../state/clock.js';
import { errorWords } from '../../state/failures.js';
import { useNavigate } from '../../state/navigation.js';
import { givesSessions } from '../../state/session-kinds.js';
import { useSessionList } from '../../state/session-queries.js';
import { isRunning, stepFor } from '../../state/session-time.js';
import { useBusySessions, useSessionActions } from '../../state/sessions.js';
import { useStoreDetail } from '../../state/store.js';
import { Button, IconButton } from '../../ui/button.js';
import { Empty } from '../../ui/empty.js';
import { OtherAccountWarning } from '../../ui/identity-warnings.js';
import { Notice } from '../../ui/notice.js';
import { SessionMenu } from '../../ui/session-menu.js';
import { SessionBar, SessionTime } from '../../ui/session-time.js';
import { UnlockPanel } from '../../ui/unlock-panel.js';

const { sessionTab: words, sessionsView, sessionMenu, shell, format } = catalogue;

interface Given {
  readonly profile: ListedProfile;
}

/** The session of the profile: what is left of it, what it stands for, and what can be done with it. */
export function SessionTab({ profile }: Given) {
  const { data, error, isError, refetch } = useSessionList();
  const summary = useStoreDetail().data?.summary;
  if (!givesSessions(profile)) return <p className="file-note">{whyNot(profile)}</p>;
  if (isError && data === undefined) {
    const { happened, advice } = errorWords(error);
    return (
      <Empty icon={CircleAlert} title={happened} advice={advice}>
        <Button onPress={() => void refetch()}>{shell.retry}</Button>
      </Empty>
    );
  }
  if (data === undefined) {
    return <div className="skeleton resolution-tab-skeleton" role="status" aria-label={shell.loading} />;
  }
  if (data.kept === 'locked' && summary !== undefined && summary.state !== 'ready') {
    return <UnlockPanel summary={summary} profile={null} />;
  }
  return (
    <Session profile={profile} row={data.sessions.find((row) => row.profile === profile.name) ?? null} />
  );
}

function whyNot(profile: ListedProfile): string {
  const { notHere } = words;
  if (profile.location !== null) return notHere.location;
  if (profile.copyOf !== null) return notHere.copy;
  return shownKind(profile) === 'access-key' ? notHere.key : notHere.settings;
}

interface SessionProps extends Given {
  readonly row: SessionRow | null;
}

function Session({ profile, row }: SessionProps) {
  const runs = useRuns(row);
  return (
    <div className="session-tab">
      {row !== null && runs ? (
        <Running row={row} profile={profile} />
      ) : (
        <NotRunning profile={profile} row={row} />
      )}
      {row?.failure !== undefined && row.failure !== null && (
        <Notice severity="error" title={sessionsView.failureLine(row.failure)} />
      )}
      {row !== null && runs && <OtherAccountWarning of={row} />}
      {row !== null && runs && <Facts row={row} profile={profile} />}
    </div>
  );
}

const soon: Pick<SessionRow, 'expiresAt'> = { expiresAt: null };

function useRuns(row: SessionRow | null): boolean {
  const now = useNow(stepFor(row ?? soon));
  return row !== null && isRunning(row, now);
}

function Running({ row, profile }: Given & { readonly row: SessionRow }) {
  const sessions = useSessionActions();
  const isBusy = useBusySessions().has(profile.name);
  return (
    <div className="session-tab-now">
      <div className="session-tab-head">
        <SessionTime row={row} isLong />
        <span className="session-tab-buttons">
          <Button small isDisabled={isBusy} onPress={() => void sessions.renew([profile.name])}>
            <RefreshCw size={14} aria-hidden="true" />
            {isBusy ? sessionsView.renewing : sessionsView.renew}
          </Button>
          {!row.fromCache && (
            <Button small isDisabled={isBusy} onPress={() => void sessions.stop(profile.name)}>
              {sessionsView.stop}
            </Button>
          )}
          <MenuTrigger>
            <IconButton label={sessionsView.menuOf(profile.name)} look="plain" small>
              <Ellipsis size={16} />
            </IconButton>
            <Popover className="menu-popover" placement="bottom end">
              <SessionMenu row={row} isRunning profile={profile} />
            </Popover>
          </MenuTrigger>
        </span>
      </div>
      <SessionBar row={row} />
    </div>
  );
}

function NotRunning({ profile, row }: SessionProps) {
  const sessions = useSessionActions();
  const navigate = useNavigate();
  const now = useNow();
  const isBusy = useBusySessions().has(profile.name);
  const end = row?.endedAt ?? row?.expiresAt ?? null;
  return (
    <div className="session-tab-head">
      <p>
        {words.none} {end !== null && words.ended(format.clockTime(end, now))}
      </p>
      <span className="session-tab-buttons">
        <Button
          onPress={() =>
            navigate({ kind: 'dialog', dialog: { kind: 'session-commands', profile: profile.name } })
          }
        >
          <Terminal size={14} aria-hidden="true" />
          {sessionMenu.showCommands}
        </Button>
        <Button look="primary" isDisabled={isBusy} onPress={() => void sessions.start([profile.name])}>
          <Play size={14} aria-hidden="true" />
          {isBusy ? sessionsView.starting : words.start}
        </Button>
      </span>
    </div>
  );
}

function Facts({ row, profile }: Given & { readonly row: SessionRow }) {
  const now = useNow();
  const time = (moment: string | null): string | null =>
    moment === null ? null : format.clockTime(moment, now);
  const facts: readonly (readonly [keyof typeof words.facts, ReactNode])[] = [
    ['kind', sessionsView.kindLine(row, profile.program)],
    ['startedAt', time(row.startedAt)],
    ['expiresAt', time(row.expiresAt)],
    ['account', row.accountId === null ? null : format.accountId(row.accountId)],
    ['arn', inCode(row.arn)],
    ['accessKeyId', inCode(row.accessKeyId)],
    ['mfaDevice', inCode(row.mfaDevice)],
    ['renews', words.renews[renewing(row)]],
    ['temporary', inCode(row.temporaryProfile)],
  ];
  return (
    <dl className="settings-table text-selectable">
      {facts.map(([key, value]) =>
        value === null ? null : (
          <div key={key} className="setting">
            <dt>{words.facts[key]}</dt>
            <dd>{value}</dd>
          </div>
        ),
      )}
    </dl>
  );
}

function inCode(text: string | null): ReactNode {
  return text === null ? null : <code>{text}</code>;
}

function renewing({ fromCache, renewsItself, mfaDevice }: SessionRow): keyof typeof words.renews {
  if (fromCache) return 'cache';
  if (renewsItself) return 'itself';
  return mfaDevice === null ? 'person' : 'code';
}
