/** The long-term access key that a profile holds itself. */
import { splitComment } from '../editing/inline-comments.js';
import type { Profile } from '../profiles/profile.js';
import { usedKeyId } from '../profiles/sources.js';
import { Secret } from '../secret.js';
import type { RotationKey } from './journal.js';

type NoOwnKey = 'no-access-key' | 'temporary-key';

/** The key, or why there is none. */
export function longTermKeyOf(profile: Profile): RotationKey | NoOwnKey {
  if (profile.kind !== 'access-key') return 'no-access-key';
  const accessKeyId = splitComment(usedKeyId(profile)).value;
  const text = (key: string): string => {
    const value = profile.settings.get(key)?.value;
    return typeof value === 'string' ? splitComment(value).value : '';
  };
  const isTemporary = text('aws_session_token') !== '' || text('aws_security_token') !== '';
  if (isTemporary || accessKeyId.startsWith('ASIA')) return 'temporary-key';
  const secret = text('aws_secret_access_key');
  if (accessKeyId === '' || secret === '') return 'no-access-key';
  return { accessKeyId, secretAccessKey: new Secret(secret) };
}
