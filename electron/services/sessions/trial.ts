/** Trying a form before it is saved: who AWS says that the profile would be. Nothing is written, and nothing is kept of it. */
import type { EditCommand } from '../../../shared/models/edit.js';
import type { Result } from '../../../shared/models/failure.js';
import { fail, succeed } from '../../../shared/models/failure.js';
import type { CallerIdentity } from '../../../shared/models/session.js';
import type { PlannedFiles } from '../editing/planned-files.js';
import { profileId } from '../../core/profiles/profile.js';
import { readProfiles } from '../../core/profiles/profiles.js';
import type { Cancellation } from '../ports.js';
import type { MfaAnswer } from '../sessions-api.js';
import { toAws } from './asking.js';
import { giveBase, type Given } from './bases.js';
import { plannedHome, planOf, type Planned } from './home.js';
import { askIdentity } from './identity.js';
import { makeSession, type Shared } from './making.js';
import type { Workings } from './parts.js';
import { sharedFor, usualOptions } from './runs.js';

export interface TrialParts {
  /** The files as they would be, and the profile that the form is of. Fails as saving would before it asks the person. */
  plannedFiles(command: EditCommand): Promise<Result<PlannedFiles>>;
}

export async function tryEdit(
  work: Workings,
  { plannedFiles }: TrialParts,
  command: EditCommand,
  { mfa, signal }: { readonly mfa: MfaAnswer | null; readonly signal: Cancellation | null },
): Promise<Result<CallerIdentity>> {
  const files = await plannedFiles(command);
  if (!files.ok) return files;
  const { after, place } = files.value;
  const set = readProfiles({ ...after, incomplete: false });
  const profile = set.find(profileId(place.location, place.name));
  if (profile === undefined)
    return fail({ code: 'profile-not-found', facts: { name: place.name }, action: null });
  const planned = planOf(work.ports, plannedHome(set, after.config.path), profile);
  if (!planned.ok) return planned;
  const shared = sharedFor(work, mfa, true, signal);
  const given = await give(work, planned.value, shared);
  if (!given.ok) return given;
  const { credentials } = given.value;
  const { connection } = planned.value.answer;
  const call = { credentials: toAws(credentials), connection, signal };
  const learned = await askIdentity(work, call, profile.region);
  if (!learned.ok) return learned;
  const expectedAccountId = await work.identities.expected(place.name);
  return succeed({ profile: null, ...learned.value, expectedAccountId });
}

/** A key as it stands needs no session: a code would be spent for nothing. */
async function give(work: Workings, planned: Planned, shared: Shared): Promise<Result<Given>> {
  const { plan, answer } = planned;
  if (plan.kind !== 'access-key' && plan.kind !== 'session-token')
    return makeSession(work, { planned, options: usualOptions, shared, isRenewal: false, keeps: false });
  const { isPersonPresent, signal } = shared;
  const allowed = await work.approvals.allowEndpoints(plan.profile.name, answer.elsewhere, isPersonPresent);
  if (!allowed.ok) return allowed;
  const { connection } = answer;
  return giveBase(work, { base: plan.base, connection, isPersonPresent, sessionName: '', signal });
}
