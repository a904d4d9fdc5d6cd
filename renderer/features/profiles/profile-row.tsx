import { Check, CircleAlert, TriangleAlert, Zap } from 'lucide-react';
import { memo, type MouseEvent } from 'react';
import { catalogue } from '../../../shared/catalogue/index.js';
import type { ListedProfile } from '../../../shared/models/profile.js';
import type { SessionRow } from '../../../shared/models/session.js';
import type { ProfileColour } from '../../../shared/models/settings.js';
import { useNow } from '../../state/clock.js';
import { hasCommandKey } from '../../state/platform.js';
import { shownKind } from '../../../shared/kinds/shown-kind.js';
import { isRunning, stepFor } from '../../state/session-time.js';
import { KindIcon, StoreMark } from '../../ui/marks.js';
import { SessionTime } from '../../ui/session-time.js';
import { hasErrors, hasWarnings } from './finding-marks.js';

const { list, actions, profiles, findings, colours, editDialogs } = catalogue;

/** What can be done with a row; stable, so that rows that did not change are not drawn again. */
export interface RowHandlers {
  select(profile: ListedProfile): void;
  /** Chooses it besides others, or no longer. */
  choose(profile: ListedProfile): void;
  /** Chooses all from the row with the cursor to it. */
  chooseTo(profile: ListedProfile): void;
  /** Chooses these besides. */
  chooseMany(ids: readonly string[]): void;
  rename(profile: ListedProfile): void;
  /** Asks about removing what is chosen, or the profile where nothing is. */
  remove(profile: ListedProfile): void;
  open(profile: ListedProfile): void;
  makeActive(profile: ListedProfile): void;
  openMenu(profile: ListedProfile, event: MouseEvent): void;
}

interface RowProps {
  readonly profile: ListedProfile;
  readonly colour: ProfileColour | null;
  /** Its session; null where it has none. */
  readonly session: SessionRow | null;
  readonly selected: boolean;
  /** Chosen besides others. */
  readonly chosen: boolean;
  readonly rowIndex: number;
  readonly top: number;
  readonly domId: string;
  readonly handlers: RowHandlers;
}

/** One profile of the list. */
export const ProfileRow = memo(function ProfileRow(props: RowProps) {
  const { profile, colour, session, selected, chosen, rowIndex, top, domId, handlers } = props;
  return (
    <div
      role="row"
      id={domId}
      aria-rowindex={rowIndex}
      aria-selected={selected}
      className={['row', selected ? 'row-selected' : '', chosen ? 'row-chosen' : '']
        .filter(Boolean)
        .join(' ')}
      style={{ transform: `translateY(${top}px)` }}
      onClick={(event) => {
        if (event.shiftKey) handlers.chooseTo(profile);
        else if (hasCommandKey(event)) handlers.choose(profile);
        else handlers.select(profile);
      }}
      onDoubleClick={() => handlers.open(profile)}
      onContextMenu={(event) => handlers.openMenu(profile, event)}
    >
      {colour !== null && <span className={`row-bar colour-${colour}`} aria-hidden="true" />}
      <div role="gridcell" className="row-cell">
        <span className="row-icon">
          {chosen ? <Check size={18} aria-hidden="true" /> : <KindIcon kind={shownKind(profile)} />}
        </span>
        <span className="row-text">
          <span className="row-name">
            <span className="row-name-text">{profile.name}</span>
            {colour !== null && <span className="visually-hidden">, {colours[colour]}</span>}
            {chosen && <span className="visually-hidden">, {editDialogs.chosen.isChosen}</span>}
            {profile.active && <span className="badge badge-accent">{list.active}</span>}
          </span>
          <span className="row-line">{profiles.rowLine(profile)}</span>
        </span>
        {session !== null && <RowSession session={session} />}
        <FindingMark profile={profile} />
        <StoreMark profile={profile} />
        {profile.region !== null && <span className="row-region">{profile.region}</span>}
      </div>
      {!profile.active && (
        <div role="gridcell" className="row-action">
          {/* The browser's own button: one of the component library's in each row would cost more than a frame. */}
          <button
            type="button"
            className="button button-small"
            tabIndex={selected ? 0 : -1}
            aria-label={`${actions.makeActive}: ${profile.name}`}
            onClick={() => handlers.makeActive(profile)}
          >
            <Zap size={14} aria-hidden="true" />
            {actions.makeActive}
          </button>
        </div>
      )}
    </div>
  );
});

/** What is left of its session, while it runs. */
function RowSession({ session }: { readonly session: SessionRow }) {
  const now = useNow(stepFor(session));
  return isRunning(session, now) ? <SessionTime row={session} /> : null;
}

function FindingMark({ profile }: { readonly profile: ListedProfile }) {
  if (!hasWarnings(profile)) return null;
  const isError = hasErrors(profile);
  const Icon = isError ? CircleAlert : TriangleAlert;
  const text = list.findings(profile.findings.map((code) => findings[code].title));
  return (
    <span
      className={isError ? 'row-mark row-mark-error' : 'row-mark'}
      role="img"
      aria-label={text}
      title={text}
    >
      <Icon size={14} aria-hidden="true" />
    </span>
  );
}
