/** What a credential_process prints, and whether it is the key that was meant. */
import type { StaticKey } from './static-key.js';

/**
 * Whether version 1 of the contract of credential_process was answered with these keys
 * (AWS SDKs and Tools Reference Guide, "Process credential provider").
 */
export function judgeAnswer(text: string, key: StaticKey): 'same' | 'not-readable' | 'other-credentials' {
  const answer = parse(text);
  if (answer === null || answer['Version'] !== 1) return 'not-readable';
  const token = answer['SessionToken'] ?? null;
  const isSame =
    answer['AccessKeyId'] === key.accessKeyId &&
    answer['SecretAccessKey'] === key.secretAccessKey.reveal() &&
    token === (key.sessionToken?.reveal() ?? null);
  return isSame ? 'same' : 'other-credentials';
}

function parse(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : null;
  } catch {
    return null;
  }
}
