import { Clock, Search } from 'lucide-react';
import { catalogue } from '../../shared/catalogue/index.js';
import type { ActiveStatus } from '../../shared/models/active.js';
import { useNow } from '../state/clock.js';
import { useNavigate } from '../state/navigation.js';
import { shortcutText } from '../state/platform.js';
import { useProfileList, useSettings } from '../state/queries.js';
import { Button } from '../ui/button.js';
import { ColourDot } from '../ui/marks.js';

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
      {active.accountId !== null && <code className="header-account">{active.accountId}</code>}
      <span className="badge">{active.region ?? shell.noRegion}</span>
      {active.revertsAt !== null && <TimeLeft revertsAt={active.revertsAt} />}
    </>
  );
}

const amberBelow = 15 * 60_000;

function TimeLeft({ revertsAt }: { readonly revertsAt: string }) {
  const now = useNow();
  const left = new Date(revertsAt).getTime() - now;
  return (
    <>
      <span className={left < amberBelow ? 'badge badge-warn' : 'badge'} role="timer">
        <Clock size={12} aria-hidden="true" />
        {shell.timeLeft(format.duration(left))}
      </span>
      <span className="header-note">{shell.takenBack(format.clockTime(revertsAt, now))}</span>
    </>
  );
}
