/** The credentials of a profile and its Region, as `env` and `exec` hand them on. */
import { type Result, succeed } from '../../../shared/models/failure.js';
import type { Asker, HandedOut } from '../../services/api.js';
import type { Context } from './command.js';

export async function handOut(
  name: string,
  { services }: Context,
  asker: Asker,
): Promise<Result<{ readonly key: HandedOut; readonly region: string | null }>> {
  const handed = await services.handingOut.credentials({ name }, asker);
  if (!handed.ok) return handed;
  const shown = await services.profiles.describe(name, null);
  const region = shown.ok ? (shown.value.region ?? '') : '';
  return succeed({ key: handed.value, region: region === '' ? null : region });
}
