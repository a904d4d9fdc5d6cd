import { useEffect } from 'react';
import { catalogue } from '../../../shared/catalogue/index.js';
import { useNavigate } from '../../state/navigation.js';
import { useStoreDetail } from '../../state/store.js';
import { Dialog } from '../../ui/dialog.js';
import { UnlockPanel } from '../../ui/unlock-panel.js';

const { unlocking: words } = catalogue;

/** Unlocks without leaving what is open; closes once that is done, also by another window. */
export function UnlockDialog() {
  const navigate = useNavigate();
  const summary = useStoreDetail().data?.summary;
  const isDone = summary === undefined || summary.state === 'ready' || summary.state === 'none';
  useEffect(() => {
    if (isDone) navigate({ kind: 'dialog', dialog: null });
  }, [isDone, navigate]);
  if (isDone) return null;
  return (
    <Dialog title={words.unlock} onClose={() => navigate({ kind: 'dialog', dialog: null })}>
      <UnlockPanel summary={summary} profile={null} autoFocus />
    </Dialog>
  );
}
