/** AssumeRoleWithWebIdentity: a token of an identity provider instead of a signature. */
import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import { accountOf } from '../caller.js';
import { isoTime } from '../clock.js';
import type { Call } from '../context.js';
import type { IdentityProvider } from '../model.js';
import { matches } from '../policy.js';
import { refuse } from '../refusals.js';
import { checks } from '../validation.js';
import type { XmlFields } from '../xml.js';
import { assumedAs, checkDuration, roleOfArn, roleParameters } from './assume-role.js';
import { credentialsXml, issue } from './sessions.js';
import { packedSize } from './tags.js';

/** What a token says. Times are in seconds since 1970. */
export interface Claims {
  readonly iss: string;
  readonly aud: string;
  readonly sub: string;
  readonly exp: number;
  readonly iat?: number;
  /** Not valid before. */
  readonly nbf?: number;
}

interface Token {
  readonly claims: Claims;
  readonly signed: string;
  readonly signature: Buffer;
}

function base64url(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

/** @returns a token that the provider signed: ES256, compact. */
export function signToken(provider: IdentityProvider, claims: Claims): string {
  const signed = `${base64url({ alg: 'ES256', typ: 'JWT' })}.${base64url(claims)}`;
  const key = { key: createPrivateKey(provider.privateKey), dsaEncoding: 'ieee-p1363' as const };
  return `${signed}.${sign('sha256', Buffer.from(signed), key).toString('base64url')}`;
}

function isClaims(value: unknown): value is Claims {
  return (
    typeof value === 'object' &&
    value !== null &&
    ['iss', 'aud', 'sub'].every((name) => typeof Reflect.get(value, name) === 'string') &&
    typeof Reflect.get(value, 'exp') === 'number'
  );
}

function readToken(text: string): Token {
  const [head = '', body = '', tail = '', ...more] = text.split('.');
  const unreadable = (): never => refuse('web-identity-unreadable', {});
  if (tail === '' || more.length > 0) return unreadable();
  try {
    const claims: unknown = JSON.parse(Buffer.from(body, 'base64url').toString('utf8'));
    if (!isClaims(claims)) return unreadable();
    return { claims, signed: `${head}.${body}`, signature: Buffer.from(tail, 'base64url') };
  } catch (error) {
    if (error instanceof SyntaxError) return unreadable();
    throw error;
  }
}

function isProven(token: Token, provider: IdentityProvider): boolean {
  const key = { key: createPublicKey(provider.privateKey), dsaEncoding: 'ieee-p1363' as const };
  return verify('sha256', Buffer.from(token.signed), key, token.signature);
}

function checkToken(token: Token, providers: readonly IdentityProvider[], now: number): void {
  const { claims } = token;
  const provider = providers.find(({ issuer }) => issuer === claims.iss);
  if (provider === undefined) return refuse('web-identity-issuer', { issuer: claims.iss });
  if (!provider.reachable) refuse('web-identity-unreachable', {});
  if (!isProven(token, provider)) refuse('web-identity-unproven', {});
  if (claims.exp * 1000 <= now) {
    refuse('web-identity-expired', { now: isoTime(now), expired: isoTime(claims.exp * 1000) });
  }
  if (claims.nbf !== undefined && claims.nbf * 1000 > now) refuse('web-identity-claim', {});
  if (!provider.audiences.includes(claims.aud)) refuse('web-identity-audience', {});
}

export function assumeRoleWithWebIdentity({ context, parameters }: Call): XmlFields {
  const given = checks(parameters);
  const request = roleParameters(given);
  const text = given.text('WebIdentityToken', { required: true, minimum: 4, maximum: 20_000 }) ?? '';
  given.done();
  const role = roleOfArn(context, request.roleArn);
  const token = readToken(text);
  if (role === null) return refuse('web-identity-denied', {});
  const account = accountOf(context, role.account);
  checkToken(token, account.identityProviders, context.clock.now());
  const { claims } = token;
  const trust = role.trust.webIdentity;
  const isTrusted =
    trust?.issuer === claims.iss && trust.audience === claims.aud && matches(trust.subject, claims.sub);
  if (!isTrusted) refuse('web-identity-denied', {});
  checkDuration(role, null, request.duration);
  const names = assumedAs(role, account.partition, request.sessionName);
  const session = issue(context, {
    kind: 'web-identity',
    account: role.account,
    ...names,
    role: role.name,
    user: null,
    lifetime: request.duration,
  });
  const host = claims.iss.replace(/^https:\/\//u, '');
  return {
    SubjectFromWebIdentityToken: claims.sub,
    Audience: claims.aud,
    AssumedRoleUser: { AssumedRoleId: names.userId, Arn: names.arn },
    Credentials: credentialsXml(session),
    Provider: `arn:${account.partition}:iam::${account.id}:oidc-provider/${host}`,
    PackedPolicySize: packedSize(parameters, {}),
  };
}
