/** What is odd about the Region of a profile, and about settings of IAM Identity Center as they were written before 2022. */
import { isKnownRegion, regions } from '../../../shared/kinds/regions.js';
import type { Finding } from '../../../shared/models/finding.js';
import { known } from '../dialects/known-settings.js';
import { maskShapes } from '../masking.js';
import { ClosestName } from './closest.js';
import { makeFinding } from './finding-facts.js';
import { originOf, type Profile, type ProfileDraft, textOf } from './profile.js';

const nothing: readonly Finding[] = [];
/** Names that stand for a whole partition. */
const PARTITION = /^aws(?:-[a-z]+)*-global$/u;
/** Of any other text another finding tells: a comment, quotes, several lines. */
const ONE_WORD = /^[^\s"'#;]+$/u;

/** All of one profile, but for `region-missing`. */
export function regionFindings(profile: ProfileDraft): readonly Finding[] {
  if ((profile.known & (known.region | known.sso_region)) === 0) return nothing;
  const ofRegion = unknownFinding(profile, 'region');
  const ofSignIn = unknownFinding(profile, 'sso_region');
  const legacy = legacyFinding(profile);
  if (ofRegion === null && ofSignIn === null && legacy === null) return nothing;
  return [ofRegion, ofSignIn, legacy].filter((finding) => finding !== null);
}

/**
 * A profile that tools sign requests with but that names no Region. Not for one that others only begin with, nor for what
 * runs on AWS, where the machine knows its Region. Told in the detail and by `doctor`: a row of the list says it by itself.
 */
export function missingRegionFinding(profile: Profile): Finding | null {
  const { kind, sections } = profile;
  if (kind === 'settings' || kind === 'metadata' || profile.dependants.length > 0) return null;
  if ((profile.known & known.region) !== 0) return null;
  const [first] = sections;
  const origin = first === undefined ? null : { file: first.file, line: first.line };
  return makeFinding('region-missing', profile.name, {}, origin);
}

function unknownFinding(profile: ProfileDraft, key: 'region' | 'sso_region'): Finding | null {
  const region = textOf(profile, known[key]);
  if (region === null || isKnownRegion(region)) return null;
  if (!ONE_WORD.test(region) || PARTITION.test(region)) return null;
  const suggestion = new ClosestName(() => regions).find(region, () => true);
  // Anything may have been pasted there.
  const facts = { key, region: maskShapes(region), ...(suggestion === null ? {} : { suggestion }) };
  return makeFinding('region-unknown', profile.name, facts, originOf(profile, known[key]));
}

const LEGACY = known.sso_start_url | known.sso_region | known.sso_account_id | known.sso_role_name;

/** Whole, and of the shared files: other credentials files have no sessions. */
function legacyFinding(profile: ProfileDraft): Finding | null {
  const isWhole = (profile.known & LEGACY) === LEGACY && (profile.known & known.sso_session) === 0;
  if (!isWhole || profile.location !== null) return null;
  return makeFinding('legacy-sso', profile.name, {}, originOf(profile, known.sso_start_url));
}
