/** For each refusal of one action or of some: what brings it about. */
import type { RefusalId } from '../refusals.js';
import { deny, exampleAccount, exampleKeys, makeKey } from '../seeds.js';
import type { Aws } from '../server.js';
import type { Ask } from './asking.js';
import { baseAsk, keysOf } from './base-asks.js';
import { roleKeys, type Preparation } from './common-cases.js';

const device = `arn:aws:iam::${exampleAccount}:mfa/alice`;
const root = { id: 'AKIAROOTROOTROOTROOT', secret: exampleKeys.bob.secret };

function role(name: string): string {
  return `arn:aws:iam::${exampleAccount}:role/${name}`;
}

/** The base request with other parameters. */
function withParameters(changes: Readonly<Record<string, unknown>>): Preparation {
  return (aws, action) => {
    const ask = baseAsk(aws, action);
    return { ...ask, parameters: { ...ask.parameters, ...changes } };
  };
}

function alice(aws: Aws): Aws['state']['users'][number] {
  const user = aws.state.users.find(({ name }) => name === 'alice');
  if (user === undefined) throw new Error('no alice');
  return user;
}

const mayNothing: Preparation = (aws, action) => {
  alice(aws).policies = [];
  return baseAsk(aws, action);
};

const isDenied: Preparation = (aws, action) => {
  alice(aws).policies = [...alice(aws).policies, deny(action)];
  return baseAsk(aws, action);
};

/** The base request, by another's credentials. */
function by(credentials: Ask['credentials'], ask: Ask): Ask {
  return { ...ask, credentials };
}

const byRoot: Preparation = (aws, action) => {
  aws.state.accounts[0]?.root.keys.push(makeKey(root));
  return by(root, baseAsk(aws, action));
};

const byRole: Preparation = async (aws, action, client) =>
  by(await roleKeys(aws, client), baseAsk(aws, action));

const bySession: Preparation = async (aws, action, client) => {
  await client.ask(baseAsk(aws, 'sts:GetSessionToken'));
  return by(keysOf(aws.state.sessions.at(-1)), baseAsk(aws, action));
};

/** Both of the device's codes have been seen: the second time is refused. */
const usedCode: Preparation = async (aws, action, client) => {
  const ask = baseAsk(aws, action);
  const again = {
    ...ask,
    parameters: { ...ask.parameters, SerialNumber: device, TokenCode: aws.code(device) },
  };
  const first = await client.ask(again);
  if (first.result === undefined) throw new Error('the code was refused the first time');
  return again;
};

function token(claims: (now: number) => Parameters<Aws['identityToken']>[0]): Preparation {
  return (aws, action) => {
    const now = Math.floor(aws.clock.now() / 1000);
    return withParameters({ WebIdentityToken: aws.identityToken(claims(now)) })(aws, action, noClient);
  };
}

const noClient = { name: '', ask: () => Promise.reject(new Error('not asked')), end: () => undefined };

/** A tag that takes all the room there is, several times. */
const tags = Array.from({ length: 20 }, (_, index) => ({ Key: `key-${index}`, Value: 'x'.repeat(250) }));

