import { useState } from 'react';
import { catalogue } from '../../../shared/catalogue/index.js';
import type { FailureWords } from '../../../shared/catalogue/words.js';
import { errorWords } from '../../state/failures.js';
import { useNavigate } from '../../state/navigation.js';
import { useSessionActions } from '../../state/sessions.js';
import { Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { TextField } from '../../ui/text-field.js';

const { identity: words, shell } = catalogue;

interface ExpectAccountDialogProps {
  readonly profile: string;
  /** What the field begins with. */
  readonly accountId: string | null;
}

/** Remembers which account a profile is for, so that another one is a warning. */
export function ExpectAccountDialog({ profile, accountId }: ExpectAccountDialogProps) {
  const [text, setText] = useState(accountId ?? '');
  const [isWorking, setWorking] = useState(false);
  const [failure, setFailure] = useState<FailureWords | null>(null);
  const sessions = useSessionActions();
  const navigate = useNavigate();
  const close = (): void => navigate({ kind: 'dialog', dialog: null });
  // As AWS writes it in groups of four.
  const digits = text.replaceAll(/[\s-]/gu, '');
  const isWrong = digits !== '' && !/^\d{12}$/u.test(digits);

  async function submit(): Promise<void> {
    if (isWrong || isWorking) return;
    setWorking(true);
    const error = await sessions.expectAccount(profile, digits === '' ? null : digits);
    setWorking(false);
    if (error === null) close();
    else setFailure(errorWords(error));
  }

  const note = failure === null ? null : `${failure.happened} ${failure.advice}`;
  return (
    <Dialog
      title={words.expectTitle(profile)}
      onClose={close}
      foot={
        <>
          <span className="dialog-foot-space" />
          <Button onPress={close}>{shell.cancel}</Button>
          <Button look="primary" isDisabled={isWrong || isWorking} onPress={() => void submit()}>
            {words.expectConfirm}
          </Button>
        </>
      }
    >
      <p>{words.expectedHelp}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <TextField
          label={words.expectField}
          value={text}
          onChange={setText}
          autoFocus
          note={
            note !== null || isWrong
              ? { look: 'error', text: note ?? words.expectWrong }
              : { look: 'help', text: words.expectFieldHelp }
          }
        />
        <button type="submit" hidden />
      </form>
    </Dialog>
  );
}
