/**
 * The codes of a profile's findings where it takes no judging to know them: what nearly every one of ten thousand rows asks for.
 * It says nothing of any profile that it is not sure of. That it never says anything else than the findings themselves is held by
 * scanned.properties.test.ts.
 */
import { isKnownRegion } from '../../../shared/kinds/regions.js';
import type { FindingCode } from '../../../shared/models/finding.js';
import { known } from '../dialects/known-settings.js';
import type { DialectValues } from '../dialects/setting-list.js';
import { plainKeyCodes, type SharedKeys } from './key-findings.js';
import type { ProfileDraft } from './profile.js';
import type { Surroundings } from './source-findings.js';
import { assumesRole } from './sources.js';

/** Sources, or settings of one, that are asked about one by one. */
const RARE =
  known.credential_source |
  known.web_identity_token_file |
  known.sso_start_url |
  known.sso_region |
  known.credential_process |
  known.login_session;
const SECRETS = known.aws_secret_access_key | known.aws_session_token | known.aws_security_token;
const SIGN_IN = known.sso_session | known.sso_account_id | known.sso_role_name;
const OF_SESSION = known.sso_start_url | known.sso_region;

/**
 * @param sharedKeys of the profile
 * @returns null where the findings have to be made
 */
export function plainCodes(
  profile: ProfileDraft,
  around: Surroundings,
  sharedKeys: (profile: ProfileDraft) => SharedKeys,
): readonly FindingCode[] | null {
  const { config, credentials, known: bits } = profile;
  const part = config ?? credentials;
  if (part === null || (config !== null && credentials !== null) || around.incomplete) return null;
  const { values } = part;
  // Without a setting of ours it may have none at all, which is a finding.
  if (!part.hasPlainHeader || !values.hasPlainValues || bits === 0 || (bits & RARE) !== 0) return null;
  if (config !== null && (bits & SECRETS) !== 0) return null;
  if ((bits & known.region) !== 0 && !isKnownRegion(values.textOf(known.region) ?? '')) return null;
  if ((bits & known.role_arn) !== 0 && !hasPlainSource(values, around)) return null;
  if ((bits & SIGN_IN) !== 0 && !signsInPlainly(bits, values, around)) return null;
  return plainKeyCodes(profile, sharedKeys);
}

/** It assumes its role with another profile's own credentials. */
function hasPlainSource(values: DialectValues, { find }: Surroundings): boolean {
  const name = values.textOf(known.source_profile);
  const source = name === null ? undefined : find(name);
  return source !== undefined && source.ownKind !== null && !assumesRole(source);
}

/** By an sso-session that has the rest, and nothing that the profile says too. */
function signsInPlainly(bits: number, values: DialectValues, { ssoSessions }: Surroundings): boolean {
  if ((bits & SIGN_IN) !== SIGN_IN) return false;
  const session = ssoSessions.get(values.textOf(known.sso_session) ?? '');
  if (session === undefined || (session.known & OF_SESSION) !== OF_SESSION) return false;
  return (bits & session.known) === 0 && (hasKnownAlone(session) || hasKnownAlone(values));
}

/** One of the two having no other settings, they have none in common but known ones. */
function hasKnownAlone({ size, known: bits }: DialectValues): boolean {
  let count = 0;
  for (let left = bits; left !== 0; left &= left - 1) count += 1;
  return count === size;
}
