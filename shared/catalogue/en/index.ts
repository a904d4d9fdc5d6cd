/** The English catalogue. */
import type { Failure, FailureCode, FailureFacts } from '../../models/failure.js';
import type { Finding, FindingCode } from '../../models/finding.js';
import type { FailureWords, FindingWords } from '../words.js';
import { authentication, learn, sourceOrder } from './authentication.js';
import * as changes from './changes.js';
import { failures } from './failures.js';
import { fileFindings } from './findings-files.js';
import { profileFindings } from './findings-profiles.js';
import { firstRun } from './first-run.js';
import * as format from './format.js';
import { kinds } from './kinds.js';
import * as profiles from './profiles.js';
import { resolution } from './resolution.js';
import { sourcePages } from './sources.js';
import { activity } from './window-activity.js';
import { detail } from './window-detail.js';
import { actions, colours, commands, list, makeActive, timeLimits } from './window-profiles.js';
import { palette, settings, shortcuts } from './window-settings.js';
import { contradictionSentence, fileActions, fileTrouble, shell } from './window-shell.js';

const findings: Readonly<Record<FindingCode, FindingWords>> = { ...fileFindings, ...profileFindings };

/** A failure of which only code and facts are known, as it crosses from main. */
type FailureOf<Code extends FailureCode> = {
  readonly [Each in Code]: { readonly code: Each; readonly facts: FailureFacts<Each> };
}[Code];

function failureWords<Code extends FailureCode>(failure: FailureOf<Code>): FailureWords {
  return failures[failure.code](failure.facts);
}

export const english = {
  kinds,
  findings,
  failures,
  failureWords,
  /** What happened and what to do, in one line. */
  failureSentence(failure: Failure): string {
    const { happened, advice } = failureWords(failure);
    return `${happened} ${advice}`;
  },
  /** What is so, in one sentence. */
  findingSentence: (finding: Finding) => findings[finding.code].sentence(finding),
  /** What to do about it. */
  findingAdvice: (finding: Finding) => findings[finding.code].advice(finding),
  /** Which source wins: names, answers, reasons, warnings, findings. */
  resolution,
  /** Pages that teach: sources, ways to authenticate, orders. */
  teaching: { authentication, sourceOrder, learn, sourcePages },
  format,
  profiles,
  changes,
  shell,
  contradictionSentence,
  fileTrouble,
  fileActions,
  list,
  actions,
  colours,
  timeLimits,
  makeActive,
  commands,
  detail,
  activity,
  settings,
  shortcuts,
  palette,
  firstRun,
};
