import { ExternalLink, Play, RefreshCw, TimerOff, UserRoundSearch } from 'lucide-react';
import { MenuItem, Separator } from 'react-aria-components';
import type { ReactNode } from 'react';
import { catalogue } from '../../shared/catalogue/index.js';
import type { ListedProfile } from '../../shared/models/profile.js';
import { canIdentify, givesSessions } from '../state/session-kinds.js';
import { useRunningNames } from '../state/session-queries.js';
import { useSessionActions } from '../state/sessions.js';

const { sessionMenu: words, identity } = catalogue;

/** What a profile's menu has about its session, and about who it is. */
export function ProfileSessionItems({ profile }: { readonly profile: ListedProfile }) {
  const sessions = useSessionActions();
  const { name } = profile;
  const isRunning = useRunningNames().has(name);
  if (!canIdentify(profile)) return null;
  return (
    <>
      {givesSessions(profile) && !isRunning && (
        <Item icon={<Play size={14} />} run={() => void sessions.start([name])}>
          {words.start}
        </Item>
      )}
      {givesSessions(profile) && isRunning && (
        <>
          <Item icon={<RefreshCw size={14} />} run={() => void sessions.renew([name])}>
            {words.renew}
          </Item>
          <Item icon={<TimerOff size={14} />} run={() => void sessions.stop(name)}>
            {words.stop}
          </Item>
          <Item
            icon={<ExternalLink size={14} />}
            run={() => void sessions.run({ kind: 'open-console', profile: name })}
          >
            {words.openConsole}
          </Item>
        </>
      )}
      <Item
        icon={<UserRoundSearch size={14} />}
        run={() => void sessions.run({ kind: 'identity', profile: name })}
      >
        {identity.ask}
      </Item>
      <Separator className="menu-separator" />
    </>
  );
}

interface ItemProps {
  readonly icon: ReactNode;
  readonly children: string;
  readonly run: () => void;
}

function Item({ icon, children, run }: ItemProps) {
  return (
    <MenuItem className="menu-item" textValue={children} onAction={run}>
      <span aria-hidden="true">{icon}</span>
      <span className="menu-item-text">{children}</span>
    </MenuItem>
  );
}
