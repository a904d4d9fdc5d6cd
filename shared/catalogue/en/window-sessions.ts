/** Words of the Sessions view: what runs, what is left of it, and what can be done with it. */
import type { ClockOffset, SessionKind, SessionRow } from '../../models/session.js';
import { plain, strong, type TextPart } from '../words.js';
import { awsErrorWords, isAwsErrorReason } from './aws-errors.js';
import { listOf, plural } from './format.js';

const kindNames: Readonly<Record<SessionKind, string>> = {
  'assume-role': 'Role',
  'session-token': 'Session with MFA',
  'web-identity': 'Web identity',
  sso: 'Identity Center',
  login: 'aws login',
  process: 'Credential process',
  container: 'Container',
  imds: 'EC2 instance',
};

/** What it comes from: `Role Admin · from acme-base · MFA`. `program`: of the profile's credential process, where it is known. */
function kindLine(row: SessionRow, program: string | null): string {
  const { kind, roleName, sourceProfile, mfaDevice, fromCache } = row;
  const isRole = kind === 'assume-role' && roleName !== null;
  return [
    isRole ? `Role ${roleName}` : kindNames[kind],
    ...(isRole || roleName === null ? [] : [roleName]),
    ...(kind === 'process' && program !== null ? [program] : []),
    ...(sourceProfile === null || sourceProfile === row.profile ? [] : [`from ${sourceProfile}`]),
    ...(mfaDevice === null || kind === 'session-token' ? [] : ['MFA']),
    ...(fromCache ? ['kept by the AWS CLI'] : []),
  ].join(' · ');
}

/** Why there is nothing usable, where only the code is known. */
const failures: Readonly<Record<string, string>> = {
  'aws-unreachable': 'AWS could not be reached.',
  'mfa-needed': 'It needs a code of its MFA device.',
  'mfa-code-used': 'The code was used before.',
  'sign-in-needed': 'You are not signed in.',
  'process-not-approved': 'You have not allowed its program to run.',
  'process-failed': 'Its program gave no credentials.',
  'endpoint-not-approved': 'You have not allowed the address that it asks.',
  'session-not-possible': 'The profile makes no session.',
  'store-locked': 'The encrypted store is locked.',
  'profile-not-found': 'The profile is gone.',
};

function failureLine({ code, reason }: NonNullable<SessionRow['failure']>): string {
  if (code === 'aws-refused' && reason !== null && isAwsErrorReason(reason)) {
    return awsErrorWords(reason, { code: null, message: null, clockOffset: null }).happened;
  }
  return failures[code] ?? 'The last try failed.';
}

/** How a session was handed out, and why it ended or failed, as the activity notes it. */
const noted: Readonly<Record<string, string>> = {
  environment: 'As environment variables, on the clipboard.',
  terminal: 'In a terminal that Keyway opened.',
  console: 'To sign in to the AWS console.',
  'temporary-profile': 'As a temporary profile in the credentials file.',
  stopped: 'You stopped it.',
  'no-network': 'This computer had no network.',
  'name-not-found': 'The address was not found.',
  'connection-refused': 'Nothing answered at the address.',
  'connection-lost': 'The connection was lost.',
  'time-limit': 'There was no answer in time.',
  certificate: 'The certificate was not trusted.',
  'certificate-file': 'The file with certificates could not be used.',
  proxy: 'The proxy let nothing through.',
  'plain-http': 'The address is asked without encryption.',
  'not-readable': 'The answer was none of AWS.',
  'no-token': 'You were not signed in.',
  'token-expired': 'The sign-in had expired.',
  'token-not-readable': 'The sign-in that another tool keeps could not be read.',
  'token-refused': 'AWS no longer accepted the sign-in.',
  'long-term-key': 'It is a long-term key without an MFA device.',
  'temporary-key': 'It holds temporary credentials already.',
  'setting-invalid': 'A setting of the profile cannot be used.',
  'source-not-allowed': 'Its source cannot be used.',
  'not-started': 'Its program could not be started.',
  'exit-status': 'Its program reported a failure.',
  'not-json': 'Its program wrote no JSON.',
  'wrong-version': 'Its program wrote another Version than 1.',
  incomplete: 'Its program wrote no whole credentials.',
  expired: 'Its program gave credentials that have expired.',
  'too-much-output': 'Its program wrote too much.',
};

