/** Words of the view that says which source wins, and of what can be tried there. */
import type { EnvironmentSummary, WhatIf } from '../../models/resolution.js';
import type { CandidateState, Trace } from '../../models/trace.js';
import { code, plain, strong, type TextPart } from '../words.js';
import { plural } from './format.js';

const states: Readonly<Record<CandidateState, string>> = {
  won: 'used',
  shadowed: 'passed over',
  absent: 'not there',
  invalid: 'cannot be used',
  'not-reached': 'not asked',
};

export const resolutionView = {
  title: 'Which source wins',
  tool: 'Tool',
  profile: 'Profile',
  environment: 'Environment',
  noProfile: 'none given',
  noProfileHelp: 'as without --profile',
  searchProfiles: 'Search profiles',
  noSuchProfile: 'No profile of this name',
  sources: 'Sources, in the order in which the tool asks them',
  columns: { order: 'Order', source: 'Source', reason: 'Why', origin: 'Where' },
  states,
  setAsideByWhatIf: 'would count, but the what-if takes it away',
  about: (source: string) => `About: ${source}`,
  openLine: (file: string, line: number) => `Open ${file} at line ${line}`,
  region: 'Region',
  noRegion: 'none: the tool finds no Region',
  warnings: 'Worth knowing',
  findings: 'Problems and fixes',
  problems: (count: number) => plural(count, 'problem, with its fix', 'problems, with their fixes'),
  noFiles: 'There are no AWS files on this computer yet.',
  noFilesHelp: 'Only the environment and the machine can give credentials.',
  howToBegin: 'How to begin',
  learn: 'How AWS orders the sources',
  modelledOn: (trace: Trace) =>
    trace.confidence === 'verified'
      ? `verified with ${trace.toolVersion}`
      : `documented for ${trace.toolVersion}`,
  backToOwn: 'Use Keyway’s own environment',
} as const;

export const allTools = {
  title: 'All tools',
  disagree: (count: number) => `${count.toLocaleString('en')} ${count === 1 ? 'disagrees' : 'disagree'}`,
  agree: 'all agree',
  without: (count: number) => `${count.toLocaleString('en')} without credentials`,
  differs: 'differs',
  choose: 'Tools, each with what it uses',
} as const;

/** The Resolution tab of a profile. */
export const profileResolution = {
  lead: (name: string): readonly TextPart[] => [
    plain('What each tool uses when '),
    strong(name),
    plain(' is given with the call, in Keyway’s own environment.'),
  ],
  open: 'Open in Resolution',
  elsewhere: (path: string) =>
    `This profile stands in ${path}, where tools look only if AWS_SHARED_CREDENTIALS_FILE names it.`,
} as const;

/** Where the variables come from. */
export const environments = {
  choose: 'Environment',
  own: 'Keyway’s own',
  readLoginShell: 'Read the login shell',
  readAgain: 'Read the login shell again',
  loginShellHelp: 'as a new terminal would have it',
  process: 'A running program…',
  paste: 'Paste variables…',
  forget: (name: string) => `Forget ${name}`,
  reading: 'Reading the login shell…',
  readingHelp: 'It is started as a terminal starts it.',
  pasteInstead: 'Paste variables instead',
  pasteTitle: 'Paste variables',
  pasteHelp:
    'Lines such as export NAME=VALUE, set NAME=VALUE, $Env:NAME = "VALUE" or NAME=VALUE; the output of env will do. Only AWS_ names and what finding the files needs is read.',
  pasteField: 'Variables',
  pasteKept: 'Keyway reads the text once and forgets it when it closes. Nothing is written.',
  use: 'Use these variables',
  processTitle: 'Running programs',
  processHelp:
    'Programs of yours that have an AWS_ variable. A program’s environment is shown as it was when it started.',
  noProcesses: 'No running program has an AWS_ variable',
  noProcessesHelp: 'Keyway sees programs of your own user, where the system allows it.',
  startedAt: (time: string) => `since ${time}`,
  variables: (environment: Pick<EnvironmentSummary, 'variables'>) =>
    environment.variables.length === 0
      ? 'no AWS_ variables'
      : environment.variables.map((variable) => variable.name).join(', '),
  count: (count: number) =>
    count === 0 ? 'no AWS_ variables' : plural(count, 'AWS_ variable', 'AWS_ variables'),
  shown: (count: number) => `Variables of this environment: ${count.toLocaleString('en')}`,
} as const;

/** What can be tried on paper. */
export const whatIf = {
  label: 'What if',
  add: 'Try something',
  remove: (what: string) => `Stop trying: ${what}`,
  unset: (variable: string): readonly TextPart[] => [plain('unset '), code(variable)],
  unsetAll: 'unset every AWS_ variable',
  give: (profile: string): readonly TextPart[] => [plain('give '), code(`--profile ${profile}`)],
  giveOther: 'Give --profile…',
  setOther: 'Set AWS_PROFILE…',
} as const;

/** A change tried on paper, as a chip says it. `section` is the profile that the ignored section is of. */
export function whatIfParts(change: WhatIf, section: string | null): readonly TextPart[] {
  switch (change.kind) {
    case 'unset':
      return whatIf.unset(change.variable);
    case 'set':
      return [plain('set '), code(`${change.variable}=${change.value}`)];
    case 'ignore-section':
      return section === null
        ? [plain('ignore '), code(`${change.file}:${change.line}`)]
        : [plain('ignore '), code(`[${section}]`), plain(` of ${change.file}`)];
  }
}

export const fixes = {
  shell: 'Shell',
  preview: 'Preview',
  previewTitle: 'What the fix changes',
  edit: 'Correct the file',
  editHelp: 'shown before it is changed',
  apply: 'Apply',
  working: 'Writing…',
  done: 'Fixed.',
} as const;
