import { CircleAlert, CircleCheck } from 'lucide-react';
import { catalogue } from '../../../shared/catalogue/index.js';
import { Button } from '../../ui/button.js';
import { IdentityWarnings } from '../../ui/identity-warnings.js';
import { MfaDialog } from '../../ui/mfa-dialog.js';
import { Text } from '../../ui/text.js';
import type { FormTest } from './use-form-test.js';

const { formTest: words, mfaPrompt } = catalogue;

interface TestButtonProps {
  readonly test: FormTest;
  readonly onTest: () => void;
}

/** Asks AWS before anything is saved; while it does, the same place cancels. */
export function TestButton({ test, onTest }: TestButtonProps) {
  const isTesting = test.state.kind === 'testing' || test.state.kind === 'asking';
  if (isTesting) return <Button onPress={test.cancel}>{words.cancel}</Button>;
  return <Button onPress={onTest}>{words.test}</Button>;
}

/** What became of it, and the question for a code where it needs one. */
export function TestResult({ test }: { readonly test: FormTest }) {
  const { state, isOutdated } = test;
  return (
    <>
      <div role="status" className="editor-test">
        <ResultText state={state} />
        {isOutdated && <p className="editor-help">{words.outdated}</p>}
      </div>
      {state.kind === 'works' && <IdentityWarnings identity={state.identity} />}
      {state.kind === 'asking' && (
        <MfaDialog
          question={state.question}
          purpose={mfaPrompt.forTest}
          after={0}
          onAnswer={test.answer}
          onClose={test.cancel}
          onKeep={null}
        />
      )}
    </>
  );
}

function ResultText({ state }: Pick<FormTest, 'state'>) {
  switch (state.kind) {
    case 'idle':
    case 'asking':
      return null;
    case 'testing':
      return <p className="editor-help">{words.testing}</p>;
    case 'cancelled':
      return <p className="editor-help">{words.cancelled}</p>;
    case 'works':
      return (
        <p className="editor-test-good">
          <CircleCheck size={14} aria-hidden="true" />
          <span>
            {words.works}
            <Text parts={catalogue.identity.sentence(state.identity)} />
          </span>
        </p>
      );
    case 'failed':
      return (
        <p className="editor-test-bad">
          <CircleAlert size={14} aria-hidden="true" />
          <span>
            <strong>{state.words.happened}</strong> {state.words.advice}
          </span>
        </p>
      );
  }
}
