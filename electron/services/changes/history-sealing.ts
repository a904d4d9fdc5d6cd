/** Sealing the contents that lay open before there was a store: each version is readable at any moment of it. */
import { sameContent } from '../files/content.js';
import type { ChangeHead } from './change.js';
import { type ContentsParts, plainContents, sealPlainContents } from './history-contents.js';
import { type HistoryFolder, plainName, plainNameOf, sealedNameOf } from './history-folder.js';

/** Those of pending changes stay: recovery may need them. Does nothing without a store. Rejects with FileSystemError. */
export async function sealOpenContents(
  folder: HistoryFolder,
  parts: ContentsParts,
  heads: () => Promise<readonly ChangeHead[]>,
): Promise<void> {
  const names = (await folder.names()).filter((name) => plainName.test(name));
  if (names.length === 0 || !(await parts.seal.isOn())) return;
  for (const head of await heads()) {
    const name = plainNameOf(head);
    const plain = head.state === 'pending' || !names.includes(name) ? null : await folder.bytes(name);
    if (plain !== null) await sealOne(folder, parts, head, plain);
  }
}

/** The open file goes only once what takes its place was read back from the disk. */
async function sealOne(
  folder: HistoryFolder,
  parts: ContentsParts,
  head: ChangeHead,
  plain: Uint8Array,
): Promise<void> {
  const sealed = await sealPlainContents(parts, head, plain);
  if (sealed === null) return;
  await folder.put(sealedNameOf(head), sealed.bytes);
  const bytes = await folder.bytes(sealedNameOf(head));
  const back = bytes === null ? null : plainContents(parts, head, { ...sealed, bytes });
  if (back === null || !sameContent(back, plain)) return;
  await folder.remove(plainNameOf(head));
  await folder.flush();
}
