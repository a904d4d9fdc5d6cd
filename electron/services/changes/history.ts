/**
 * The history on disk, which is the journal too: a change stands here, flushed, before its first write.
 *
 * Two files a change: `c12.json`, small, renamed into place whenever its state moves; `c12.1.json`, the contents,
 * written once before the other names it. It holds what the files hold: 0600 in a 0700 folder. Whoever writes
 * here holds the lock of the folder.
 */
import { folderOf, joinPath } from '../../core/paths.js';
import { type Content, sameContent } from '../files/content.js';
import { FileSystemError, type FileSystem, type Places } from '../ports.js';
import { type Change, changeHead, type ChangeHead, headOf, joinChange, printContents } from './change.js';

/** Milliseconds that a change is kept: 90 days. */
export const keptFor = 90 * 86_400_000;
/** A change can only be unfinished while it is among the newest. */
const newest = 20;

export interface History {
  readonly folder: string;
  /** Newest first. A damaged entry is passed over. */
  heads(): Promise<readonly ChangeHead[]>;
  /** Those that a crash or a lost lock left unfinished, oldest first. */
  pending(): Promise<readonly ChangeHead[]>;
  /** Null where there is none of that id, or its contents are gone. */
  load(id: string): Promise<Change | null>;
  /** Never given before, nor again. */
  nextId(): Promise<string>;
  /** Resolves once the change is on the disk, whole. */
  write(change: Change): Promise<void>;
  /** Resolves once the new state is on the disk; the contents must be there. */
  writeHead(head: ChangeHead): Promise<void>;
  /** Forgets a change of which nothing was written. */
  drop(head: ChangeHead): Promise<void>;
  /** Removes what is too old and what a crash left lying about. */
  tidy(now: number): Promise<void>;
}

const headName = /^c([1-9]\d*)\.json$/u;
const contentsName = /^c([1-9]\d*)\.(\d+)\.json$/u;
const counterName = 'counter';

export function createHistory(files: FileSystem, places: Places): History {
  return new HistoryFolder(files, historyFolder(places));
}

/**
 * Whether one of the newest changes wrote that content to that path: then it is no other program's doing. A history
 * that cannot be read says no.
 */
export async function isOwnContent(
  files: FileSystem,
  places: Places,
  path: string,
  content: Content,
): Promise<boolean> {
  const history = new HistoryFolder(files, historyFolder(places));
  try {
    for (const head of await history.headsOf((await history.numbers()).slice(0, newest))) {
      if (!head.files.some((file) => file.path === path)) continue;
      const change = await history.load(head.id);
      const own = change?.steps.filter((step) => change.files[step.file]?.path === path) ?? [];
      if (own.some((step) => sameContent(step.after, content))) return true;
    }
    return false;
  } catch (error) {
    if (error instanceof FileSystemError) return false;
    throw error;
  }
}

function historyFolder(places: Places): string {
  return joinPath(places.dataFolder, 'history');
}

class HistoryFolder implements History {
  readonly folder: string;
  readonly #files: FileSystem;

  constructor(files: FileSystem, folder: string) {
    this.#files = files;
    this.folder = folder;
  }

  async heads(): Promise<readonly ChangeHead[]> {
    return this.headsOf(await this.numbers());
  }

  async pending(): Promise<readonly ChangeHead[]> {
    const heads = await this.headsOf((await this.numbers()).slice(0, newest));
    return heads.filter((head) => head.state === 'pending').reverse();
  }

  async load(id: string): Promise<Change | null> {
    if (!headName.test(`${id}.json`)) return null;
    const head = await this.#head(id);
    if (head === null) return null;
    const text = await this.#text(contentsOf(head));
    return text === null ? null : joinChange(head, text);
  }

