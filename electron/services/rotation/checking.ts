/** What stands before a rotation, for the person to see before anything is made. */
import { type Result, succeed } from '../../../shared/models/failure.js';
import type { RotationCheck } from '../../../shared/models/rotation.js';
import type { RotationKey } from '../../core/rotation/journal.js';
import { placesWith } from '../../core/rotation/key-places.js';
import type { KeyIdMask } from '../api.js';
import type { EnvironmentSources } from '../ports.js';
import { checkKey, type PreflightAround } from './preflight.js';
import { shownKeyId } from './rows.js';

/** @param around as for the preflight */
export async function checkRotation(
  around: PreflightAround,
  key: RotationKey,
  mask: KeyIdMask,
): Promise<Result<RotationCheck>> {
  const { parts, profile, stores } = around;
  const checked = await checkKey(around, key);
  if (!checked.ok) return checked;
  const moment = await stores.look();
  if (!moment.ok) return moment;
  const { accountId, userName } = checked.value;
  return succeed({
    ...{ profile, accountId, userName },
    oldKeyId: shownKeyId(key.accessKeyId, mask),
    places: placesWith(moment.value.set, key.accessKeyId),
    programs: await programsWith(parts.ports.environments, key.accessKeyId),
  });
}

/** Programs that were started with the key in their environment: nothing gives them another. */
async function programsWith(
  environments: EnvironmentSources,
  accessKeyId: string,
): Promise<RotationCheck['programs']> {
  const running = await environments.processes();
  return running
    .filter(({ environment }) => Object.values(environment).includes(accessKeyId))
    .map(({ pid, program }) => ({ pid, program }));
}
