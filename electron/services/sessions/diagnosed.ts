/** Which profiles an error message is about. */
import { known } from '../../core/dialects/known-settings.js';
import { textOf } from '../../core/profiles/profile.js';
import { roleNameOf } from '../../core/profiles/arn.js';
import { usedKeyId } from '../../core/profiles/sources.js';
import type { Home } from './home.js';

export interface NamedInText {
  readonly accessKeyIds: readonly string[];
  readonly arns: readonly string[];
  /** A profile that the text itself names. */
  readonly named: string | undefined;
}

/** Names, in the order of the list; by what the text names itself, by access key ID, and by the role that an ARN is of. */
export function profilesIn({ set }: Home, { accessKeyIds, arns, named }: NamedInText): readonly string[] {
  const roles = new Set(arns.flatMap((arn) => roleKey(arn) ?? []));
  const keys = new Set(accessKeyIds);
  const found = set.profiles.filter((profile) => {
    if (profile.name === named) return true;
    const keyId = usedKeyId(profile);
    if (keyId !== '' && keys.has(keyId)) return true;
    const role = textOf(profile, known.role_arn);
    const key = role === null ? null : roleKey(role);
    return key !== null && roles.has(key);
  });
  return [...new Set(found.map(({ name }) => name))];
}

/** Account and name of a role, of its own ARN or of one of its sessions. */
function roleKey(arn: string): string | null {
  const session = /^arn:[\w-]+:sts::(?<account>\d{12}):assumed-role\/(?<role>[^/]+)\//u.exec(arn)?.groups;
  if (session !== undefined) return `${session['account'] ?? ''} ${session['role'] ?? ''}`;
  const account = /^arn:[\w-]+:iam::(?<account>\d{12}):role\//u.exec(arn)?.groups?.['account'];
  return account === undefined ? null : `${account} ${roleNameOf(arn)}`;
}
