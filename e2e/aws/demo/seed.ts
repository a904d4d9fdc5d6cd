/** The accounts of the demonstration: people with keys old and new, MFA, roles, a root user with a key, as they are found in companies. */
import { newKeyId, newSecret } from '../identifiers.js';
import type { AccessKey, AwsState, User } from '../model.js';
import { exampleAccount, exampleKeys, makeDevice, makeKey, makeUser, sampleState } from '../seeds.js';

const day = 86_400_000;
/** Each person's own; RFC 6238's for alice. */
const seeds = { bob: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP' } as const;

function keyOfAge(days: number, now: number, lastUsedDays: number | null): AccessKey {
  const key = makeKey({
    id: newKeyId('AKIA', exampleAccount),
    secret: newSecret(),
    created: now - days * day,
  });
  const lastUsed = { service: 's3', region: 'eu-west-1' };
  return { ...key, lastUsed: lastUsedDays === null ? null : { ...lastUsed, at: now - lastUsedDays * day } };
}

/** Two keys, one of them never used: a third has no room. */
function carol(now: number): User {
  return makeUser({ name: 'carol', keys: [keyOfAge(400, now, 3), keyOfAge(200, now, null)] });
}

/** @param now milliseconds since 1970 */
export function demoState(now: number): AwsState {
  const sample = sampleState();
  const users = sample.users.map((user) =>
    user.name === 'bob'
      ? {
          ...user,
          keys: [makeKey(exampleKeys.bob)],
          mfa: [makeDevice(`arn:aws:iam::${exampleAccount}:mfa/bob`, seeds.bob)],
        }
      : user,
  );
  const dave = makeUser({ name: 'dave', keys: [keyOfAge(20, now, 1)] });
  const accounts = sample.accounts.map((account) =>
    account.id === exampleAccount
      ? { ...account, root: { keys: [keyOfAge(900, now, 300)], mfa: [] } }
      : account,
  );
  return { ...sample, accounts, users: [...users, carol(now), dave] };
}
