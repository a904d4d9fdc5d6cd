/** For every action a request that is answered; cases spoil it. */
import type { Session } from '../model.js';
import { examplePortalToken, exampleAccount, exampleKeys } from '../seeds.js';
import type { Aws } from '../server.js';
import type { Ask, Keys } from './asking.js';

const reader = `arn:aws:iam::${exampleAccount}:role/Reader`;
const web = `arn:aws:iam::${exampleAccount}:role/Web`;
const key = { AccessKeyId: exampleKeys.alice.id };

const parameters: Readonly<Record<string, (aws: Aws) => Readonly<Record<string, unknown>>>> = {
  'sts:GetCallerIdentity': () => ({}),
  'sts:AssumeRole': () => ({ RoleArn: reader, RoleSessionName: 'me' }),
  'sts:AssumeRoleWithWebIdentity': (aws) => ({
    RoleArn: web,
    RoleSessionName: 'me',
    WebIdentityToken: aws.identityToken(),
  }),
  'sts:GetSessionToken': () => ({}),
  'sts:GetFederationToken': () => ({ Name: 'guest' }),
  'sts:GetAccessKeyInfo': () => key,
  'iam:GetUser': () => ({}),
  'iam:ListAccessKeys': () => ({}),
  'iam:CreateAccessKey': () => ({}),
  'iam:UpdateAccessKey': () => ({ ...key, Status: 'Inactive' }),
  'iam:DeleteAccessKey': () => key,
  'iam:GetAccessKeyLastUsed': () => key,
  'iam:ListMFADevices': () => ({}),
  'iam:ListAccountAliases': () => ({}),
  'sso:GetRoleCredentials': () => ({
    roleName: 'Reader',
    accountId: exampleAccount,
    accessToken: examplePortalToken,
  }),
  'sso:ListAccounts': () => ({ accessToken: examplePortalToken }),
  'sso:ListAccountRoles': () => ({ accountId: exampleAccount, accessToken: examplePortalToken }),
  'sso:Logout': () => ({ accessToken: examplePortalToken }),
};

/** All actions that botocore can ask for. */
export const askedActions: readonly string[] = Object.keys(parameters);

/** @returns a request that is answered, by alice's long-term key. */
export function baseAsk(aws: Aws, action: string): Ask {
  const [service = '', operation = ''] = action.split(':');
  return {
    service,
    operation,
    parameters: parameters[action]?.(aws) ?? {},
    credentials: exampleKeys.alice,
    region: 'eu-west-1',
    endpoint: aws.url,
  };
}

export function keysOf(session: Session | undefined): Keys {
  if (session === undefined) throw new Error('no session was issued');
  return { id: session.keyId, secret: session.secret, token: session.token };
}
