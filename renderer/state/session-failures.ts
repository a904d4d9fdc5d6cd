/** Failures of sessions: in words, and what they lead to. */
import { isDefinedError } from '@orpc/client';
import { catalogue } from '../../shared/catalogue/index.js';
import type { FailureWords } from '../../shared/catalogue/words.js';
import type { SessionsStarted } from '../../shared/models/session.js';
import type { Failure } from '../../shared/models/failure.js';
import type { ClientError, ContractError } from '../client/client.js';
import { failureOf } from './failures.js';

export type FailedSession = SessionsStarted['failed'][number];

/** What the person can do about it besides trying again. */
export interface SignIn {
  readonly profile: string;
  readonly command: string;
}

/** Main made the facts of the code: whoever knows the code knows them. */
function isExpected(failed: Pick<FailedSession, 'code'>): failed is Failure {
  return failed.code in catalogue.failures;
}

/** What happened to one of several, and what to do. */
export function failedWords({
  code,
  facts,
  action,
}: Pick<FailedSession, 'code' | 'facts' | 'action'>): FailureWords {
  const failed = { code, facts, action };
  if (!isExpected(failed)) return { happened: catalogue.shell.unknownFailure, advice: '' };
  return catalogue.failureWords(failed);
}

/** Whether another code of the same device could do. */
export function isAboutCode({ code, facts }: Pick<FailedSession, 'code' | 'facts'>): boolean {
  if (code === 'mfa-code-used' || code === 'mfa-code-malformed' || code === 'mfa-secret-missing') return true;
  return code === 'aws-refused' && facts['reason'] === 'mfa-code-wrong';
}

export function signInOf({ profile, code, facts }: FailedSession): SignIn | null {
  const command = facts['command'];
  return code === 'sign-in-needed' && typeof command === 'string' ? { profile, command } : null;
}

/** As `signInOf`, of a call that failed as a whole. */
export function signInOfError(error: ClientError): SignIn | null {
  const thrown: unknown = error;
  if (!isOfContract(thrown) || thrown.code !== 'sign-in-needed') return null;
  const { profile, command } = thrown.data.facts;
  return { profile, command };
}

/** The device whose code is needed; null where that is not what went wrong. */
export function deviceNeeded(error: ClientError): string | null {
  const thrown: unknown = error;
  return isOfContract(thrown) && thrown.code === 'mfa-needed' ? thrown.data.facts.device : null;
}

/** The device to ask for a code, at first or again after a wrong one; null where a code would not help. @param mfa what was sent */
export function deviceToAsk(error: ClientError, mfa: { readonly device: string } | null): string | null {
  const failure = failureOf(error);
  const isWrong = mfa !== null && failure !== null && isAboutCode(failure);
  return isWrong ? mfa.device : deviceNeeded(error);
}

/** Milliseconds until another code of the device can be used; null where that is not what went wrong. */
export function waitNeeded(error: ClientError): number | null {
  const thrown: unknown = error;
  return isOfContract(thrown) && thrown.code === 'mfa-code-used' ? thrown.data.facts.seconds * 1000 : null;
}

/** Whether the person, or leaving, ended it: nothing that must be told. */
export function wasCancelled(error: ClientError): boolean {
  const thrown: unknown = error;
  if (isOfContract(thrown)) return thrown.code === 'cancelled';
  return error.name === 'AbortError';
}

function isOfContract(error: unknown): error is ContractError {
  return isDefinedError(error);
}
