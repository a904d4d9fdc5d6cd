import { catalogue } from '../../../shared/catalogue/index.js';
import { useNavigate } from '../../state/navigation.js';
import { useStoreActions, useStoreDetail } from '../../state/store.js';
import { KeyForm } from './key-form.js';

const { storeDialogs: words } = catalogue;

/** A new key, in the same place or another one. */
export function RekeyDialog() {
  const actions = useStoreActions();
  const navigate = useNavigate();
  const detail = useStoreDetail().data;
  if (detail === undefined) return null;
  return (
    <KeyForm
      title={words.rekeyTitle}
      help={words.rekeyHelp}
      keychain={detail.keychain}
      start={detail.summary.key}
      confirm={words.rekey}
      working={words.rekeying}
      run={actions.rekey}
      // Kits from before no longer fit.
      onDone={() => navigate({ kind: 'dialog', dialog: { kind: 'store-kit' } })}
      onClose={() => navigate({ kind: 'dialog', dialog: null })}
    />
  );
}
