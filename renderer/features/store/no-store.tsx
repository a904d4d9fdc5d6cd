import { LockKeyhole } from 'lucide-react';
import { catalogue } from '../../../shared/catalogue/index.js';
import type { StoreDetail } from '../../../shared/models/store.js';
import { useNavigate } from '../../state/navigation.js';
import { Button } from '../../ui/button.js';
import { LimitsSection } from './limits-section.js';
import { PlaintextSection } from './plaintext-section.js';
import { SdkStoreSection } from './sdk-store-section.js';

const { storeView: words, storeDialogs: dialogs } = catalogue;

/** Before there is one: what it would be good for here, and the way to it. */
export function NoStore({ detail }: { readonly detail: StoreDetail }) {
  const navigate = useNavigate();
  const trouble = dialogs.keychainTrouble[detail.keychain];
  return (
    <>
      <div className="store-begin">
        <LockKeyhole size={28} strokeWidth={1.5} aria-hidden="true" />
        <div className="store-begin-text">
          <p className="store-begin-title">{words.beginTitle(detail.plaintext.length)}</p>
          <p className="store-help">{words.beginHelp}</p>
          {trouble !== null && <p className="store-help">{trouble}</p>}
        </div>
        <div className="store-begin-actions">
          <Button
            look="primary"
            onPress={() => navigate({ kind: 'dialog', dialog: { kind: 'store-create', moves: [] } })}
          >
            {words.create}
          </Button>
          <Button onPress={() => navigate({ kind: 'dialog', dialog: { kind: 'store-restore' } })}>
            {words.restore}
          </Button>
        </div>
      </div>
      {detail.plaintext.length > 0 && <PlaintextSection names={detail.plaintext} hasStore={false} />}
      <SdkStoreSection canImport={false} />
      <LimitsSection isOpen />
    </>
  );
}
