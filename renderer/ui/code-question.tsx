import { catalogue } from '../../shared/catalogue/index.js';
import type { ClientError } from '../client/client.js';
import { errorWords } from '../state/failures.js';
import { useMfaQuestion } from '../state/session-queries.js';
import { waitNeeded } from '../state/session-failures.js';
import type { MfaAnswer } from '../state/sessions.js';
import { type CodeTrouble, MfaDialog } from './mfa-dialog.js';

interface CodeQuestionProps {
  readonly profile: string;
  readonly device: string;
  /** What was wrong with the code before. */
  readonly error: ClientError | null;
  /** Closes the dialog: what comes of the code shows where it was asked for. */
  readonly onAnswer: (mfa: MfaAnswer) => void;
  readonly onClose: () => void;
}

/** The code that a policy asks for before it lets the key of a profile be changed. */
export function CodeQuestion({ profile, device, error, onAnswer, onClose }: CodeQuestionProps) {
  const question = useMfaQuestion(device, profile);
  if (question === null) return null;
  return (
    <MfaDialog
      question={question}
      purpose={catalogue.rotating.forCode(profile)}
      after={0}
      trouble={error === null ? null : troubleOf(error)}
      onAnswer={(mfa) => {
        onAnswer(mfa);
        return Promise.resolve(null);
      }}
      onClose={onClose}
      onKeep={null}
    />
  );
}

function troubleOf(error: ClientError): CodeTrouble {
  const wait = waitNeeded(error);
  return { words: errorWords(error), waitUntil: wait === null ? null : Date.now() + wait };
}
