/** Failures of calls to AWS, and of everything temporary. */
import type { FailureCode, FailureFacts } from '../../models/failure.js';
import type { FailureWords } from '../words.js';
import { awsErrorWords } from './aws-errors.js';
import { dateAndTime, plural } from './format.js';

type SessionFailureCode = Extract<
  FailureCode,
  | 'aws-refused'
  | 'aws-unreachable'
  | 'cancelled'
  | 'mfa-needed'
  | 'mfa-code-used'
  | 'mfa-code-malformed'
  | 'mfa-secret-missing'
  | 'mfa-secret-malformed'
  | 'session-not-possible'
  | 'session-not-found'
  | 'sign-in-needed'
  | 'process-not-approved'
  | 'process-failed'
  | 'endpoint-not-approved'
  | 'cannot-open'
  | 'console-not-possible'
>;

type Table = {
  readonly [Code in SessionFailureCode]: (facts: FailureFacts<Code>) => FailureWords;
};

type Unreachable = FailureFacts<'aws-unreachable'>['reason'];

const unreachable: Readonly<Record<Unreachable, (host: string) => FailureWords>> = {
  'no-network': () => ({
    happened: 'This computer has no network.',
    advice: 'Connect it, then try again.',
  }),
  'name-not-found': (host) => ({
    happened: `The name ${host} could not be found.`,
    advice: 'Check the network, the Region and endpoint_url of the profile, then try again.',
  }),
  'connection-refused': (host) => ({
    happened: `Nothing answers at ${host}.`,
    advice: 'Check endpoint_url and the proxy, then try again.',
  }),
  'connection-lost': (host) => ({
    happened: `The connection to ${host} was lost.`,
    advice: 'Try again.',
  }),
  'time-limit': (host) => ({
    happened: `${host} did not answer in time.`,
    advice: 'Check the network, a VPN or the proxy, then try again.',
  }),
  certificate: (host) => ({
    happened: `The certificate of ${host} is not trusted.`,
    advice: 'Where a company proxy opens connections, name its certificates in ca_bundle or AWS_CA_BUNDLE.',
  }),
  'certificate-file': () => ({
    happened: 'The file that ca_bundle or AWS_CA_BUNDLE names cannot be used.',
    advice: 'Name a file of certificates in PEM form.',
  }),
  proxy: (host) => ({
    happened: `The proxy does not let requests through to ${host}.`,
    advice: 'Check HTTPS_PROXY, its user name and its password, then try again.',
  }),
  'plain-http': (host) => ({
    happened: `${host} is asked without encryption, which Keyway does on this computer only.`,
    advice: 'Write https in endpoint_url.',
  }),
  'not-readable': (host) => ({
    happened: `What ${host} answered is no answer of AWS.`,
    advice: 'A sign-in page of a network or a proxy may stand in between. Check that, then try again.',
  }),
};

const impossible: Readonly<
  Record<
    FailureFacts<'session-not-possible'>['reason'],
    (profile: string, setting: string | null, expiresAt: string | undefined) => FailureWords
  >
> = {
  'no-credentials': (profile) => ({
    happened: `${profile} holds no credentials and names no source of them.`,
    advice: 'Edit the profile and choose where its credentials come from.',
  }),
  'source-profile-missing': (profile, setting) => ({
    happened: `${profile} takes its credentials from ${setting ?? 'a profile'}, which is not there or has none.`,
    advice: 'Edit the profile and choose another source profile.',
  }),
  'role-chain-loop': (profile) => ({
    happened: `The source profiles of ${profile} lead back to itself.`,
    advice: 'Edit one of them, so that the last has credentials of its own.',
  }),
  'partial-credentials': (profile) => ({
    happened: `The access key of ${profile} is not whole.`,
    advice: 'Add the missing half, or remove the one that is there.',
  }),
  'long-term-key': (profile) => ({
    happened: `${profile} is a long-term access key and names no MFA device, so there is no session to start.`,
    advice: 'Tools use the key as it is. Add mfa_serial to the profile to get sessions with MFA.',
  }),
  'temporary-key': (profile, _, expiresAt) => ({
    happened: `${profile} holds temporary credentials already${expiresAt === undefined ? '' : `, which end at ${dateAndTime(expiresAt)}`}, so there is no session to start.`,
    advice: 'Tools use them as they are. Paste new ones into the profile when they have ended.',
  }),
  'setting-invalid': (profile, setting) => ({
    happened: `${setting ?? 'A setting'} of ${profile} cannot be used as it is.`,
    advice: 'Edit the profile and correct it.',
  }),
  'source-not-allowed': (profile, setting) => ({
    happened: `${profile} names ${setting ?? 'a source'}, which goes with no role here.`,
    advice:
      'credential_source is Environment, Ec2InstanceMetadata or EcsContainer, and never stands beside source_profile.',
  }),
  'region-missing': (profile) => ({
    happened: `${profile} has no Region, and AWS must be asked in one.`,
    advice: 'Set region in the profile.',
  }),
};

