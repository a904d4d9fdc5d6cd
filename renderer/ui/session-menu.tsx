import {
  Copy,
  ExternalLink,
  FileMinus,
  FilePlus,
  KeyRound,
  PanelRightOpen,
  SquareTerminal,
  Terminal,
  Zap,
} from 'lucide-react';
import { Menu, MenuItem, Popover, Separator, SubmenuTrigger } from 'react-aria-components';
import { catalogue } from '../../shared/catalogue/index.js';
import type { ListedProfile } from '../../shared/models/profile.js';
import type { SessionRow } from '../../shared/models/session.js';
import { shells } from '../../shared/vocabulary.js';
import { useActions } from '../state/actions.js';
import { useSurroundings } from '../state/edits.js';
import { useNavigate } from '../state/navigation.js';
import { useInfo } from '../state/queries.js';
import { useSessionActions } from '../state/sessions.js';
import { useStoreDetail } from '../state/store.js';
import { MenuRow } from './menu-row.js';

const { sessionMenu: words, sessionsView, resolution } = catalogue;

interface SessionMenuProps {
  readonly row: SessionRow;
  readonly isRunning: boolean;
  /** Null where the list has it no more. */
  readonly profile: ListedProfile | null;
}

/** What can be done with a session besides renewing and stopping. Goes into a popover of a menu. */
export function SessionMenu({ row, isRunning, profile }: SessionMenuProps) {
  const navigate = useNavigate();
  return (
    <Menu className="menu" aria-label={sessionsView.menuOf(row.profile)}>
      {isRunning && <HandOutItems row={row} />}
      {profile !== null && <ProfileItems profile={profile} />}
      <MenuRow
        icon={<Terminal size={14} />}
        run={() => navigate({ kind: 'dialog', dialog: { kind: 'session-commands', profile: row.profile } })}
      >
        {words.showCommands}
      </MenuRow>
      <KeepItem row={row} />
    </Menu>
  );
}

function HandOutItems({ row: { profile, temporaryProfile } }: Pick<SessionMenuProps, 'row'>) {
  const sessions = useSessionActions();
  const hasClipboard = useSurroundings().data?.hasClipboard ?? false;
  const isDesktop = useInfo().data?.host === 'desktop';
  return (
    <>
      {hasClipboard && <CopyMenu profile={profile} />}
      {isDesktop && (
        <MenuRow
          icon={<SquareTerminal size={14} />}
          run={() => void sessions.run({ kind: 'open-terminal', profile })}
        >
          {words.openTerminal}
        </MenuRow>
      )}
      <MenuRow
        icon={<ExternalLink size={14} />}
        run={() => void sessions.run({ kind: 'open-console', profile })}
      >
        {words.openConsole}
      </MenuRow>
      {temporaryProfile === null ? (
        <MenuRow
          icon={<FilePlus size={14} />}
          run={() => void sessions.run({ kind: 'write-temporary', profile })}
        >
          {words.writeTemporary}
        </MenuRow>
      ) : (
        <MenuRow icon={<FileMinus size={14} />} run={() => void sessions.removeTemporary(profile)}>
          {words.removeTemporary(temporaryProfile)}
        </MenuRow>
      )}
      <Separator className="menu-separator" />
    </>
  );
}

/** Each shell has lines of its own. */
function CopyMenu({ profile }: { readonly profile: string }) {
  const sessions = useSessionActions();
  return (
    <SubmenuTrigger>
      <MenuItem className="menu-item" textValue={words.copyEnvironment}>
        <span aria-hidden="true">
          <Copy size={14} />
        </span>
        <span className="menu-item-text">{words.copyEnvironment}</span>
        <span className="menu-item-note" aria-hidden="true">
          ›
        </span>
      </MenuItem>
      <Popover className="menu-popover" offset={-2} crossOffset={-4}>
        <Menu className="menu" aria-label={words.copyEnvironment}>
          {shells.map((shell) => (
            <MenuRow
              key={shell}
              icon={null}
              run={() => void sessions.run({ kind: 'copy-environment', profile, shell })}
            >
              {resolution.shellNames[shell]}
            </MenuRow>
          ))}
        </Menu>
      </Popover>
    </SubmenuTrigger>
  );
}

function ProfileItems({ profile }: { readonly profile: ListedProfile }) {
  const actions = useActions();
  const navigate = useNavigate();
  return (
    <>
      {!profile.active && (
        <MenuRow icon={<Zap size={14} />} run={() => void actions.makeActive(profile)}>
          {words.makeActive}
        </MenuRow>
      )}
      <MenuRow icon={<PanelRightOpen size={14} />} run={() => navigate({ kind: 'open', id: profile.id })}>
        {words.openProfile}
      </MenuRow>
    </>
  );
}

/** There where there is a store that can keep it. */
function KeepItem({ row: { mfaDevice } }: Pick<SessionMenuProps, 'row'>) {
  const navigate = useNavigate();
  const hasStore = useStoreDetail().data?.summary.state === 'ready';
  if (mfaDevice === null || !hasStore) return null;
  return (
    <MenuRow
      icon={<KeyRound size={14} />}
      run={() =>
        navigate({ kind: 'dialog', dialog: { kind: 'keep-mfa-secret', device: mfaDevice, back: null } })
      }
    >
      {words.keepSecret}
    </MenuRow>
  );
}
