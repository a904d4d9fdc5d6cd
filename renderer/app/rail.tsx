import { History, ListTree, Settings, UsersRound, type LucideIcon } from 'lucide-react';
import { catalogue } from '../../shared/catalogue/index.js';
import { useNavigate, useNavigation, type View } from '../state/navigation.js';
import { IconButton } from '../ui/button.js';
import { KeywayMark } from '../ui/marks.js';

const { shell } = catalogue;

/** The views, always at hand. */
export function Rail() {
  return (
    <nav className="rail" aria-label={shell.rail} data-pane>
      <KeywayMark />
      <RailButton view="profiles" icon={UsersRound} />
      <RailButton view="resolution" icon={ListTree} />
      <RailButton view="activity" icon={History} />
      <span className="rail-space" />
      <RailButton view="settings" icon={Settings} />
    </nav>
  );
}

function RailButton({ view, icon: Icon }: { readonly view: View; readonly icon: LucideIcon }) {
  const current = useNavigation().view === view;
  const navigate = useNavigate();
  return (
    <IconButton
      label={shell.views[view]}
      aria-current={current ? 'page' : false}
      className={current ? 'rail-button rail-button-current' : 'rail-button'}
      onPress={() => navigate({ kind: 'view', view })}
    >
      <Icon size={18} />
    </IconButton>
  );
}
