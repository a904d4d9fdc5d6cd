/** What the person asks about sources: the tool, the profile given, the environment, and what is tried on paper. */
import { createContext, useContext, useReducer, type ReactNode } from 'react';
import type { ResolutionQuestion, WhatIf } from '../../shared/models/resolution.js';
import type { ToolId } from '../../shared/vocabulary.js';

export const ownEnvironment = 'own';

/** Something tried on paper; a chip with a switch. */
export type Trial =
  | {
      readonly kind: 'change';
      readonly change: WhatIf;
      /** Of an ignored section: the profile it is of. */
      readonly section: string | null;
    }
  | { readonly kind: 'unset-all'; readonly variables: readonly string[] }
  | { readonly kind: 'profile'; readonly profile: string };

export interface TrialSwitch {
  readonly id: string;
  readonly trial: Trial;
  readonly isOn: boolean;
}

export interface Question {
  readonly tool: ToolId;
  /** As given with `--profile`; null where none is. */
  readonly profile: string | null;
  readonly environment: string;
  readonly trials: readonly TrialSwitch[];
}

export type QuestionStep =
  | { readonly kind: 'tool'; readonly tool: ToolId }
  | { readonly kind: 'profile'; readonly profile: string | null }
  | { readonly kind: 'environment'; readonly environment: string }
  | { readonly kind: 'try'; readonly trial: Trial }
  | { readonly kind: 'switch'; readonly id: string; readonly isOn: boolean }
  | { readonly kind: 'drop'; readonly id: string }
  /** Begins anew with this profile, or none, in Keyway's own environment. */
  | { readonly kind: 'ask'; readonly profile: string | null };

export const firstQuestion: Question = {
  tool: 'aws-cli-v2',
  profile: null,
  environment: ownEnvironment,
  trials: [],
};

export function ask(at: Question, step: QuestionStep): Question {
  switch (step.kind) {
    case 'tool':
      return { ...at, tool: step.tool };
    case 'profile':
      return { ...at, profile: step.profile };
    case 'environment':
      // What was tried belongs to the variables that were there.
      return step.environment === at.environment ? at : { ...at, environment: step.environment, trials: [] };
    case 'try': {
      const id = JSON.stringify(step.trial);
      const others = at.trials.filter((each) => each.id !== id);
      return { ...at, trials: [...others, { id, trial: step.trial, isOn: true }] };
    }
    case 'switch':
      return {
        ...at,
        trials: at.trials.map((each) => (each.id === step.id ? { ...each, isOn: step.isOn } : each)),
      };
    case 'drop':
      return { ...at, trials: at.trials.filter((each) => each.id !== step.id) };
    case 'ask':
      return { ...firstQuestion, tool: at.tool, profile: step.profile };
  }
}

/** The question as main takes it, with what is switched on. */
export function toAsk({ profile, environment, trials }: Question): ResolutionQuestion {
  const on = trials.filter((each) => each.isOn).map((each) => each.trial);
  const given = on.findLast((trial) => trial.kind === 'profile');
  return {
    environment,
    profile: given?.profile ?? profile,
    region: null,
    whatIf: on.flatMap(changesOf),
  };
}

function changesOf(trial: Trial): readonly WhatIf[] {
  switch (trial.kind) {
    case 'change':
      return [trial.change];
    case 'unset-all':
      return trial.variables.map((variable) => ({ kind: 'unset', variable }));
    case 'profile':
      return [];
  }
}

const QuestionContext = createContext<Question>(firstQuestion);
const StepContext = createContext<(step: QuestionStep) => void>(() => undefined);

export function QuestionProvider({ children }: { readonly children: ReactNode }) {
  const [question, step] = useReducer(ask, firstQuestion);
  return (
    <StepContext value={step}>
      <QuestionContext value={question}>{children}</QuestionContext>
    </StepContext>
  );
}

export function useQuestion(): Question {
  return useContext(QuestionContext);
}

export function useAsk(): (step: QuestionStep) => void {
  return useContext(StepContext);
}
