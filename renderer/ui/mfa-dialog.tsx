import { KeyRound, Smartphone } from 'lucide-react';
import { useRef, useState } from 'react';
import { catalogue } from '../../shared/catalogue/index.js';
import type { FailureWords } from '../../shared/catalogue/words.js';
import type { MfaQuestion } from '../../shared/models/session.js';
import { useNow } from '../state/clock.js';
import type { MfaAnswer } from '../state/sessions.js';
import { Button } from './button.js';
import { CodeField } from './code-field.js';
import { Dialog } from './dialog.js';
import { takeSecret } from './secret-field.js';
import type { FieldNote } from './text-field.js';
import './mfa-dialog.css';

const { mfaPrompt: words, shell } = catalogue;

/** Why another code is needed. */
export interface CodeTrouble {
  readonly words: FailureWords;
  /** Milliseconds since the epoch, before which no other code can be used; null where one can at once. */
  readonly waitUntil: number | null;
}

interface MfaDialogProps {
  readonly question: MfaQuestion;
  /** Whom the code serves, in a sentence. */
  readonly purpose: string;
  /** How many more devices are asked for after this one. */
  readonly after: number;
  /** What was wrong with the code before, where the dialog was closed meanwhile. */
  readonly trouble?: CodeTrouble | null;
  /** Uses it; gives what is wrong with the code, null where the dialog is done with. */
  readonly onAnswer: (answer: MfaAnswer) => Promise<CodeTrouble | null>;
  readonly onClose: () => void;
  /** To where its secret can be kept; null where that is not offered. */
  readonly onKeep: (() => void) | null;
}

/** Asks for the code of one device, for all that wait for it. The code goes from the field to main and stays nowhere. */
export function MfaDialog(props: MfaDialogProps) {
  const { question, purpose, after, onAnswer, onClose, onKeep } = props;
  const { device, keptSecret } = question;
  const field = useRef<HTMLInputElement>(null);
  const [isWhole, setWhole] = useState(false);
  const [isWorking, setWorking] = useState(false);
  const [trouble, setTrouble] = useState(props.trouble ?? null);
  const wait = useWait(question, trouble);

  async function send(answer: MfaAnswer): Promise<void> {
    setWorking(true);
    setTrouble(null);
    const found = await onAnswer(answer);
    setWorking(false);
    setTrouble(found);
    if (found !== null) field.current?.focus();
  }
  function submit(): void {
    if (isWorking || wait > 0) return;
    const code = takeSecret(field);
    setWhole(false);
    if (/^\d{6}$/u.test(code)) void send({ kind: 'code', device, code });
    else {
      setTrouble({ words: { happened: words.notSix, advice: '' }, waitUntil: null });
      field.current?.focus();
    }
  }

  return (
    <Dialog
      title={words.title}
      mark={<Smartphone size={18} aria-hidden="true" />}
      onClose={onClose}
      foot={
        <>
          {keptSecret && (
            <Button
              isDisabled={isWorking || wait > 0}
              onPress={() => void send({ kind: 'kept-secret', device })}
            >
              <KeyRound size={14} aria-hidden="true" />
              {words.useKept}
            </Button>
          )}
          {!keptSecret && onKeep !== null && (
            <Button look="quiet" onPress={onKeep}>
              {words.keep}
            </Button>
          )}
          <span className="dialog-foot-space" />
          <Button onPress={onClose}>{shell.cancel}</Button>
          <Button look="primary" isDisabled={isWorking || wait > 0 || !isWhole} onPress={submit}>
            {isWorking ? words.working : words.submit}
          </Button>
        </>
      }
    >
      <p>
        {purpose} {after > 0 && words.next(after)}
      </p>
      <p className="mfa-device">
        <span className="mfa-device-label">{words.device}</span> <code>{device}</code>
      </p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <CodeField
          label={words.code}
          inputRef={field}
          note={noteFor(trouble, wait, keptSecret)}
          onType={setWhole}
        />
        <button type="submit" hidden />
      </form>
    </Dialog>
  );
}

/** Seconds until another code can be used. */
function useWait({ nextCodeAt }: MfaQuestion, trouble: CodeTrouble | null): number {
  const now = useNow(1000);
  const until = trouble?.waitUntil ?? (nextCodeAt === null ? 0 : Date.parse(nextCodeAt));
  return Math.max(0, Math.ceil((until - now) / 1000));
}

function noteFor(trouble: CodeTrouble | null, wait: number, keptSecret: boolean): FieldNote {
  if (wait > 0) return { look: 'warning', text: words.wait(wait) };
  if (trouble !== null)
    return { look: 'error', text: `${trouble.words.happened} ${trouble.words.advice}`.trim() };
  return { look: 'help', text: keptSecret ? `${words.codeHelp} ${words.useKeptHelp}` : words.codeHelp };
}
