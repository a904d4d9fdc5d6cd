import { catalogue } from '../../../shared/catalogue/index.js';
import type { MfaQuestion } from '../../../shared/models/session.js';
import { errorWords } from '../../state/failures.js';
import { type SessionWork, useNavigate } from '../../state/navigation.js';
import { failedWords, isAboutCode, waitNeeded } from '../../state/session-failures.js';
import { type MfaAnswer, useSessionActions } from '../../state/sessions.js';
import { useStoreDetail } from '../../state/store.js';
import { type CodeTrouble, MfaDialog } from '../../ui/mfa-dialog.js';

const { mfaPrompt: words } = catalogue;

interface SessionMfaDialogProps {
  readonly work: SessionWork;
  /** The devices that are still to be asked for, this one first. */
  readonly questions: readonly MfaQuestion[];
}

/** One code for all sessions that wait for a device, then the next device. */
export function SessionMfaDialog({ work, questions }: SessionMfaDialogProps) {
  const navigate = useNavigate();
  const sessions = useSessionActions();
  const hasStore = useStoreDetail().data?.summary.state === 'ready';
  const [question, ...others] = questions;
  const close = (): void => navigate({ kind: 'dialog', dialog: null });
  if (question === undefined) return null;
  const { device, profiles } = question;

  async function answer(mfa: MfaAnswer): Promise<CodeTrouble | null> {
    const { error, became } = await sessions.answer(work, profiles, mfa);
    if (error !== null) {
      const wait = waitNeeded(error);
      return { words: errorWords(error), waitUntil: wait === null ? null : Date.now() + wait };
    }
    if (became === null) return null;
    const [wrong] = became.failed.filter(isAboutCode);
    if (wrong !== undefined && became.started.length === 0) {
      return { words: failedWords(wrong), waitUntil: waitOf(wrong.facts) };
    }
    close();
    sessions.tell(work, { ...became, waiting: [...became.waiting, ...others] });
    return null;
  }

  return (
    <MfaDialog
      key={device}
      question={question}
      purpose={words.forProfiles(profiles)}
      after={others.length}
      onAnswer={answer}
      onClose={close}
      onKeep={
        hasStore
          ? () =>
              navigate({
                kind: 'dialog',
                dialog: { kind: 'keep-mfa-secret', device, back: { kind: 'mfa', work, questions } },
              })
          : null
      }
    />
  );
}

/** When the next code can be used, where the failure says so. */
function waitOf(facts: Readonly<Record<string, unknown>>): number | null {
  const seconds = facts['seconds'];
  return typeof seconds === 'number' ? Date.now() + seconds * 1000 : null;
}
