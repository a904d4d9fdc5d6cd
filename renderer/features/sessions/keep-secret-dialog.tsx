import { KeyRound } from 'lucide-react';
import { safe } from '@orpc/client';
import { useRef, useState } from 'react';
import { catalogue } from '../../../shared/catalogue/index.js';
import { plain, type FailureWords } from '../../../shared/catalogue/words.js';
import { useApi } from '../../state/api.js';
import { errorWords } from '../../state/failures.js';
import { type OpenDialog, useNavigate } from '../../state/navigation.js';
import { useKeptSecret } from '../../state/session-queries.js';
import { useStoreDetail } from '../../state/store.js';
import { useToasts } from '../../state/toasts.js';
import { Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { Notice } from '../../ui/notice.js';
import { SecretField, takeSecret } from '../../ui/secret-field.js';
import { TextField } from '../../ui/text-field.js';

const { keepSecret: words, shell } = catalogue;

type KeepRequest = Extract<OpenDialog, { readonly kind: 'keep-mfa-secret' }>;

/** The question goes on, and offers what is kept now. */
function withKept(back: KeepRequest['back'], kept: string, keptSecret: boolean): KeepRequest['back'] {
  if (back === null) return null;
  const questions = back.questions.map((question) =>
    question.device === kept ? { ...question, keptSecret } : question,
  );
  return { ...back, questions };
}

/** Keeps the secret of a virtual MFA device in the encrypted store, after main has asked; says what that gives up. */
export function KeepSecretDialog({ request }: { readonly request: KeepRequest }) {
  const { device: given, back } = request;
  const [device, setDevice] = useState(given ?? '');
  const field = useRef<HTMLInputElement>(null);
  const [isWorking, setWorking] = useState(false);
  const [failure, setFailure] = useState<FailureWords | null>(null);
  const { client } = useApi();
  const toasts = useToasts();
  const navigate = useNavigate();
  const isKept = useKeptSecret(device.trim());
  const hasStore = useStoreDetail().data?.summary.state === 'ready';
  const close = (): void => navigate({ kind: 'dialog', dialog: back });

  async function send(secret: string | null): Promise<void> {
    setWorking(true);
    const { error } = await safe(client.sessions.keepMfaSecret({ device: device.trim(), secret }));
    setWorking(false);
    if (error) {
      setFailure(errorWords(error));
      field.current?.focus();
      return;
    }
    toasts.show({
      kind: 'done',
      text: [plain(secret === null ? words.forgotten : words.kept)],
      action: null,
    });
    navigate({ kind: 'dialog', dialog: withKept(back, device.trim(), secret !== null) });
  }
  function submit(): void {
    if (isWorking || !hasStore || device.trim() === '') return;
    const secret = takeSecret(field).trim();
    if (secret === '') field.current?.focus();
    else void send(secret);
  }

  const isReady = hasStore && !isWorking && device.trim() !== '';
  return (
    <Dialog
      title={words.title}
      mark={<KeyRound size={18} aria-hidden="true" />}
      onClose={close}
      foot={
        <>
          {isKept && (
            <Button look="quiet" isDisabled={!isReady} onPress={() => void send(null)}>
              {words.forget}
            </Button>
          )}
          <span className="dialog-foot-space" />
          <Button onPress={close}>{shell.cancel}</Button>
          <Button look="primary" isDisabled={!isReady} onPress={submit}>
            {isWorking ? words.working : words.confirm}
          </Button>
        </>
      }
    >
      <p>{words.help}</p>
      <Notice severity="warning" title={words.bothFactors} />
      {!hasStore && <p className="session-help">{words.noStore}</p>}
      <form
        className="session-fields"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <TextField
          label={words.device}
          value={device}
          onChange={setDevice}
          note={{ look: 'help', text: words.deviceHelp }}
          autoFocus={given === null}
        />
        <SecretField
          label={words.secret}
          inputRef={field}
          isCode
          autoFocus={given !== null}
          note={
            failure === null
              ? { look: 'help', text: words.secretHelp }
              : { look: 'error', text: `${failure.happened} ${failure.advice}` }
          }
        />
        <button type="submit" hidden />
      </form>
    </Dialog>
  );
}
