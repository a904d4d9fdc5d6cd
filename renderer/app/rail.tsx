import {
  History,
  KeyRound,
  ListTree,
  Lock,
  LockKeyhole,
  LockKeyholeOpen,
  Settings,
  Stethoscope,
  Timer,
  UsersRound,
  type LucideIcon,
} from 'lucide-react';
import { catalogue } from '../../shared/catalogue/index.js';
import { useNavigate, useNavigation, type View } from '../state/navigation.js';
import { useExamination } from '../state/edits.js';
import { useRotationWaits } from '../state/rotations.js';
import { shortcutText } from '../state/platform.js';
import { useStoreActions, useStoreDetail } from '../state/store.js';
import { IconButton } from '../ui/button.js';
import { KeywayMark } from '../ui/marks.js';

const { shell, storeView, rotating } = catalogue;

/** The views, always at hand. */
export function Rail() {
  return (
    <nav className="rail" aria-label={shell.rail} data-pane>
      <KeywayMark />
      <RailButton view="profiles" icon={UsersRound} />
      <RailButton view="resolution" icon={ListTree} />
      <RailButton view="sessions" icon={Timer} />
      <RailButton view="keys" icon={KeyRound} dot={useRotationWaits() ? rotating.waits : null} />
      <RailButton view="store" icon={LockKeyhole} />
      <RailButton
        view="findings"
        icon={Stethoscope}
        dot={useHasFindings() ? shell.viewWithErrors(shell.views.findings) : null}
      />
      <RailButton view="activity" icon={History} />
      <span className="rail-space" />
      <LockButton />
      <RailButton view="settings" icon={Settings} />
    </nav>
  );
}

/** Locks the encrypted store, or leads to where it is unlocked; there while there is one. */
function LockButton() {
  const state = useStoreDetail().data?.summary.state ?? 'none';
  const actions = useStoreActions();
  const navigate = useNavigate();
  if (state === 'none') return null;
  const isOpen = state === 'ready';
  const Icon = isOpen ? LockKeyholeOpen : Lock;
  return (
    <IconButton
      label={isOpen ? `${storeView.lockHint} (${shortcutText('L')})` : storeView.lockedHint}
      className="rail-button"
      onPress={() => {
        if (isOpen) void actions.lock();
        else navigate({ kind: 'view', view: 'store' });
      }}
    >
      <Icon size={18} />
    </IconButton>
  );
}

/** Whether a tool cannot use something: the worst there is, so that the dot means something. With such a clock AWS refuses all. */
function useHasFindings(): boolean {
  const data = useExamination().data;
  return [...(data?.profiles ?? []), ...(data?.resolution ?? [])].some(
    ({ severity, code }) => severity === 'error' || code === 'clock-skew',
  );
}

interface RailButtonProps {
  readonly view: View;
  readonly icon: LucideIcon;
  /** What waits for the person there, as its name; null: nothing. */
  readonly dot?: string | null;
}

function RailButton({ view, icon: Icon, dot = null }: RailButtonProps) {
  const at = useNavigation().view;
  // The form belongs to the list that it was opened from.
  const current = at === view || (at === 'editor' && view === 'profiles');
  const navigate = useNavigate();
  return (
    <IconButton
      label={dot ?? shell.views[view]}
      aria-current={current ? 'page' : false}
      className={current ? 'rail-button rail-button-current' : 'rail-button'}
      onPress={() => navigate({ kind: 'view', view })}
    >
      <Icon size={18} />
      {dot !== null && <span className="rail-dot" aria-hidden="true" />}
    </IconButton>
  );
}
