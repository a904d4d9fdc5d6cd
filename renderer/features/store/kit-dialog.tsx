import { useState } from 'react';
import { catalogue } from '../../../shared/catalogue/index.js';
import { useNavigate } from '../../state/navigation.js';
import { useInfo } from '../../state/queries.js';
import { useStoreActions } from '../../state/store.js';
import { Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';

const { storeDialogs: words } = catalogue;

/** Offers the recovery kit by itself. */
export function KitDialog() {
  const navigate = useNavigate();
  return <KitOffer title={words.kitTitle} onDone={() => navigate({ kind: 'dialog', dialog: null })} />;
}

interface KitOfferProps {
  readonly title: string;
  /** Saved, or not wanted now. */
  readonly onDone: () => void;
}

/** What a recovery kit is for. Main writes it to where the person says; the window never sees the code. */
export function KitOffer({ title, onDone }: KitOfferProps) {
  const actions = useStoreActions();
  const host = useInfo().data?.host ?? 'desktop';
  const [isWorking, setWorking] = useState(false);

  async function save(): Promise<void> {
    setWorking(true);
    const isSaved = await actions.saveRecoveryKit();
    setWorking(false);
    if (isSaved) onDone();
  }

  return (
    <Dialog
      title={title}
      onClose={onDone}
      foot={
        <>
          <span className="dialog-foot-space" />
          <Button onPress={onDone}>{words.kitLater}</Button>
          <Button look="primary" autoFocus isDisabled={isWorking} onPress={() => void save()}>
            {isWorking ? words.waiting : words.kitSave}
          </Button>
        </>
      }
    >
      {title !== words.kitTitle && <h3 className="store-dialog-heading">{words.kitTitle}</h3>}
      <p>{words.kitHelp}</p>
      <p className="store-help">
        {words.kitKeep} {words.asks[host]}
      </p>
    </Dialog>
  );
}
