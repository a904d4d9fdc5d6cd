/** The FileSystem port without a disk: links, modes and identities as a real one has them, but nobody's permissions. */
import { posix } from 'node:path';
import { FileSystemError, type FileFacts, type FileSystem, type OpenFile } from '../../services/ports.js';
import { folderOf, joinPath, nameOf } from '../../core/paths.js';

interface Node {
  readonly kind: 'file' | 'folder' | 'link';
  readonly identity: string;
  readonly owner: number;
  readonly group: number;
  bytes: Uint8Array;
  mode: number;
  links: number;
  modifiedAt: number;
}

export interface MemoryFileSystem extends FileSystem {
  /** Puts a symbolic link there. */
  addLink(path: string, target: string): void;
  /** Every path that exists, with its text; folders left out. */
  texts(): Readonly<Record<string, string>>;
}

const linkLimit = 40;

/** @param texts files to start with, by absolute path; their folders are made */
export function createMemoryFileSystem(texts: Readonly<Record<string, string>> = {}): MemoryFileSystem {
  const memory = new Memory();
  for (const [path, text] of Object.entries(texts)) {
    memory.makeFolder(folderOf(path));
    memory.createFile(path).bytes = new TextEncoder().encode(text);
  }
  const later = <Value>(work: () => Value): Promise<Value> => Promise.resolve().then(work);
  return {
    addLink: (path, target) => memory.addLink(path, target),
    texts: () => memory.texts(),
    inspect: (path) => later(() => memory.facts(memory.at(path))),
    inspectTarget: (path) => later(() => memory.facts(memory.at(memory.resolve(path)))),
    resolveLinks: (path) => later(() => memory.resolve(path)),
    read: (path) => later(() => memory.fileAt('read', path).bytes.slice()),
    list: (folder) => later(() => memory.list(folder)),
    makeFolder: (path) => later(() => memory.makeFolder(path)),
    open: (path, access) => later(() => openFile(memory.opened(path, access), () => memory.tick())),
    create: (path) => later(() => openFile(memory.createFile(path), () => memory.tick())),
    append: (path, bytes) => later(() => memory.append(path, bytes)),
    rename: (from, to) => later(() => memory.rename(from, to)),
    link: (from, to) => later(() => memory.link(from, to)),
    remove: (path) => later(() => memory.remove(path)),
    flushFolder: (path) => later(() => void memory.list(path)),
  };
}

class Memory {
  readonly #nodes = new Map<string, Node>();
  #time = 0;
  #identities = 0;

  constructor() {
    this.#nodes.set('/', this.#node('folder', 0o700));
  }

  tick(): number {
    this.#time += 1;
    return this.#time;
  }

  at(path: string): Node | undefined {
    return this.#nodes.get(joinPath(this.resolve(folderOf(path)), nameOf(path))) ?? this.#nodes.get(path);
  }

  facts(node: Node | undefined): FileFacts | null {
    if (node === undefined) return null;
    const { kind, identity, owner, group, mode, links, modifiedAt, bytes } = node;
    return { kind, identity, owner, group, mode, links, modifiedAt, size: bytes.length };
  }

  resolve(path: string, budget = { left: linkLimit }): string {
    if (path === '/') return path;
    const real = joinPath(this.resolve(folderOf(path), budget), nameOf(path));
    const node = this.#nodes.get(real);
    if (node?.kind !== 'link') return real;
    if (budget.left === 0) throw new FileSystemError('resolve', path, 'ELOOP');
    budget.left -= 1;
    const target = new TextDecoder().decode(node.bytes);
    return this.resolve(posix.resolve(folderOf(real), target), budget);
  }

  fileAt(operation: string, path: string): Node {
    const node = this.#nodes.get(this.resolve(path));
    if (node === undefined) throw new FileSystemError(operation, path, 'ENOENT');
    if (node.kind !== 'file') throw new FileSystemError(operation, path, 'EISDIR');
    return node;
  }

  /** A folder can be opened, though not to be written to. */
  opened(path: string, access: 'read' | 'read-write'): Node {
    const node = this.#nodes.get(this.resolve(path));
    return node?.kind === 'folder' && access === 'read' ? node : this.fileAt('open', path);
  }

