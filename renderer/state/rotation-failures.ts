/** Failures of rotations in the words of the window. */
import { catalogue } from '../../shared/catalogue/index.js';
import type { FailureWords } from '../../shared/catalogue/words.js';
import type { RotationsInRow } from '../../shared/models/rotation.js';
import type { ClientError } from '../client/client.js';
import { errorWords, failureOf } from './failures.js';
import { failedWords } from './session-failures.js';

const { rotating } = catalogue;

export function rotationErrorWords(error: ClientError): FailureWords {
  const { happened, advice } = errorWords(error);
  const failure = failureOf(error);
  const own = failure === null ? null : rotating.advice(failure.code, failure.facts);
  return { happened, advice: own ?? advice };
}

/** The same of what stopped several in a row. */
export function rotationStopWords(stopped: NonNullable<RotationsInRow['stopped']>): FailureWords {
  const { happened, advice } = failedWords(stopped);
  return { happened, advice: rotating.advice(stopped.code, stopped.facts) ?? advice };
}
