/** The folder of the history, as names in it: what is where, read, written whole, and removed. */
import { folderOf, joinPath } from '../../core/paths.js';
import type { FileSystem } from '../ports.js';
import type { ChangeHead } from './change.js';
import { namesIn, readIfThere, removeIfThere, writeWhole } from './whole-file.js';

export const headName = /^c([1-9]\d*)\.json$/u;
export const contentsName = /^c([1-9]\d*)\.(\d+)\.(?:json|sealed)$/u;
export const plainName = /^c[1-9]\d*\.\d+\.json$/u;
export const waitingName = /^c([1-9]\d*)\.waiting$/u;
export const counterName = 'counter';

/** All reject with FileSystemError. */
export class HistoryFolder {
  readonly path: string;
  readonly #files: FileSystem;

  constructor(files: FileSystem, path: string) {
    this.#files = files;
    this.path = path;
  }

  async make(): Promise<void> {
    if ((await this.#files.inspectTarget(this.path)) !== null) return;
    await this.#files.makeFolder(this.path);
    await this.#files.flushFolder(folderOf(this.path));
  }

  names(): Promise<readonly string[]> {
    return namesIn(this.#files, this.path);
  }

  /** Null where it is not there. */
  bytes(name: string): Promise<Uint8Array | null> {
    return readIfThere(this.#files, joinPath(this.path, name));
  }

  /** Null where it is not there. */
  async text(name: string): Promise<string | null> {
    const bytes = await this.bytes(name);
    return bytes === null ? null : new TextDecoder('utf-8').decode(bytes);
  }

  put(name: string, content: Uint8Array | string): Promise<void> {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    return writeWhole(this.#files, joinPath(this.path, name), bytes);
  }

  /** Does nothing where it is not there. */
  remove(name: string): Promise<void> {
    return removeIfThere(this.#files, joinPath(this.path, name));
  }

  flush(): Promise<void> {
    return this.#files.flushFolder(this.path);
  }
}

export function plainNameOf(head: ChangeHead): string {
  return `${head.id}.${head.revision}.json`;
}

export function sealedNameOf(head: ChangeHead): string {
  return `${head.id}.${head.revision}.sealed`;
}

export function waitingNameOf(head: ChangeHead): string {
  return `${head.id}.waiting`;
}

/** All that belongs to it beside its head. */
export function namesOf(head: ChangeHead): readonly string[] {
  if (head.state === 'purged') return [];
  const contents = [plainNameOf(head), sealedNameOf(head)];
  return head.state === 'pending' ? [...contents, waitingNameOf(head)] : contents;
}

/** Newest first. */
export function numbersIn(names: readonly string[], pattern: RegExp): readonly number[] {
  const numbers = names.map((name) => Number(pattern.exec(name)?.[1] ?? 0));
  return numbers.filter((number) => number > 0).sort((one, other) => other - one);
}
