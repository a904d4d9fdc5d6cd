import { useRef, useState } from 'react';
import { catalogue } from '../../../shared/catalogue/index.js';
import type { FailureWords } from '../../../shared/catalogue/words.js';
import { errorWords } from '../../state/failures.js';
import { useNavigate } from '../../state/navigation.js';
import { useStoreActions } from '../../state/store.js';
import { Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { SecretField, takeSecret } from '../../ui/secret-field.js';

const { unlocking: words, shell } = catalogue;

/** Opens the store by the code of its recovery kit. */
export function RecoveryCodeDialog() {
  const actions = useStoreActions();
  const navigate = useNavigate();
  const field = useRef<HTMLInputElement>(null);
  const [isWorking, setWorking] = useState(false);
  const [failure, setFailure] = useState<FailureWords | null>(null);
  const close = (): void => navigate({ kind: 'dialog', dialog: null });

  async function submit(): Promise<void> {
    if (isWorking) return;
    const recoveryCode = takeSecret(field).trim();
    if (recoveryCode === '') {
      field.current?.focus();
      return;
    }
    setWorking(true);
    const error = await actions.unlock({ passphrase: null, recoveryCode });
    setWorking(false);
    if (error === null) close();
    else setFailure(errorWords(error));
  }

  return (
    <Dialog
      title={words.codeTitle}
      onClose={close}
      foot={
        <>
          <span className="dialog-foot-space" />
          <Button onPress={close}>{shell.cancel}</Button>
          <Button look="primary" isDisabled={isWorking} onPress={() => void submit()}>
            {isWorking ? words.working : words.unlock}
          </Button>
        </>
      }
    >
      <p className="store-help">{words.codeHelp}</p>
      <form
        className="edit-dialog-fields"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <SecretField
          label={words.code}
          inputRef={field}
          isCode
          autoFocus
          note={failure === null ? null : { look: 'error', text: `${failure.happened} ${failure.advice}` }}
        />
        <button type="submit" hidden />
      </form>
    </Dialog>
  );
}
