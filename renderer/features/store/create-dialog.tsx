import { useState } from 'react';
import { catalogue } from '../../../shared/catalogue/index.js';
import { useNavigate } from '../../state/navigation.js';
import { useStoreActions, useStoreDetail } from '../../state/store.js';
import { canKeep } from './key-choice.js';
import { KeyForm } from './key-form.js';
import { KitOffer } from './kit-dialog.js';

const { storeDialogs: words } = catalogue;

/** Makes the store, offers the recovery kit, and goes on with what it was made for. */
export function CreateDialog({ moves }: { readonly moves: readonly string[] }) {
  const actions = useStoreActions();
  const navigate = useNavigate();
  const detail = useStoreDetail().data;
  const [isMade, setMade] = useState(false);
  const close = (): void => navigate({ kind: 'dialog', dialog: null });
  function goOn(): void {
    if (moves.length === 0) close();
    else navigate({ kind: 'dialog', dialog: { kind: 'move-in', profiles: moves } });
  }
  if (isMade) return <KitOffer title={words.created} onDone={goOn} />;
  const keychain = detail?.keychain ?? 'unavailable';
  return (
    <KeyForm
      title={words.createTitle}
      help={words.createHelp}
      keychain={keychain}
      start={canKeep(keychain, 'keychain') ? 'keychain' : null}
      confirm={words.create}
      working={words.creating}
      run={actions.create}
      onDone={() => setMade(true)}
      onClose={close}
    />
  );
}
