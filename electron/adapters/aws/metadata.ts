/** What container and instance metadata share: credentials as they write them, and what it means that they do not. */
import { Secret } from '../../core/secret.js';
import type { AwsAnswer, TemporaryCredentials } from '../../services/aws-port.js';
import type { CallLimits } from './limits.js';
import { objectIn, Refused, refusalIn, textAt } from './refused.js';
import type { OneAnswer } from './transport.js';
import { Unreachable } from './unreachable.js';

/** Two seconds and three tries. @cite botocore 1.43.11, utils.py, ContainerMetadataFetcher */
export const containerLimits: CallLimits = { connect: 2000, answer: 2000, tries: 3, total: 8000 };

/** One second where nothing answers, as everywhere but on an instance. @cite botocore 1.43.11, utils.py, IMDSFetcher */
export const instanceLimits: CallLimits = { connect: 1000, answer: 2000, tries: 2, total: 5000 };

/** The service cannot be asked as things are set; `code` says why in one word. */
export function notAsked(code: string): Refused {
  return new Refused({ code, message: '' }, 0);
}

/** The answer's text. Throws Refused for any status but 200. */
export function textOf(answer: OneAnswer): string {
  if (answer.status === 200) return answer.body.toString('utf8');
  throw new Refused(refusalIn(answer) ?? { code: `HTTP ${answer.status}`, message: '' }, answer.status);
}

/** The credentials in an answer. Throws Refused where it says why there are none, Unreachable where it is no answer. */
export function credentialsIn(text: string, host: string): TemporaryCredentials {
  const fields = objectIn(text) ?? new Map<string, unknown>();
  const code = textAt(fields, 'Code');
  if (code !== null && code !== 'Success') {
    throw new Refused({ code, message: textAt(fields, 'Message') ?? '' }, 200);
  }
  const id = textAt(fields, 'AccessKeyId');
  const secret = textAt(fields, 'SecretAccessKey');
  const token = textAt(fields, 'Token');
  const expiresAt = Date.parse(textAt(fields, 'Expiration') ?? '');
  if (id === null || secret === null || token === null || Number.isNaN(expiresAt)) {
    throw new Unreachable(host, 'not-readable', true);
  }
  return {
    accessKeyId: id,
    secretAccessKey: new Secret(secret),
    sessionToken: new Secret(token),
    expiresAt,
  };
}

/** That nothing answers is what this service says of itself nearly everywhere: no trouble of the network. */
export function asMetadata<Value>(answer: AwsAnswer<Value>, operation: string): AwsAnswer<Value> {
  if (answer.ok || answer.failure.kind !== 'unreachable') return answer;
  const { reason } = answer.failure;
  if (reason === 'plain-http' || reason === 'not-readable') return answer;
  const refused = { kind: 'refused', operation, awsCode: reason, message: '', status: 0 } as const;
  return { ok: false, failure: { ...refused, reason: 'metadata-unreachable', clockOffset: null } };
}
