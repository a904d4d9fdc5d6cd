/** The portal of IAM Identity Center: a bearer token in, a role's credentials out. */
import { accountOf } from '../caller.js';
import type { Context } from '../context.js';
import type { PortalToken, Role } from '../model.js';
import { headerOf, json, queryValue, type Answer, type Received } from '../received.js';
import { refuse } from '../refusals.js';
import type { Site } from '../site.js';
import { assumedAs } from '../sts/assume-role.js';
import { issue } from '../sts/sessions.js';

const actions: Readonly<Record<string, string>> = {
  'GET /federation/credentials': 'sso:GetRoleCredentials',
  'GET /assignment/accounts': 'sso:ListAccounts',
  'GET /assignment/roles': 'sso:ListAccountRoles',
  'POST /logout': 'sso:Logout',
};

function tokenOf(received: Received, context: Context): PortalToken {
  const given = headerOf(received, 'x-amz-sso_bearer_token');
  const token = context.state.portalTokens.find((candidate) => candidate.token === given);
  if (token === undefined || token.expires <= context.clock.now()) return refuse('portal-token-invalid', {});
  return token;
}

function needed(received: Received, name: string): string {
  const value = queryValue(received, name);
  return value === null || value === ''
    ? refuse('portal-request-invalid', { fault: `Missing required parameter: ${name}` })
    : value;
}

/** A permission set stands in the account as a role with a name of its own. */
function roleOf(context: Context, account: string, permissionSet: string): Role {
  const prefix = `AWSReservedSSO_${permissionSet}_`;
  const role = context.state.roles.find(
    (candidate) => candidate.account === account && candidate.name.startsWith(prefix),
  );
  if (role === undefined) throw new Error(`no role ${prefix}… in account ${account} of the state`);
  return role;
}

function accountNamed(received: Received, context: Context): string {
  const id = needed(received, 'account_id');
  const isKnown = context.state.accounts.some((account) => account.id === id);
  return isKnown ? id : refuse('portal-account-unknown', {});
}

function roleCredentials(received: Received, context: Context, token: PortalToken): Answer {
  const roleName = needed(received, 'role_name');
  const account = accountNamed(received, context);
  const isAssigned = token.assignments.some((one) => one.account === account && one.role === roleName);
  if (!isAssigned) refuse('portal-role-not-assigned', {});
  const role = roleOf(context, account, roleName);
  const session = issue(context, {
    kind: 'single-sign-on',
    account,
    ...assumedAs(role, accountOf(context, account).partition, token.user),
    role: role.name,
    user: null,
    mfa: true,
    lifetime: role.maxSessionDuration,
  });
  const { keyId, secret, token: sessionToken, expires } = session;
  return json(200, {
    roleCredentials: { accessKeyId: keyId, secretAccessKey: secret, sessionToken, expiration: expires },
  });
}

function accounts(context: Context, token: PortalToken): Answer {
  const ids = [...new Set(token.assignments.map(({ account }) => account))];
  const accountList = ids.map((id) => ({
    accountId: id,
    accountName: accountOf(context, id).alias ?? id,
    emailAddress: `${id}@example.com`,
  }));
  return json(200, { accountList, nextToken: null });
}

function roles(received: Received, context: Context, token: PortalToken): Answer {
  const accountId = accountNamed(received, context);
  const roleList = token.assignments
    .filter(({ account }) => account === accountId)
    .map(({ role }) => ({ roleName: role, accountId }));
  if (roleList.length === 0) refuse('portal-role-not-assigned', {});
  return json(200, { roleList, nextToken: null });
}

function logout(context: Context, token: PortalToken): Answer {
  context.state.portalTokens = context.state.portalTokens.filter((other) => other !== token);
  return json(200, {});
}

export const portalSite: Site = {
  actionOf: (received) => actions[`${received.method} ${received.path}`] ?? null,
  handle: (received, context, action) => {
    const token = tokenOf(received, context);
    if (action === 'sso:GetRoleCredentials') return roleCredentials(received, context, token);
    if (action === 'sso:ListAccounts') return accounts(context, token);
    return action === 'sso:ListAccountRoles' ? roles(received, context, token) : logout(context, token);
  },
  refusal: ({ status, code, words }) =>
    json(
      status,
      { message: words, __type: `com.amazonaws.switchboard.portal#${code}` },
      { 'x-amzn-errortype': `${code}:http://internal.amazon.com/coral/com.amazonaws.switchboard.portal/` },
    ),
};
