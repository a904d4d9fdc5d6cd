/** Words of what stands in front of the Sessions view: the code of a device, starting, signing in, the console, the kept secret. */
import { code, plain, type TextPart } from '../words.js';
import { listOf, plural } from './format.js';

export const mfaPrompt = {
  title: 'Code of your MFA device',
  device: 'Device',
  /** Whom one code serves. */
  forProfiles: (names: readonly string[]) =>
    names.length === 1
      ? `${names[0] ?? ''} waits for it.`
      : `One code starts all ${String(names.length)}: ${listOf(names, 8)}.`,
  forTest: 'The test needs it. Nothing is saved by it.',
  code: 'Six digits',
  codeHelp: 'The code that the device shows now. Each one works once.',
  wait: (seconds: number) =>
    `The code before was used. Wait ${plural(seconds, 'second', 'seconds')} for the next code.`,
  notSix: 'A code has six digits.',
  submit: 'Continue',
  working: 'Asking AWS…',
  useKept: 'Use the kept secret',
  useKeptHelp: 'Keyway makes the code from the secret in the encrypted store.',
  keep: 'Keep the secret of this device…',
  next: (left: number) => `${plural(left, 'more device', 'more devices')} after this one.`,
} as const;

export const keepSecret = {
  title: 'Keep the secret of an MFA device?',
  help: 'Keyway can then make the six digits itself, whenever you ask for one.',
  bothFactors:
    'Both factors then lie in one place: whoever opens the encrypted store has the access key and the second factor. AWS’s second factor no longer protects you from that.',
  device: 'MFA device',
  deviceHelp: 'As mfa_serial of the profile names it.',
  secret: 'Secret configuration key',
  secretHelp:
    'What AWS shows under “Show secret key” when a virtual device is added, or its otpauth:// address.',
  noStore: 'It is kept in the encrypted store only. Create one first.',
  confirm: 'Keep it',
  working: 'Keeping…',
  kept: 'The secret is kept. The window that asks for a code offers to use it.',
  forget: 'Forget a kept secret',
  forgotten: 'The secret is kept no longer.',
} as const;

export const startSessions = {
  title: 'Start sessions',
  help: 'Those that share an MFA device ask for one code.',
  search: 'Search profiles',
  profiles: 'Profiles',
  none: 'No profile matches.',
  moreFound: (count: number) => `${count.toLocaleString('en')} more: type to find them.`,
  needsCode: 'asks for an MFA code',
  running: 'is running',
  more: 'Duration, session name and tags',
  duration: 'Duration',
  durations: [
    { seconds: null, name: 'As the profile says' },
    { seconds: 900, name: '15 minutes' },
    { seconds: 3600, name: '1 hour' },
    { seconds: 7200, name: '2 hours' },
    { seconds: 14_400, name: '4 hours' },
    { seconds: 28_800, name: '8 hours' },
    { seconds: 43_200, name: '12 hours' },
  ],
  durationHelp: 'A role assumed from another role lasts one hour at most.',
  sessionName: 'Session name',
  sessionNameHelp: 'Stands in CloudTrail beside what the session does.',
  sourceIdentity: 'Source identity',
  tags: 'Session tags',
  tagsHelp: 'One a line: Project=keyway',
  tagsWrong: 'Each line is a name, an equals sign and a value.',
  nameWrong: 'Two to 64 letters, digits and _=,.@-',
  optional: 'optional',
  confirm: (count: number) => (count < 2 ? 'Start' : `Start ${String(count)}`),
} as const;

export const signIn = {
  title: (name: string) => `Sign in for ${name}`,
  whySso: (name: string): readonly TextPart[] => [
    plain(`${name} gets its credentials from IAM Identity Center, and nobody is signed in, or not any more.`),
  ],
  whyLogin: (name: string): readonly TextPart[] => [
    plain(`${name} gets its credentials by `),
    code('aws login'),
    plain(', and nobody is signed in, or not any more.'),
  ],
  how: 'Run this in a terminal: it opens your browser. Come back when you are signed in.',
  tryAgain: 'I am signed in: start it',
} as const;

export const consoleDialog = {
  title: (name: string) => `Open the AWS console as ${name}`,
  help: 'You are signed in with the session’s permissions, until the session ends.',
  service: 'Service',
  serviceHelp: 'Its part of the console address, such as s3 or ec2/home. Empty: the first page.',
  serviceWrong: 'Small letters, digits, - and / only.',
  region: 'Region',
  regionHelp: 'Empty: the Region of the profile.',
  history:
    'Your browser may keep the sign-in address in its history. It works until its token lapses, 15 minutes after it was made.',
  open: 'Open the console',
  opening: 'Opening…',
  copy: 'Copy the address',
  link: 'Open the sign-in page',
  linkHelp: 'Your browser did not open it by itself. The page works once, within a minute.',
} as const;

export const sessionCommands = {
  title: (name: string) => `Sessions of ${name} by command`,
  help: 'What the buttons do, for a terminal.',
  steps: {
    start: 'Start',
    renew: 'Renew',
    stop: 'Stop',
    use: 'Use it for one command',
    console: 'Open the console',
    whoami: 'Who am I',
  },
  secretsShown:
    'The lines of the AWS CLI and of PowerShell print the credentials, or set them in that shell alone; Keyway does not know of them.',
} as const;
