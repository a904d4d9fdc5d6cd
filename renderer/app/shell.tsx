import { Unplug } from 'lucide-react';
import { catalogue } from '../../shared/catalogue/index.js';
import { SessionWarnings } from '../features/sessions/session-warnings.js';
import { useConnection } from '../state/watch.js';
import { useNavigation } from '../state/navigation.js';
import { useStoreUse } from '../state/store-use.js';
import { Empty } from '../ui/empty.js';
import { Banners } from './banners.js';
import { Dialogs } from './dialogs.js';
import { ErrorBoundary } from './error-boundary.js';
import { Header } from './header.js';
import { Rail } from './rail.js';
import { useAddressedView } from './addressed-view.js';
import { useShortcuts } from './shortcuts.js';
import { useTheme } from './theme.js';
import { Toasts } from './toasts.js';
import { CurrentView } from './views.js';
import './shell.css';

const { shell } = catalogue;

/** The frame around every view. */
export function Shell() {
  useTheme();
  useShortcuts();
  useStoreUse();
  useAddressedView();
  const { view } = useNavigation();
  const connection = useConnection();
  if (connection === 'refused') {
    return (
      <main className="refused">
        <Empty icon={Unplug} title={shell.connectionRefused} advice={shell.connectionRefusedAdvice} />
      </main>
    );
  }
  return (
    <div className="shell">
      <Rail />
      <div className="shell-main">
        <Header />
        <Banners />
        <main className="shell-view">
          <ErrorBoundary key={view}>
            <CurrentView />
          </ErrorBoundary>
        </main>
      </div>
      <SessionWarnings />
      <Toasts />
      <Dialogs />
    </div>
  );
}
