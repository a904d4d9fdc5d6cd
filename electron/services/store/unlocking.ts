/** Opening the store by what a person has: a passphrase, the code of a recovery kit, or the keychain alone. */
import type { Failure, Result } from '../../../shared/models/failure.js';
import type { Secret } from '../../core/secret.js';
import type { StoreFile } from '../../core/store/format.js';
import type { KeychainItem } from '../../core/store/keychain-item.js';
import { parseRecoveryCode } from '../../core/store/recovery-code.js';
import { openRecoverySlot, openSlot } from '../../core/store/slots.js';
import { failureOf, type Standing } from '../../core/store/standing.js';
import { done, exclusively, failed, type StoreContext } from './changing.js';
import { passphraseNeeded, renewKeychainSlot } from './keys.js';
import type { HeldKey, PresentStore } from './reading-parts.js';

export interface GivenKey {
  readonly passphrase: Secret | null;
  readonly recoveryCode: Secret | null;
}

/** Ends every lock, whoever made it. */
export async function openStore(context: StoreContext, given: GivenKey): Promise<Result<null>> {
  const { reading } = context;
  reading.forgetTrouble();
  const present = await reading.read();
  if (present?.kind !== 'store') return failedBy(await reading.look(false));
  if (given.recoveryCode !== null) return openByCode(context, present, given.recoveryCode);
  if (present.file.key.kind === 'keychain') return opened(context, await reading.look(false));
  if (given.passphrase === null || given.passphrase.isEmpty) return failed(passphraseNeeded);
  return openByPassphrase(context, present, given.passphrase);
}

async function openByCode(context: StoreContext, present: PresentStore, code: Secret): Promise<Result<null>> {
  const { reading, custody, ports } = context;
  const { file } = present;
  const bytes = parseRecoveryCode(code.reveal());
  const masterKey =
    bytes === null || file.recovery === null
      ? null
      : openRecoverySlot(ports.sealing, file.id, file.recovery, bytes);
  if (masterKey === null) return failed({ code: 'wrong-recovery-code', facts: {}, action: null });
  const item = file.key.kind === 'passphrase' ? null : await custody.read(file.id);
  const held = { storeId: file.id, slot: file.key.sealed, masterKey, keychainSecret: null };
  const standing = await reading.hold(present, held, item?.ok === true ? item.value : null);
  const result = await opened(context, standing);
  // It is open; where the keychain cannot take a new key now, the code is needed once more next time.
  if (result.ok) await exclusively(context, (isHeld) => renewKeychainSlot(context, isHeld));
  return result;
}

async function openByPassphrase(
  context: StoreContext,
  present: PresentStore,
  passphrase: Secret,
): Promise<Result<null>> {
  const { reading, custody } = context;
  const { file } = present;
  const item = file.key.kind === 'both' ? await custody.read(file.id) : null;
  if (item?.ok === false) return failed(keyMissing(item.trouble));
  if (item?.value === null) return failed(keyMissing(null));
  const held = await tryPassphrase(context, file, passphrase, item?.value ?? null);
  if (held === null) return failed({ code: 'wrong-passphrase', facts: {}, action: null });
  return opened(context, await reading.hold(present, held, item?.value ?? null));
}

async function tryPassphrase(
  { ports }: StoreContext,
  file: StoreFile,
  passphrase: Secret,
  item: KeychainItem | null,
): Promise<HeldKey | null> {
  const secrets = item === null ? [null] : item.next === null ? [item.key] : [item.key, item.next];
  for (const secret of secrets) {
    const parts = { keychain: secret, passphrase };
    const masterKey = await openSlot(ports.sealing, file.id, file.key, parts);
    if (masterKey === null) continue;
    return { storeId: file.id, slot: file.key.sealed, masterKey, keychainSecret: secret };
  }
  return null;
}

/** Once a key has opened it the mark of a lock has no more to say, also where what is in it is damaged. */
async function opened({ disk }: StoreContext, standing: Standing): Promise<Result<null>> {
  const isOpen = standing.kind === 'open' || (standing.kind === 'damaged' && standing.damaged !== null);
  if (isOpen) await disk.unmark();
  return failedBy(standing);
}

function failedBy(standing: Standing): Result<null> {
  const failure = failureOf(standing);
  return failure === null ? done : failed(failure);
}

function keyMissing(reason: Extract<Failure, { code: 'store-key-missing' }>['facts']['reason']): Failure {
  return { code: 'store-key-missing', facts: { reason }, action: null };
}
