import { useState } from 'react';
import { catalogue } from '../../../shared/catalogue/index.js';
import type { KeyAction, KeyActionPreview, KeyRow } from '../../../shared/models/key.js';
import type { ClientError } from '../../client/client.js';
import { errorWords } from '../../state/failures.js';
import { useKeyPreview } from '../../state/key-queries.js';
import { useKeyActions } from '../../state/keys.js';
import { useNavigate } from '../../state/navigation.js';
import { useInfo } from '../../state/queries.js';
import { deviceToAsk, wasCancelled } from '../../state/session-failures.js';
import type { MfaAnswer } from '../../state/sessions.js';
import { Button } from '../../ui/button.js';
import { CodeQuestion } from '../../ui/code-question.js';
import { Dialog } from '../../ui/dialog.js';
import { Notice } from '../../ui/notice.js';
import { Text } from '../../ui/text.js';

const { keyActionWords: words, storeDialogs, shell } = catalogue;

interface KeyActionDialogProps {
  readonly row: KeyRow;
  readonly action: KeyAction;
}

/** What would break, or work again, before main itself asks. */
export function KeyActionDialog({ row, action }: KeyActionDialogProps) {
  const navigate = useNavigate();
  const keys = useKeyActions();
  const preview = useKeyPreview(row.id, action);
  const [isWorking, setWorking] = useState(false);
  const [failed, setFailed] = useState<ClientError | null>(null);
  const [device, setDevice] = useState<string | null>(null);
  const close = (): void => navigate({ kind: 'dialog', dialog: null });

  async function run(mfa: MfaAnswer | null): Promise<void> {
    setWorking(true);
    setFailed(null);
    setDevice(null);
    const error = await keys.act(row, action, mfa);
    setWorking(false);
    if (error === null) {
      close();
      return;
    }
    if (wasCancelled(error)) return;
    const needed = deviceToAsk(error, mfa);
    setDevice(needed);
    setFailed(needed !== null && mfa === null ? null : error);
  }
  const failure = failed === null || device !== null ? null : errorWords(failed);

  return (
    <>
      <Dialog
        title={words.title(action, row.keyId)}
        role="alertdialog"
        onClose={close}
        foot={
          <>
            <AsksHint action={action} isWorking={isWorking} />
            <span className="dialog-foot-space" />
            <Button onPress={close}>{shell.cancel}</Button>
            <Button look="primary" isDisabled={isWorking || preview.isPending} onPress={() => void run(null)}>
              {isWorking ? words.working(action) : words.confirm(action)}
            </Button>
          </>
        }
      >
        <p>
          <Text parts={words.of(row)} /> {words.does(action)}
        </p>
        {preview.data === undefined ? (
          <p className="key-dim" role="status">
            {preview.isError ? errorWords(preview.error).happened : words.checking}
          </p>
        ) : (
          <Effects preview={preview.data} />
        )}
        {failure !== null && (
          <Notice severity="error" title={failure.happened} role="alert">
            <p>{failure.advice}</p>
          </Notice>
        )}
      </Dialog>
      {device !== null && (
        <CodeQuestion
          profile={row.places[0]?.profile ?? row.keyId}
          device={device}
          error={failed}
          onAnswer={(mfa) => void run(mfa)}
          onClose={() => {
            setDevice(null);
            setFailed(null);
          }}
        />
      )}
    </>
  );
}

/** Where main asks once more. */
function AsksHint({
  action,
  isWorking,
}: Pick<KeyActionDialogProps, 'action'> & { readonly isWorking: boolean }) {
  const host = useInfo().data?.host ?? 'desktop';
  if (action === 'activate') return null;
  return (
    <span className="key-hint" role={isWorking ? 'status' : undefined}>
      {isWorking ? `${storeDialogs.waiting} ${storeDialogs.asks[host]}` : storeDialogs.asks[host]}
    </span>
  );
}

function Effects({ preview }: { readonly preview: KeyActionPreview }) {
  const { action, profiles, sessions, programs, isLast, row } = preview;
  const names = [...new Set(programs.map(({ program }) => program))];
  const breaks = action !== 'activate';
  const isNothing = profiles.length === 0 && sessions.length === 0 && names.length === 0;
  return (
    <section aria-labelledby="key-effects">
      <h3 id="key-effects" className="key-heading">
        {breaks ? words.breaks : words.mends}
      </h3>
      <ul className="key-effects">
        {profiles.length > 0 && (
          <li>
            <Text parts={words.profiles(action, profiles)} />
          </li>
        )}
        {breaks && sessions.length > 0 && (
          <li>
            <Text parts={words.sessions(sessions)} />
          </li>
        )}
        {names.length > 0 && (
          <li>
            <Text parts={words.programs(names)} />
          </li>
        )}
        {isNothing && <li>{words.nothing}</li>}
        {breaks && <li className="key-dim">{words.elsewhere}</li>}
      </ul>
      {breaks && isLast && <Notice severity="warning" title={words.isLast} />}
      {action === 'delete' && row.learned?.status !== 'inactive' && (
        <p className="key-hint">{words.deleteFirst}</p>
      )}
    </section>
  );
}
