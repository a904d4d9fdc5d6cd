import { CircleAlert } from 'lucide-react';
import { useDeferredValue, useEffect } from 'react';
import { catalogue } from '../../shared/catalogue/index.js';
import type { Settings } from '../../shared/models/settings.js';
import { ActivityView } from '../features/activity/activity-view.js';
import { DetailPane } from '../features/detail/detail-pane.js';
import { EditorView } from '../features/editor/editor-view.js';
import { FindingsView } from '../features/findings/findings-view.js';
import { FirstRun } from '../features/first-run/first-run.js';
import { KeysView } from '../features/keys/keys-view.js';
import { ProfilesPane } from '../features/profiles/profiles-pane.js';
import { ResolutionView } from '../features/resolution/resolution-view.js';
import { SessionsView } from '../features/sessions/sessions-view.js';
import { SettingsView } from '../features/settings/settings-view.js';
import { StoreView } from '../features/store/store-view.js';
import { errorWords } from '../state/failures.js';
import { useNarrow } from '../state/layout.js';
import { useNavigate, useNavigation, useSelection } from '../state/navigation.js';
import { useProfileList, useSettings } from '../state/queries.js';
import { Button } from '../ui/button.js';
import { Empty } from '../ui/empty.js';
import { ListSkeleton } from './list-skeleton.js';

/** The view that the rail names. */
export function CurrentView() {
  const { view } = useNavigation();
  switch (view) {
    case 'profiles':
      return <ProfilesView />;
    case 'resolution':
      return <ResolutionView />;
    case 'editor':
      return <EditorView />;
    case 'sessions':
      return <SessionsView />;
    case 'keys':
      return <KeysView />;
    case 'store':
      return <StoreView />;
    case 'findings':
      return <FindingsView />;
    case 'activity':
      return <ActivityView />;
    case 'settings':
      return <SettingsView />;
  }
}

const noSettings: Pick<Settings, 'favourites' | 'recents' | 'colours'> = {
  favourites: [],
  recents: [],
  colours: {},
};

function ProfilesView() {
  const { data, error, isError, refetch } = useProfileList();
  const settings = useSettings();
  const { drawerOpen } = useNavigation();
  // The list shows a key press at once, the detail as soon as there is time for it.
  const shownId = useDeferredValue(useSelection());
  const isNarrow = useNarrow();
  useFirstSelection();
  if (data === undefined) {
    if (!isError) return <ListSkeleton />;
    const { happened, advice } = errorWords(error);
    return (
      <Empty icon={CircleAlert} title={happened} advice={advice}>
        <Button onPress={() => void refetch()}>{catalogue.shell.retry}</Button>
      </Empty>
    );
  }
  // Without the settings, groups would appear a moment later and move every row.
  if (settings.isPending) return <ListSkeleton />;
  if (data.profiles.length === 0) return <FirstRun files={data.files} />;
  return (
    <div className={isNarrow ? 'panes panes-narrow' : 'panes'}>
      <ProfilesPane profiles={data.profiles} settings={settings.data ?? noSettings} />
      {isNarrow ? (
        drawerOpen && <DetailPane id={shownId} isDrawer />
      ) : (
        <DetailPane id={shownId} isDrawer={false} />
      )}
    </div>
  );
}

/** The window opens on the active profile. */
function useFirstSelection(): void {
  const { data } = useProfileList();
  const profileId = useSelection();
  const navigate = useNavigate();
  const first = data?.active.id ?? data?.profiles[0]?.id ?? null;
  useEffect(() => {
    if (profileId === null && first !== null) navigate({ kind: 'select', id: first });
  }, [profileId, first, navigate]);
}
