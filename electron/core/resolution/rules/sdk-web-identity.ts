/** Roles and web identity as the SDKs share them that never ask anybody for a code. */
import type { Origin } from '../../../../shared/models/origin.js';
import type { Reason } from '../../../../shared/models/reason.js';
import type { AssumedRole } from '../../../../shared/models/trace.js';
import { type Context, shown } from '../context.js';
import { type Found, reached } from '../found.js';
import { because } from '../judgement.js';
import { absolutePath } from './sdk-paths.js';
import { type SdkProfile, valueOf } from './sdk-profile.js';

/** The role of a profile; its `mfa_serial` is not read. */
export function roleWithoutCode(profile: SdkProfile): AssumedRole {
  return {
    roleArn: valueOf(profile, 'role_arn') ?? '',
    externalId: valueOf(profile, 'external_id'),
    sessionName: valueOf(profile, 'role_session_name'),
    mfaSerial: null,
  };
}

/** A role that a token in a file is exchanged for. */
export interface TokenRole {
  readonly file: string;
  readonly role: AssumedRole;
  /** Null for that of the variables. */
  readonly profile: string | null;
  readonly origin: Origin;
}

/** @param fail what becomes of it where the file cannot be read */
export function webIdentityOf(
  context: Context,
  { file, role, profile, origin }: TokenRole,
  fail: (reason: Reason, origin: Origin) => Found,
): Found {
  const path = absolutePath(context.request, file);
  if (context.request.world.file(path).state !== 'read')
    return fail(because('token-file-missing', { file: shown(context, path) }), origin);
  const reason =
    profile === null
      ? because('web-identity-in-variables', {})
      : because('web-identity-in-profile', { profile });
  const base = { source: 'web-identity', profile, accessKeyId: null } as const;
  return { ...reached(base, true, reason, origin), chain: [role] };
}