/** In words; null where the reason is none of a session. */
export function sessionReason(reason: string): string | null {
  if (isAwsErrorReason(reason)) {
    return awsErrorWords(reason, { code: null, message: null, clockOffset: null }).happened;
  }
  return noted[reason] ?? failures[reason] ?? null;
}

function clockTitle({ seconds }: ClockOffset): string {
  const minutes = Math.max(1, Math.round(Math.abs(seconds) / 60));
  return `The clock of this computer is ${plural(minutes, 'minute', 'minutes')} ${seconds > 0 ? 'ahead of' : 'behind'} AWS’s.`;
}

export const sessionsView = {
  title: 'Sessions',
  summary: (running: number, endsAt: string | null) =>
    running === 0
      ? 'No session is running.'
      : `${plural(running, 'session is', 'sessions are')} running. ${running === 1 ? 'It' : 'The next one'} ends${endsAt === null ? ' when its source says so' : ` at ${endsAt}`}.`,
  running: 'Running',
  endedToday: 'Ended in the last 24 hours',
  renewAll: 'Renew all',
  renewing: 'Renewing…',
  start: 'Start…',
  startOne: 'Start',
  starting: 'Starting…',
  startingAll: (names: readonly string[]) => `Starting ${listOf(names, 3)}…`,
  tryAgain: 'Try again',
  renew: 'Renew',
  stop: 'Stop',
  renewOf: (name: string) => `Renew ${name}`,
  stopOf: (name: string) => `Stop ${name}`,
  startOf: (name: string) => `Start ${name}`,
  menuOf: (name: string) => `What can be done with ${name}`,
  openProfile: (name: string) => `Open the profile ${name}`,
  leftOf: (name: string) => `Time left of ${name}`,
  left: (time: string) => `${time} left`,
  noEnd: 'no end known',
  urgency: { calm: '', soon: 'ends soon', now: 'ends now' },
  ended: 'ended',
  failed: 'failed',
  endedAt: (time: string) => `ended ${time}`,
  kindLine,
  failureLine,
  lockedSentence: 'Sessions are kept in the encrypted store, which is locked.',
  webHost:
    'In a browser tab Keyway copies no credentials and opens no terminal: use keyway env NAME, or keyway exec NAME -- COMMAND.',
  temporary: (name: string) => `also written as profile ${name}`,
  memoryOnly: 'There is no encrypted store, so sessions are kept in memory and end when Keyway is closed.',
  createStore: 'Create a store…',
  emptyTitle: 'No session is running',
  emptyAdvice:
    'A session gives temporary credentials that end by themselves. Start one from a profile with a role, MFA, Identity Center or another source.',
  noneTitle: 'No profile here starts sessions',
  noneAdvice:
    'Sessions come from profiles with a role, an MFA device, Identity Center, a web identity or a credential process. Add one first.',
  addProfile: 'Add a profile',
  clockTitle,
  clockAdvice:
    'AWS refuses requests that are more than five minutes off. Set the date and time of this computer to be kept automatically.',
  stopped: (name: string): readonly TextPart[] => [
    plain('The session of '),
    strong(name),
    plain(' is stopped. AWS honours what was handed out until it ends by itself.'),
  ],
  started: (names: readonly string[], endsAt: string | null): readonly TextPart[] => [
    strong(listOf(names, 3)),
    plain(
      names.length === 1
        ? ` is running${endsAt === null ? '' : ` until ${endsAt}`}.`
        : ` are running${endsAt === null ? '' : `, the first until ${endsAt}`}.`,
    ),
  ],
  renewed: (names: readonly string[], endsAt: string | null): readonly TextPart[] => [
    strong(listOf(names, 3)),
    plain(` ${names.length === 1 ? 'is' : 'are'} renewed${endsAt === null ? '' : ` until ${endsAt}`}.`),
  ],
  notStarted: (names: readonly string[]) => `${listOf(names, 3)}: not started.`,
  /** After the name. */
  notStartedReason: (happened: string, advice: string) => `: ${happened} ${advice}`,
  endsSoon: (names: readonly string[], left: string): readonly TextPart[] => [
    strong(listOf(names, 3)),
    plain(` ${names.length === 1 ? 'ends' : 'end'} in ${left}.`),
  ],
  hasEnded: (names: readonly string[]): readonly TextPart[] => [
    strong(listOf(names, 3)),
    plain(` ${names.length === 1 ? 'has' : 'have'} ended.`),
  ],
} as const;