  async nextId(): Promise<string> {
    const names = await this.#names();
    const used = names.map((name) => Number((headName.exec(name) ?? contentsName.exec(name))?.[1] ?? 0));
    const counter = Number((await this.#text(counterName)) ?? 0);
    return `c${Math.max(0, Number.isSafeInteger(counter) ? counter : 0, ...used) + 1}`;
  }

  async write(change: Change): Promise<void> {
    const head = headOf(change);
    await this.#makeFolder();
    await this.#put(contentsOf(head), printContents(change));
    await this.writeHead(head);
    if (head.revision > 1) await this.#removeIfThere(contentsOf({ ...head, revision: head.revision - 1 }));
  }

  writeHead(head: ChangeHead): Promise<void> {
    return this.#put(`${head.id}.json`, `${JSON.stringify(head)}\n`);
  }

  async drop(head: ChangeHead): Promise<void> {
    await this.#count(head.id);
    await this.#removeIfThere(`${head.id}.json`);
    await this.#removeIfThere(contentsOf(head));
    await this.#files.flushFolder(this.folder);
  }

  async tidy(now: number): Promise<void> {
    const heads = await this.heads();
    const old = heads.filter((head) => head.at < now - keptFor && head.state !== 'pending');
    if (old[0] !== undefined) await this.#count((heads[0] ?? old[0]).id);
    for (const head of old) await this.#removeIfThere(`${head.id}.json`);
    const kept = new Set(heads.filter((head) => !old.includes(head)).map(contentsOf));
    for (const name of await this.#names()) {
      if (name === counterName || headName.test(name) || kept.has(name)) continue;
      await this.#removeIfThere(name);
    }
  }

  /** Newest first. */
  async numbers(): Promise<readonly number[]> {
    const numbers = (await this.#names()).map((name) => Number(headName.exec(name)?.[1] ?? 0));
    return numbers.filter((number) => number > 0).sort((one, other) => other - one);
  }

  async headsOf(numbers: readonly number[]): Promise<readonly ChangeHead[]> {
    const heads = await Promise.all(numbers.map((number) => this.#head(`c${number}`)));
    return heads.filter((head) => head !== null);
  }

  async #head(id: string): Promise<ChangeHead | null> {
    const text = await this.#text(`${id}.json`);
    if (text === null) return null;
    try {
      return changeHead.safeParse(JSON.parse(text)).data ?? null;
    } catch {
      return null;
    }
  }

  /** Before anything is removed, so that no id is ever given again. */
  async #count(id: string): Promise<void> {
    const number = Number(id.slice(1));
    if (number > Number((await this.#text(counterName)) ?? 0)) await this.#put(counterName, String(number));
  }

  async #names(): Promise<readonly string[]> {
    return (await orMissing(() => this.#files.list(this.folder))) ?? [];
  }

  async #text(name: string): Promise<string | null> {
    const bytes = await orMissing(() => this.#files.read(joinPath(this.folder, name)));
    return bytes === null ? null : new TextDecoder('utf-8').decode(bytes);
  }

  async #makeFolder(): Promise<void> {
    if ((await this.#files.inspectTarget(this.folder)) !== null) return;
    await this.#files.makeFolder(this.folder);
    await this.#files.flushFolder(folderOf(this.folder));
  }

  /** Whole or not at all: written under another name, flushed, renamed. */
  async #put(name: string, text: string): Promise<void> {
    const path = joinPath(this.folder, name);
    const temporary = `${path}.new`;
    await this.#removeIfThere(`${name}.new`);
    const file = await this.#files.create(temporary);
    try {
      await file.write(new TextEncoder().encode(text));
      await file.flush();
    } finally {
      await file.close();
    }
    await this.#files.rename(temporary, path);
    await this.#files.flushFolder(this.folder);
  }

  async #removeIfThere(name: string): Promise<void> {
    await orMissing(() => this.#files.remove(joinPath(this.folder, name)));
  }
}

function contentsOf(head: ChangeHead): string {
  return `${head.id}.${head.revision}.json`;
}

async function orMissing<Value>(work: () => Promise<Value>): Promise<Value | null> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof FileSystemError && error.systemCode === 'ENOENT') return null;
    throw error;
  }
}
