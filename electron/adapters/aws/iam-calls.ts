/** The calls to AWS IAM. Loads the SDK: import it when a call is made, not before. */
import {
  type AccessKeyMetadata,
  CreateAccessKeyCommand,
  DeleteAccessKeyCommand,
  GetAccessKeyLastUsedCommand,
  IAMClient,
  ListAccessKeysCommand,
  ListAccountAliasesCommand,
  ListMFADevicesCommand,
  UpdateAccessKeyCommand,
} from '@aws-sdk/client-iam';
import { Secret } from '../../core/secret.js';
import type { LastUse, ListedAccessKey } from '../../services/aws-port.js';
import type { Clock } from '../../services/ports.js';
import type { Attempt } from './attempts.js';
import { readably, type SdkCall, sdkSettings, withoutTraces } from './sdk-settings.js';

/** One try of a call. Rejects with Refused or Unreachable. */
export interface IamCalls {
  accountAlias(): Promise<{ readonly alias: string | null }>;
  mfaDevices(userName: string | null): Promise<readonly string[]>;
  accessKeys(userName: string | null): Promise<readonly ListedAccessKey[]>;
  accessKeyLastUse(accessKeyId: string): Promise<LastUse>;
  createAccessKey(userName: string | null): Promise<ListedAccessKey & { readonly secretAccessKey: Secret }>;
  setAccessKeyActive(key: {
    readonly userName: string | null;
    readonly accessKeyId: string;
    readonly isActive: boolean;
  }): Promise<true>;
  deleteAccessKey(key: { readonly userName: string | null; readonly accessKeyId: string }): Promise<true>;
}

export function iamCalls(call: SdkCall, attempt: Attempt, clock: Clock): IamCalls {
  const ask = <Value>(send: (client: IAMClient) => Promise<Value | null>): Promise<Value> =>
    readably('iam', call, () => send(withoutTraces(new IAMClient(sdkSettings('iam', call, attempt, clock)))));
  return {
    accountAlias: () =>
      ask(async (client) => {
        const { AccountAliases } = await client.send(new ListAccountAliasesCommand({}));
        return AccountAliases === undefined ? null : { alias: AccountAliases[0] ?? null };
      }),
    mfaDevices: (userName) => ask((client) => allDevices(client, userName)),
    accessKeys: (userName) => ask((client) => allKeys(client, userName)),
    accessKeyLastUse: (accessKeyId) => ask((client) => lastUse(client, accessKeyId)),
    createAccessKey: (userName) => ask((client) => created(client, userName)),
    setAccessKeyActive: ({ userName, accessKeyId, isActive }) =>
      ask(async (client) => {
        const Status = isActive ? 'Active' : 'Inactive';
        const input = { ...ofUser(userName), AccessKeyId: accessKeyId, Status } as const;
        await client.send(new UpdateAccessKeyCommand(input));
        return true as const;
      }),
    deleteAccessKey: ({ userName, accessKeyId }) =>
      ask(async (client) => {
        await client.send(new DeleteAccessKeyCommand({ ...ofUser(userName), AccessKeyId: accessKeyId }));
        return true as const;
      }),
  };
}

/** Lists come in pages; no user has more keys or devices than a few of them. */
const mostPages = 20;

async function allDevices(client: IAMClient, userName: string | null): Promise<readonly string[] | null> {
  const serials: string[] = [];
  let marker: string | undefined;
  for (let page = 0; page < mostPages; page += 1) {
    const answer = await client.send(new ListMFADevicesCommand({ ...ofUser(userName), ...from(marker) }));
    if (answer.MFADevices === undefined) return null;
    serials.push(...answer.MFADevices.flatMap(({ SerialNumber }) => SerialNumber ?? []));
    marker = answer.Marker;
    if (answer.IsTruncated !== true || marker === undefined) return serials;
  }
  return serials;
}

async function allKeys(
  client: IAMClient,
  userName: string | null,
): Promise<readonly ListedAccessKey[] | null> {
  const keys: ListedAccessKey[] = [];
  let marker: string | undefined;
  for (let page = 0; page < mostPages; page += 1) {
    const answer = await client.send(new ListAccessKeysCommand({ ...ofUser(userName), ...from(marker) }));
    if (answer.AccessKeyMetadata === undefined) return null;
    for (const metadata of answer.AccessKeyMetadata) {
      const key = listed(metadata);
      // Half a list would hide a key.
      if (key === null) return null;
      keys.push(key);
    }
    marker = answer.Marker;
    if (answer.IsTruncated !== true || marker === undefined) return keys;
  }
  return keys;
}

async function lastUse(client: IAMClient, accessKeyId: string): Promise<LastUse | null> {
  const answer = await client.send(new GetAccessKeyLastUsedCommand({ AccessKeyId: accessKeyId }));
  const used = answer.AccessKeyLastUsed;
  if (used === undefined) return null;
  return {
    userName: answer.UserName ?? null,
    at: used.LastUsedDate?.getTime() ?? null,
    service: named(used.ServiceName),
    region: named(used.Region),
  };
}

async function created(
  client: IAMClient,
  userName: string | null,
): Promise<(ListedAccessKey & { readonly secretAccessKey: Secret }) | null> {
  const { AccessKey } = await client.send(new CreateAccessKeyCommand(ofUser(userName)));
  const key = AccessKey === undefined ? null : listed(AccessKey);
  if (key === null || !AccessKey?.SecretAccessKey) return null;
  return { ...key, secretAccessKey: new Secret(AccessKey.SecretAccessKey) };
}

function listed({ UserName, AccessKeyId, Status, CreateDate }: AccessKeyMetadata): ListedAccessKey | null {
  const createdAt = CreateDate?.getTime() ?? Number.NaN;
  if (!AccessKeyId || Number.isNaN(createdAt)) return null;
  return { userName: UserName ?? '', accessKeyId: AccessKeyId, isActive: Status === 'Active', createdAt };
}

/** AWS writes N/A where there is nothing to say. */
function named(text: string | undefined): string | null {
  return text === undefined || text === 'N/A' ? null : text;
}

function ofUser(userName: string | null): { readonly UserName?: string } {
  return userName === null ? {} : { UserName: userName };
}

function from(marker: string | undefined): { readonly Marker?: string } {
  return marker === undefined ? {} : { Marker: marker };
}
