/** What can be done about a pasted error. Pure. */
import { catalogue } from '../../../shared/catalogue/index.js';
import type { AwsErrorReason, Diagnosis } from '../../../shared/models/aws-error.js';
import type { ListedProfile } from '../../../shared/models/profile.js';
import { givesSessions } from '../../state/session-kinds.js';
import type { PaletteCommand, PaletteItem } from './palette-items.js';

const { diagnosing: words } = catalogue;
const mostProfiles = 3;

/** Another session would do. */
const ended: ReadonlySet<AwsErrorReason> = new Set([
  'credentials-expired',
  'mfa-code-wrong',
  'identity-token-expired',
]);
/** Signing in again would do. */
const signedOut: ReadonlySet<AwsErrorReason> = new Set(['sign-in-expired']);
/** Something in the profile is not right. */
const wrongProfile: ReadonlySet<AwsErrorReason> = new Set([
  'unknown-access-key',
  'wrong-secret-access-key',
  'session-token-missing',
  'mfa-device-wrong',
  'mfa-required',
  'assume-role-denied',
  'duration-too-long',
  'role-chain-too-long',
  'region-disabled',
  'role-not-assigned',
  'partial-credentials',
  'source-profile-missing',
  'role-chain-loop',
  'credential-process-failed',
  'region-missing',
  'endpoint-unreachable',
  'certificate-untrusted',
]);
/** Which source counts is the question. */
const whichSource: ReadonlySet<AwsErrorReason> = new Set([
  'no-credentials',
  'profile-not-found',
  'metadata-unreachable',
  'unknown-access-key',
  'wrong-secret-access-key',
]);

/** The fixes, the one that helps most first. */
export function diagnosisItems(
  { reason, profiles: named }: Diagnosis,
  profiles: readonly ListedProfile[],
  running: ReadonlySet<string>,
  /** Name of the active profile: tools that name none use it. */
  active: string | null,
): readonly PaletteItem[] {
  const names = named.length > 0 || active === null ? named : [active];
  const about = names
    .flatMap((name) => profiles.find((each) => each.name === name && each.location === null) ?? [])
    .slice(0, mostProfiles);
  return [
    ...about.flatMap((profile) => sessionItem(reason, profile, running)),
    ...(wrongProfile.has(reason) ? about.map(editItem) : []),
    ...(reason === 'clock-skew' || (ended.has(reason) && running.size > 0)
      ? [item(words.toSessions, { kind: 'view', view: 'sessions' })]
      : []),
    ...(whichSource.has(reason)
      ? [item(words.resolve, { kind: 'resolve', profile: about[0]?.name ?? null })]
      : []),
    ...(reason === 'profile-not-found' ? [item(words.addProfile, { kind: 'add-profile' })] : []),
    ...about.map((profile) => item(words.openProfile(profile.name), { kind: 'open', profile })),
  ];
}

function sessionItem(
  reason: AwsErrorReason,
  profile: ListedProfile,
  running: ReadonlySet<string>,
): readonly PaletteItem[] {
  const { name } = profile;
  if (!givesSessions(profile)) return [];
  if (signedOut.has(reason)) return [item(words.signIn(name), { kind: 'start-session', name })];
  if (!ended.has(reason)) return [];
  return running.has(name)
    ? [item(words.renew(name), { kind: 'renew-session', name })]
    : [item(words.start(name), { kind: 'start-session', name })];
}

function editItem(profile: ListedProfile): PaletteItem {
  return item(words.editProfile(profile.name), { kind: 'edit', profile });
}

function item(text: string, command: PaletteCommand): PaletteItem {
  return { key: `fix ${text}`, group: words.group, text, command };
}
