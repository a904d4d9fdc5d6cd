/** A file that the person keeps: a backup. */
import type { Result } from '../../../shared/models/failure.js';
import { shownPath } from '../../core/paths.js';
import type { Secret } from '../../core/secret.js';
import {
  type BackedUp,
  openBackup,
  parseBackup,
  printBackup,
  type SealedBackup,
  sealBackup,
} from '../../core/store/backup.js';
import type { Contents } from '../../core/store/contents.js';
import { failureOf } from '../../core/store/standing.js';
import { FileSystemError } from '../ports.js';
import { changeContents, done, failed, onDisk, type StoreContext } from './changing.js';
import { mfaSecretsOf } from './backed-up-mfa.js';
import { makeStore } from './keys.js';
import { writeWhole } from './store-disk.js';

/** @param path absolute */
export async function writeBackup(
  context: StoreContext,
  path: string,
  passphrase: Secret,
): Promise<Result<null>> {
  const { ports, reading } = context;
  const standing = await reading.look();
  const failure = failureOf(standing);
  if (failure !== null) return failed(failure);
  if (standing.kind !== 'open') return done;
  const { contents } = standing.opened;
  const mfaSecrets = await mfaSecretsOf(context, contents.privateKey).read();
  if (!mfaSecrets.ok) return mfaSecrets;
  const holds = { ...contents, mfaSecrets: mfaSecrets.value };
  const backup = await sealBackup(ports.sealing, passphrase, holds);
  return onDisk(context, path, async () => {
    await writeWhole(ports, path, printBackup(backup));
    return done;
  });
}

export async function readBackup(context: StoreContext, path: string): Promise<Result<SealedBackup>> {
  const shown = shownPath(path, context.ports.places.home);
  try {
    const parsed = parseBackup(await context.ports.files.read(path));
    if (parsed.kind === 'backup') return { ok: true, value: parsed.backup };
    const facts = { path: shown, reason: parsed.reason };
    return failed({ code: 'backup-not-readable', facts, action: null });
  } catch (error) {
    if (!(error instanceof FileSystemError)) throw error;
    const facts = { path: shown, systemCode: error.systemCode };
    return failed({ code: 'file-unreadable', facts, action: null });
  }
}

/** @param path for the words of a failure */
export async function openedBackup(
  { ports }: StoreContext,
  path: string,
  backup: SealedBackup,
  passphrase: Secret,
): Promise<Result<BackedUp>> {
  const contents = await openBackup(ports.sealing, passphrase, backup);
  if (contents === 'wrong-passphrase') return failed({ code: 'wrong-passphrase', facts: {}, action: null });
  if (contents !== 'damaged') return { ok: true, value: contents };
  const facts = { path: shownPath(path, ports.places.home), reason: 'damaged' } as const;
  return failed({ code: 'backup-not-readable', facts, action: null });
}

/**
 * What the backup holds in the place of what is there, which is kept beside it. A store that can be read keeps its key; a
 * new one has it in the keychain, and where there is none the backup's passphrase is its own. Must run exclusively.
 */
export async function restoreContents(
  context: StoreContext,
  isHeld: () => boolean,
  contents: Contents,
  passphrase: Secret,
): Promise<Result<null>> {
  const { disk, reading, ports } = context;
  const standing = await reading.lookToWrite();
  if (standing.kind === 'shut' && standing.state === 'locked') {
    const { reason } = standing;
    return failed({ code: 'store-locked', facts: { reason }, action: 'unlock-store' });
  }
  const present = await disk.read();
  if (present !== null) await disk.keepAside(present);
  if (standing.kind === 'open') {
    // The history of this machine is sealed to this store's key pair.
    return changeContents(context, isHeld, (opened) => ({
      ok: true,
      value: { ...opened.contents, profiles: contents.profiles },
    }));
  }
  const hasKeychain = (await ports.keychain.probe()) === 'available';
  const choice = hasKeychain
    ? ({ key: 'keychain', passphrase: null } as const)
    : ({ key: 'passphrase', passphrase } as const);
  return makeStore(context, isHeld, choice, contents);
}
