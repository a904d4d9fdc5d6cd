/** A trace of aws-cli-v2, and what the real command printed, both in the same words. */
import type { Trace } from '../../shared/models/trace.js';
import { FAILED_PROCESS, methods, spelt } from './botocore-agreement.js';
import type { CommandAnswer } from './command-answers.js';

interface Said {
  readonly outcome: string;
  readonly source: string | null;
  readonly region: string | null | undefined;
  readonly temporary: boolean | null;
}

/** @param home the home folder, which the command's words name and ours call `~` */
export function commandAgreement(
  trace: Trace,
  answer: CommandAnswer,
  home: string,
): { readonly expected: Said; readonly actual: Said } {
  const { outcome, region } = trace;
  const failure = answer.failure?.replaceAll(home, '~') ?? null;
  const isFailedProcess =
    failure?.startsWith('Error when retrieving credentials from custom-process') === true;
  const spelled = outcome.kind === 'error' ? outcome.message : spelt(trace);
  const isTold = failure === null;
  const known = region?.value === null ? 'region-of-metadata' : (region?.value ?? null);
  return {
    expected: {
      outcome: spelled,
      source: spelled !== FAILED_PROCESS && 'source' in outcome ? outcome.source : null,
      region: answer.region === undefined ? undefined : known,
      temporary: outcome.kind === 'credentials' ? outcome.temporary : null,
    },
    actual: {
      outcome: isFailedProcess ? FAILED_PROCESS : outcomeOf(failure, answer),
      source: isTold && answer.method !== null ? (methods[answer.method] ?? answer.method) : null,
      region: answer.region,
      temporary: outcome.kind === 'credentials' ? answer.temporary : null,
    },
  };
}

function outcomeOf(failure: string | null, { key }: CommandAnswer): string {
  if (failure === null) return key ?? '';
  return failure === 'no credentials found' ? 'none' : failure;
}
