/** Files that the person keeps: a backup, and the recovery kit. */
import type { Result } from '../../../shared/models/failure.js';
import { recoveryKitText } from '../../../shared/catalogue/en/recovery-kit.js';
import { shownPath } from '../../core/paths.js';
import type { Secret } from '../../core/secret.js';
import {
  openBackup,
  parseBackup,
  printBackup,
  type SealedBackup,
  sealBackup,
} from '../../core/store/backup.js';
import { type Contents, sealContents } from '../../core/store/contents.js';
import { codeLength, printRecoveryCode } from '../../core/store/recovery-code.js';
import { makeRecoverySlot } from '../../core/store/slots.js';
import { failureOf } from '../../core/store/standing.js';
import { writeFailure } from '../changes/failures.js';
import { FileSystemError } from '../ports.js';
import { changeContents, done, failed, put, type StoreContext } from './changing.js';
import { makeStore } from './keys.js';
import { prepareFile, writeWhole } from './store-disk.js';

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
  const backup = await sealBackup(ports.sealing, passphrase, standing.opened.contents);
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
): Promise<Result<Contents>> {
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

/** Writes the kit and the slot that its code opens; an earlier kit does not fit any more. Must run exclusively. */
export async function writeRecoveryKit(
  context: StoreContext,
  isHeld: () => boolean,
  path: string,
): Promise<Result<null>> {
  const { ports, reading } = context;
  const standing = await reading.lookToWrite();
  const failure = failureOf(standing);
  const { held } = reading;
  if (failure !== null) return failed(failure);
  if (standing.kind !== 'open' || held === null) return done;
  const { file, masterKey, contents } = standing.opened;
  const code = ports.sealing.randomBytes(codeLength);
  const text = recoveryKitText({
    storeId: file.id,
    code: printRecoveryCode(code),
    storePath: shownPath(context.disk.path, ports.places.home),
    date: new Date(ports.clock.now()).toISOString().slice(0, 10),
  });
  return onDisk(context, path, async () => {
    // Ready before the store knows of it: a code that opens, and that nobody has, would be worth nothing.
    const prepared = await prepareFile(ports, path, new TextEncoder().encode(text));
    const recovery = makeRecoverySlot(ports.sealing, file.id, code, masterKey);
    const head = { id: file.id, key: file.key, recovery, generation: file.generation + 1 };
    const next = sealContents(ports.sealing, masterKey, head, contents, standing.opened);
    const made = await put(context, isHeld, { file: next, masterKey, contents }, held);
    if (made.ok) await ports.files.rename(prepared, path);
    else await ports.files.remove(prepared);
    return made;
  });
}

async function onDisk(
  { ports }: StoreContext,
  path: string,
  work: () => Promise<Result<null>>,
): Promise<Result<null>> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof FileSystemError)) throw error;
    return failed(writeFailure(shownPath(path, ports.places.home), error));
  }
}
