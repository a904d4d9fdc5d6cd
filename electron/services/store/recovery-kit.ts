/**
 * The recovery kit: a file with a code, and the slot of the store that the code opens.
 *
 * The file stands whole on the disk before the store knows its code. Ended anywhere, there is a kit that opens: the earlier
 * one as long as the store is as it was, this one afterwards. What stood under its name is kept beside it until then.
 */
import { recoveryKitText } from '../../../shared/catalogue/en/recovery-kit.js';
import type { Result } from '../../../shared/models/failure.js';
import { folderOf, shownPath } from '../../core/paths.js';
import { type OpenedStore, sealContents } from '../../core/store/contents.js';
import { parseStore, sameBytes } from '../../core/store/format.js';
import { codeLength, printRecoveryCode } from '../../core/store/recovery-code.js';
import { makeRecoverySlot } from '../../core/store/slots.js';
import { failureOf } from '../../core/store/standing.js';
import { FileSystemError, type Ports } from '../ports.js';
import { done, failed, onDisk, put, type StoreContext } from './changing.js';
import type { HeldKey } from './reading-parts.js';
import { writeWhole } from './store-disk.js';

/** Writes the kit to that absolute path; an earlier kit does not fit any more. Must run exclusively. */
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
  const { opened } = standing;
  const code = ports.sealing.randomBytes(codeLength);
  const text = recoveryKitText({
    storeId: opened.file.id,
    code: printRecoveryCode(code),
    storePath: shownPath(context.disk.path, ports.places.home),
    date: new Date(ports.clock.now()).toISOString().slice(0, 10),
  });
  const slot = makeRecoverySlot(ports.sealing, opened.file.id, code, opened.masterKey);
  return onDisk(context, path, async () => {
    const earlier = await setAside(ports, path);
    try {
      await writeWhole(ports, path, new TextEncoder().encode(text));
    } catch (error) {
      await putBack(ports, earlier, path);
      throw error;
    }
    const made = await writeSlot(context, isHeld, opened, slot, held);
    const isNew = made.ok || (await isInStore(context, slot));
    if (isNew === true) await removeQuietly(ports, earlier);
    // Where it cannot be told both stay.
    if (isNew === false) await putBack(ports, earlier, path);
    return made;
  });
}

function writeSlot(
  context: StoreContext,
  isHeld: () => boolean,
  opened: OpenedStore,
  recovery: Uint8Array,
  held: HeldKey,
): Promise<Result<null>> {
  const { file, masterKey, contents } = opened;
  const head = { id: file.id, key: file.key, recovery, generation: file.generation + 1 };
  const next = sealContents(context.ports.sealing, masterKey, head, contents, opened);
  return put(context, isHeld, { file: next, masterKey, contents }, held);
}

/** Whether the store was written all the same: a failure may come after the rename. Null where that cannot be read. */
async function isInStore({ disk }: StoreContext, slot: Uint8Array): Promise<boolean | null> {
  try {
    const bytes = await disk.read();
    if (bytes === null) return false;
    const parsed = parseStore(bytes);
    const recovery = parsed.kind === 'store' ? parsed.file.recovery : null;
    return recovery !== null && sameBytes(recovery, slot);
  } catch (error) {
    if (error instanceof FileSystemError) return null;
    throw error;
  }
}

type KitPorts = Pick<Ports, 'files' | 'random'>;

/** A second name for what stands there; null where nothing does. */
async function setAside(ports: KitPorts, path: string): Promise<string | null> {
  const { files, random } = ports;
  const aside = `${path}.before-${random.hex(8)}`;
  if ((await files.inspect(path)) === null) return null;
  try {
    await files.link(path, aside);
  } catch (error) {
    if (!(error instanceof FileSystemError)) throw error;
    // A disk without second names, as on most sticks.
    await writeWhole(ports, aside, await files.read(path));
  }
  return aside;
}

/** As it was before; two names of the same file stay two names when one is renamed to the other. Best effort: what was set aside stays beside it where even that fails. */
async function putBack({ files }: Pick<Ports, 'files'>, aside: string | null, path: string): Promise<void> {
  try {
    if (aside === null) await files.remove(path);
    else await files.rename(aside, path);
    await files.flushFolder(folderOf(path));
  } catch (error) {
    if (!(error instanceof FileSystemError)) throw error;
    return;
  }
  await removeQuietly({ files }, aside);
}

async function removeQuietly({ files }: Pick<Ports, 'files'>, path: string | null): Promise<void> {
  if (path === null) return;
  try {
    await files.remove(path);
  } catch (error) {
    if (!(error instanceof FileSystemError)) throw error;
  }
}
