/** The English catalogue. */
import type { Failure, FailureCode, FailureFacts } from '../../models/failure.js';
import type { Finding, FindingCode } from '../../models/finding.js';
import type { FailureWords, FindingWords } from '../words.js';
import { authentication, learn, sourceOrder } from './authentication.js';
import { awsErrorPage, awsErrorWords } from './aws-errors.js';
import * as changes from './changes.js';
import { failures } from './failures.js';
import { fileFindings } from './findings-files.js';
import { profileFindings } from './findings-profiles.js';
import { settingFindings } from './findings-settings.js';
import { firstRun } from './first-run.js';
import { fieldRemark, fieldWords, kindNotes } from './fields.js';
import * as format from './format.js';
import { kinds } from './kinds.js';
import { problems, problemSentence, suggestionText } from './problems.js';
import * as profiles from './profiles.js';
import { purging } from './purging.js';
import { resolution } from './resolution.js';
import { sourcePages } from './sources.js';
import { activity } from './window-activity.js';
import { detail } from './window-detail.js';
import { editActions, editDialogs } from './window-editing.js';
import { editor } from './window-editor.js';
import { findingsView } from './window-findings.js';
import { importing } from './window-import.js';
import { actions, colours, commands, list, makeActive, timeLimits } from './window-profiles.js';
import { diagnosing, formTest, identity } from './window-identity.js';
import {
  consoleDialog,
  keepSecret,
  mfaPrompt,
  sessionCommands,
  signIn,
  startSessions,
} from './window-session-dialogs.js';
import { sessionMenu, sessionsView, sessionTab } from './window-sessions.js';
import { keyActionWords, keyFacts, keysView } from './window-keys.js';
import { rotating, rotatingSeveral } from './window-rotation.js';
import { palette, settings, shortcuts } from './window-settings.js';
import { contradictionSentence, fileActions, fileTrouble, shell } from './window-shell.js';
import { storeLimits, storeMarks, storeView, unlocking } from './window-store.js';
import { moving, sdkStore, storeDialogs, storeEvents } from './window-store-dialogs.js';

const findings: Readonly<Record<FindingCode, FindingWords>> = {
  ...fileFindings,
  ...profileFindings,
  ...settingFindings,
};

/** A failure of which only code and facts are known, as it crosses from main. */
type FailureOf<Code extends FailureCode> = {
  readonly [Each in Code]: { readonly code: Each; readonly facts: FailureFacts<Each> };
}[Code];

function failureWords<Code extends FailureCode>(failure: FailureOf<Code>): FailureWords {
  return failures[failure.code](failure.facts);
}

export const english = {
  kinds,
  fieldWords,
  fieldRemark,
  kindNotes,
  problems,
  problemSentence,
  suggestionText,
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
  /** What an error of AWS means and what to do, and the page that says more. */
  awsError: { words: awsErrorWords, page: awsErrorPage },
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
  editDialogs,
  editor,
  editActions,
  findingsView,
  importing,
  detail,
  activity,
  storeView,
  storeLimits,
  storeMarks,
  storeDialogs,
  storeEvents,
  unlocking,
  moving,
  purging,
  sdkStore,
  sessionsView,
  sessionMenu,
  sessionTab,
  mfaPrompt,
  keepSecret,
  startSessions,
  signIn,
  consoleDialog,
  sessionCommands,
  keysView,
  keyFacts,
  keyActionWords,
  rotating,
  rotatingSeveral,
  identity,
  formTest,
  diagnosing,
  settings,
  shortcuts,
  palette,
  firstRun,
};
