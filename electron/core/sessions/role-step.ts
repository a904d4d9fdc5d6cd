/** One role of a chain, as its profile's settings say. Bounds: AWS STS API reference, AssumeRole (botocore's data/sts, 2011-06-15). */
import { fail, type Result, succeed } from '../../../shared/models/result.js';
import { known, type KnownSetting, nameOf } from '../dialects/known-settings.js';
import { type Profile, settingOf, textOf } from '../profiles/profile.js';
import type { PlanFault, RoleStep } from './plan.js';

const SESSION_NAME = /^[\w+=,.@-]{2,64}$/u;
const EXTERNAL_ID = /^[\w+=,.@:/-]{2,1224}$/u;
const MFA_DEVICE = /^[\w+=/:,.@-]{9,256}$/u;
const ROLE_ARN = /^arn:[\w-]+:iam::\d{12}:role\/\S+$/u;
const shortest = 900;
const longest = 43_200;

/** Fails for a value that AWS takes from nobody. */
export function roleStepOf(profile: Profile): Result<RoleStep, PlanFault> {
  const roleArn = textOf(profile, known.role_arn) ?? '';
  if (!ROLE_ARN.test(roleArn)) return invalid(profile, 'role_arn');
  const sessionName = sessionNameOf(profile);
  if (!sessionName.ok) return sessionName;
  const externalId = fitting(profile, known.external_id, EXTERNAL_ID);
  if (!externalId.ok) return externalId;
  const mfaDevice = fitting(profile, known.mfa_serial, MFA_DEVICE);
  if (!mfaDevice.ok) return mfaDevice;
  const duration = durationOf(profile);
  if (!duration.ok) return duration;
  return succeed({
    profile: profile.name,
    roleArn,
    externalId: externalId.value,
    sessionName: sessionName.value,
    durationSeconds: duration.value,
    mfaDevice: mfaDevice.value,
  });
}

/** An empty one is replaced by one that is made up (botocore 1.43.11, `BaseAssumeRoleCredentialFetcher`). */
export function sessionNameOf(profile: Profile): Result<string | null, PlanFault> {
  return fitting(profile, known.role_session_name, SESSION_NAME);
}

/** A text that is no number is passed over, as botocore does (`_get_role_config`). */
export function durationOf(profile: Profile): Result<number | null, PlanFault> {
  const value = settingOf(profile, 'duration_seconds')?.value;
  if (typeof value !== 'string' || !/^\s*[+-]?\d+(?:_\d+)*\s*$/u.test(value)) return succeed(null);
  const seconds = Number(value.replaceAll('_', ''));
  return seconds < shortest || seconds > longest ? invalid(profile, 'duration_seconds') : succeed(seconds);
}

function fitting(profile: Profile, setting: KnownSetting, pattern: RegExp): Result<string | null, PlanFault> {
  const text = textOf(profile, setting) ?? '';
  if (text === '') return succeed(null);
  return pattern.test(text) ? succeed(text) : invalid(profile, nameOf(setting));
}

function invalid(profile: Profile, setting: string): { readonly ok: false; readonly failure: PlanFault } {
  return fail({ profile: profile.name, reason: 'setting-invalid', setting });
}
