import { mkdtempSync, rmSync } from 'node:fs';
import { symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FileSystemError, type FileSystem } from '../services/ports.js';
import { createBlockingFileSystem } from './blocking-file-system.js';
import { createNodeFileSystem } from './node-file-system.js';
import { createMemoryFileSystem } from './testing/memory-file-system.js';

interface Subject {
  readonly files: FileSystem;
  readonly root: string;
  readonly addLink: (path: string, target: string) => Promise<void>;
  readonly remove: () => void;
}

const nodeSubject = (): Subject => diskSubject(createNodeFileSystem());
const blockingSubject = (): Subject => diskSubject(createBlockingFileSystem());

function diskSubject(files: FileSystem): Subject {
  const root = mkdtempSync(join(tmpdir(), 'keyway-files-'));
  return {
    files,
    root,
    addLink: (path, target) => symlink(target, path),
    remove: () => rmSync(root, { recursive: true }),
  };
}

function memorySubject(): Subject {
  const files = createMemoryFileSystem({ '/root/placeholder': '' });
  return {
    files,
    root: '/root',
    addLink: (path, target) => {
      files.addLink(path, target);
      return Promise.resolve();
    },
    remove: () => undefined,
  };
}

describe.each([
  ['on the disk', nodeSubject],
  ['on the disk, for who waits', blockingSubject],
  ['in memory', memorySubject],
])('a file system %s', (_name, make) => {
  let subject: Subject;
  let files: FileSystem;
  const at = (...names: string[]): string => join(subject.root, ...names);

  beforeEach(() => {
    subject = make();
    files = subject.files;
  });
  afterEach(() => subject.remove());

  async function put(path: string, text: string): Promise<void> {
    const file = await files.create(path);
    await file.write(new TextEncoder().encode(text));
    await file.close();
  }
  async function textAt(path: string): Promise<string> {
    return new TextDecoder().decode(await files.read(path));
  }
  async function codeOf(work: Promise<unknown>): Promise<string> {
    const error: unknown = await work.then(
      () => null,
      (reason: unknown) => reason,
    );
    return error instanceof FileSystemError ? error.systemCode : String(error);
  }

  it('creates files that only their owner can read', async () => {
    await put(at('a'), 'text');
    expect(await files.inspect(at('a'))).toMatchObject({ kind: 'file', mode: 0o600, links: 1, size: 4 });
  });
  it('refuses to create over a file or a dangling link', async () => {
    await put(at('a'), '');
    await subject.addLink(at('dangling'), 'nowhere');
    expect(await codeOf(files.create(at('a')))).toBe('EEXIST');
    expect(await codeOf(files.create(at('dangling')))).toBe('EEXIST');
  });
  it('adds to the end of a file, and makes one for its owner alone', async () => {
    const add = (text: string): Promise<void> => files.append(at('log'), new TextEncoder().encode(text));
    await add('one\n');
    await Promise.all([add('two\n'), add('two\n')]);
    expect(await textAt(at('log'))).toBe('one\ntwo\ntwo\n');
    expect(await files.inspect(at('log'))).toMatchObject({ mode: 0o600 });
    expect(await codeOf(files.append(subject.root, new Uint8Array()))).toBe('EISDIR');
    expect(await codeOf(files.append(at('none', 'log'), new Uint8Array()))).toBe('ENOENT');
  });
  it('says nothing is there where nothing is there', async () => {
    await subject.addLink(at('dangling'), 'nowhere');
    expect(await files.inspect(at('none', 'deeper'))).toBeNull();
    expect(await files.inspectTarget(at('dangling'))).toBeNull();
    expect(await files.inspect(at('dangling'))).toMatchObject({ kind: 'link' });
  });
  it('gives the code of the system for what is missing or of another kind', async () => {
    expect(await codeOf(files.read(at('none')))).toBe('ENOENT');
    expect(await codeOf(files.open(at('none'), 'read-write'))).toBe('ENOENT');
    expect(await codeOf(files.remove(at('none')))).toBe('ENOENT');
    expect(await codeOf(files.list(at('none')))).toBe('ENOENT');
    expect(await codeOf(files.rename(at('none'), at('b')))).toBe('ENOENT');
    expect(await codeOf(files.create(at('none', 'a')))).toBe('ENOENT');
    expect(await codeOf(files.read(subject.root))).toBe('EISDIR');
  });
  it('follows links to a name that need not exist', async () => {
    await files.makeFolder(at('real'));
    await subject.addLink(at('folder'), 'real');
    await subject.addLink(at('real', 'one'), at('folder', 'two'));
    expect(await files.resolveLinks(at('folder', 'one'))).toBe(await files.resolveLinks(at('real', 'two')));
  });
  it('gives up on links that go round', async () => {
    await subject.addLink(at('one'), 'two');
    await subject.addLink(at('two'), 'one');
    expect(await codeOf(files.resolveLinks(at('one')))).toBe('ELOOP');
  });
  it('makes a folder with its parents, for the owner alone, and leaves one that is there', async () => {
    await files.makeFolder(at('x', 'y'));
    await files.makeFolder(at('x', 'y'));
    expect(await files.inspect(at('x'))).toMatchObject({ kind: 'folder', mode: 0o700 });
    expect(await files.list(at('x'))).toEqual(['y']);
  });
  it('writes over the start of an open file and shortens it on request', async () => {
    await put(at('a'), 'never middle');
    const file = await files.open(at('a'), 'read-write');
    await file.write(new TextEncoder().encode('short'));
    expect(new TextDecoder().decode(await file.read())).toBe('short middle');
    await file.shortenTo(5);
    await file.setMode(0o640);
    await file.flush();
    await file.close();
    expect(await textAt(at('a'))).toBe('short');
    expect(await files.inspect(at('a'))).toMatchObject({ mode: 0o640 });
  });
  it('sets the mode of a folder, which can be opened to read alone', async () => {
    await files.makeFolder(at('x'));
    const folder = await files.open(at('x'), 'read');
    await folder.setMode(0o750);
    await folder.close();
    expect(await files.inspect(at('x'))).toMatchObject({ kind: 'folder', mode: 0o750 });
    expect(await codeOf(files.open(at('x'), 'read-write'))).toBe('EISDIR');
  });
  it('renames over a file, whose open handle still shows the old content', async () => {
    await put(at('a'), 'old');
    await put(at('b'), 'new');
    const old = await files.open(at('a'), 'read');
    const before = await files.inspect(at('a'));
    await files.rename(at('b'), at('a'));
    await files.flushFolder(subject.root);
    expect(new TextDecoder().decode(await old.read())).toBe('old');
    expect(await textAt(at('a'))).toBe('new');
    expect((await files.inspect(at('a')))?.identity).not.toBe(before?.identity);
    expect(await files.inspect(at('b'))).toBeNull();
    await old.close();
  });
  it('gives a second name, but never over something else', async () => {
    await put(at('a'), 'text');
    await put(at('c'), 'other');
    await files.link(at('a'), at('b'));
    expect(await files.inspect(at('b'))).toMatchObject({ links: 2 });
    expect(await codeOf(files.link(at('a'), at('c')))).toBe('EEXIST');
    await files.remove(at('a'));
    expect(await textAt(at('b'))).toBe('text');
  });
});
