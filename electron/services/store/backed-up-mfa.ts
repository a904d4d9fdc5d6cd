/** The secrets of MFA devices that are kept beside the store: read for a backup, and put back from one. */
import { type Result, succeed } from '../../../shared/models/failure.js';
import { failureOf } from '../../core/store/standing.js';
import { sealedMfaSecrets } from '../sessions/mfa-secrets.js';
import type { SealedTexts, TextTable } from '../sessions/text-table.js';
import { done, failed, type StoreContext } from './changing.js';

/** @param privateKey of the store that they are sealed with */
export function mfaSecretsOf({ ports }: StoreContext, privateKey: Uint8Array): SealedTexts {
  // Whoever asks for the key wipes it.
  return sealedMfaSecrets({
    ports,
    vault: { privateKey: () => Promise.resolve(succeed(privateKey.slice())) },
  });
}

/** Seals those that are not here with the store as it is now; those of a device that has one here stay as they are. */
export async function putMfaSecrets(context: StoreContext, secrets: TextTable): Promise<Result<null>> {
  if (Object.keys(secrets).length === 0) return done;
  const standing = await context.reading.look();
  const failure = failureOf(standing);
  if (failure !== null) return failed(failure);
  if (standing.kind !== 'open') return done;
  const kept = mfaSecretsOf(context, standing.opened.contents.privateKey);
  return kept.change((present) => ({ ...secrets, ...present }));
}
