/** What a credential_process prints: version 1 of the contract (AWS SDKs and Tools Reference Guide, "Process credential provider"). */
import type { HeldKey } from './access-key.js';

/** One line of JSON. It holds the secret: it goes to standard output and nowhere else. */
export function printProcessAnswer({
  accessKeyId,
  secretAccessKey,
  sessionToken,
  expiration,
}: HeldKey): string {
  return `${JSON.stringify({
    Version: 1,
    AccessKeyId: accessKeyId,
    SecretAccessKey: secretAccessKey.reveal(),
    ...(sessionToken === null ? {} : { SessionToken: sessionToken.reveal() }),
    ...(expiration === null ? {} : { Expiration: expiration }),
  })}\n`;
}
