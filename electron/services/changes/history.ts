/**
 * The history on disk, which is the journal too: a change stands here, flushed, before its first write.
 *
 * Two files a change: `c12.json`, small, renamed into place whenever its state moves; `c12.1.sealed` (or, without a store,
 * `c12.1.json`), the contents, written once before the other names it. The contents hold what the files hold: see
 * ./history-contents.ts. All of it is 0600 in a 0700 folder. Whoever writes here holds the lock of the folder.
 */
import type { z } from 'zod';
import { type Failure, fail, type Result, succeed } from '../../../shared/models/failure.js';
import { joinPath, nameOf } from '../../core/paths.js';
import { type Content, sameContent } from '../files/content.js';
import { FileSystemError, type FileSystem, type Places } from '../ports.js';
import { storeFilePath } from '../store/store-file.js';
import { type Change, changeHead, type ChangeHead, headOf, joinChange, printContents } from './change.js';
import { type ContentSeal, rememberedKeyPath } from './content-seal.js';
import {
  type ContentsParts,
  openContents,
  openPending,
  type PendingChange,
  sealContents,
  wrote,
} from './history-contents.js';
import {
  contentsName,
  counterName,
  headName,
  HistoryFolder,
  namesOf,
  numbersIn,
  plainName,
  plainNameOf,
  sealedNameOf,
  waitingName,
  waitingNameOf,
} from './history-folder.js';
import { sealOpenContents } from './history-sealing.js';
import { fromHex, hexText, toHex } from './sealed-file.js';

/** Milliseconds that a change is kept: 90 days. */
export const keptFor = 90 * 86_400_000;
/** A change can only be unfinished while it is among the newest, but for one that waits for the store. */
const newest = 20;

/** What became of the AWS files of a change whose part in the store can only be ended once that is unlocked. */
export type AwsPart = 'finished' | 'taken-back';

export interface History {
  readonly folder: string;
  /** Newest first. A damaged entry is passed over. */
  heads(): Promise<readonly ChangeHead[]>;
  /** Those that a crash or a lost lock left unfinished, oldest first. */
  pending(): Promise<readonly ChangeHead[]>;
  /** Null where there is none of that id, or its contents are gone; fails where the store does not open them, or they were purged. */
  load(id: string): Promise<Result<Change | null>>;
  /** A pending one; null where its contents are gone. Needs the store for what is in the store only. */
  loadPending(head: ChangeHead): Promise<PendingChange | null>;
  /** Whether an absolute path is that of the store's document. */
  isStore(path: string): boolean;
  /** Null where it does not wait for the store. */
  waiting(head: ChangeHead): Promise<AwsPart | null>;
  markWaiting(head: ChangeHead, awsPart: AwsPart): Promise<void>;
  /** Never given before, nor again. */
  nextId(): Promise<string>;
  /** Resolves once the change is on the disk, whole. */
  write(change: Change): Promise<void>;
  /** Resolves once the new state is on the disk; the contents must be there. */
  writeHead(head: ChangeHead): Promise<void>;
  /** Forgets a change of which nothing was written. */
  drop(head: ChangeHead): Promise<void>;
  /** Keeps that it was made, and nothing of what it did. Its state says so before its contents go. */
  purge(head: ChangeHead): Promise<void>;
  /** Removes what is too old and what a crash left lying about. */
  tidy(now: number): Promise<void>;
  /** Seals the contents that lie plain, but for those of pending changes. Does nothing without a store. */
  sealAll(): Promise<void>;
  /** No contents lie plain. */
  isSealed(): Promise<boolean>;
}

/** While it is pending it carries the key of its contents, which goes with the rename that ends it. */
const storedHead = changeHead.extend({ contentKey: hexText.optional() });

export function createHistory(files: FileSystem, places: Places, seal: ContentSeal): History {
  return new HistoryKeeper(files, places, seal);
}

/**
 * Whether one of the newest changes wrote that content to that path: then it is no other program's doing. A history
 * that cannot be read says no.
 */