export const ownCases: Readonly<Record<string, Readonly<Partial<Record<RefusalId, Preparation>>>>> = {
  'sts:AssumeRole': {
    'assume-role-denied': withParameters({ RoleArn: role('Admin') }),
    'assume-role-denied-by-policy': isDenied,
    'root-assumes-role': byRoot,
    'wrong-mfa-code': usedCode,
    'wrong-mfa-device': withParameters({
      SerialNumber: device.replace(':mfa/', ':user/'),
      TokenCode: '123456',
    }),
    'half-mfa': withParameters({ SerialNumber: device }),
    'longer-than-role-allows': withParameters({ RoleArn: role('delivery/Deploy'), DurationSeconds: 7200 }),
    'longer-than-chain-allows': async (aws, action, client) =>
      by(await roleKeys(aws, client), await withParameters({ DurationSeconds: 7200 })(aws, action, client)),
    'invalid-role-arn': withParameters({ RoleArn: `arn:aws:iam::${exampleAccount}:group/Readers` }),
    'malformed-policy': withParameters({ Policy: '{ not json' }),
    'packed-policy-too-large': withParameters({ Tags: tags }),
    'duplicate-tags': withParameters({
      Tags: [
        { Key: 'team', Value: 'a' },
        { Key: 'Team', Value: 'b' },
      ],
    }),
  },
  'sts:AssumeRoleWithWebIdentity': {
    'longer-than-role-allows': withParameters({ DurationSeconds: 7200 }),
    'invalid-role-arn': withParameters({ RoleArn: `arn:aws:iam::${exampleAccount}:group/Readers` }),
    'malformed-policy': withParameters({ Policy: '{ not json' }),
    'packed-policy-too-large': withParameters({ Policy: JSON.stringify({ Statement: 'x'.repeat(3000) }) }),
    'web-identity-denied': withParameters({ RoleArn: role('Reader') }),
    'web-identity-expired': token((now) => ({ exp: now - 1 })),
    'web-identity-unreadable': withParameters({ WebIdentityToken: 'no.token' }),
    'web-identity-issuer': (aws, action, client) => {
      const ask = token(() => ({}))(aws, action, client);
      for (const account of aws.state.accounts) account.identityProviders = [];
      return ask;
    },
    'web-identity-audience': token(() => ({ aud: 'someone-else' })),
    'web-identity-unproven': (aws, action, client) => {
      const [head = '', body = ''] = aws.identityToken().split('.');
      const signature = Buffer.alloc(64, 1).toString('base64url');
      return withParameters({ WebIdentityToken: `${head}.${body}.${signature}` })(aws, action, client);
    },
    'web-identity-unreachable': (aws, action) => {
      for (const provider of aws.state.accounts[0]?.identityProviders ?? []) provider.reachable = false;
      return baseAsk(aws, action);
    },
    'web-identity-claim': token((now) => ({ nbf: now + 3600 })),
  },
  'sts:GetSessionToken': {
    'wrong-mfa-code': usedCode,
    'wrong-mfa-device': withParameters({ SerialNumber: device.replace('alice', 'bob'), TokenCode: '123456' }),
    'half-mfa': withParameters({ TokenCode: '123456' }),
    'session-with-session': bySession,
    'sts-denied-explicitly': isDenied,
  },
  'sts:GetFederationToken': {
    'malformed-policy': withParameters({ Policy: '[]' }),
    'packed-policy-too-large': withParameters({ Policy: JSON.stringify({ Statement: 'x'.repeat(3000) }) }),
    'session-with-session': bySession,
    'sts-denied': mayNothing,
    'sts-denied-explicitly': isDenied,
  },
  'sts:GetAccessKeyInfo': {
    'sts-denied': mayNothing,
    'sts-denied-explicitly': isDenied,
    'not-a-key-id': withParameters({ AccessKeyId: 'AKIA0000000000000001' }),
  },
  'iam:GetAccessKeyLastUsed': { 'key-of-others': withParameters({ AccessKeyId: 'AKIAI44QH8DHBEXAMPL2' }) },
  'iam:CreateAccessKey': {
    'two-keys-already': (aws, action) => {
      alice(aws).keys.push(makeKey({ id: 'AKIAI44QH8DHBEXAMPL2', secret: exampleKeys.bob.secret }));
      return baseAsk(aws, action);
    },
  },
  'iam:UpdateAccessKey': { 'no-such-key': withParameters({ AccessKeyId: exampleKeys.bob.id }) },
  'iam:DeleteAccessKey': { 'no-such-key': withParameters({ AccessKeyId: exampleKeys.bob.id }) },
};

/** What each action of IAM can meet. */
export const iamCases: Readonly<Partial<Record<RefusalId, Preparation>>> = {
  'iam-denied': mayNothing,
  'iam-denied-explicitly': isDenied,
  'no-such-user': withParameters({ UserName: 'nobody' }),
  'user-name-needed': byRole,
};

/** What each action of the portal can meet. */
export const portalCases: Readonly<Partial<Record<RefusalId, Preparation>>> = {
  'portal-token-invalid': withParameters({ accessToken: 'another' }),
  'portal-role-not-assigned': (aws, action) => {
    aws.state.portalTokens = aws.state.portalTokens.map((given) => ({ ...given, assignments: [] }));
    return baseAsk(aws, action);
  },
  'portal-account-unknown': withParameters({ accountId: '999999999999' }),
  'portal-throttled': (aws, action) => {
    aws.fail({ how: 'throttling' });
    return baseAsk(aws, action);
  },
};
