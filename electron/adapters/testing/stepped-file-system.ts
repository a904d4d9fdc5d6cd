/** A FileSystem with a hook on every single operation: for tests that fail, tear or kill at each of them. */
import type { FileSystem, OpenFile } from '../../services/ports.js';

/** One operation that is about to happen. */
export interface FileStep {
  /** Counts from 1. */
  readonly number: number;
  readonly operation: string;
  readonly path: string;
  /** For a write: does half of it, as a crash or a full disk would. */
  readonly half: (() => Promise<void>) | null;
}

/** Decides what becomes of a step: usually `run()`. */
export type StepHook = <Value>(step: FileStep, run: () => Promise<Value>) => Promise<Value>;

export function createSteppedFileSystem(inner: FileSystem, hook: StepHook): FileSystem {
  let count = 0;
  function step<Value>(
    operation: string,
    path: string,
    run: () => Promise<Value>,
    half: (() => Promise<void>) | null = null,
  ): Promise<Value> {
    count += 1;
    return hook({ number: count, operation, path, half }, run);
  }
  function stepped(file: OpenFile, path: string): OpenFile {
    return {
      read: () => step('read-open', path, () => file.read()),
      write: (bytes) => {
        const half = (): Promise<void> => file.write(bytes.subarray(0, Math.ceil(bytes.length / 2)));
        return step('write', path, () => file.write(bytes), half);
      },
      shortenTo: (size) => step('shorten', path, () => file.shortenTo(size)),
      setMode: (mode) => step('set-mode', path, () => file.setMode(mode)),
      setOwner: (owner, group) => step('set-owner', path, () => file.setOwner(owner, group)),
      flush: () => step('flush', path, () => file.flush()),
      close: () => step('close', path, () => file.close()),
    };
  }
  return {
    inspect: (path) => step('inspect', path, () => inner.inspect(path)),
    inspectTarget: (path) => step('inspect-target', path, () => inner.inspectTarget(path)),
    resolveLinks: (path) => step('resolve', path, () => inner.resolveLinks(path)),
    read: (path) => step('read', path, () => inner.read(path)),
    list: (folder) => step('list', folder, () => inner.list(folder)),
    makeFolder: (path) => step('make-folder', path, () => inner.makeFolder(path)),
    open: (path, access) => step('open', path, async () => stepped(await inner.open(path, access), path)),
    create: (path) => step('create', path, async () => stepped(await inner.create(path), path)),
    append: (path, bytes) => {
      const half = (): Promise<void> => inner.append(path, bytes.subarray(0, Math.ceil(bytes.length / 2)));
      return step('append', path, () => inner.append(path, bytes), half);
    },
    rename: (from, to) => step('rename', to, () => inner.rename(from, to)),
    link: (from, to) => step('link', to, () => inner.link(from, to)),
    remove: (path) => step('remove', path, () => inner.remove(path)),
    flushFolder: (path) => step('flush-folder', path, () => inner.flushFolder(path)),
  };
}
