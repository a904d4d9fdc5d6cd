import { useState } from 'react';
import { catalogue } from '../../../shared/catalogue/index.js';
import type { FailureWords } from '../../../shared/catalogue/words.js';
import { errorWords } from '../../state/failures.js';
import { useNavigate } from '../../state/navigation.js';
import { useSdkStore, useStoreActions } from '../../state/store.js';
import { Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { Notice } from '../../ui/notice.js';

const { sdkStore: words, shell } = catalogue;

/** Copies profiles of the AWS SDK store into the encrypted one. */
export function SdkStoreDialog() {
  const actions = useStoreActions();
  const navigate = useNavigate();
  const profiles = useSdkStore().data?.reading?.profiles ?? [];
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [isWorking, setWorking] = useState(false);
  const [failure, setFailure] = useState<FailureWords | null>(null);
  const close = (): void => navigate({ kind: 'dialog', dialog: null });
  const chosen = profiles.filter(({ name, exists }) => !exists && !left.has(name)).map(({ name }) => name);

  async function run(): Promise<void> {
    setWorking(true);
    const error = await actions.importSdkStore(chosen);
    setWorking(false);
    if (error === null) close();
    else setFailure(errorWords(error));
  }

  return (
    <Dialog
      title={words.importTitle}
      onClose={close}
      foot={
        <>
          <span className="dialog-foot-space" />
          <Button onPress={close}>{shell.cancel}</Button>
          <Button look="primary" isDisabled={isWorking || chosen.length === 0} onPress={() => void run()}>
            {isWorking ? words.working : words.confirm(chosen.length)}
          </Button>
        </>
      }
    >
      <p className="store-help">{words.openHelp}</p>
      <fieldset className="store-choices">
        <legend>{words.choose}</legend>
        {profiles.map(({ name, region, exists }) => (
          <label key={name} className="check">
            <input
              type="checkbox"
              disabled={exists}
              checked={!exists && !left.has(name)}
              onChange={({ target }) =>
                setLeft((before) =>
                  target.checked
                    ? new Set([...before].filter((each) => each !== name))
                    : new Set([...before, name]),
                )
              }
            />
            <span>
              <code>{name}</code> {exists ? words.exists : (region ?? '')}
            </span>
          </label>
        ))}
      </fieldset>
      {failure !== null && (
        <Notice severity="error" role="alert" title={failure.happened}>
          <p>{failure.advice}</p>
        </Notice>
      )}
    </Dialog>
  );
}
