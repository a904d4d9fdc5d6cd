/** The words of the `keyway` command: help, headings, and what it says about wrong use. */
import type { WrongUseReason } from '../../models/printed.js';
import { dialects, tools } from '../../vocabulary.js';
import { editCommands, editOptions, editWrongUse, editing } from './command-line-editing.js';
import { sessionCommands, sessionOptions, sessionWords, sessionWrongUse } from './command-line-sessions.js';
import type { CommandName, OptionName } from './command-line-names.js';
import {
  rotationCommands,
  rotationOptions,
  rotationWords,
  rotationWrongUse,
} from './command-line-rotation.js';
import { storeCommands, storeOptions, storeWords, storeWrongUse } from './command-line-store.js';
import { activityWords, keyCommands, keyOptions, keyWords, keyWrongUse } from './command-line-keys.js';
import { handOutCommands, handOutOptions, handOutWrongUse } from './command-line-handing-out.js';

export { type CommandName, commandNames, type OptionName, optionNames } from './command-line-names.js';

/** Help of a command: its forms, one line on what it does, and what else is worth knowing. */
export interface CommandWords {
  readonly forms: readonly string[];
  readonly does: string;
  readonly notes: readonly string[];
}

const commands: Readonly<Record<CommandName, CommandWords>> = {
  profiles: {
    forms: ['keyway profiles'],
    does: 'Lists all profiles.',
    notes: ['The active profile is marked with *.'],
  },
  show: {
    forms: ['keyway show NAME [--location FILE]'],
    does: 'Shows one profile: its settings as the AWS CLI merges them, and where each stands.',
    notes: ['Access key IDs are shown whole, secrets never.'],
  },
  use: {
    forms: ['keyway use NAME [--for TIME]', 'keyway use --restore'],
    does: 'Makes a profile active: what tools with no flags and no AWS_ variables use.',
    notes: [
      'An earlier [default] is kept under a name of its own. Nothing is lost, and `keyway undo` takes it back.',
    ],
  },
  ...editCommands,
  ...storeCommands,
  undo: {
    forms: ['keyway undo [ID]'],
    does: 'Takes a change back; without an ID, the newest that is not undone.',
    notes: ['Later edits elsewhere in the files stay.'],
  },
  history: {
    forms: ['keyway history'],
    does: 'Lists the changes that Keyway made, newest first.',
    notes: [],
  },
  resolve: {
    forms: [
      'keyway resolve [--tool ID]… [--profile NAME] [--region REGION] [--output FORMAT] [--location FILE]',
      '               [--env-file FILE] [--clean-env]',
      'keyway resolve --request FILE',
    ],
    does: 'Says which credentials each tool would use, and why. Asks nobody and runs nothing.',
    notes: [
      'Without --tool it answers for all tools.',
      '--location is what -ProfileLocation is to the Tools for PowerShell; other tools have no such option.',
      'A request is a JSON object, or an array of them, each answered in its place.',
      'What a tool would answer, an error too, is an answer: exit status 0.',
    ],
  },
  doctor: {
    forms: ['keyway doctor'],
    does: 'Looks for what is odd about profiles, files and the environment.',
    notes: ['Exit status 1 where it finds something.'],
  },
  fmt: {
    forms: ['keyway fmt FILE', 'keyway fmt --check FILE'],
    does: 'Reads a file and prints it again, byte for byte.',
    notes: [
      'Without --check this prints the file as it is, secrets included.',
      'With --check it compares only: exit status 0 where the bytes are identical, else 1.',
      'With --json it prints the comparison instead of the bytes.',
    ],
  },
  parse: {
    forms: ['keyway parse FILE --dialect DIALECT [--as config|credentials]'],
    does: 'Prints a file as one AWS tool reads it, secrets masked.',
    notes: [
      'A file that the tool refuses is an answer, not a failure: exit status 0.',
      'Without --json it also lists the lines that the tool takes for something else than they seem to be.',
      'sdk-go-v1 knows no kinds of sections: its profiles are called what their header says, prefix included.',
    ],
  },
  ...handOutCommands,
  ...rotationCommands,
  ...keyCommands,
  ...sessionCommands,
};

/** Help of each option; `value` stands for what follows it, null where nothing does. */
const options: Readonly<Record<OptionName, { readonly value: string | null; readonly help: string }>> = {
  json: { value: null, help: 'Print one JSON value on standard output, and nothing else there.' },
  home: { value: 'DIR', help: "Use DIR as the home folder; Keyway's own folders move to DIR/.keyway." },
  help: { value: null, help: 'Print this help.' },
  version: { value: null, help: 'Print the version.' },
  for: {
    value: 'TIME',
    help: 'Go back after this time: minutes or hours, such as 15m or 8h, at most a week.',
  },
  restore: { value: null, help: 'Put the original default back.' },
  location: { value: 'FILE', help: 'Another credentials file instead of the shared files.' },
  ...editOptions,
  ...storeOptions,
  tool: { value: 'ID', help: `A tool, given once for each: ${tools.join(', ')}.` },
  profile: { value: 'NAME', help: 'The profile, as if it were given to the tool.' },
  region: { value: 'REGION', help: 'The Region, as if it were given to the tool; or that of the console.' },
  output: { value: 'FORMAT', help: 'The output format, as if it were given to the tool.' },
  'env-file': {
    value: 'FILE',
    help: 'Add these variables: one NAME=VALUE a line, taken as it is; lines that begin with # are comments.',
  },
  'clean-env': { value: null, help: 'Start from no variables at all instead of the present environment.' },
  request: { value: 'FILE', help: 'Read the questions from this JSON file; - is standard input.' },
  check: { value: null, help: 'Compare only, print nothing.' },
  dialect: { value: 'DIALECT', help: `Whose reading to show: ${dialects.join(', ')}.` },
  ...handOutOptions,
  ...rotationOptions,
  ...keyOptions,
  ...sessionOptions,
  as: { value: 'ROLE', help: 'Read it as config or credentials. Without it the file name decides.' },
};

