import { type ReactNode, useRef, useState } from 'react';
import { catalogue } from '../../../shared/catalogue/index.js';
import type { FailureWords } from '../../../shared/catalogue/words.js';
import { errorWords } from '../../state/failures.js';
import { useNavigate } from '../../state/navigation.js';
import { useInfo } from '../../state/queries.js';
import { type FileOutcome, useStoreActions } from '../../state/store.js';
import { Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { Notice } from '../../ui/notice.js';
import { SecretField, takeSecret } from '../../ui/secret-field.js';
import { type NewPassphrase, NewPassphraseFields } from './new-passphrase.js';

const { storeDialogs: words, shell } = catalogue;

/** A file with everything in the store, under a passphrase of its own. */
export function BackupDialog() {
  const { backup } = useStoreActions();
  const passphrase = useRef<NewPassphrase>(null);
  return (
    <FileDialog
      title={words.backupTitle}
      help={words.backupHelp}
      confirm={words.backup}
      take={() => passphrase.current?.take() ?? null}
      run={backup}
    >
      <NewPassphraseFields control={passphrase} autoFocus />
    </FileDialog>
  );
}

/** The profiles of a backup in the place of what is here. */
export function RestoreDialog() {
  const { restore } = useStoreActions();
  const field = useRef<HTMLInputElement>(null);
  function take(): string | null {
    const typed = takeSecret(field);
    if (typed !== '') return typed;
    field.current?.focus();
    return null;
  }
  return (
    <FileDialog
      title={words.restoreTitle}
      help={words.restoreHelp}
      confirm={words.restore}
      take={take}
      run={restore}
    >
      <SecretField label={words.passphrase} inputRef={field} autoFocus />
    </FileDialog>
  );
}

interface FileDialogProps {
  readonly title: string;
  readonly help: string;
  readonly confirm: string;
  /** The passphrase, taken out of its field; null where it is missing. */
  readonly take: () => string | null;
  readonly run: (passphrase: string) => Promise<FileOutcome>;
  readonly children: ReactNode;
}

function FileDialog({ title, help, confirm, take, run, children }: FileDialogProps) {
  const navigate = useNavigate();
  const host = useInfo().data?.host ?? 'desktop';
  const [isWorking, setWorking] = useState(false);
  const [failure, setFailure] = useState<FailureWords | null>(null);
  const close = (): void => navigate({ kind: 'dialog', dialog: null });

  async function submit(): Promise<void> {
    if (isWorking) return;
    const passphrase = take();
    if (passphrase === null) return;
    setWorking(true);
    setFailure(null);
    const { error, path } = await run(passphrase);
    setWorking(false);
    if (error !== null) setFailure(errorWords(error));
    else if (path !== null) close();
  }

  return (
    <Dialog
      title={title}
      onClose={close}
      foot={
        <>
          <span className="edit-dialog-hint">{words.asks[host]}</span>
          <span className="dialog-foot-space" />
          <Button onPress={close}>{shell.cancel}</Button>
          <Button look="primary" isDisabled={isWorking} onPress={() => void submit()}>
            {isWorking ? words.waiting : confirm}
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
        {children}
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
