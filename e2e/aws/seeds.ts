/** Makes accounts, users and roles with what a test does not care for filled in, and the account that is there unless told otherwise. */
import { generateKeyPairSync } from 'node:crypto';
import { newUniqueId } from './identifiers.js';
import type {
  AccessKey,
  Account,
  AwsState,
  IdentityProvider,
  MfaDevice,
  Role,
  Statement,
  Trust,
  User,
} from './model.js';

/** The examples of AWS's own documentation. */
export const exampleKeys = {
  alice: { id: 'AKIAIOSFODNN7EXAMPLE', secret: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' },
  bob: { id: 'AKIAI44QH8DHBEXAMPLE', secret: 'je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY' },
} as const;
/** RFC 6238's example secret, `12345678901234567890`. */
export const exampleSeed = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
export const exampleAccount = '111122223333';
/** What the portal takes as the sample's person, as `aws sso login` would have kept it. */
export const examplePortalToken = 'example-portal-token';
/** 2026-01-02: long enough ago for keys to be old. */
const longAgo = Date.UTC(2026, 0, 2, 9, 0, 0);

export function allow(...actions: readonly string[]): Statement {
  return { effect: 'Allow', kind: 'identity-based policy', actions, resources: ['*'], unlessMfa: false };
}

export function deny(...actions: readonly string[]): Statement {
  return { ...allow(...actions), effect: 'Deny' };
}

/** Denied until the caller has used MFA. */
export function denyUnlessMfa(...actions: readonly string[]): Statement {
  return { ...deny(...actions), unlessMfa: true };
}

export function makeKey(key: Partial<AccessKey> & Pick<AccessKey, 'id' | 'secret'>): AccessKey {
  return { status: 'Active', created: longAgo, lastUsed: null, seenAs: null, unlisted: null, ...key };
}

export function makeDevice(serial: string, seed: string = exampleSeed): MfaDevice {
  return { serial, seed, enabled: longAgo, lastStep: 0 };
}

export function makeAccount(account: Partial<Account> & Pick<Account, 'id'>): Account {
  return {
    partition: 'aws',
    alias: null,
    created: longAgo,
    root: { keys: [], mfa: [] },
    policies: [],
    disabledRegions: [],
    identityProviders: [],
    ...account,
  };
}

export function makeProvider(issuer: string, ...audiences: readonly string[]): IdentityProvider {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  return { issuer, audiences, privateKey: pem, reachable: true };
}

export function makeUser(user: Partial<User> & Pick<User, 'name'>): User {
  return {
    account: exampleAccount,
    path: '/',
    id: newUniqueId('AIDA'),
    created: longAgo,
    keys: [],
    mfa: [],
    policies: [allow('*')],
    ...user,
  };
}

export function makeRole(
  role: Partial<Omit<Role, 'trust'>> & Pick<Role, 'name'> & { readonly trust?: Partial<Trust> },
): Role {
  const account = role.account ?? exampleAccount;
  return {
    path: '/',
    id: newUniqueId('AROA'),
    maxSessionDuration: 3600,
    policies: [allow('*')],
    ...role,
    account,
    trust: {
      principals: [`arn:aws:iam::${account}:root`],
      externalId: null,
      mfaRequired: false,
      tagSession: true,
      setSourceIdentity: true,
      webIdentity: null,
      ...role.trust,
    },
  };
}

/** What a test gives; what it does not give is as in the sample. */
export type Seed = Partial<AwsState>;

function sampleUsers(): User[] {
  return [
    makeUser({
      name: 'alice',
      keys: [makeKey(exampleKeys.alice)],
      mfa: [makeDevice(`arn:aws:iam::${exampleAccount}:mfa/alice`)],
    }),
    makeUser({
      name: 'bob',
      keys: [makeKey(exampleKeys.bob)],
      mfa: [makeDevice(`arn:aws:iam::${exampleAccount}:mfa/bob`)],
      policies: [allow('*'), denyUnlessMfa('iam:*', 'sts:AssumeRole')],
    }),
  ];
}

/** Audience and issuer of the sample's web identity. */
export const exampleIssuer = {
  issuer: 'https://identity.example.com',
  audience: 'sts.amazonaws.com',
} as const;

function sampleRoles(): Role[] {
  return [
    makeRole({ name: 'Admin', trust: { mfaRequired: true }, maxSessionDuration: 43_200 }),
    makeRole({ name: 'Reader', maxSessionDuration: 43_200 }),
    makeRole({ name: 'Deploy', path: '/delivery/' }),
    makeRole({
      name: 'Partner',
      account: '444455556666',
      trust: { principals: [`arn:aws:iam::${exampleAccount}:root`], externalId: 'partner-17' },
    }),
    makeRole({
      name: 'Web',
      trust: { principals: [], webIdentity: { ...exampleIssuer, subject: 'job:*' } },
    }),
    makeRole({ name: 'AWSReservedSSO_Reader_0123456789abcdef', trust: { principals: [] } }),
  ];
}

/** Two accounts; alice, who may everything; bob, who may little without MFA; a role of each kind; a portal, a container, an instance. */
export function sampleState(): AwsState {
  return {
    accounts: [
      makeAccount({
        id: exampleAccount,
        alias: 'example-corp',
        identityProviders: [makeProvider(exampleIssuer.issuer, exampleIssuer.audience)],
      }),
      makeAccount({ id: '444455556666' }),
    ],
    users: sampleUsers(),
    roles: sampleRoles(),
    sessions: [],
    portalTokens: [
      {
        token: examplePortalToken,
        user: 'alice@example.com',
        expires: Date.UTC(2099, 0, 1),
        assignments: [{ account: exampleAccount, role: 'Reader' }],
      },
    ],
    signinTokens: [],
    containers: [
      {
        path: '/v2/credentials/task',
        authorization: null,
        account: exampleAccount,
        role: 'Reader',
        lifetime: 21_600,
      },
      {
        path: '/v1/credentials',
        authorization: 'example-authorization',
        account: exampleAccount,
        role: 'Reader',
        lifetime: 21_600,
      },
    ],
    instance: {
      account: exampleAccount,
      role: 'Reader',
      region: 'eu-west-1',
      v1Allowed: false,
      tooManyHops: false,
      disabled: false,
      lifetime: 21_600,
    },
    instanceTokens: [],
    deletedKeys: [],
  };
}
