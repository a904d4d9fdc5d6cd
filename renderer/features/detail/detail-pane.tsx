import { CircleAlert, FileQuestion, MousePointerClick, X } from 'lucide-react';
import { memo, useEffect, useRef } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { catalogue } from '../../../shared/catalogue/index.js';
import type { ProfileDetail } from '../../../shared/models/profile.js';
import { errorWords } from '../../state/failures.js';
import { useNavigate, useNavigation, type DetailTab } from '../../state/navigation.js';
import { useProfile } from '../../state/queries.js';
import { useStoreDetail } from '../../state/store.js';
import { Button, IconButton } from '../../ui/button.js';
import { Empty } from '../../ui/empty.js';
import { UnlockPanel } from '../../ui/unlock-panel.js';
import { DetailHeader } from './detail-header.js';
import { DetailSkeleton } from './detail-skeleton.js';
import { FileTab } from './file-tab.js';
import { KeysTab } from './keys-tab.js';
import { Overview } from './overview.js';
import { SessionTab } from './session-tab.js';
import { ResolutionTab } from './resolution-tab.js';
import './detail.css';

const { detail: words, shell } = catalogue;
const tabs: readonly DetailTab[] = ['overview', 'resolution', 'keys', 'session', 'file'];

/** What the chosen profile is made of. As a drawer it can be closed. */
export const DetailPane = memo(function DetailPane({
  id,
  isDrawer,
}: {
  readonly id: string | null;
  readonly isDrawer: boolean;
}) {
  const { data, error, isError, refetch } = useProfile(id);
  const navigate = useNavigate();
  const pane = useRef<HTMLElement>(null);
  const { focusDetail } = useNavigation();
  useEffect(() => {
    if (!focusDetail) return;
    pane.current?.focus();
    navigate({ kind: 'detail-focused' });
  }, [focusDetail, navigate]);
  return (
    <section
      ref={pane}
      className={isDrawer ? 'detail detail-drawer' : 'detail'}
      aria-label={words.label}
      tabIndex={-1}
      data-pane
    >
      {isDrawer && (
        <div className="detail-close">
          <IconButton label={words.back} onPress={() => navigate({ kind: 'close-drawer' })}>
            <X size={16} />
          </IconButton>
        </div>
      )}
      {id === null ? (
        <Empty icon={MousePointerClick} title={words.none} advice={words.noneAdvice} />
      ) : isError ? (
        <Problem error={error} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <DetailSkeleton />
      ) : (
        <Detail detail={data} />
      )}
    </section>
  );
});

function Problem({ error, onRetry }: { error: Parameters<typeof errorWords>[0]; onRetry: () => void }) {
  const { happened, advice } = errorWords(error);
  const summary = useStoreDetail().data?.summary;
  const code = 'code' in error ? error.code : null;
  if (code === 'store-locked' && summary !== undefined && summary.state !== 'ready') {
    return <UnlockPanel summary={summary} profile={null} />;
  }
  const isGone = code === 'profile-not-found';
  return isGone ? (
    <Empty icon={FileQuestion} title={words.gone} advice={words.goneAdvice} />
  ) : (
    <Empty icon={CircleAlert} title={happened} advice={advice}>
      <Button onPress={onRetry}>{shell.retry}</Button>
    </Empty>
  );
}

function Detail({ detail }: { readonly detail: ProfileDetail }) {
  const { tab } = useNavigation();
  const navigate = useNavigate();
  return (
    <>
      <DetailHeader detail={detail} />
      <Tabs
        className="tabs"
        selectedKey={tab}
        onSelectionChange={(key) => {
          const chosen = tabs.find((each) => each === key);
          if (chosen !== undefined && chosen !== tab) navigate({ kind: 'tab', tab: chosen });
        }}
      >
        <TabList className="tab-list" aria-label={words.tabList}>
          {tabs.map((each) => (
            <Tab key={each} id={each} className="tab">
              {words.tabs[each]}
            </Tab>
          ))}
        </TabList>
        <TabPanel id="overview" className="tab-panel">
          <Overview detail={detail} />
        </TabPanel>
        <TabPanel id="resolution" className="tab-panel">
          <ResolutionTab detail={detail} />
        </TabPanel>
        <TabPanel id="keys" className="tab-panel">
          <KeysTab profile={detail.profile} />
        </TabPanel>
        <TabPanel id="session" className="tab-panel">
          <SessionTab profile={detail.profile} />
        </TabPanel>
        <TabPanel id="file" className="tab-panel">
          <FileTab detail={detail} />
        </TabPanel>
      </Tabs>
    </>
  );
}