export async function isOwnContent(
  files: FileSystem,
  places: Places,
  seal: ContentSeal,
  path: string,
  content: Content,
): Promise<boolean> {
  const history = new HistoryKeeper(files, places, seal);
  try {
    for (const head of await history.headsOf((await history.numbers()).slice(0, newest))) {
      if (head.files.some((file) => file.path === path) && (await history.wrote(head, path, content)))
        return true;
    }
    return false;
  } catch (error) {
    if (error instanceof FileSystemError) return false;
    throw error;
  }
}

class HistoryKeeper implements History {
  readonly folder: string;
  readonly #folder: HistoryFolder;
  readonly #parts: ContentsParts;
  readonly #kept: ReadonlySet<string>;
  /** Hexadecimal, by id of what is being written. */
  readonly #contentKeys = new Map<string, string>();

  constructor(files: FileSystem, places: Places, seal: ContentSeal) {
    const storePath = storeFilePath(places);
    this.folder = joinPath(places.dataFolder, 'history');
    this.#folder = new HistoryFolder(files, this.folder);
    this.#parts = { seal, isStore: (path) => path === storePath };
    this.#kept = new Set([counterName, nameOf(rememberedKeyPath(places))]);
  }

  async heads(): Promise<readonly ChangeHead[]> {
    return this.headsOf(await this.numbers());
  }

  async pending(): Promise<readonly ChangeHead[]> {
    const names = await this.#folder.names();
    const numbers = new Set([
      ...numbersIn(names, headName).slice(0, newest),
      ...numbersIn(names, waitingName),
    ]);
    const heads = await this.headsOf([...numbers].sort((one, other) => one - other));
    return heads.filter((head) => head.state === 'pending');
  }