const processEndings: Readonly<Record<FailureFacts<'process-failed'>['reason'], string>> = {
  'not-started': 'could not be started',
  'exit-status': 'reported a failure',
  'time-limit': 'did not end in time and was stopped',
  'not-json': 'did not write JSON',
  'wrong-version': 'wrote another Version than 1',
  incomplete: 'wrote no whole credentials',
  expired: 'gave credentials that have expired',
  'too-much-output': 'wrote more than a megabyte and was stopped',
};

const notReadyForConsole: Readonly<Record<FailureFacts<'console-not-possible'>['reason'], FailureWords>> = {
  'long-term-key': {
    happened:
      'AWS signs in to its console with the temporary credentials of a role only, not with an access key.',
    advice: 'Use a profile that assumes a role, or sign in with your password.',
  },
  'session-token': {
    happened: 'AWS does not sign in to its console with a session of GetSessionToken.',
    advice: 'Use a profile that assumes a role, or sign in with your password.',
  },
  'root-user': {
    happened: 'AWS does not sign the root user in to its console this way.',
    advice: 'Use a profile that assumes a role, or sign in with your password.',
  },
};

const signIn: Readonly<Record<FailureFacts<'sign-in-needed'>['reason'], string>> = {
  'no-token': 'You are not signed in',
  'token-expired': 'The sign-in has expired',
  'token-not-readable': 'The sign-in that another tool keeps cannot be read',
  'token-refused': 'AWS no longer accepts the sign-in',
};

export const sessionFailures: Table = {
  'aws-refused': ({ reason, awsCode, message, clockOffset }) =>
    awsErrorWords(reason, { code: awsCode, message, clockOffset }),
  'aws-unreachable': ({ host, reason }) => unreachable[reason](host),
  cancelled: () => ({ happened: 'It was cancelled.', advice: 'Nothing was changed.' }),
  'mfa-needed': ({ device, profiles }) => ({
    happened: `${profiles} ${profiles.includes(',') ? 'need' : 'needs'} a code of the MFA device ${device}.`,
    advice: 'Type the six digits that it shows now.',
  }),
  'mfa-code-used': ({ seconds }) => ({
    happened: 'A code works once, and this one was used.',
    advice: `Wait ${plural(seconds, 'second', 'seconds')} for the next one.`,
  }),
  'mfa-code-malformed': () => ({
    happened: 'A code has six digits.',
    advice: 'Type the digits that the MFA device shows now.',
  }),
  'mfa-secret-missing': ({ device }) => ({
    happened: `No secret is kept for the MFA device ${device}.`,
    advice: 'Type the code that the device shows.',
  }),
  'mfa-secret-malformed': () => ({
    happened: 'That is no secret of a virtual MFA device.',
    advice:
      'Paste the secret configuration key that AWS shows when the device is added (letters A to Z and digits 2 to 7).',
  }),
  'session-not-possible': ({ profile, reason, setting, expiresAt }) =>
    impossible[reason](profile, setting, expiresAt),
  'session-not-found': ({ profile }) => ({
    happened: `${profile} has no session.`,
    advice: 'Start one first.',
  }),
  'sign-in-needed': ({ profile, command, reason }) => ({
    happened: `${signIn[reason]} for ${profile}.`,
    advice: `Run ${command} in a terminal, then try again.`,
  }),
  'process-not-approved': ({ profile }) => ({
    happened: `${profile} gets its credentials from a program that you have not allowed Keyway to run.`,
    advice: `Start its session in the window, or run keyway session start ${profile}; Keyway shows the program and asks.`,
  }),
  'process-failed': ({ profile, reason, said }) => ({
    happened: `The credential process of ${profile} ${processEndings[reason]}.${said === '' ? '' : ` It says: ${said}`}`,
    advice: 'Run its command in a terminal to see what it needs.',
  }),
  'endpoint-not-approved': ({ profile, address }) => ({
    happened: `${profile} sends requests to ${address}, which is neither AWS nor this computer, and you have not allowed it.`,
    advice: `Start its session in the window, or run keyway session start ${profile}; Keyway asks first.`,
  }),
  'cannot-open': ({ what }) => ({
    happened: what === 'terminal' ? 'No terminal could be opened.' : 'No browser could be opened.',
    advice: what === 'terminal' ? 'Use keyway exec in a terminal of yours.' : 'Copy the address instead.',
  }),
  'console-not-possible': ({ reason }) => notReadyForConsole[reason],
};
