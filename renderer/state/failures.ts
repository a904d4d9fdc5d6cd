/** Errors of calls, in words. */
import { isDefinedError } from '@orpc/client';
import { catalogue } from '../../shared/catalogue/index.js';
import type { FailureWords } from '../../shared/catalogue/words.js';
import type { FailureCode, FailureFacts } from '../../shared/models/failure.js';
import type { ClientError, ContractError } from '../client/client.js';

const { shell } = catalogue;

/** What happened and what to do. An error that is none of the contract's says no more than that it did not work. */
export function errorWords(error: ClientError): FailureWords {
  // As unknown: narrowing the union itself, the compiler compares each of its members with each, which takes it longer
  // than all the rest of the window.
  const thrown: unknown = error;
  if (!isOfContract(thrown)) return { happened: shell.unknownFailure, advice: '' };
  if (thrown.code === 'internal') return { happened: shell.internal(thrown.data.id), advice: '' };
  return expectedWords(thrown);
}

/** Whether it failed with that code. As unknown, for the compiler's sake, as above. */
export function failedWith(error: unknown, code: FailureCode): boolean {
  return isOfContract(error) && error.code === code;
}

/** Whether the contract names it: only then has it crossed with its code and data validated. */
function isOfContract(error: unknown): error is ContractError {
  return isDefinedError(error);
}

/** The same code in both places: what the compiler needs to see that facts and words belong together. */
function expectedWords<Code extends FailureCode>(error: {
  readonly code: Code;
  readonly data: { readonly facts: FailureFacts<Code> };
}): FailureWords {
  return catalogue.failures[error.code](error.data.facts);
}

/** The settings that another program changed meanwhile; null where that is not what went wrong. */
export function conflictKeys(error: ClientError): readonly string[] | null {
  const thrown: unknown = error;
  if (!isOfContract(thrown) || thrown.code !== 'edit-conflict') return null;
  return thrown.data.facts.keys.split(',').map((key) => key.trim());
}

/** The code and the facts of a failure that the contract names; null of anything else. */
export function failureOf(
  error: ClientError,
): { readonly code: FailureCode; readonly facts: Readonly<Record<string, unknown>> } | null {
  const thrown: unknown = error;
  if (!isOfContract(thrown) || thrown.code === 'internal') return null;
  return { code: thrown.code, facts: thrown.data.facts };
}