const wrongUse: Readonly<Record<WrongUseReason, (argument: string) => string>> = {
  'no-command': () => 'No command given.',
  'unknown-command': () => 'There is no such command.',
  'unknown-option': (argument) =>
    argument === '' ? 'There is no such option.' : `There is no option ${argument}.`,
  'option-not-for-command': (argument) => `This command takes no ${argument}.`,
  'value-missing': (argument) => `${argument} needs a value.`,
  'value-not-expected': (argument) => `${argument} takes no value.`,
  'argument-missing': (argument) => `${argument} is missing.`,
  'argument-not-expected': () => 'More arguments than this command takes.',
  'secret-in-arguments': (argument) =>
    `${argument} must not stand on the command line, where other programs and your shell history see it.`,
  'duration-not-readable': (argument) => `${argument} takes minutes or hours, such as 15m or 8h.`,
  'duration-out-of-range': (argument) => `${argument} takes at least one minute and at most a week.`,
  'dialect-missing': (argument) => `${argument} is missing. There are: ${dialects.join(', ')}.`,
  'unknown-dialect': (argument) => `${argument} knows no such dialect. There are: ${dialects.join(', ')}.`,
  'unknown-role': (argument) => `${argument} takes config or credentials.`,
  'unknown-tool': (argument) =>
    `${argument === '--tool' ? '--tool knows' : 'The request names'} no such tool. There are: ${tools.join(', ')}.`,
  'environment-file-not-readable': (argument) =>
    `${argument} takes a file with one NAME=VALUE a line. A line of this one is something else.`,
  'request-stands-alone': (argument) => `${argument} goes with --request: the request itself says it.`,
  'request-not-json': () => 'The request is not a JSON object or array.',
  'unknown-request-key': (argument) =>
    argument === ''
      ? 'The request has a key that is not known.'
      : `The request has a key that is not known: ${argument}.`,
  'request-value-not-valid': (argument) => `The request has no valid value for ${argument}.`,
  'restore-stands-alone': (argument) => `${argument} takes no profile name and no --for.`,
  ...editWrongUse,
  ...storeWrongUse,
  ...handOutWrongUse,
  ...sessionWrongUse,
  ...rotationWrongUse,
  ...keyWrongUse,
};

/** All words of the command line. */
export const commandLine = {
  commands,
  options,
  wrongUse,
  summary: 'Keyway shows and switches AWS profiles. It is not made by AWS.',
  headings: {
    usage: 'Usage',
    commands: 'Commands',
    options: 'Options',
    everyCommand: 'Options of every command',
  },
  moreHelp: (command: string | null) =>
    command === null ? 'See keyway --help.' : `See keyway ${command} --help.`,
  fileNotFound: (path: string) => `There is no file ${path}.`,
  internal: (id: string) => `Something unexpected went wrong. Keyway's log has it under ${id}.`,
  columns: {
    name: 'Name',
    kind: 'Kind',
    account: 'Account',
    region: 'Region',
    location: 'In',
    findings: 'Findings',
    change: 'Change',
    at: 'At',
    action: 'What',
    profiles: 'Profiles',
    files: 'Files',
    undoneBy: 'Undone by',
    fix: 'Fix',
  },
  noProfiles: 'No profiles.',
  noHistory: 'Keyway has changed nothing yet.',
  active: 'active',
  copyOf: (name: string) => `a copy of ${name}, made by Keyway`,
  settings: 'Settings',
  findings: 'Findings',
  nowActive: (name: string) => `${name} is active.`,
  alreadyActive: (name: string) => `${name} is active already. Nothing was written.`,
  restored: (name: string | null) =>
    name === null
      ? 'The original default is back. No profile is active.'
      : `The original default is back. Active: ${name}.`,
  goesBack: (time: string) =>
    `It goes back at ${time}: the app does it on time, else the next keyway command after that.`,
  toolsNow: 'What each tool uses now, in this environment:',
  /** Why a tool does not use what was made active. */
  variableNames: (variable: string, profile: string) => `${variable} names the profile ${profile}`,
  keysInEnvironment: (variable: string) => `the keys in ${variable} come first`,
  howToSeeSources: 'Each source, and why it is passed over: keyway resolve --tool ID',
  noFindings: 'Nothing is odd.',
  inFile: (place: string) => `set in ${place}`,
  undone: 'Taken back.',
  nothingWritten: 'Nothing was written.',
  writtenInPlace: (path: string) => `${path} could not be replaced as a whole and was written in place.`,
  changed: (path: string, added: number, removed: number) => `${path}: +${added} -${removed}`,
  howToUndo: (change: string) => `To take it back: keyway undo ${change}`,
  tookBack: (name: string | null) =>
    name === null
      ? 'The time was over: Keyway took the active profile back. No profile is active.'
      : `The time was over: Keyway took the active profile back. Active: ${name}.`,
  couldNotTakeBack: (sentence: string) =>
    `The time is over, but the active profile could not be taken back. ${sentence}`,
  departures: 'Read otherwise than it seems',
  atLine: (line: number) => `line ${String(line)}`,
  editing,
  store: storeWords,
  sessions: sessionWords,
  rotation: rotationWords,
  keys: keyWords,
  activity: activityWords,
  refusesFile: (dialect: string, message: string) => `${dialect} refuses the file: ${message}`,
} as const;
