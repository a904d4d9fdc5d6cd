/** What a call to AWS that failed is to the person. */
import type { Failure } from '../../../shared/models/failure.js';
import type { AwsFailure } from '../aws-port.js';

export function failureOf(failure: AwsFailure): Failure {
  switch (failure.kind) {
    case 'refused': {
      const { operation, awsCode, message, reason, clockOffset } = failure;
      const seconds = clockOffset === null ? null : Math.round(clockOffset / 1000);
      const facts = { operation, awsCode, message, reason, clockOffset: seconds };
      return { code: 'aws-refused', facts, action: 'retry' };
    }
    case 'unreachable': {
      const { host, reason } = failure;
      return { code: 'aws-unreachable', facts: { host, reason }, action: 'retry' };
    }
    case 'cancelled':
      return { code: 'cancelled', facts: {}, action: null };
  }
}
