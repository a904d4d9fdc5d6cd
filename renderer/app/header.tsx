import { Clock, Search } from 'lucide-react';
import { catalogue } from '../../shared/catalogue/index.js';
import type { ActiveStatus } from '../../shared/models/active.js';
import { useNow } from '../state/clock.js';
import { useNavigate } from '../state/navigation.js';
import { shortcutText } from '../state/platform.js';
import { useProfileList, useSettings } from '../state/queries.js';
import { useKnownIdentity, useSession } from '../state/session-queries.js';
import { isRunning } from '../state/session-time.js';
import { Button } from '../ui/button.js';
import { ColourDot } from '../ui/marks.js';
import { SessionTime } from '../ui/session-time.js';

const { shell, format } = catalogue;

/** The active profile, always; and the way to everything else. */
export function Header() {
  const list = useProfileList().data;
  const navigate = useNavigate();
  return (
    <header className="header" data-pane>
      <div className="header-active" role="group" aria-label={shell.header}>
        {list !== undefined && <Active active={list.active} />}
      </div>
      <Button
        className="header-commands"
        data-pane-focus
        onPress={() => navigate({ kind: 'dialog', dialog: { kind: 'palette' } })}
      >
        <Search size={14} aria-hidden="true" />
        <span className="header-commands-text">{shell.commands}</span>
        <kbd>{shortcutText('K')}</kbd>
      </Button>
    </header>
  );
}

function Active({ active }: { readonly active: ActiveStatus }) {
  const colours = useSettings().data?.colours;
  const navigate = useNavigate();
  const { id, name } = active;
  if (name === null) {
    return (
      <>
        <strong>{shell.nothingActive}</strong>
        <span className="header-note">{shell.noDefault}</span>
      </>
    );
  }
  return (
    <>
      <ColourDot colour={id === null ? null : (colours?.[id] ?? null)} />
      <Button
        look="quiet"
        small
        className="header-name"
        isDisabled={id === null}
        onPress={() => id !== null && navigate({ kind: 'open', id })}
      >
        {name}
      </Button>
      <Account name={name} accountId={active.accountId} />
      <span className="badge">{active.region ?? shell.noRegion}</span>
      <ActiveSession name={name} />
      {active.revertsAt !== null && <TimeLeft revertsAt={active.revertsAt} />}
    </>
  );
}

/** Its account, as the files or AWS name it, and the alias with the date it was learned. */
function Account({ name, accountId }: { readonly name: string; readonly accountId: string | null }) {
  const known = useKnownIdentity(name);
  const now = useNow();
  const account = accountId ?? known?.accountId ?? null;
  if (account === null) return null;
  const alias = known?.accountId === account ? known.accountAlias : null;
  const short = known === null ? '' : format.shortMoment(known.learnedAt, now);
  const learned = known === null ? '' : format.clockTime(known.learnedAt, now);
  return (
    <>
      <code className="header-account">{account}</code>
      {alias !== null && (
        <span className="header-alias" title={shell.aliasLearned(alias, learned)}>
          {alias}
          <span className="header-alias-date"> {shell.aliasAsOf(short)}</span>
        </span>
      )}
    </>
  );
}

/** What is left of its session, where it has one. */
function ActiveSession({ name }: { readonly name: string }) {
  const row = useSession(name);
  const now = useNow();
  return row === null || !isRunning(row, now) ? null : <SessionTime row={row} isLong />;
}

const minute = 60_000;
const amberBelow = 15 * minute;

function TimeLeft({ revertsAt }: { readonly revertsAt: string }) {
  const now = useNow();
  const left = new Date(revertsAt).getTime() - now;
  // The last look at the clock may be some seconds old: an hour that was just chosen is not more than one.
  const surely = Math.floor(left / minute) * minute;
  return (
    <>
      <span className={left < amberBelow ? 'badge badge-warn' : 'badge'} role="timer">
        <Clock size={12} aria-hidden="true" />
        {shell.timeLeft(format.duration(surely))}
      </span>
      <span className="header-note">{shell.takenBack(format.clockTime(revertsAt, now))}</span>
    </>
  );
}
