import { Lock } from 'lucide-react';
import { catalogue } from '../../../shared/catalogue/index.js';
import type { StoreDetail } from '../../../shared/models/store.js';
import { useStoreActions, useStoreDetail } from '../../state/store.js';
import { shortcutText } from '../../state/platform.js';
import { Button } from '../../ui/button.js';
import { UnlockPanel } from '../../ui/unlock-panel.js';
import { ViewNotReady, ViewPage } from '../../ui/view-page.js';
import { EntriesSection, EntryNames } from './entries-section.js';
import { FactsSection } from './facts-section.js';
import { KeysSection } from './keys-section.js';
import { LimitsSection } from './limits-section.js';
import { LockingSection } from './locking-section.js';
import { NoStore } from './no-store.js';
import { PlaintextSection } from './plaintext-section.js';
import { SdkStoreSection } from './sdk-store-section.js';
import { Trouble } from './trouble.js';
import './store.css';

const { storeView: words, shell } = catalogue;
const page = { name: 'store', title: words.title } as const;

/** How the encrypted store stands, what is in it, what is not yet, and what can be done with it. */
export function StoreView() {
  const query = useStoreDetail();
  const { data } = query;
  if (data === undefined) {
    return (
      <ViewNotReady
        {...page}
        query={query}
        skeleton={<div className="skeleton store-skeleton" role="status" aria-label={shell.loading} />}
      />
    );
  }
  return (
    <ViewPage
      {...page}
      sentence={words.stateSentence(data.summary)}
      actions={data.summary.state === 'ready' ? <LockButton /> : null}
    >
      <Body detail={data} />
    </ViewPage>
  );
}

function LockButton() {
  const actions = useStoreActions();
  return (
    <Button onPress={() => void actions.lock()}>
      <Lock size={14} aria-hidden="true" />
      {words.lock}
      <kbd>{shortcutText('L')}</kbd>
    </Button>
  );
}

function Body({ detail }: { readonly detail: StoreDetail }) {
  switch (detail.summary.state) {
    case 'none':
      return <NoStore detail={detail} />;
    case 'ready':
      return (
        <>
          <EntriesSection detail={detail} />
          <PlaintextSection names={detail.plaintext} hasStore />
          <SdkStoreSection canImport />
          <LockingSection detail={detail} />
          <KeysSection detail={detail} />
          <FactsSection detail={detail} />
          <LimitsSection isOpen={false} />
        </>
      );
    case 'locked':
      return (
        <>
          <UnlockPanel summary={detail.summary} profile={null} isBrief autoFocus />
          <EntryNames entries={detail.entries} />
          <LockingSection detail={detail} />
          <FactsSection detail={detail} />
          <LimitsSection isOpen={false} />
        </>
      );
    case 'no-keychain':
    case 'key-missing':
    case 'corrupt':
      return (
        <>
          <Trouble summary={detail.summary} />
          <EntryNames entries={detail.entries} />
          <FactsSection detail={detail} />
          <LimitsSection isOpen={false} />
        </>
      );
  }
}
