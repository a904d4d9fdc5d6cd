/** The instance metadata service, version 2: a token first; version 1, without one, only where the instance allows it. */
import { randomBytes } from 'node:crypto';
import { isoTime } from '../clock.js';
import type { Context } from '../context.js';
import type { InstanceSource } from '../model.js';
import { headerOf, json, text, type Answer, type Received } from '../received.js';
import { refuse } from '../refusals.js';
import type { Site } from '../site.js';
import { roleSession } from './role-session.js';

const tokenPath = '/latest/api/token';
const credentialsPath = '/latest/meta-data/iam/security-credentials/';
const ttlHeader = 'x-aws-ec2-metadata-token-ttl-seconds';
/** Six hours. */
const longestTtl = 21_600;

function putToken(received: Received, context: Context, instance: InstanceSource): Answer | null {
  if (received.method !== 'PUT') refuse('instance-method', {});
  if (received.headers.has('x-forwarded-for')) refuse('instance-forwarded', {});
  const ttl = Number(headerOf(received, ttlHeader) ?? Number.NaN);
  if (!Number.isInteger(ttl) || ttl < 1 || ttl > longestTtl) refuse('instance-token-ttl', {});
  // The answer is sent with the hop limit as its time to live: a program farther away never gets it.
  if (instance.tooManyHops) return null;
  const token = randomBytes(42).toString('base64url');
  const expires = context.clock.now() + ttl * 1000;
  context.state.instanceTokens = [...context.state.instanceTokens, { token, expires }];
  return text(200, token, { [ttlHeader]: String(ttl) });
}

function checkToken(received: Received, context: Context, instance: InstanceSource): void {
  const given = headerOf(received, 'x-aws-ec2-metadata-token');
  if (given === null && instance.v1Allowed) return;
  const token = context.state.instanceTokens.find((candidate) => candidate.token === given);
  if (token === undefined || token.expires <= context.clock.now()) refuse('instance-unauthorized', {});
}

function credentials(context: Context, instance: InstanceSource): Answer {
  const session = roleSession(context, 'instance', instance);
  return text(
    200,
    JSON.stringify(
      {
        Code: 'Success',
        LastUpdated: isoTime(session.issued),
        Type: 'AWS-HMAC',
        AccessKeyId: session.keyId,
        SecretAccessKey: session.secret,
        Token: session.token,
        Expiration: isoTime(session.expires),
      },
      null,
      2,
    ),
  );
}

function metadata(received: Received, context: Context, instance: InstanceSource): Answer {
  if (received.method !== 'GET') refuse('instance-method', {});
  checkToken(received, context, instance);
  const { path } = received;
  if (path === credentialsPath || `${path}/` === credentialsPath) return text(200, instance.role);
  if (path === credentialsPath + instance.role) return credentials(context, instance);
  const { region, account } = instance;
  if (path === '/latest/meta-data/placement/region') return text(200, region);
  if (path === '/latest/meta-data/placement/availability-zone/') return text(200, `${region}a`);
  if (path === '/latest/dynamic/instance-identity/document') return json(200, { region, accountId: account });
  return refuse('instance-unknown', {});
}

export const instanceSite: Site = {
  actionOf: ({ path }) => {
    if (!path.startsWith('/latest/')) return null;
    return path === tokenPath ? 'instance:GetToken' : 'instance:GetMetadata';
  },
  handle: (received, context, action) => {
    const { instance } = context.state;
    if (instance === null || instance.disabled) return refuse('instance-disabled', {});
    return action === 'instance:GetToken'
      ? putToken(received, context, instance)
      : metadata(received, context, instance);
  },
  refusal: ({ status, words }) => text(status, `${words}\n`),
};