/** The menu of a session. */
export const sessionMenu = {
  start: 'Start a session',
  renew: 'Renew the session',
  stop: 'Stop the session',
  copyEnvironment: 'Copy environment variables',
  openTerminal: 'Open a terminal with it',
  openConsole: 'Open the AWS console…',
  writeTemporary: 'Write as a temporary profile…',
  removeTemporary: (name: string) => `Remove the temporary profile ${name}`,
  makeActive: 'Make the profile active',
  showCommands: 'Show as command',
  openProfile: 'Open the profile',
  keepSecret: 'Keep the secret of its MFA device…',
  copiedFor: (name: string, seconds: number): readonly TextPart[] => [
    plain('The session of '),
    strong(name),
    plain(` is on the clipboard. Keyway takes it off after ${plural(seconds, 'second', 'seconds')}.`),
  ],
  copied: (name: string): readonly TextPart[] => [
    plain('The session of '),
    strong(name),
    plain(' is on the clipboard.'),
  ],
  addressCopied: (seconds: number | null) =>
    seconds === null
      ? 'The address is on the clipboard.'
      : `The address is on the clipboard. Keyway takes it off after ${plural(seconds, 'second', 'seconds')}.`,
  terminalOpened: (name: string): readonly TextPart[] => [
    plain('A terminal is open with the session of '),
    strong(name),
    plain('. It keeps these variables until it is closed, also after you renew.'),
  ],
  consoleOpened: (name: string): readonly TextPart[] => [
    plain('The console opens in your browser as '),
    strong(name),
    plain('.'),
  ],
  temporaryWritten: (name: string): readonly TextPart[] => [
    plain('Written as profile '),
    strong(name),
    plain(' until the session ends.'),
  ],
  temporaryRemoved: 'The temporary profile is removed.',
} as const;

/** The Session tab of a profile. */
export const sessionTab = {
  notHere: {
    location: 'Keyway starts sessions of profiles in the shared AWS files and in the encrypted store only.',
    key: 'This is a long-term key: tools use it as it is, and there is no session to start. Add mfa_serial to the profile to get sessions with MFA.',
    settings: 'This profile has no credentials of its own, so there is no session to start.',
    copy: 'This is Keyway’s copy of the active profile. Start a session of the profile itself.',
  },
  none: 'No session is running.',
  ended: (time: string) => `The last one ended ${time}.`,
  start: 'Start a session',
  facts: {
    kind: 'From',
    startedAt: 'Started',
    expiresAt: 'Ends',
    account: 'Account ID',
    arn: 'ARN',
    accessKeyId: 'Access key ID',
    mfaDevice: 'MFA device',
    temporary: 'Temporary profile',
    renews: 'Renewing',
  },
  renews: {
    itself: 'Renews by itself before it ends',
    code: 'Needs a code of the MFA device',
    person: 'When you say so',
    cache: 'Kept and renewed by the AWS CLI',
  },
} as const;
