/** What is odd about where a profile's credentials come from: roles and their sources, IAM Identity Center, web identity. */
import type { Finding } from '../../../shared/models/finding.js';
import type { FileOrigin } from '../../../shared/models/origin.js';
import type { ClosestName } from './closest.js';
import { known } from '../dialects/known-settings.js';
import { makeFinding } from './finding-facts.js';
import { hasSetting, originOf, originOfKey, type ProfileDraft, textOf } from './profile.js';
import { type BaseOfSource, type ChainFault, stepFrom } from './role-chain.js';
import { assumesRole, type SsoFault, ssoFault, type SsoSessions } from './sources.js';

/** What lies around a profile in its own files. */
export interface Surroundings {
  readonly find: (name: string) => ProfileDraft | undefined;
  readonly baseOf: (source: ProfileDraft) => BaseOfSource<ProfileDraft>;
  readonly ssoSessions: SsoSessions;
  /** What a name that is not there may have been meant to be. */
  readonly closest: { readonly profile: ClosestName; readonly session: ClosestName };
  /** A file could not be read, so that nothing can be said to be missing. */
  readonly incomplete: boolean;
}

const nothing: readonly Finding[] = [];

/** Any of these asks for something of IAM Identity Center. */
const SIGN_IN = known.sso_session | known.sso_start_url | known.sso_region;

/** Loops are longer than anybody reads. */
const MOST_NAMES = 10;

/** Faults of a profile that assumes a role: its own, and a loop that it leads into. */
export function roleFindings(profile: ProfileDraft, around: Surroundings): readonly Finding[] {
  if (!assumesRole(profile)) return nothing;
  const step = stepFrom(profile, around.find);
  if (step.kind === 'fault') {
    const isUnknown = around.incomplete && step.fault.code === 'missing-source-profile';
    return isUnknown ? nothing : [faultFinding(profile, step.fault, around)];
  }
  if (step.kind === 'credential-source' || step.profile === profile) return nothing;
  const source = step.profile;
  const base = around.baseOf(source);
  if (base === 'cycle' || base === profile) return [cycleFinding(profile, around)];
  if (base !== source || source.ownKind !== null) return nothing;
  const facts = { reason: 'source-has-none', value: source.name } as const;
  return [makeFinding('role-without-source', profile.name, facts, originOf(profile, known.source_profile))];
}

/** Faults of IAM Identity Center and web identity settings. */
export function otherSourceFindings(profile: ProfileDraft, around: Surroundings): readonly Finding[] {
  const { name, ownKind: own } = profile;
  if (own !== 'web-identity' && own !== 'sso' && (profile.known & SIGN_IN) === 0) return nothing;
  if (around.incomplete && textOf(profile, known.sso_session) !== null) return nothing;
  if (own === 'web-identity' && profile.ownSource?.fault?.code === 'web-identity-without-role') {
    const origin = originOf(profile, known.web_identity_token_file);
    return [makeFinding('web-identity-without-role', name, {}, origin)];
  }
  if (own === 'sso') {
    const fault = ssoFault(profile, around.ssoSessions);
    return fault === null ? nothing : [ssoFinding(profile, fault, around)];
  }
  const session = textOf(profile, known.sso_session);
  if (session !== null && !around.ssoSessions.has(session) && profile.location === null) {
    const origin = originOf(profile, known.sso_session);
    const facts = { session, ...suggestedSession(session, around) };
    return [makeFinding('missing-sso-session', name, facts, origin, 'warning')];
  }
  if (own !== null || assumesRole(profile)) return nothing;
  // Enough for `aws sso login` and for what needs a token only, but there are no credentials in it.
  const setting = [known.sso_session, known.sso_start_url, known.sso_region].find((candidate) => {
    return hasSetting(profile, candidate);
  });
  if (setting === undefined) return nothing;
  const facts = { missing: 'sso_account_id, sso_role_name', differing: '' };
  return [makeFinding('incomplete-sso', name, facts, originOf(profile, setting), 'info')];
}

function ssoFinding(profile: ProfileDraft, fault: SsoFault, around: Surroundings): Finding {
  const { name } = profile;
  if (fault.code === 'missing-sso-session') {
    const { session } = fault;
    const facts = { session, ...suggestedSession(session, around) };
    return makeFinding(fault.code, name, facts, originOf(profile, known.sso_session));
  }
  const { missing, differing } = fault;
  const facts = { missing: missing.join(', '), differing: differing ?? '' };
  return makeFinding(fault.code, name, facts, ssoOrigin(profile, differing));
}

function ssoOrigin(profile: ProfileDraft, differing: string | null): FileOrigin | null {
  if (differing !== null) return originOfKey(profile, differing);
  const hasAccount = hasSetting(profile, known.sso_account_id);
  return originOf(profile, hasAccount ? known.sso_account_id : known.sso_role_name);
}

function faultFinding(profile: ProfileDraft, fault: ChainFault, around: Surroundings): Finding {
  const { name } = profile;
  switch (fault.code) {
    case 'two-role-sources': {
      const facts = {
        sourceProfile: textOf(profile, known.source_profile) ?? '',
        credentialSource: textOf(profile, known.credential_source) ?? '',
      };
      return makeFinding(fault.code, name, facts, originOf(profile, known.credential_source));
    }
    case 'role-without-source': {
      const value = fault.credentialSource;
      if (value === null) {
        return makeFinding(
          fault.code,
          name,
          { reason: 'none', value: '' },
          originOf(profile, known.role_arn),
        );
      }
      const origin = originOf(profile, known.credential_source);
      const suggestion = credentialSources.find((each) => each.toLowerCase() === value.toLowerCase());
      const facts = { reason: 'credential-source', value, ...suggested(suggestion ?? null) } as const;
      return makeFinding(fault.code, name, facts, origin);
    }
    case 'missing-source-profile': {
      const { sourceProfile } = fault;
      const suggestion = around.closest.profile.find(sourceProfile, (other) =>
        isSource(other, profile, around),
      );
      const facts = { sourceProfile, ...suggested(suggestion) };
      return makeFinding(fault.code, name, facts, originOf(profile, known.source_profile));
    }
    case 'role-chain-cycle':
      return cycleFinding(profile, around);
  }
}

/** The names that botocore accepts, letter for letter. */
const credentialSources = ['Environment', 'Ec2InstanceMetadata', 'EcsContainer'] as const;

/** A role can begin with it: it has credentials in the end, and does not come back. */
function isSource(name: string, profile: ProfileDraft, around: Surroundings): boolean {
  const source = around.find(name);
  if (source === undefined || source.name === profile.name) return false;
  const base = around.baseOf(source);
  return base === 'credential-source' || (typeof base !== 'string' && base.ownKind !== null);
}

function suggestedSession(session: string, { closest }: Surroundings): { readonly suggestion?: string } {
  return suggested(closest.session.find(session, () => true));
}

function suggested(suggestion: string | null): { readonly suggestion?: string } {
  return suggestion === null ? {} : { suggestion };
}

function cycleFinding(profile: ProfileDraft, around: Surroundings): Finding {
  const names = [profile.name];
  let next = around.find(textOf(profile, known.source_profile) ?? '');
  while (next !== undefined && names.length < MOST_NAMES) {
    const isClosed = names.includes(next.name);
    names.push(next.name);
    next = isClosed ? undefined : around.find(textOf(next, known.source_profile) ?? '');
  }
  const facts = { profiles: names.join(', ') };
  return makeFinding('role-chain-cycle', profile.name, facts, originOf(profile, known.source_profile));
}
