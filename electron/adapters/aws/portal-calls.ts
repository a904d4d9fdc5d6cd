/** The calls to the portal of IAM Identity Center. Loads the SDK: import it when a call is made, not before. */
import { GetRoleCredentialsCommand, SSOClient } from '@aws-sdk/client-sso';
import { Secret } from '../../core/secret.js';
import type { TemporaryCredentials } from '../../services/aws-port.js';
import type { Clock } from '../../services/ports.js';
import type { Attempt } from './attempts.js';
import { readably, type SdkCall, sdkSettings, withoutTraces } from './sdk-settings.js';

export interface PortalRequest {
  readonly accessToken: Secret;
  readonly accountId: string;
  readonly roleName: string;
}

/** One try. Rejects with Refused or Unreachable. */
export function roleCredentials(
  call: SdkCall,
  attempt: Attempt,
  clock: Clock,
  { accessToken, accountId, roleName }: PortalRequest,
): Promise<TemporaryCredentials> {
  return readably('sso', call, async () => {
    const client = withoutTraces(new SSOClient(sdkSettings('sso', call, attempt, clock)));
    const input = { accessToken: accessToken.reveal(), accountId, roleName };
    const answer = await client.send(new GetRoleCredentialsCommand(input));
    const { accessKeyId, secretAccessKey, sessionToken, expiration } = answer.roleCredentials ?? {};
    if (!accessKeyId || !secretAccessKey || !sessionToken || expiration === undefined) return null;
    return {
      accessKeyId,
      secretAccessKey: new Secret(secretAccessKey),
      sessionToken: new Secret(sessionToken),
      expiresAt: expiration,
    };
  });
}
