/** Whose credentials the AWS CLI would end with, as one text to compare. */
import { known } from '../dialects/known-settings.js';
import { textOf } from './profile.js';
import type { Profile, ProfileSet } from './profiles.js';
import { walkRoles } from './role-chain.js';
import type { OwnSource } from './sources.js';

/**
 * Who a profile of the shared files is to the AWS CLI with no AWS_ variables set.
 *
 * Equal texts mean the same credentials: the same kind of source, key ID, process line, sign-in and roles. No secret
 * is part of it, so that a secret changed under the same key ID goes unnoticed.
 *
 * @returns `error:…` where the AWS CLI fails; `none` where the files hold no credentials for the name
 */
export function identityOf(set: ProfileSet, name: string): string {
  for (const [path, file] of set.files) {
    const isShared = set.sources.get(path)?.role !== 'location';
    if (isShared && file.refused !== null) return `error:${file.refused.code}`;
  }
  const start = set.findByName(name);
  if (start === undefined) return name === 'default' ? 'none' : 'error:profile-not-found';
  const { roles, end } = walkRoles(start, set.findByName);
  const base = ((): string => {
    switch (end.kind) {
      case 'fault':
        return `error:${end.fault.code}`;
      case 'credential-source':
        return describe('credential-source', end.source);
      case 'profile':
        return ownIdentity(end.profile, end.profile.ownSource);
    }
  })();
  if (base.startsWith('error:')) return base;
  if (base === 'none' && roles.length > 0) return 'error:role-without-source';
  return [base, ...roles.toReversed().map(roleIdentity)].join(' > ');
}

function ownIdentity(profile: Profile, own: OwnSource | null): string {
  if (own === null) return 'none';
  if (own.fault !== null) return `error:${own.fault.code}`;
  switch (own.kind) {
    case 'web-identity':
      return describe(own.kind, own.tokenFile, own.roleArn, textOf(profile, known.role_session_name));
    case 'sso': {
      const { session, startUrl, region } = own;
      const account = textOf(profile, known.sso_account_id);
      return describe(own.kind, session, startUrl, region, account, textOf(profile, known.sso_role_name));
    }
    case 'access-key':
      return describe(own.kind, own.accessKeyId, own.hasToken ? 'temporary' : 'long-term');
    case 'login':
      return describe(own.kind, own.session);
    case 'process':
      return describe(own.kind, fingerprint(own.command));
  }
}

/** What AssumeRole is asked with, but for the duration, which changes nobody. */
function roleIdentity(profile: Profile): string {
  const settings = [known.role_arn, known.external_id, known.mfa_serial, known.role_session_name];
  return describe('role', ...settings.map((setting) => textOf(profile, setting)));
}

/** JSON keeps apart what a joined text would run together. */
function describe(...parts: readonly (string | null)[]): string {
  return JSON.stringify(parts);
}

/** A process line may hold a password: 64 bits of it are enough to tell two apart. */
function fingerprint(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(text)) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  }
  return hash.toString(16);
}
