/** The words of the commands that start sessions, say who one is, and sign in to the console. */
import { plural } from './format.js';

/** What `keyway session` does, in the order in which help names it. */
export const sessionActions = ['list', 'start', 'renew', 'stop'] as const;
export type SessionAction = (typeof sessionActions)[number];

export const sessionCommands = {
  session: {
    forms: [
      'keyway session list',
      'keyway session start NAME… [--duration TIME] [--session-name TEXT] [--source-identity TEXT] [--tag KEY=VALUE]…',
      '               [--temporary-profile] [--mfa-code-stdin] [--yes]',
      'keyway session renew NAME…|--all [--mfa-code-stdin] [--yes]',
      'keyway session stop NAME…|--all',
    ],
    does: 'Starts, renews, lists and stops sessions: temporary credentials of profiles.',
    notes: [
      'One MFA code starts every named profile that needs that device. It is asked for on the terminal, unseen.',
      'Sessions are kept in the encrypted store. Without one they end with the command.',
      '--temporary-profile writes each session into the credentials file as NAME-session, and asks before; Keyway removes it when the session ends.',
      'stop destroys what Keyway keeps. AWS honours what was handed out before until it ends by itself.',
    ],
  },
  whoami: {
    forms: [
      'keyway whoami [NAME] [--mfa-code-stdin] [--yes]',
      'keyway whoami NAME --expect ACCOUNT|none [--mfa-code-stdin] [--yes]',
    ],
    does: 'Asks AWS whose credentials a profile gives: account, ARN and user ID.',
    notes: [
      'Without a name, of the profile that the AWS CLI would use.',
      '--expect remembers the account that the profile is for, once AWS has answered; none: any account.',
      'It warns of the root user, of another account than the expected one, and of a clock that is off.',
    ],
  },
  login: {
    forms: ['keyway login NAME'],
    does: 'Uses the sign-in of IAM Identity Center or aws login, or says how to sign in.',
    notes: ['It uses what the AWS CLI keeps of its own sign-in; Keyway does not sign in by itself.'],
  },
  console: {
    forms: ['keyway console NAME [--service SERVICE] [--region REGION] [--print] [--mfa-code-stdin] [--yes]'],
    does: 'Opens the AWS console in your browser, signed in with the session of a profile.',
    notes: [
      'Only the temporary credentials of a role can do that.',
      'The address is handed to the browser by a page on this computer that works once, so that it stands in no command line.',
      'The browser may keep it in its history; it works until its token lapses, after minutes.',
      '--print prints the address instead, and asks before.',
    ],
  },
  diagnose: {
    forms: ['keyway diagnose'],
    does: 'Says what an error message of AWS or one of its tools means, read from standard input.',
    notes: ['For example: aws s3 ls 2>&1 | keyway diagnose'],
  },
} as const;

export const sessionOptions = {
  duration: {
    value: 'TIME',
    help: 'How long the session shall last: 15m to 36h, within what AWS and the role allow. Without it, as the profile says.',
  },
  'session-name': { value: 'TEXT', help: 'The name of the session, as AWS logs it.' },
  'source-identity': { value: 'TEXT', help: 'Who is behind the session, as AWS logs it.' },
  tag: { value: 'KEY=VALUE', help: 'A tag of the session, given once for each.' },
  'temporary-profile': { value: null, help: 'Write the session into the credentials file, as NAME-session.' },
  'mfa-code-stdin': {
    value: null,
    help: 'Read the MFA code from the first line of standard input, that of another device from the next.',
  },
  expect: {
    value: 'ACCOUNT',
    help: 'The ID of the account that the profile is for, twelve digits; none: no account in particular.',
  },
  endpoint: {
    value: null,
    help: 'Give the command an address that renews its credentials, and no keys in its environment.',
  },
  service: { value: 'SERVICE', help: 'The service, as console addresses have it: s3, ec2/home.' },
  print: { value: null, help: 'Print the address instead of opening it.' },
} as const;

export const sessionWrongUse = {
  'unknown-session-action': () => `keyway session takes one of: ${sessionActions.join(', ')}.`,
  'all-or-names': () => 'Name profiles, or give --all; not both.',
  'session-duration-not-valid': (argument: string) => `${argument} takes minutes or hours, from 15m to 36h.`,
  'session-text-not-valid': (argument: string) =>
    `${argument} takes 2 to 64 letters, digits and any of + = , . @ - _`,
  'tag-not-readable': (argument: string) => `${argument} takes KEY=VALUE.`,
  'account-not-readable': (argument: string) =>
    `${argument} takes the twelve digits of an account ID, or none.`,
  'mfa-code-missing': (argument: string) =>
    `${argument} reads a line that is not six digits, or is not there.`,
  'does-not-sign-in': () => 'This profile does not sign in. keyway session start starts its session.',
  'service-not-readable': (argument: string) =>
    `${argument} takes the name of a service as console addresses have it, such as s3 or ec2/home.`,
} as const;

/** What a person is told about their MFA device. */
export interface AskedDevice {
  readonly device: string;
  readonly profiles: readonly string[];
  readonly keptSecret: boolean;
}

export const sessionWords = {
  columns: {
    profile: 'Profile',
    kind: 'Kind',
    account: 'Account',
    left: 'Left',
    in: 'Also in',
    state: 'State',
  },
  none: 'No sessions.',
  locked: 'The encrypted store is locked: the sessions in it are not shown.',
  inMemory: 'There is no encrypted store, so that sessions end with the command that started them.',
  started: (profile: string, until: string | null) =>
    until === null ? `${profile} has a session.` : `${profile} has a session until ${until}.`,
  stopped: (profile: string) => `Stopped the session of ${profile}.`,
  notStarted: (sentence: string) => `Not started: ${sentence}`,
  other: (profile: string, { title, advice }: { readonly title: string; readonly advice: string }) =>
    `${profile}: ${title}. ${advice}`,
  written: (profile: string, name: string) =>
    `The session of ${profile} stands in the credentials file as ${name}.`,
  states: { running: 'running', ended: 'ended', failed: 'failed' },
  minutesLeft: (minutes: number) =>
    minutes >= 60
      ? `${String(Math.floor(minutes / 60))} h ${String(minutes % 60)} min`
      : `${String(minutes)} min`,
  askCode: ({ device, profiles, keptSecret }: AskedDevice) =>
    `MFA code of ${device} for ${profiles.join(', ')}${keptSecret ? ' (Enter: make it from the kept secret)' : ''}: `,
  clockOff: (seconds: number) =>
    `The clock of this computer is ${plural(Math.round(Math.abs(seconds) / 60), 'minute', 'minutes')} ${seconds > 0 ? 'ahead' : 'behind'}. ` +
    'AWS refuses requests that are more than five minutes off: set the time to be kept automatically.',
  environmentFirst: (variable: string, profile: string) =>
    `${variable} is set, and tools in this terminal use that key before the profile ${profile}.`,
  signedIn: (profile: string, until: string | null) =>
    until === null
      ? `${profile} is signed in.`
      : `${profile} is signed in, and has a session until ${until}.`,
  consoleOpened: (profile: string) =>
    `Opened the console as ${profile}. The browser may keep the address in its history; it works for some minutes.`,
  notAnError: 'This is no error of AWS or its tools that Keyway knows.',
  about: (profiles: readonly string[]) => `It is about: ${profiles.join(', ')}`,
} as const;

/** Before each fact of who AWS says it is. */
export const identityNames = {
  account: 'Account',
  alias: 'Alias',
  arn: 'ARN',
  userId: 'User ID',
  region: 'Asked in',
  expected: 'Expected account',
} as const;
