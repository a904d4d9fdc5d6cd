import { ExternalLink, Play, RefreshCw, TimerOff, UserRoundSearch } from 'lucide-react';
import { Separator } from 'react-aria-components';
import { catalogue } from '../../shared/catalogue/index.js';
import type { ListedProfile } from '../../shared/models/profile.js';
import { canIdentify, givesSessions } from '../state/session-kinds.js';
import { useRunningNames } from '../state/session-queries.js';
import { useSessionActions } from '../state/sessions.js';
import { MenuRow } from './menu-row.js';

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
        <MenuRow icon={<Play size={14} />} run={() => void sessions.start([name])}>
          {words.start}
        </MenuRow>
      )}
      {givesSessions(profile) && isRunning && (
        <>
          <MenuRow icon={<RefreshCw size={14} />} run={() => void sessions.renew([name])}>
            {words.renew}
          </MenuRow>
          <MenuRow icon={<TimerOff size={14} />} run={() => void sessions.stop(name)}>
            {words.stop}
          </MenuRow>
          <MenuRow
            icon={<ExternalLink size={14} />}
            run={() => void sessions.run({ kind: 'open-console', profile: name })}
          >
            {words.openConsole}
          </MenuRow>
        </>
      )}
      <MenuRow
        icon={<UserRoundSearch size={14} />}
        run={() => void sessions.run({ kind: 'identity', profile: name })}
      >
        {identity.ask}
      </MenuRow>
      <Separator className="menu-separator" />
    </>
  );
}