  async load(id: string): Promise<Result<Change | null>> {
    if (!headName.test(`${id}.json`)) return succeed(null);
    const head = await this.#head(id);
    if (head === null) return succeed(null);
    if (head.state === 'purged')
      return fail<Failure>({ code: 'change-purged', facts: { change: id }, action: null });
    const plain = await this.#plain(head);
    if (plain !== null) return succeed(plain);
    const sealed = await this.#folder.bytes(sealedNameOf(head));
    return sealed === null ? succeed(null) : openContents(this.#parts, head, sealed);
  }

  async loadPending(head: ChangeHead): Promise<PendingChange | null> {
    const plain = await this.#plain(head);
    if (plain !== null) return { change: plain, storeFailure: null };
    const sealed = await this.#folder.bytes(sealedNameOf(head));
    const key = await this.#contentKey(head.id);
    return sealed === null || key === null ? null : openPending(this.#parts, head, sealed, fromHex(key));
  }

  /** Whether it wrote that content to that path. */
  async wrote(head: ChangeHead, path: string, content: Content): Promise<boolean> {
    const plain = await this.#plain(head);
    if (plain !== null) {
      const own = plain.steps.filter((step) => plain.files[step.file]?.path === path);
      return own.some((step) => sameContent(step.after, content));
    }
    const sealed = content === null ? null : await this.#folder.bytes(sealedNameOf(head));
    if (sealed !== null && content !== null) return wrote(this.#parts, head, sealed, path, content);
    return false;
  }

  isStore(path: string): boolean {
    return this.#parts.isStore(path);
  }

  async waiting(head: ChangeHead): Promise<AwsPart | null> {
    const text = await this.#folder.text(waitingNameOf(head));
    return text === 'finished' || text === 'taken-back' ? text : null;
  }

  async markWaiting(head: ChangeHead, awsPart: AwsPart): Promise<void> {
    if ((await this.waiting(head)) !== awsPart) await this.#folder.put(waitingNameOf(head), awsPart);
  }

  async nextId(): Promise<string> {
    const names = await this.#folder.names();
    const used = names.map((name) => Number((headName.exec(name) ?? contentsName.exec(name))?.[1] ?? 0));
    const counter = Number((await this.#folder.text(counterName)) ?? 0);
    return `c${Math.max(0, Number.isSafeInteger(counter) ? counter : 0, ...used) + 1}`;
  }

  async write(change: Change): Promise<void> {
    const head = headOf(change);
    await this.#folder.make();
    const sealed = await sealContents(this.#parts, change);
    if (sealed === null) await this.#folder.put(plainNameOf(head), printContents(change));
    else await this.#folder.put(sealedNameOf(head), sealed.bytes);
    if (sealed === null) this.#contentKeys.delete(head.id);
    else this.#contentKeys.set(head.id, toHex(sealed.contentKey));
    await this.writeHead(head);
    if (head.revision > 1) await this.#removeContents({ ...head, revision: head.revision - 1 });
  }

  async writeHead(head: ChangeHead): Promise<void> {
    const contentKey = head.state === 'pending' ? await this.#contentKey(head.id) : null;
    const stored = contentKey === null ? head : { ...head, contentKey };
    await this.#folder.put(`${head.id}.json`, `${JSON.stringify(stored)}\n`);
    if (head.state === 'pending') return;
    this.#contentKeys.delete(head.id);
    if (head.files.some((file) => this.#parts.isStore(file.path)))
      await this.#folder.remove(waitingNameOf(head));
  }

  async drop(head: ChangeHead): Promise<void> {
    await this.#count(head.id);
    await this.#folder.remove(`${head.id}.json`);
    await this.#folder.remove(waitingNameOf(head));
    await this.#removeContents(head);
    this.#contentKeys.delete(head.id);
    await this.#folder.flush();
  }

  async purge(head: ChangeHead): Promise<void> {
    await this.writeHead({ ...head, state: 'purged' });
    await this.#removeContents(head);
    await this.#folder.flush();
  }

  async tidy(now: number): Promise<void> {
    const heads = await this.heads();
    const old = heads.filter((head) => head.at < now - keptFor && head.state !== 'pending');
    if (old[0] !== undefined) await this.#count((heads[0] ?? old[0]).id);
    for (const head of old) await this.#folder.remove(`${head.id}.json`);
    const kept = new Set(heads.filter((head) => !old.includes(head)).flatMap(namesOf));
    for (const name of await this.#folder.names()) {
      if (this.#kept.has(name) || headName.test(name) || kept.has(name)) continue;
      await this.#folder.remove(name);
    }
  }

  async sealAll(): Promise<void> {
    await sealOpenContents(this.#folder, this.#parts, () => this.heads());
  }

  async isSealed(): Promise<boolean> {
    if ((await this.#folder.names()).some((name) => plainName.test(name))) return false;
    return this.#parts.seal.isOn();
  }

  /** Newest first. */
  async numbers(): Promise<readonly number[]> {
    return numbersIn(await this.#folder.names(), headName);
  }

  async headsOf(numbers: readonly number[]): Promise<readonly ChangeHead[]> {
    const heads = await Promise.all(numbers.map((number) => this.#head(`c${number}`)));
    return heads.filter((head) => head !== null);
  }

  async #head(id: string): Promise<ChangeHead | null> {
    const stored = await this.#stored(id);
    if (stored === null) return null;
    const { contentKey, ...head } = stored;
    return contentKey === undefined ? stored : head;
  }

  async #stored(id: string): Promise<z.infer<typeof storedHead> | null> {
    const text = await this.#folder.text(`${id}.json`);
    if (text === null) return null;
    try {
      return storedHead.safeParse(JSON.parse(text)).data ?? null;
    } catch {
      return null;
    }
  }

  async #contentKey(id: string): Promise<string | null> {
    return this.#contentKeys.get(id) ?? (await this.#stored(id))?.contentKey ?? null;
  }

  async #plain(head: ChangeHead): Promise<Change | null> {
    const text = await this.#folder.text(plainNameOf(head));
    return text === null ? null : joinChange(head, text);
  }

  /** Before anything is removed, so that no id is ever given again. */
  async #count(id: string): Promise<void> {
    const number = Number(id.slice(1));
    if (number > Number((await this.#folder.text(counterName)) ?? 0))
      await this.#folder.put(counterName, String(number));
  }

  async #removeContents(head: ChangeHead): Promise<void> {
    await this.#folder.remove(plainNameOf(head));
    await this.#folder.remove(sealedNameOf(head));
  }
}
