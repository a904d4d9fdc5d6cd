import { CircleAlert, Ellipsis } from 'lucide-react';
import { GridList, GridListItem, MenuTrigger, Popover } from 'react-aria-components';
import { catalogue } from '../../../shared/catalogue/index.js';
import type { ListedProfile } from '../../../shared/models/profile.js';
import type { SessionRow } from '../../../shared/models/session.js';
import { useNow } from '../../state/clock.js';
import { useNavigate } from '../../state/navigation.js';
import { useProfileList, useSettings } from '../../state/queries.js';
import { isRunning, stepFor } from '../../state/session-time.js';
import { useBusySessions, useSessionActions } from '../../state/sessions.js';
import { Button, IconButton } from '../../ui/button.js';
import { ColourDot } from '../../ui/marks.js';
import { SessionMenu } from '../../ui/session-menu.js';
import { SessionBar, SessionTime } from '../../ui/session-time.js';

const { sessionsView: words, identity, format } = catalogue;

interface SessionRowsProps {
  readonly rows: readonly SessionRow[];
  readonly label: string;
}

/** Sessions as a list: one stop of the Tab key, arrows between rows and to what stands in them. */
export function SessionRows({ rows, label }: SessionRowsProps) {
  const profiles = useProfileList().data?.profiles ?? [];
  const busy = useBusySessions();
  const navigate = useNavigate();
  const profileOf = ({ profile }: SessionRow): ListedProfile | null =>
    profiles.find(({ name, location }) => name === profile && location === null) ?? null;
  return (
    <GridList
      className="session-rows"
      aria-label={label}
      items={rows}
      dependencies={[busy, profiles]}
      onAction={(id) => {
        const row = rows.find((each) => each.id === id);
        const profile = row === undefined ? null : profileOf(row);
        if (profile !== null) navigate({ kind: 'open', id: profile.id });
      }}
    >
      {(row) => (
        <GridListItem id={row.id} textValue={row.profile} className="session-row">
          <SessionItem row={row} profile={profileOf(row)} isBusy={busy.has(row.profile)} />
        </GridListItem>
      )}
    </GridList>
  );
}

interface SessionItemProps {
  readonly row: SessionRow;
  /** Null where the list has it no more. */
  readonly profile: ListedProfile | null;
  readonly isBusy: boolean;
}

function SessionItem({ row, profile, isBusy }: SessionItemProps) {
  const runs = isRunning(row, useNow(stepFor(row)));
  return (
    <>
      <SessionName row={row} profile={profile} isRunning={runs} />
      <SessionBar row={row} />
      <div className="session-row-end">
        <SessionTime row={row} />
        {runs ? <RunningButtons row={row} isBusy={isBusy} /> : <StartButton row={row} isBusy={isBusy} />}
        <MenuTrigger>
          <IconButton label={words.menuOf(row.profile)} small>
            <Ellipsis size={16} />
          </IconButton>
          <Popover className="menu-popover" placement="bottom end">
            <SessionMenu row={row} isRunning={runs} profile={profile} />
          </Popover>
        </MenuTrigger>
      </div>
    </>
  );
}

interface SessionNameProps extends Omit<SessionItemProps, 'isBusy'> {
  readonly isRunning: boolean;
}

function SessionName({ row, profile, isRunning: runs }: SessionNameProps) {
  const colours = useSettings().data?.colours;
  const colour = profile === null ? null : (colours?.[profile.id] ?? null);
  return (
    <div className="session-row-text">
      <span className="session-row-name">
        {colour !== null && <ColourDot colour={colour} />}
        <span className="session-row-profile">{row.profile}</span>
      </span>
      <SessionLine row={row} program={profile?.program ?? null} />
      {runs && <OtherAccount row={row} />}
    </div>
  );
}

/** It runs in another account than the person expects. */
function OtherAccount({ row }: { readonly row: SessionRow }) {
  const other = identity.otherAccount(row);
  if (other === null) return null;
  return (
    <span className="session-row-line session-row-failure" title={other.advice}>
      <CircleAlert size={14} aria-hidden="true" />
      {other.title}
    </span>
  );
}

/** What it comes from, when it ended, and why it could not be started. */
function SessionLine({ row, program }: { readonly row: SessionRow; readonly program: string | null }) {
  const now = useNow();
  const { endedAt, expiresAt, failure, state, temporaryProfile } = row;
  if (failure !== null && state !== 'running') {
    return <span className="session-row-line session-row-failure">{words.failureLine(failure)}</span>;
  }
  const end = isRunning(row, now) ? null : (endedAt ?? expiresAt);
  const line = [
    words.kindLine(row, program),
    ...(end === null ? [] : [words.endedAt(format.clockTime(end, now))]),
    ...(temporaryProfile === null ? [] : [words.temporary(temporaryProfile)]),
  ].join(' · ');
  return (
    <span className="session-row-line" title={line}>
      {line}
    </span>
  );
}

type ButtonsProps = Omit<SessionItemProps, 'profile'>;

function RunningButtons({ row: { profile, fromCache, failure }, isBusy }: ButtonsProps) {
  const sessions = useSessionActions();
  return (
    <>
      {failure !== null && <span className="session-row-failure">{words.failureLine(failure)}</span>}
      <Button
        small
        aria-label={words.renewOf(profile)}
        isDisabled={isBusy}
        onPress={() => void sessions.renew([profile])}
      >
        {isBusy ? words.renewing : words.renew}
      </Button>
      {!fromCache && (
        <Button
          small
          aria-label={words.stopOf(profile)}
          isDisabled={isBusy}
          onPress={() => void sessions.stop(profile)}
        >
          {words.stop}
        </Button>
      )}
    </>
  );
}

function StartButton({ row: { profile, state }, isBusy }: ButtonsProps) {
  const sessions = useSessionActions();
  const text = state === 'failed' ? words.tryAgain : words.startOne;
  return (
    <Button
      small
      aria-label={words.startOf(profile)}
      isDisabled={isBusy}
      onPress={() => void sessions.start([profile])}
    >
      {isBusy ? words.starting : text}
    </Button>
  );
}
