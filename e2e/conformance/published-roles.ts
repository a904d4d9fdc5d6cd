/** AWS's own suite of role chains, asked of the SDK for Rust, whose suite it is. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { findTool } from '../../electron/core/resolution/all-tools.js';
import { resolve } from '../../electron/core/resolution/resolve.js';
import type { Trace } from '../../shared/models/trace.js';
import { paperRequest, recordedHome } from './case-home.js';
import { type CaseResult, compare, skipped, type SuiteReport } from './report.js';

const settings = z.record(z.string(), z.string());
const link = z.record(z.string(), z.union([settings, z.string()]));
const suite = z.array(
  z.looseObject({
    docs: z.string(),
    input: z.looseObject({
      profiles: z.record(z.string(), settings),
      sso_sessions: z.record(z.string(), settings).optional(),
      selected_profile: z.string(),
    }),
    output: z.looseObject({ ProfileChain: z.array(link).optional(), Error: z.string().optional() }),
  }),
);
type RoleCase = z.infer<typeof suite>[number];

export function runRoleChains(file: string): SuiteReport {
  const cases = existsSync(file) ? suite.parse(JSON.parse(readFileSync(file, 'utf8'))) : [];
  return { suite: 'published smithy-rs/assume-role-tests.json as sdk-rust', cases: cases.map(ask) };
}

function ask({ docs: name, input, output }: RoleCase): CaseResult {
  const tool = findTool('sdk-rust');
  if (tool === undefined) return skipped(name, 'sdk-rust is not modelled');
  const files = new Map([[`${recordedHome}/.aws/config`, new TextEncoder().encode(configOf(input))]]);
  for (const profile of Object.values(input.profiles)) {
    const token = profile['web_identity_token_file'];
    if (token !== undefined) files.set(token, new TextEncoder().encode('token'));
  }
  for (const name of signIns(input))
    files.set(`${recordedHome}/.aws/sso/cache/${sha1(name)}.json`, cachedSignIn);
  const { candidates, outcome } = resolve(
    tool,
    paperRequest(files, environmentOf(input), { profile: input.selected_profile }),
  );
  if (output.ProfileChain === undefined) {
    return compare(name, true, outcome.kind === 'error' || outcome.kind === 'none');
  }
  const links = output.ProfileChain.map(expectedLink);
  // A profile with a session and no account signs in and has no credentials: the chain goes on without it.
  const isSignIn = outcome.kind === 'none' && candidates.some(isUnusableSignIn);
  return compare(name, links, isSignIn ? ['sso'] : answeredLinks(outcome));
}

function isUnusableSignIn({ source, state }: Trace['candidates'][number]): boolean {
  return source === 'sso' && state === 'invalid';
}

/** The suite is about profiles alone: instance metadata is there only where a profile asks for it. */
function environmentOf({ profiles }: RoleCase['input']): Readonly<Record<string, string>> {
  const isAsked = Object.values(profiles).some((profile) => profile['credential_source'] !== undefined);
  return isAsked
    ? { HOME: recordedHome, AWS_EC2_METADATA_SERVICE_ENDPOINT: 'http://127.0.0.1:1' }
    : { HOME: recordedHome, AWS_EC2_METADATA_DISABLED: 'true' };
}

const cachedSignIn = new TextEncoder().encode(
  JSON.stringify({ accessToken: 'token', expiresAt: '2099-01-01T00:00:00Z' }),
);

/** What cached sign-ins are named after: sessions, and start URLs of profiles without one. */
function signIns({ profiles, sso_sessions: sessions = {} }: RoleCase['input']): readonly string[] {
  const urls = Object.values(profiles).flatMap(({ sso_start_url: url }) => (url === undefined ? [] : [url]));
  return [...Object.keys(sessions), ...urls];
}

function sha1(text: string): string {
  return createHash('sha1').update(text).digest('hex');
}

function configOf({ profiles, sso_sessions: sessions = {} }: RoleCase['input']): string {
  const section = (header: string, values: z.infer<typeof settings>): string =>
    [`[${header}]`, ...Object.entries(values).map(([key, value]) => `${key} = ${value}`), ''].join('\n');
  return [
    ...Object.entries(profiles).map(([name, values]) => section(`profile ${name}`, values)),
    ...Object.entries(sessions).map(([name, values]) => section(`sso-session ${name}`, values)),
  ].join('\n');
}

/** What of a link a trace can say: for IAM Identity Center, that it is asked, or that its token is not there. */
function expectedLink(entry: z.infer<typeof link>): string {
  const [[kind, facts] = ['', '']] = Object.entries(entry);
  const fact = (key: string): string => (typeof facts === 'object' ? (facts[key] ?? '-') : '-');
  switch (kind) {
    case 'AccessKey':
      return `keys ${fact('access_key_id')}`;
    case 'NamedSource':
      return facts === 'Ec2InstanceMetadata' ? 'imds' : facts === 'EcsContainer' ? 'container' : 'env';
    case 'Sso':
      return 'sso';
    case 'WebIdentityToken':
      return `web-identity ${fact('role_arn')} ${fact('role_session_name')}`;
    default:
      return `role ${fact('role_arn')} ${fact('external_id')} ${fact('role_session_name')}`;
  }
}

function answeredLinks(outcome: Trace['outcome']): readonly string[] {
  if (outcome.kind === 'credentials') return [`keys ${outcome.accessKeyId ?? ''}`];
  if (outcome.kind === 'deferred') return [outcome.source];
  if (outcome.kind !== 'role') return [outcome.kind];
  const { base, chain } = outcome;
  const isWeb = base.source === 'web-identity';
  const roles = chain.map(({ roleArn, externalId, sessionName }, index) =>
    isWeb && index === 0
      ? `web-identity ${roleArn} ${sessionName ?? '-'}`
      : `role ${roleArn} ${externalId ?? '-'} ${sessionName ?? '-'}`,
  );
  if (isWeb) return roles;
  return [base.accessKeyId === null ? base.source : `keys ${base.accessKeyId}`, ...roles];
}
