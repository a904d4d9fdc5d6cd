import { CircleAlert, KeyRound } from 'lucide-react';
import { useState } from 'react';
import { catalogue } from '../../../shared/catalogue/index.js';
import type { StoreReason, StoreSummary } from '../../../shared/models/store.js';
import { useNavigate } from '../../state/navigation.js';
import { useStoreActions } from '../../state/store.js';
import { Button } from '../../ui/button.js';
import { Empty } from '../../ui/empty.js';

const { storeView: words } = catalogue;

/** What can be read of these is kept; the rest is put beside the store. */
const acceptable: ReadonlySet<StoreReason> = new Set([
  'rolled-back',
  'entries-changed',
  'entry-changed',
  'file-missing',
]);

/** A store that cannot be opened here and now: why, and every way out. */
export function Trouble({ summary }: { readonly summary: StoreSummary }) {
  const { state, reason } = summary;
  const isCorrupt = state === 'corrupt';
  const canAccept = isCorrupt && reason !== null && acceptable.has(reason);
  return (
    <div className="store-trouble">
      <Empty
        icon={isCorrupt ? CircleAlert : KeyRound}
        title={words.stateNames[state]}
        advice={
          isCorrupt ? words.corruptAdvice(reason) : words.keyAdvice[state === 'key-missing' ? 'gone' : 'away']
        }
      >
        <div className="unlock-actions">
          {!isCorrupt && <TryAgain />}
          {canAccept && <Accept />}
          {!isCorrupt && <ToDialog dialog="store-recovery-code" text={words.recoveryCode} />}
          {state !== 'no-keychain' && <ToDialog dialog="store-restore" text={words.restore} />}
        </div>
        {canAccept && <p className="store-help">{words.acceptHelp}</p>}
      </Empty>
    </div>
  );
}

/** Asks the keychain anew: what it said before is remembered in main. */
function TryAgain() {
  const { unlock } = useStoreActions();
  const [isWorking, setWorking] = useState(false);
  async function tryAgain(): Promise<void> {
    setWorking(true);
    // Where it does not open, the view says why: it is looked at again.
    await unlock({ passphrase: null, recoveryCode: null });
    setWorking(false);
  }
  return (
    <Button look="primary" isDisabled={isWorking} onPress={() => void tryAgain()}>
      {isWorking ? words.opening : words.tryAgain}
    </Button>
  );
}

function Accept() {
  const actions = useStoreActions();
  return <Button onPress={() => void actions.acceptVersion()}>{words.accept}</Button>;
}

interface ToDialogProps {
  readonly dialog: 'store-recovery-code' | 'store-restore';
  readonly text: string;
}

function ToDialog({ dialog, text }: ToDialogProps) {
  const navigate = useNavigate();
  return <Button onPress={() => navigate({ kind: 'dialog', dialog: { kind: dialog } })}>{text}</Button>;
}