  list(folder: string): string[] {
    const real = this.resolve(folder);
    const kind = this.#nodes.get(real)?.kind;
    if (kind !== 'folder')
      throw new FileSystemError('list', folder, kind === undefined ? 'ENOENT' : 'ENOTDIR');
    return [...this.#nodes.keys()].filter((path) => path !== '/' && folderOf(path) === real).map(nameOf);
  }

  makeFolder(path: string): void {
    const real = this.resolve(path);
    const node = this.#nodes.get(real);
    if (node?.kind === 'folder') return;
    if (node !== undefined) throw new FileSystemError('make-folder', path, 'EEXIST');
    this.makeFolder(folderOf(real));
    this.#nodes.set(real, this.#node('folder', 0o700));
  }

  createFile(path: string): Node {
    const node = this.#node('file', 0o600);
    this.#put('create', path, node);
    return node;
  }

  append(path: string, bytes: Uint8Array): void {
    const real = this.resolve(path);
    const node = this.#nodes.has(real) ? this.fileAt('append', real) : this.createFile(real);
    const longer = new Uint8Array(node.bytes.length + bytes.length);
    longer.set(node.bytes);
    longer.set(bytes, node.bytes.length);
    node.bytes = longer;
    node.modifiedAt = this.tick();
  }

  addLink(path: string, target: string): void {
    const node = this.#node('link', 0o777);
    node.bytes = new TextEncoder().encode(target);
    this.#put('link', path, node);
  }

  link(from: string, to: string): void {
    const node = this.at(from);
    if (node === undefined) throw new FileSystemError('link', from, 'ENOENT');
    this.#put('link', to, node);
    node.links += 1;
  }

  rename(from: string, to: string): void {
    const [source, target] = [this.#placeOf(from), this.#placeOf(to)];
    const node = this.#nodes.get(source);
    if (node === undefined) throw new FileSystemError('rename', from, 'ENOENT');
    const replaced = this.#nodes.get(target);
    if (replaced !== undefined) replaced.links -= 1;
    this.#nodes.delete(source);
    this.#nodes.set(target, node);
  }

  remove(path: string): void {
    const place = this.#placeOf(path);
    const node = this.#nodes.get(place);
    if (node === undefined) throw new FileSystemError('remove', path, 'ENOENT');
    if (node.kind === 'folder') throw new FileSystemError('remove', path, 'EISDIR');
    node.links -= 1;
    this.#nodes.delete(place);
  }

  texts(): Readonly<Record<string, string>> {
    const files = [...this.#nodes].filter(([, node]) => node.kind === 'file');
    return Object.fromEntries(files.map(([path, node]) => [path, new TextDecoder().decode(node.bytes)]));
  }

  #placeOf(path: string): string {
    return joinPath(this.resolve(folderOf(path)), nameOf(path));
  }

  #put(operation: string, path: string, node: Node): void {
    const place = this.#placeOf(path);
    const folder = this.#nodes.get(folderOf(place));
    if (folder?.kind !== 'folder') {
      throw new FileSystemError(operation, path, folder === undefined ? 'ENOENT' : 'ENOTDIR');
    }
    if (this.#nodes.has(place)) throw new FileSystemError(operation, path, 'EEXIST');
    this.#nodes.set(place, node);
  }

  #node(kind: Node['kind'], mode: number): Node {
    this.#identities += 1;
    const identity = `memory:${this.#identities}`;
    return {
      kind,
      identity,
      owner: 1000,
      group: 1000,
      mode,
      links: 1,
      bytes: new Uint8Array(),
      modifiedAt: this.tick(),
    };
  }
}

function openFile(node: Node, tick: () => number): OpenFile {
  const later = (work: () => void): Promise<void> => Promise.resolve().then(work);
  return {
    read: () => Promise.resolve(node.bytes.slice()),
    write: (bytes) =>
      later(() => {
        const next = new Uint8Array(Math.max(bytes.length, node.bytes.length));
        next.set(node.bytes);
        next.set(bytes);
        node.bytes = next;
        node.modifiedAt = tick();
      }),
    shortenTo: (size) => later(() => void (node.bytes = node.bytes.slice(0, size))),
    setMode: (mode) => later(() => void (node.mode = mode)),
    setOwner: () => Promise.resolve(),
    flush: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
}
