/** The Consent port with answers of a test's own. */
import type { ConsentRequest } from '../../../shared/models/consent.js';
import type { Consent } from '../../services/ports.js';

export interface FixedConsent extends Consent {
  /** All that was asked for, in its order. */
  readonly asked: readonly ConsentRequest[];
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
  return {
    asked,
    chooseCredentialsFile: () => Promise.resolve(chosen ?? null),
    chooseFileToWrite: () => Promise.resolve(chosenToWrite ?? null),
    async allow(request) {
      asked.push(request);
      return (await answer?.(request)) ?? 'unasked';
    },
  };
}
