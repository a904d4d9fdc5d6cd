/** The calls to AWS STS. Loads the SDK: import it when a call is made, not before. */
import {
  AssumeRoleCommand,
  AssumeRoleWithWebIdentityCommand,
  type Credentials,
  GetCallerIdentityCommand,
  GetSessionTokenCommand,
  STSClient,
} from '@aws-sdk/client-sts';
import { Secret } from '../../core/secret.js';
import type { Identity, RoleRequest, RoleSession, TemporaryCredentials } from '../../services/aws-port.js';
import type { Clock } from '../../services/ports.js';
import type { Attempt } from './attempts.js';
import { readably, type SdkCall, sdkSettings, withoutTraces } from './sdk-settings.js';

/** One try of a call. Rejects with Refused or Unreachable. */
export interface StsCalls {
  callerIdentity(): Promise<Identity>;
  assumeRole(request: RoleRequest): Promise<RoleSession>;
  assumeRoleWithWebIdentity(
    request: Pick<RoleRequest, 'roleArn' | 'sessionName' | 'durationSeconds'> & { readonly token: Secret },
  ): Promise<RoleSession>;
  sessionToken(request: Pick<RoleRequest, 'durationSeconds' | 'mfa'>): Promise<TemporaryCredentials>;
}

export function stsCalls(call: SdkCall, attempt: Attempt, clock: Clock): StsCalls {
  const ask = <Value>(send: (client: STSClient) => Promise<Value | null>): Promise<Value> =>
    readably('sts', call, () => send(withoutTraces(new STSClient(sdkSettings('sts', call, attempt, clock)))));
  return {
    callerIdentity: () =>
      ask(async (client) => {
        const { Account, Arn, UserId } = await client.send(new GetCallerIdentityCommand({}));
        if (!Account || !Arn || !UserId) return null;
        return { accountId: Account, arn: Arn, userId: UserId };
      }),
    assumeRole: (request) =>
      ask(async (client) => {
        const answer = await client.send(new AssumeRoleCommand(roleInput(request)));
        return sessionOf(answer.Credentials, answer.AssumedRoleUser?.Arn);
      }),
    assumeRoleWithWebIdentity: ({ roleArn, sessionName, durationSeconds, token }) =>
      ask(async (client) => {
        const command = new AssumeRoleWithWebIdentityCommand({
          RoleArn: roleArn,
          RoleSessionName: sessionName,
          WebIdentityToken: token.reveal(),
          ...duration(durationSeconds),
        });
        const answer = await client.send(command);
        return sessionOf(answer.Credentials, answer.AssumedRoleUser?.Arn);
      }),
    sessionToken: ({ durationSeconds, mfa }) =>
      ask(async (client) => {
        const input = { ...duration(durationSeconds), ...multiFactor(mfa) };
        const { Credentials } = await client.send(new GetSessionTokenCommand(input));
        return temporary(Credentials);
      }),
  };
}

function roleInput(request: RoleRequest) {
  const { roleArn, sessionName, durationSeconds, externalId, sourceIdentity, tags, mfa } = request;
  return {
    RoleArn: roleArn,
    RoleSessionName: sessionName,
    ...duration(durationSeconds),
    ...(externalId === null ? {} : { ExternalId: externalId }),
    ...(sourceIdentity === null ? {} : { SourceIdentity: sourceIdentity }),
    ...(tags.length === 0 ? {} : { Tags: tags.map(({ key, value }) => ({ Key: key, Value: value })) }),
    ...multiFactor(mfa),
  };
}

function duration(seconds: number | null): { readonly DurationSeconds?: number } {
  return seconds === null ? {} : { DurationSeconds: seconds };
}

function multiFactor(mfa: RoleRequest['mfa']): {
  readonly SerialNumber?: string;
  readonly TokenCode?: string;
} {
  return mfa === null ? {} : { SerialNumber: mfa.device, TokenCode: mfa.code };
}

function sessionOf(credentials: Credentials | undefined, arn: string | undefined): RoleSession | null {
  const read = temporary(credentials);
  return read === null ? null : { credentials: read, arn: arn ?? null };
}

function temporary(credentials: Credentials | undefined): TemporaryCredentials | null {
  const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = credentials ?? {};
  const expiresAt = Expiration?.getTime() ?? Number.NaN;
  if (!AccessKeyId || !SecretAccessKey || !SessionToken || Number.isNaN(expiresAt)) return null;
  return {
    accessKeyId: AccessKeyId,
    secretAccessKey: new Secret(SecretAccessKey),
    sessionToken: new Secret(SessionToken),
    expiresAt,
  };
}
