/** The person's files and store in a rotation: where the keys stand, and one put in the place of the other. */
import { fail, type Failure, type Result, succeed } from '../../../shared/models/failure.js';
import type { Place } from '../../core/editing/edit.js';
import { splitComment } from '../../core/editing/inline-comments.js';
import { keyIdsIn, placesWith, placeUsing, usesKey } from '../../core/rotation/key-places.js';
import type { RotationKey } from '../../core/rotation/journal.js';
import { readable } from '../changes/intent.js';
import type { Moment } from '../profiles.js';
import type { RotationParts } from './parts.js';

type StoresParts = Pick<RotationParts, 'profiles' | 'editing'>;

export class StoresSide {
  readonly #parts: StoresParts;

  constructor(parts: StoresParts) {
    this.#parts = parts;
  }

  /** Fails where a file, or the store, cannot be looked at: a key may stand in it. */
  async look(): Promise<Result<Moment>> {
    const moment = await this.#parts.profiles.moment([]);
    const { config, credentials, locations, store } = moment.snapshot;
    for (const file of [config, credentials, ...locations]) {
      const now = readable(file);
      if (!now.ok) return now;
    }
    if (store === null || moment.storeFailure === null) return succeed(moment);
    return fail(withUnlocking(moment.storeFailure));
  }

  async standing(
    old: string,
    made: string | null,
  ): Promise<Result<{ readonly old: boolean; readonly new: boolean }>> {
    const moment = await this.look();
    if (!moment.ok) return moment;
    const ids = keyIdsIn(moment.value.files);
    return succeed({ old: ids.has(old), new: made !== null && ids.has(made) });
  }

  /** One key in the place of the other, everywhere, in one change. Gives its id; null where nothing had to be written. */
  async replace(profile: string, from: string, to: RotationKey): Promise<Result<string | null>> {
    const moment = await this.look();
    if (!moment.ok) return moment;
    const place = placeUsing(moment.value.set, from, profile);
    if (place === null)
      return fail<Failure>({ code: 'profile-not-found', facts: { name: profile }, action: null });
    const { accessKeyId, secretAccessKey } = to;
    const key = { accessKeyId, secretAccessKey, sessionToken: null };
    const made = await this.#parts.editing.applyEdit({ kind: 'replace-key', place, key }, 'whole');
    return made.ok ? succeed(made.value.id) : made;
  }

  /** Whether every profile that uses the key has this secret, and one does. */
  async holds({ accessKeyId, secretAccessKey }: RotationKey): Promise<Result<boolean>> {
    const moment = await this.look();
    if (!moment.ok) return moment;
    const users = moment.value.set.profiles.filter((profile) => usesKey(profile, accessKeyId));
    const same = users.filter((profile) => {
      const secret = profile.settings.get('aws_secret_access_key')?.value;
      return typeof secret === 'string' && splitComment(secret).value === secretAccessKey.reveal();
    });
    return succeed(users.length > 0 && same.length === users.length);
  }

  /** The files that have the key, as they are shown, and the store; none where they cannot be looked at. */
  async where(accessKeyId: string): Promise<readonly string[]> {
    const moment = await this.look();
    const places = moment.ok ? placesWith(moment.value.set, accessKeyId) : [];
    return [...new Set(places.map(({ where }) => where))];
  }

  /** The profile to ask AWS as, and the key that it has: the one of that name where it has any of them, else one that has; null where none does. */
  async placeOf<Key extends RotationKey>(
    name: string,
    keys: readonly Key[],
  ): Promise<Result<{ readonly place: Place; readonly key: Key } | null>> {
    const moment = await this.look();
    if (!moment.ok) return moment;
    const { set } = moment.value;
    for (const key of keys) {
      const place = placeUsing(set, key.accessKeyId, name);
      if (place !== null) return succeed({ place, key });
    }
    return succeed(null);
  }
}

function withUnlocking(failure: Failure): Failure {
  return failure.code === 'store-locked' ? { ...failure, action: 'unlock-store' } : failure;
}
