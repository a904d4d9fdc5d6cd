import { catalogue } from '../../../shared/catalogue/index.js';
import type { StoreDetail } from '../../../shared/models/store.js';
import { type OpenDialog, useNavigate } from '../../state/navigation.js';
import { Button } from '../../ui/button.js';

const { storeView: words } = catalogue;

/** A new key, and what helps where it is lost. */
export function KeysSection({ detail }: { readonly detail: StoreDetail }) {
  return (
    <section aria-labelledby="store-keys">
      <h2 id="store-keys">{words.keys}</h2>
      <KeyRow
        title={words.kitTitle}
        text={words.kit}
        help={`${words.kitHelp} ${detail.hasRecoveryKit ? words.hasKit : words.hasNoKit}`}
        dialog={{ kind: 'store-kit' }}
      />
      <KeyRow
        title={words.backupTitle}
        text={words.backup}
        help={words.backupHelp}
        dialog={{ kind: 'store-backup' }}
      />
      <KeyRow
        title={words.restoreTitle}
        text={words.restore}
        help={words.restoreHelp}
        dialog={{ kind: 'store-restore' }}
      />
      <KeyRow
        title={words.rekeyTitle}
        text={words.rekey}
        help={words.rekeyHelp}
        dialog={{ kind: 'store-rekey' }}
      />
    </section>
  );
}

interface KeyRowProps {
  readonly title: string;
  readonly text: string;
  readonly help: string;
  readonly dialog: OpenDialog;
}

function KeyRow({ title, text, help, dialog }: KeyRowProps) {
  const navigate = useNavigate();
  return (
    <div className="store-setting">
      <div className="store-setting-text">
        <span>{title}</span>
        <span className="store-help">{help}</span>
      </div>
      <Button small onPress={() => navigate({ kind: 'dialog', dialog })}>
        {text}
      </Button>
    </div>
  );
}
