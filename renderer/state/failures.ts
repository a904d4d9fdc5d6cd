/** Errors of calls, in words. */
import { isDefinedError } from '@orpc/client';
import { catalogue } from '../../shared/catalogue/index.js';
import type { FailureWords } from '../../shared/catalogue/words.js';
import type { FailureCode, FailureFacts } from '../../shared/models/failure.js';
import type { ClientError } from '../client/client.js';

const { shell } = catalogue;

/** What happened and what to do. An error that is none of the contract's says no more than that it did not work. */
export function errorWords(error: ClientError): FailureWords {
  if (!isDefinedError(error)) return { happened: shell.unknownFailure, advice: '' };
  if (error.code === 'internal') return { happened: shell.internal(error.data.id), advice: '' };
  return expectedWords(error);
}

/** The same code in both places: what the compiler needs to see that facts and words belong together. */
function expectedWords<Code extends FailureCode>(error: {
  readonly code: Code;
  readonly data: { readonly facts: FailureFacts<Code> };
}): FailureWords {
  return catalogue.failures[error.code](error.data.facts);
}
