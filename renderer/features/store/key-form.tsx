import { type ReactNode, useRef, useState } from 'react';
import { catalogue } from '../../../shared/catalogue/index.js';
import type { FailureWords } from '../../../shared/catalogue/words.js';
import type { StoreDetail, StoreKey } from '../../../shared/models/store.js';
import type { ClientError } from '../../client/client.js';
import { errorWords } from '../../state/failures.js';
import type { KeyChoice as Chosen } from '../../state/store.js';
import { Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { Notice } from '../../ui/notice.js';
import { canKeep, KeyChoice, PassphraseConsent } from './key-choice.js';
import { type NewPassphrase, NewPassphraseFields } from './new-passphrase.js';

const { shell } = catalogue;

interface KeyFormProps {
  readonly title: string;
  readonly help: ReactNode;
  readonly keychain: StoreDetail['keychain'];
  /** What is chosen at first; null: the person chooses. */
  readonly start: StoreKey | null;
  readonly confirm: string;
  readonly working: string;
  readonly run: (choice: Chosen) => Promise<ClientError | null>;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** Asks where the key is to be kept, and for a passphrase where one belongs to it. */
export function KeyForm(props: KeyFormProps) {
  const { title, help, keychain, start, confirm, working, run, onDone, onClose } = props;
  const [chosen, setChosen] = useState(start);
  const [hasConsent, setConsent] = useState(false);
  const [isWorking, setWorking] = useState(false);
  const [failure, setFailure] = useState<FailureWords | null>(null);
  const passphrase = useRef<NewPassphrase>(null);
  // What the keychain can do may turn out otherwise while the dialog is open.
  const key = chosen !== null && canKeep(keychain, chosen) ? chosen : null;
  const isReady = key !== null && (key !== 'passphrase' || hasConsent);

  async function submit(): Promise<void> {
    if (key === null || !isReady || isWorking) return;
    const typed = key === 'keychain' ? null : (passphrase.current?.take() ?? null);
    if (typed === null && key !== 'keychain') return;
    setWorking(true);
    setFailure(null);
    const error = await run({ key, passphrase: typed });
    setWorking(false);
    if (error === null) onDone();
    else setFailure(errorWords(error));
  }

  return (
    <Dialog
      title={title}
      onClose={onClose}
      foot={
        <>
          <span className="dialog-foot-space" />
          <Button onPress={onClose}>{shell.cancel}</Button>
          <Button look="primary" isDisabled={!isReady || isWorking} onPress={() => void submit()}>
            {isWorking ? working : confirm}
          </Button>
        </>
      }
    >
      <p className="store-help">{help}</p>
      <form
        className="edit-dialog-fields"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <KeyChoice value={key} keychain={keychain} onChange={setChosen} />
        {(key === 'passphrase' || key === 'both') && <NewPassphraseFields control={passphrase} />}
        {key === 'passphrase' && <PassphraseConsent isGiven={hasConsent} onChange={setConsent} />}
        {/* Enter in a field submits: the button stands outside of the form. */}
        <button type="submit" hidden />
      </form>
      {failure !== null && (
        <Notice severity="error" role="alert" title={failure.happened}>
          <p>{failure.advice}</p>
        </Notice>
      )}
    </Dialog>
  );
}
