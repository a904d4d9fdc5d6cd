/** The first credentials of a session, from wherever its plan says. */
import {
  fail,
  type Failure,
  type FailureFacts,
  type Result,
  succeed,
} from '../../../shared/models/failure.js';
import { recursionVariable } from '../../core/bridge/recursion.js';
import { expandPath } from '../../core/paths.js';
import { masked } from '../../core/aws/diagnosis.js';
import { Secret } from '../../core/secret.js';
import type { KeptCredentials } from '../../core/sessions/kept.js';
import type { SessionBase } from '../../core/sessions/plan.js';
import { readProcessOutput } from '../../core/sessions/process-output.js';
import type { AwsConnection } from '../aws-port.js';
import { type Cancellation, FileSystemError } from '../ports.js';
import { answered, cancelled, heard, toKept } from './asking.js';
import type { Workings } from './parts.js';
import { loginCredentials, signIn, ssoToken } from './tokens.js';

/** Credentials, and what is known of whose they are. */
export interface Given {
  readonly credentials: KeptCredentials;
  readonly arn: string | null;
  readonly accountId: string | null;
}

export interface BaseQuestion {
  readonly base: SessionBase;
  readonly connection: AwsConnection;
  readonly isPersonPresent: boolean;
  /** A session name where the profile gives none. */
  readonly sessionName: string;
  readonly signal: Cancellation | null;
}

/** Milliseconds: a process may ask its person something. */
const processLimit = 120_000;

export async function giveBase(work: Workings, question: BaseQuestion): Promise<Result<Given>> {
  const { base, signal } = question;
  const { aws, environment } = work.ports;
  switch (base.kind) {
    case 'access-key':
      return ofKey(work, base);
    case 'process':
      return ofProcess(work, base, question);
    case 'sso':
      return ofPortal(work, base, question);
    case 'login': {
      const cached = await loginCredentials(work.ports, base);
      return cached;
    }
    case 'web-identity':
      return ofWebIdentity(work, base, question);
    case 'container':
      return temporary(answered(await aws.containerCredentials(environment, signal)));
    case 'imds':
      return temporary(answered(await aws.instanceCredentials(environment, signal)));
  }
}

function temporary(given: Result<Parameters<typeof toKept>[0]>): Result<Given> {
  return given.ok ? succeed({ credentials: toKept(given.value), arn: null, accountId: null }) : given;
}

function ofKey({ ports }: Workings, base: Extract<SessionBase, { kind: 'access-key' }>): Result<Given> {
  const { accessKeyId, secretAccessKey, sessionToken, expiration } = base.key;
  const expiresAt = expiration === null ? null : Date.parse(expiration);
  if (expiresAt !== null && expiresAt <= ports.clock.now()) {
    const facts = { name: base.profile ?? 'Environment', reason: 'temporary-expired' } as const;
    return fail({ code: 'not-handed-out', facts, action: null });
  }
  return succeed({
    credentials: { accessKeyId, secretAccessKey, sessionToken, expiresAt },
    arn: null,
    accountId: null,
  });
}

async function ofProcess(
  { ports, approvals }: Workings,
  base: Extract<SessionBase, { kind: 'process' }>,
  { isPersonPresent, signal }: BaseQuestion,
): Promise<Result<Given>> {
  const allowed = await approvals.allowProcess(base, isPersonPresent);
  if (!allowed.ok) return allowed;
  const ended = await ports.programs.run(base.argv, {
    environment: { ...ports.environment, [recursionVariable]: '1' },
    waitMilliseconds: processLimit,
    signal,
  });
  const failed = (reason: FailureFacts<'process-failed'>['reason'], said = ''): Result<Given> =>
    fail({ code: 'process-failed', facts: { profile: base.profile, reason, said }, action: 'retry' });
  if (ended.kind === 'cancelled') return cancelled();
  if (ended.kind !== 'ended') return failed(ended.kind);
  const said = firstLines(ended.said);
  if (ended.status !== 0) return failed('exit-status', said);
  const read = readProcessOutput(ended.output.reveal(), ports.clock.now());
  if (!read.ok) return failed(read.failure, said);
  const { accountId, ...credentials } = read.value;
  return succeed({ credentials, arn: null, accountId });
}

/** What a process wrote on standard error, without what looks like a secret. */
function firstLines(said: string): string {
  const lines = said.trim().split(/\r?\n/u).slice(0, 3).join(' ');
  const text = masked(lines);
  return text.length > 300 ? `${text.slice(0, 300)}…` : text;
}

async function ofPortal(
  work: Workings,
  base: Extract<SessionBase, { kind: 'sso' }>,
  { connection, signal }: BaseQuestion,
): Promise<Result<Given>> {
  const token = await ssoToken(work.ports, base);
  if (!token.ok) return token;
  const { accountId, roleName } = base;
  const call = { connection: { ...connection, region: base.region }, signal };
  const answer = await work.ports.aws.roleCredentials(call, {
    accessToken: token.value.accessToken,
    accountId,
    roleName,
  });
  const given = heard(work.offset, answer);
  if (given.ok) return succeed({ credentials: toKept(given.value), arn: null, accountId });
  const { failure } = given;
  const isRefusedToken = failure.code === 'aws-refused' && failure.facts.reason === 'sign-in-expired';
  return isRefusedToken ? signIn(base, 'token-refused') : given;
}

async function ofWebIdentity(
  work: Workings,
  base: Extract<SessionBase, { kind: 'web-identity' }>,
  { connection, sessionName, signal }: BaseQuestion,
): Promise<Result<Given>> {
  const { ports, offset } = work;
  const token = await readTokenFile(ports, base.tokenFile);
  if (!token.ok) return token;
  const answer = await ports.aws.assumeRoleWithWebIdentity(
    { connection, signal },
    {
      roleArn: base.roleArn,
      sessionName: base.sessionName ?? sessionName,
      durationSeconds: base.durationSeconds,
      token: token.value,
    },
  );
  const given = heard(offset, answer);
  if (!given.ok) return given;
  return succeed({ credentials: toKept(given.value.credentials), arn: given.value.arn, accountId: null });
}

/** Read anew each time: whoever writes it replaces it before it ends. */
async function readTokenFile(
  { files, places, environment }: Workings['ports'],
  written: string,
): Promise<Result<Secret>> {
  const { home, workingFolder, platform } = places;
  const path = expandPath(written, { home, workingFolder, platform, variables: environment });
  try {
    const text = new TextDecoder('utf-8').decode(await files.read(path)).trim();
    return succeed(new Secret(text));
  } catch (error) {
    if (!(error instanceof FileSystemError)) throw error;
    const facts = { path: written, systemCode: error.systemCode };
    return fail<Failure>({ code: 'file-unreadable', facts, action: 'retry' });
  }
}
