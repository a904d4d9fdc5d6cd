import { catalogue } from '../../../shared/catalogue/index.js';
import type { MfaQuestion } from '../../../shared/models/session.js';
import { errorWords } from '../../state/failures.js';
import { useKeyActions } from '../../state/keys.js';
import { useNavigate } from '../../state/navigation.js';
import { failedWords, isAboutCode, waitNeeded } from '../../state/session-failures.js';
import type { MfaAnswer } from '../../state/sessions.js';
import { type CodeTrouble, MfaDialog } from '../../ui/mfa-dialog.js';

const { keysView, mfaPrompt } = catalogue;

/** The code of a device for all keys that AWS is asked about with it, then the next device. */
export function KeysMfaDialog({ questions }: { readonly questions: readonly MfaQuestion[] }) {
  const navigate = useNavigate();
  const keys = useKeyActions();
  const [question, ...others] = questions;
  const close = (): void => navigate({ kind: 'dialog', dialog: null });
  if (question === undefined) return null;
  const asked = question;

  async function answer(mfa: MfaAnswer): Promise<CodeTrouble | null> {
    const { error, failed, waiting } = await keys.answer(asked, mfa);
    if (error !== null) {
      const wait = waitNeeded(error);
      return { words: errorWords(error), waitUntil: wait === null ? null : Date.now() + wait };
    }
    if (failed !== null && isAboutCode(failed)) {
      return { words: failedWords({ ...failed, action: null }), waitUntil: null };
    }
    const left = [...waiting, ...others];
    navigate({ kind: 'dialog', dialog: left.length === 0 ? null : { kind: 'keys-mfa', questions: left } });
    return null;
  }
  return (
    <MfaDialog
      key={question.device}
      question={question}
      purpose={`${keysView.ask}: ${mfaPrompt.forProfiles(question.profiles)}`}
      after={others.length}
      onAnswer={answer}
      onClose={close}
      onKeep={null}
    />
  );
}
