/** The way to a profile's credentials as a list of steps, base first; what the window draws. */
import type { ChainStep } from '../../../shared/models/profile.js';
import { storeLocation } from '../../../shared/vocabulary.js';
import { splitShellWords } from '../dialects/shell-words.js';
import { known } from '../dialects/known-settings.js';
import { accountOfArn, roleNameOf } from './arn.js';
import { type Profile, profileId, textOf } from './profile.js';
import type { ProfileSet } from './profiles.js';
import { type ChainEnd, walkRoles } from './role-chain.js';
import type { OwnSource } from './sources.js';

/** Steps of a profile; none where it holds no credentials. A `broken` step says where the AWS CLI stops. */
export function chainOf(set: ProfileSet, profile: Profile): readonly ChainStep[] {
  const { roles, end } = walkRoles(profile, (name) => findBeside(set, profile, name));
  const base = endSteps(end, roles.length > 0, set.incomplete);
  return [...base, ...roles.toReversed().flatMap(roleSteps)];
}

/** A profile that the one given could name as its source: of the same files, and from the store of the shared ones too. */
export function findBeside(set: ProfileSet, profile: Profile, name: string): Profile | undefined {
  const found = set.find(profileId(profile.location, name));
  return found === undefined && profile.location === storeLocation ? set.findByName(name) : found;
}

function endSteps(end: ChainEnd<Profile>, isSource: boolean, incomplete: boolean): readonly ChainStep[] {
  switch (end.kind) {
    case 'fault':
      if (incomplete && end.fault.code === 'missing-source-profile') {
        return [{ kind: 'broken', profile: end.fault.profile, reason: 'file-unreadable' }];
      }
      return [{ kind: 'broken', profile: end.fault.profile, reason: end.fault.code }];
    case 'credential-source':
      return [{ kind: 'credential-source', profile: end.profile.name, source: end.source }];
    case 'profile': {
      const { name } = end.profile;
      const own = end.profile.ownSource;
      if (own !== null) return [ownStep(end.profile, own)];
      if (isSource) return [{ kind: 'broken', profile: name, reason: 'role-without-source' }];
      const source = textOf(end.profile, known.credential_source);
      return source === null ? [] : [{ kind: 'credential-source', profile: name, source }];
    }
  }
}

function ownStep(profile: Profile, own: OwnSource): ChainStep {
  const { name } = profile;
  switch (own.kind) {
    case 'web-identity':
      return { kind: own.kind, profile: name, roleArn: own.roleArn ?? '', tokenFile: own.tokenFile };
    case 'sso': {
      const accountId = textOf(profile, known.sso_account_id);
      return { kind: own.kind, profile: name, session: own.session, accountId, roleName: ssoRole(profile) };
    }
    case 'access-key': {
      if (own.fault !== null) return { kind: 'broken', profile: name, reason: 'partial-access-key' };
      const { accessKeyId, hasToken } = own;
      const temporary = hasToken || accessKeyId.startsWith('ASIA');
      return { kind: own.kind, profile: name, accessKeyId, temporary };
    }
    case 'login':
      return { kind: own.kind, profile: name, session: own.session };
    case 'process':
      return { kind: own.kind, profile: name, program: programOf(own.command) };
  }
}

function ssoRole(profile: Profile): string | null {
  return textOf(profile, known.sso_role_name);
}

function roleSteps(profile: Profile): readonly ChainStep[] {
  const roleArn = textOf(profile, known.role_arn) ?? '';
  const serial = textOf(profile, known.mfa_serial);
  const role: ChainStep = {
    kind: 'role',
    profile: profile.name,
    roleArn,
    roleName: roleNameOf(roleArn),
    accountId: accountOfArn(roleArn),
  };
  return serial === null ? [role] : [{ kind: 'mfa', serial }, role];
}

/** The program of a credential_process line, never its arguments: those may hold a secret. */
export function programOf(command: string): string {
  return splitShellWords(command)?.[0] ?? command.trim().split(/\s/u, 1)[0] ?? '';
}
