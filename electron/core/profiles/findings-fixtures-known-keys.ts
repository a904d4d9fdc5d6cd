/** For tests: keys of which AWS was asked, as of noon of 21 November 2026, where a key is old after 90 days. */
import type { KnownKey } from '../keys/knowledge.js';
import { byPerson, type Fixture, type Fixtures, lines } from './findings-fixtures.js';

const none = { kind: 'none' } as const;
const rotate = { kind: 'dialog', dialog: 'rotate' } as const;
const credentials = lines(
  '[p]',
  'aws_access_key_id = AKIAIOSFODNN7EXAMPLE',
  'aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
);
const longAgo: KnownKey = {
  ...{ at: '2026-11-21T11:00:00.000Z', accountId: '111122223333', userName: 'alice' },
  arn: 'arn:aws:iam::111122223333:user/alice',
  isRoot: false,
  status: 'active',
  createdAt: '2026-08-23T11:59:59.000Z',
  lastUse: null,
  otherKeys: [],
  untold: [],
  askedAt: [],
};
const ofRoot = { ...longAgo, userName: null, arn: 'arn:aws:iam::111122223333:root', isRoot: true };

function told(name: string, how: Parameters<typeof byPerson>[2], key: KnownKey, without: KnownKey): Fixture {
  const home = (known: KnownKey): { credentials: string; known: Record<string, KnownKey> } => ({
    credentials,
    known: { AKIAIOSFODNN7EXAMPLE: known },
  });
  return byPerson(name, home(key), how, home(without));
}

export const knownKeyFixtures: Fixtures<'old-access-key' | 'root-access-key'> = {
  'old-access-key': [
    told('a second over 90 days', rotate, longAgo, { ...longAgo, createdAt: '2026-08-23T12:00:00.000Z' }),
    told('not told how old', rotate, longAgo, { ...longAgo, createdAt: null }),
    told('deactivated', rotate, longAgo, { ...longAgo, status: 'inactive' }),
    told('deleted', rotate, longAgo, { ...longAgo, status: 'gone' }),
  ],
  'root-access-key': [
    told('active', none, ofRoot, longAgo),
    told('deactivated', none, { ...ofRoot, status: 'inactive' }, { ...ofRoot, status: 'gone' }),
  ],
};
