/** For each refusal that any signed action can meet: what brings it about. */
import type { RefusalId } from '../refusals.js';
import { exampleKeys } from '../seeds.js';
import type { Aws } from '../server.js';
import type { Ask } from './asking.js';
import { baseAsk, keysOf } from './base-asks.js';
import type { Client } from './asking.js';

/** @returns the request that is refused; what it needs before is done by the client or to the server. */
export type Preparation = (aws: Aws, action: string, client: Client) => Ask | Promise<Ask>;

const minute = 60_000;

/** Credentials of a role: taken by every action that takes alice's own key and asks for no other. */
export async function roleKeys(aws: Aws, client: Client): Promise<Ask['credentials']> {
  await client.ask(baseAsk(aws, 'sts:AssumeRole'));
  return keysOf(aws.state.sessions.at(-1));
}

const lastedOut: Preparation = async (aws, action, client) => {
  const credentials = await roleKeys(aws, client);
  for (const session of aws.state.sessions) session.expires = aws.clock.now() - 1;
  return { ...baseAsk(aws, action), credentials };
};

function skewed(milliseconds: number): Preparation {
  return (aws, action) => {
    aws.clock.skew(milliseconds);
    return baseAsk(aws, action);
  };
}

function failing(
  how: 'throttling' | 'too-many-requests' | 'internal-failure' | 'service-unavailable',
): Preparation {
  return (aws, action) => {
    aws.fail({ action, how });
    return baseAsk(aws, action);
  };
}

function spoilt(pattern: string, replacement: string): Preparation {
  return (aws, action) => ({ ...baseAsk(aws, action), authorization: [pattern, replacement] });
}

/** Longer than any name or id may be. */
const tooLong = 'x'.repeat(2049);
const wrongParameter: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'sts:AssumeRole': { RoleSessionName: 'x' },
  'sts:AssumeRoleWithWebIdentity': { DurationSeconds: 1 },
  'sts:GetSessionToken': { DurationSeconds: 1 },
  'sts:GetFederationToken': { Name: 'x' },
  'sts:GetAccessKeyInfo': { AccessKeyId: 'short' },
  'iam:UpdateAccessKey': { Status: 'Asleep' },
  'iam:GetAccessKeyLastUsed': { AccessKeyId: 'short' },
  'iam:ListAccountAliases': { MaxItems: 0 },
};

export const commonCases: Readonly<Partial<Record<RefusalId, Preparation>>> = {
  'no-signature': (aws, action) => ({ ...baseAsk(aws, action), credentials: null }),
  'incomplete-signature': spoilt(', Signature=.*', ''),
  'unknown-algorithm': spoilt('AWS4-HMAC-SHA256', 'AWS4-HMAC-MD5'),
  'wrong-scope': spoilt('/(sts|iam)/aws4_request', '/s3/aws4_request'),
  'unsigned-header': spoilt('host;', ''),
  'wrong-signature': (aws, action) => ({
    ...baseAsk(aws, action),
    credentials: { ...exampleKeys.alice, secret: exampleKeys.bob.secret },
  }),
  'signature-expired': skewed(20 * minute),
  'signature-early': skewed(-20 * minute),
  'request-expired': (aws, action) => {
    aws.clock.skew(20 * minute);
    return { ...baseAsk(aws, action), presign: 60 };
  },
  'invalid-token': (aws, action) => ({
    ...baseAsk(aws, action),
    credentials: { ...exampleKeys.alice, id: 'AKIAI44QH8DHBEXAMPL2' },
  }),
  'expired-token': lastedOut,
  'unknown-action': (aws, action) => ({ ...baseAsk(aws, action), form: { Version: '1999-01-01' } }),
  throttled: failing('throttling'),
  'too-many-requests': failing('too-many-requests'),
  'internal-failure': failing('internal-failure'),
  'service-unavailable': failing('service-unavailable'),
  'validation-failed': (aws, action) => {
    const ask = baseAsk(aws, action);
    return {
      ...ask,
      parameters: { ...ask.parameters, ...(wrongParameter[action] ?? { UserName: tooLong }) },
    };
  },
  'region-disabled': (aws, action) => {
    aws.state.accounts[0]?.disabledRegions.push('eu-west-1');
    return baseAsk(aws, action);
  },
};
