/** The Consent port with answers of a test's own. */
import type { ConsentRequest, FileToOpen, FileToWrite } from '../../../shared/models/consent.js';
import type { Consent } from '../../services/ports.js';

export interface FixedConsent extends Consent {
  /** All that was asked for, in its order. */
  readonly asked: readonly ConsentRequest[];
  /** What files were asked for, in their order. */
  readonly files: readonly (FileToOpen | FileToWrite)[];
}

type Answer = 'allowed' | 'refused' | 'unasked';

export interface ConsentAnswers {
  /** Nobody is there to be asked where it is left out. */
  readonly answer?: (request: ConsentRequest) => Answer | Promise<Answer>;
  readonly chosen?: string | null;
  readonly chosenToWrite?: string | null;
}

export function createFixedConsent({ answer, chosen, chosenToWrite }: ConsentAnswers = {}): FixedConsent {
  const asked: ConsentRequest[] = [];
  const files: (FileToOpen | FileToWrite)[] = [];
  return {
    asked,
    files,
    chooseFileToOpen(purpose) {
      files.push(purpose);
      return Promise.resolve(chosen ?? null);
    },
    chooseFileToWrite(purpose) {
      files.push(purpose);
      return Promise.resolve(chosenToWrite ?? null);
    },
    async allow(request) {
      asked.push(request);
      return (await answer?.(request)) ?? 'unasked';
    },
  };
}
