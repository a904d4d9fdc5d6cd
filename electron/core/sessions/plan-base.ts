/** What the first step of a session is made of: the source that the AWS CLI finds in a profile, or the one it names. */
import { fail, type Result, succeed } from '../../../shared/models/result.js';
import type { HeldKey } from '../bridge/access-key.js';
import { known } from '../dialects/known-settings.js';
import { splitShellWords } from '../dialects/shell-words.js';
import { expirationKeys, timeOf } from '../importing/found-profile.js';
import { type FilePart, type Profile, textOf } from '../profiles/profile.js';
import type { OwnSource, SourceFault } from '../profiles/sources.js';
import { Secret } from '../secret.js';
import type { PlanFault, SessionBase } from './plan.js';
import { durationOf, sessionNameOf } from './role-step.js';

type Base = Result<SessionBase, PlanFault>;

/** Of a profile without a role, or at the end of a chain. */
export function baseOf(profile: Profile): Base {
  const { ownSource: own, name } = profile;
  if (own === null) return fail({ profile: name, reason: 'no-credentials', setting: null });
  if (own.fault !== null) return fail(sourceFault(name, own.fault));
  switch (own.kind) {
    case 'access-key':
      return keyBase(name, own.part);
    case 'process':
      return processBase(name, own.command);
    case 'sso':
      return ssoBase(profile, own);
    case 'login':
      return own.session === ''
        ? fail({ profile: name, reason: 'setting-invalid', setting: 'login_session' })
        : succeed({ kind: 'login', profile: name, session: own.session });
    case 'web-identity':
      return webIdentityBase(profile, own);
  }
}

/** `credential_source`, its name letter for letter as botocore takes it. */
export function namedBase(
  profile: string,
  source: string,
  environment: Readonly<Record<string, string>>,
): Base {
  switch (source) {
    case 'Environment':
      return environmentBase(profile, environment);
    case 'EcsContainer':
      return succeed({ kind: 'container', profile });
    case 'Ec2InstanceMetadata':
      return succeed({ kind: 'imds', profile });
    default:
      return fail({ profile, reason: 'setting-invalid', setting: 'credential_source' });
  }
}

/** botocore 1.43.11, credentials.py `EnvProvider`: of the two names of a token the older one counts first. */
function environmentBase(profile: string, environment: Readonly<Record<string, string>>): Base {
  const accessKeyId = environment['AWS_ACCESS_KEY_ID'] ?? '';
  const secret = environment['AWS_SECRET_ACCESS_KEY'] ?? '';
  if (accessKeyId === '') return fail({ profile, reason: 'no-credentials', setting: 'credential_source' });
  if (secret === '') return fail({ profile, reason: 'partial-credentials', setting: 'credential_source' });
  const token = environment['AWS_SECURITY_TOKEN'] ?? environment['AWS_SESSION_TOKEN'] ?? '';
  return succeed({ kind: 'access-key', profile: null, key: heldKey(accessKeyId, secret, token, null) });
}

/** One file's key by itself: the AWS CLI puts no two halves together. */
function keyBase(profile: string, { values }: FilePart): Base {
  const accessKeyId = values.textOf(known.aws_access_key_id) ?? '';
  const secret = values.textOf(known.aws_secret_access_key) ?? '';
  if (accessKeyId === '')
    return fail({ profile, reason: 'partial-credentials', setting: 'aws_access_key_id' });
  if (secret === '')
    return fail({ profile, reason: 'partial-credentials', setting: 'aws_secret_access_key' });
  const isOlder = (values.known & known.aws_security_token) !== 0;
  const token = values.textOf(isOlder ? known.aws_security_token : known.aws_session_token) ?? '';
  const ends = expirationKeys.map((key) => timeOf(values.get(key)?.value)).find((time) => time !== null);
  return succeed({
    kind: 'access-key',
    profile,
    key: heldKey(accessKeyId, secret, token, ends ?? null),
  });
}

function heldKey(accessKeyId: string, secret: string, token: string, expiration: string | null): HeldKey {
  return {
    accessKeyId,
    secretAccessKey: new Secret(secret),
    sessionToken: token === '' ? null : new Secret(token),
    expiration: token === '' ? null : expiration,
  };
}

function processBase(profile: string, command: string): Base {
  const argv = splitShellWords(command);
  if (argv === null || argv.length === 0)
    return fail({ profile, reason: 'setting-invalid', setting: 'credential_process' });
  return succeed({ kind: 'process', profile, command, argv });
}

function ssoBase(profile: Profile, own: Extract<OwnSource, { kind: 'sso' }>): Base {
  const accountId = textOf(profile, known.sso_account_id) ?? '';
  const roleName = textOf(profile, known.sso_role_name) ?? '';
  const { session, startUrl, region } = own;
  const texts = {
    sso_account_id: accountId,
    sso_role_name: roleName,
    sso_start_url: startUrl,
    sso_region: region,
  };
  const empty = Object.entries(texts).find(([, text]) => text === null || text === '')?.[0];
  if (empty !== undefined || startUrl === null || region === null)
    return fail({ profile: profile.name, reason: 'setting-invalid', setting: empty ?? null });
  return succeed({ kind: 'sso', profile: profile.name, session, startUrl, region, accountId, roleName });
}

function webIdentityBase(profile: Profile, own: Extract<OwnSource, { kind: 'web-identity' }>): Base {
  const { name } = profile;
  if (own.roleArn === null) return fail({ profile: name, reason: 'setting-invalid', setting: 'role_arn' });
  const sessionName = sessionNameOf(profile);
  if (!sessionName.ok) return sessionName;
  const duration = durationOf(profile);
  if (!duration.ok) return duration;
  return succeed({
    kind: 'web-identity',
    profile: name,
    tokenFile: own.tokenFile,
    roleArn: own.roleArn,
    sessionName: sessionName.value,
    durationSeconds: duration.value,
  });
}

function sourceFault(profile: string, fault: SourceFault): PlanFault {
  switch (fault.code) {
    case 'partial-access-key':
      return { profile, reason: 'partial-credentials', setting: fault.missing };
    case 'web-identity-without-role':
      return { profile, reason: 'setting-invalid', setting: 'role_arn' };
    case 'missing-sso-session':
      return { profile, reason: 'setting-invalid', setting: 'sso_session' };
    case 'incomplete-sso':
      return { profile, reason: 'setting-invalid', setting: fault.missing[0] ?? fault.differing };
  }
}
