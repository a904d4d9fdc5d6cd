import { describe, expect, it } from 'vitest';
import { createImmediateClock } from '../../adapters/testing/immediate-clock.js';
import { createMemoryFileSystem } from '../../adapters/testing/memory-file-system.js';
import { storeFilePath, withStoreFile } from './store-file.js';
import { createMemoryVault, type MemoryVaultOptions } from './testing-vault.js';

const path = storeFilePath({ dataFolder: '/home/p/.keyway' });
const temporary = '/home/p/.keyway/store/.profiles.keyway-0123456789ab';
const bytes = (text: string) => new TextEncoder().encode(text);
const text = (content: Uint8Array) => new TextDecoder().decode(content);

const key = 'aws_access_key_id = AKIAIOSFODNN7EXAMPLE\n';
const dev = `[dev]\n# keyway: id1 always\n${key}`;

function open(options: MemoryVaultOptions = { bodies: { dev: key } }) {
  const disk = createMemoryFileSystem({ '/home/p/.aws/config': 'mine' });
  const vault = createMemoryVault(options);
  return { disk, vault, files: withStoreFile(disk, vault, path, createImmediateClock()) };
}

async function put({ files }: ReturnType<typeof open>, content: string): Promise<void> {
  const old = await files.open(path, 'read-write');
  const file = await files.create(temporary);
  await file.write(bytes(content));
  await file.flush();
  await file.close();
  await files.rename(temporary, path);
  await old.close();
}

describe('the store as a file', () => {
  it('reads as one document and leaves other files to the disk', async () => {
    const { files } = open();
    expect(text(await files.read(path))).toBe(dev);
    expect(await files.inspect(path)).toMatchObject({
      kind: 'file',
      mode: 0o600,
      links: 1,
      size: dev.length,
    });
    expect(await files.resolveLinks(path)).toBe(path);
    expect(text(await files.read('/home/p/.aws/config'))).toBe('mine');
  });
  it('is sealed by what is renamed onto it, and nothing of it reaches the disk', async () => {
    const home = open();
    await put(home, `[renamed]\n# keyway: id1 never\n${key}\n[new]\nregion = a\n`);
    expect(home.vault.held()).toMatchObject([
      { id: 'id1', name: 'renamed', handOut: 'never', createdAt: 1 },
      { id: 'id2', name: 'new', handOut: 'always' },
    ]);
    expect(text(await home.files.read(path))).toBe(
      `[renamed]\n# keyway: id1 never\n${key}\n[new]\n# keyway: id2 always\nregion = a\n`,
    );
    expect(Object.keys(home.disk.texts())).toEqual(['/home/p/.aws/config']);
    expect(await home.files.inspect(temporary)).toBeNull();
  });
  it('keeps the id of a section that lost its comment, by its name', async () => {
    const home = open();
    await put(home, `[dev]\n${key}region = b\n`);
    expect(home.vault.held()).toMatchObject([{ id: 'id1', name: 'dev', createdAt: 1 }]);
  });
  it('leaves alone what was not changed', async () => {
    const home = open();
    const [before] = home.vault.held();
    await put(home, `${dev}\n[new]\n# keyway: id9 ask\nregion = a\n`);
    expect(home.vault.held()[0]).toBe(before);
    expect(home.vault.held()[1]).toMatchObject({ id: 'id9', handOut: 'ask' });
  });
  it.each([['# text\n[a]\n'], ['[a]\n[a]\n']])('refuses %j', async (content) => {
    const home = open();
    await expect(put(home, content)).rejects.toMatchObject({ systemCode: 'EINVAL' });
    expect(text(await home.files.read(path))).toBe(dev);
  });
  it('notices that another Keyway wrote after it was opened', async () => {
    const home = open();
    const old = await home.files.open(path, 'read-write');
    await home.vault.setHandOut('id1', 'never');
    const file = await home.files.create(temporary);
    await file.write(bytes('[other]\n'));
    await expect(home.files.rename(temporary, path)).rejects.toMatchObject({ systemCode: 'ESTALE' });
    expect(text(await old.read())).toBe(dev);
    expect(home.vault.held()).toMatchObject([{ name: 'dev', handOut: 'never' }]);
  });
  it('cannot be read while it is locked, and says so', async () => {
    const { files, vault } = open();
    vault.setLocked('by-hand');
    for (const read of [files.read(path), files.inspect(path), files.open(path, 'read-write')])
      await expect(read).rejects.toMatchObject({ systemCode: 'ELOCKED' });
  });
  it('is missing where there is no store, and is not made by a write', async () => {
    const { files } = open({ exists: false });
    expect(await files.inspectTarget(path)).toBeNull();
    await expect(files.read(path)).rejects.toMatchObject({ systemCode: 'ENOENT' });
    await files.create(temporary);
    await expect(files.link(temporary, path)).rejects.toMatchObject({ systemCode: 'ENOENT' });
  });
  it('is not removed, and not written in place', async () => {
    const { files } = open();
    await expect(files.remove(path)).rejects.toMatchObject({ systemCode: 'EINVAL' });
    const file = await files.open(path, 'read-write');
    await expect(file.write(bytes('x'))).rejects.toMatchObject({ systemCode: 'ENOTSUP' });
    await expect(files.remove(temporary)).rejects.toMatchObject({ systemCode: 'ENOENT' });
  });
});
