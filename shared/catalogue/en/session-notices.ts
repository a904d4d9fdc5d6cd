/** What is told while no window is looked at: before sessions end that a person has to renew, and of old keys that wait. */
import { plural } from './format.js';

export interface NoticeWords {
  readonly title: string;
  readonly body: string;
}

/** @param minutes until the first of them ends */
export function sessionsEndSoon(profiles: readonly string[], minutes: number): NoticeWords {
  const [first = '', ...others] = profiles;
  const title = `${others.length === 0 ? `The session of ${first} ends` : `${String(profiles.length)} sessions end`} in ${plural(minutes, 'minute', 'minutes')}`;
  const names = profiles.length > 5 ? [...profiles.slice(0, 5), '…'] : profiles;
  const body =
    others.length === 0
      ? 'Renew it in Keyway to go on.'
      : `Renew them in Keyway to go on: ${names.join(', ')}.`;
  return { title, body };
}

/** Of profiles whose old access key was deactivated by a rotation, and that the person wanted to be reminded of. */
export function oldKeysWait(profiles: readonly string[]): NoticeWords {
  const [first = '', ...others] = profiles;
  const names = profiles.length > 5 ? [...profiles.slice(0, 5), '…'] : profiles;
  return others.length === 0
    ? {
        title: `The old key of ${first} waits to be deleted`,
        body: 'It is deactivated. If nothing misses it, delete it in Keyway.',
      }
    : {
        title: `${String(profiles.length)} old keys wait to be deleted`,
        body: `They are deactivated. If nothing misses them, delete them in Keyway: ${names.join(', ')}.`,
      };
}
