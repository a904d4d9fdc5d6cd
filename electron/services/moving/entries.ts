/** Changes of the profiles in the store, made again where another Keyway was faster. */
import { type Failure, fail, type Result, succeed } from '../../../shared/models/failure.js';
import type { StoredProfile } from '../../core/store/stored-profile.js';
import type { Vault } from '../store/vault.js';

/** How often another writer may come first. */
const mostTries = 8;

/** @param edit pure and repeatable; null where nothing has to be written */
export async function changeEntries(
  vault: Pick<Vault, 'generation' | 'profiles' | 'replace'>,
  edit: (profiles: readonly StoredProfile[]) => Result<readonly StoredProfile[] | null>,
): Promise<Result<null>> {
  let failure: Failure = { code: 'file-changed', facts: { path: '' }, action: 'retry' };
  for (let tries = 0; tries < mostTries; tries += 1) {
    const generation = await vault.generation();
    const profiles = await vault.profiles();
    if (!profiles.ok) return profiles;
    const next = edit(profiles.value);
    if (!next.ok) return next;
    if (next.value === null) return succeed(null);
    const replaced = await vault.replace(next.value, generation);
    if (replaced.ok || replaced.failure.code !== 'file-changed') return replaced;
    failure = replaced.failure;
  }
  return fail(failure);
}
