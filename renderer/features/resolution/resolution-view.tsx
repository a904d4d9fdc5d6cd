import { BookOpen, CircleAlert, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { catalogue } from '../../../shared/catalogue/index.js';
import type { ResolutionAnswer } from '../../../shared/models/resolution.js';
import { chainSteps } from '../../state/answers.js';
import { errorWords } from '../../state/failures.js';
import { useNarrow } from '../../state/layout.js';
import { useNavigate } from '../../state/navigation.js';
import { useAnswer, useProfileList } from '../../state/queries.js';
import { ownEnvironment, toAsk, useAsk, useQuestion } from '../../state/question.js';
import { Button } from '../../ui/button.js';
import { Chain } from '../../ui/chain.js';
import { Empty } from '../../ui/empty.js';
import { Notice } from '../../ui/notice.js';
import { Text } from '../../ui/text.js';
import { AllTools } from './all-tools.js';
import { ProfileChooser, ToolChooser } from './choosers.js';
import { EnvironmentChooser, type EnvironmentDialog } from './environment-chooser.js';
import { ResolutionFindings, findingsTitle } from '../../ui/resolution-findings.js';
import { FoundSettings, TraceWarnings, Variables } from './found-settings.js';
import { useLoginShell, type LoginShell } from './login-shell.js';
import { Waterfall } from './waterfall.js';
import { WhatIfBar } from './what-if-bar.js';
import './resolution.css';

const { resolution, shell } = catalogue;
const { resolutionView: words, environments } = resolution;

/** Which source wins, and why: for a tool, a profile and an environment, and for all tools at once. */
export function ResolutionView() {
  const question = useQuestion();
  const { data, error, isError, refetch } = useAnswer(toAsk(question));
  const trace = data?.traces.find((each) => each.tool === question.tool);
  const loginShell = useLoginShell();
  const navigate = useNavigate();
  const [dialog, setDialog] = useState<EnvironmentDialog>(null);
  return (
    <section className="page resolution" aria-labelledby="resolution-title" data-pane tabIndex={-1}>
      <header className="page-head resolution-head">
        <h1 id="resolution-title">{words.title}</h1>
        <Button
          look="quiet"
          small
          onPress={() => navigate({ kind: 'dialog', dialog: { kind: 'learn', page: 'order' } })}
        >
          <BookOpen size={14} aria-hidden="true" />
          {words.learn}
        </Button>
      </header>
      <div className="question">
        <ToolChooser />
        <ProfileChooser />
        <EnvironmentChooser
          shown={data?.environment}
          loginShell={loginShell}
          dialog={dialog}
          onDialog={setDialog}
        />
        {data !== undefined && trace !== undefined && <WhatIfBar answer={data} trace={trace} />}
      </div>
      <LoginShellState loginShell={loginShell} onPaste={() => setDialog('paste')} />
      {isError ? (
        <Problem error={error} onRetry={() => void refetch()} />
      ) : data === undefined || trace === undefined ? (
        <div className="skeleton resolution-skeleton" role="status" aria-label={shell.loading} />
      ) : (
        <Answer answer={data} trace={trace} />
      )}
    </section>
  );
}

type AnswerProps = { readonly answer: ResolutionAnswer; readonly trace: ResolutionAnswer['traces'][number] };

function Answer({ answer, trace }: AnswerProps) {
  const before = useBefore(trace.tool);
  const steps = chainSteps(trace.outcome);
  const isNarrow = useNarrow();
  return (
    <div className="answer">
      <div className="answer-main">
        <NoFiles />
        <p className={`answer-sentence answer-${trace.outcome.kind} text-selectable`} role="status">
          <Text parts={resolution.outcomeParts(trace)} />
        </p>
        {isNarrow && answer.findings.length > 0 && <ToFindings count={answer.findings.length} />}
        {steps.length > 0 && <Chain steps={steps} />}
        <Waterfall trace={trace} before={before} />
        <TraceWarnings trace={trace} />
        <FoundSettings trace={trace} />
        <Variables environment={answer.environment} />
      </div>
      <div className="answer-side">
        <ResolutionFindings findings={answer.findings} />
        <AllTools traces={answer.traces} chosen={trace} />
      </div>
    </div>
  );
}

/** In a narrow window the problems stand below: this leads there. */
function ToFindings({ count }: { readonly count: number }) {
  return (
    <div>
      <Button
        small
        onPress={() => {
          const title = document.getElementById(findingsTitle);
          title?.scrollIntoView({ block: 'start' });
          title?.focus();
        }}
      >
        <TriangleAlert size={14} aria-hidden="true" />
        {words.problems(count)}
      </Button>
    </div>
  );
}

/** The tool's answer without what is tried on paper; undefined where nothing is. */
function useBefore(tool: AnswerProps['trace']['tool']) {
  const question = useQuestion();
  const isTrying = question.trials.some((each) => each.isOn);
  const { data } = useAnswer(isTrying ? toAsk({ ...question, trials: [] }) : null);
  return isTrying ? data?.traces.find((each) => each.tool === tool) : undefined;
}

/** On a computer without AWS files the answer still holds, and is short. */
function NoFiles() {
  const list = useProfileList().data;
  const navigate = useNavigate();
  if (list === undefined || list.profiles.length > 0) return null;
  return (
    <Notice
      severity="info"
      title={words.noFiles}
      actions={
        <Button small onPress={() => navigate({ kind: 'view', view: 'profiles' })}>
          {words.howToBegin}
        </Button>
      }
    >
      <p>{words.noFilesHelp}</p>
    </Notice>
  );
}

function LoginShellState({ loginShell, onPaste }: { loginShell: LoginShell; onPaste: () => void }) {
  const { state, cancel } = loginShell;
  if (state.kind === 'idle') return null;
  if (state.kind === 'reading') {
    return (
      <Notice
        severity="info"
        role="status"
        title={environments.reading}
        actions={
          <Button small onPress={cancel}>
            {shell.cancel}
          </Button>
        }
      >
        <p>{environments.readingHelp}</p>
        <progress className="reading" aria-label={environments.reading} />
      </Notice>
    );
  }
  return (
    <Notice
      severity="error"
      role="alert"
      title={state.words.happened}
      actions={
        <>
          <Button small onPress={onPaste}>
            {environments.pasteInstead}
          </Button>
          <Button small onPress={cancel}>
            {shell.dismiss}
          </Button>
        </>
      }
    >
      <p>{state.words.advice}</p>
    </Notice>
  );
}

function Problem({ error, onRetry }: { error: Parameters<typeof errorWords>[0]; onRetry: () => void }) {
  const { environment } = useQuestion();
  const ask = useAsk();
  const { happened, advice } = errorWords(error);
  return (
    <Empty icon={CircleAlert} title={happened} advice={advice}>
      <Button onPress={onRetry}>{shell.retry}</Button>
      {environment !== ownEnvironment && (
        <Button onPress={() => ask({ kind: 'environment', environment: ownEnvironment })}>
          {words.backToOwn}
        </Button>
      )}
    </Empty>
  );
}
