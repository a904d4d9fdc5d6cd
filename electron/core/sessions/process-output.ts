/** What a credential_process wrote, held to the contract (AWS SDKs and Tools Reference Guide, "Process credential provider"). */
import type { FailureFacts } from '../../../shared/models/failure.js';
import { fail, type Result, succeed } from '../../../shared/models/result.js';
import { timeOf } from '../importing/found-profile.js';
import { Secret } from '../secret.js';
import { toObject, toText } from '../store/json-reading.js';

export interface ProcessCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: Secret;
  /** Null for a long-term key. */
  readonly sessionToken: Secret | null;
  /** Milliseconds since the epoch; null: it does not say. */
  readonly expiresAt: number | null;
  readonly accountId: string | null;
}

export type ProcessFault = FailureFacts<'process-failed'>['reason'];

/** @param now milliseconds since the epoch: what has ended already is refused, as botocore does */
export function readProcessOutput(text: string, now: number): Result<ProcessCredentials, ProcessFault> {
  const fields = toObject(parse(text));
  if (fields === null) return fail('not-json');
  if (fields['Version'] !== 1) return fail('wrong-version');
  const accessKeyId = toText(fields['AccessKeyId']) ?? '';
  const secret = toText(fields['SecretAccessKey']) ?? '';
  if (accessKeyId === '' || secret === '') return fail('incomplete');
  const token = fields['SessionToken'] ?? null;
  if (token !== null && typeof token !== 'string') return fail('incomplete');
  const ends = fields['Expiration'] ?? null;
  const time = ends === null ? null : timeOf(ends);
  if (ends !== null && time === null) return fail('incomplete');
  const expiresAt = time === null ? null : Date.parse(time);
  if (expiresAt !== null && expiresAt <= now) return fail('expired');
  const account = toText(fields['AccountId']);
  return succeed({
    accessKeyId,
    secretAccessKey: new Secret(secret),
    sessionToken: token === null || token === '' ? null : new Secret(token),
    expiresAt,
    accountId: account !== null && /^\d{12}$/u.test(account) ? account : null,
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
