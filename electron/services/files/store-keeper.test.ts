import { describe, expect, it } from 'vitest';
import { createImmediateClock } from '../../adapters/testing/immediate-clock.js';
import { createMemoryFileSystem } from '../../adapters/testing/memory-file-system.js';
import { configPath, memoryHome, placesAt } from '../../../e2e/faults/home.js';
import { textFrom } from '../../../e2e/faults/requests.js';
import { storeLocation } from '../../../shared/vocabulary.js';
import { storeFilePath, withStoreFile } from '../store/store-file.js';
import { createMemoryVault, type MemoryVaultOptions } from '../store/testing-vault.js';
import { createAwsFiles, type FilesSnapshot } from './aws-files.js';

const key = 'aws_access_key_id = AKIAIOSFODNN7EXAMPLE\n';

function open(options: MemoryVaultOptions = { bodies: { dev: key } }) {
  const disk = createMemoryFileSystem({ [configPath]: '[profile a]\nregion = b\n' });
  const vault = createMemoryVault(options);
  const clock = createImmediateClock();
  const places = placesAt(memoryHome);
  const path = storeFilePath(places);
  const awsFiles = createAwsFiles(
    {
      files: withStoreFile(disk, vault, path, clock),
      watcher: { watch: () => () => undefined },
      clock,
      random: { hex: (digits) => '0'.repeat(digits) },
      environment: {},
      places,
    },
    { vault, path },
  );
  return { awsFiles, disk, path, vault };
}

describe('the store among the AWS files', () => {
  it('is a document like theirs, and the same object while nothing changes', async () => {
    const { awsFiles, path } = open();
    const snapshot = await awsFiles.current();
    expect(snapshot.store).toMatchObject({
      names: [{ id: 'id1', name: 'dev' }],
      file: { path, shownPath: storeLocation, role: 'store', state: 'ok', failure: null, canPutBack: false },
    });
    expect(textFrom((await awsFiles.read(path)).document)).toBe(`[dev]\n# keyway: id1 always\n${key}`);
    expect(await awsFiles.current()).toBe(snapshot);
    expect(snapshot.locations).toEqual([]);
  });
  it('is looked at again when the vault tells of a change, until nobody watches', async () => {
    const { awsFiles, vault } = open();
    await awsFiles.current();
    const heard: FilesSnapshot[] = [];
    awsFiles.onChanged((snapshot) => heard.push(snapshot));
    const stop = awsFiles.watch();
    await vault.setHandOut('id1', 'never');
    await awsFiles.current();
    expect(textFrom(heard.at(-1)?.store?.file.document ?? { byteOrderMark: false, lines: [] })).toContain(
      'never',
    );
    stop();
    const { length } = heard;
    await vault.setHandOut('id1', 'ask');
    await Promise.resolve();
    expect(heard.length).toBe(length);
  });
  it('has names and no content while it is locked', async () => {
    const { awsFiles, vault } = open();
    await awsFiles.current();
    vault.setLocked('screen-lock');
    const { store } = await awsFiles.current();
    expect(store?.names).toEqual([{ id: 'id1', name: 'dev' }]);
    expect(store?.file).toMatchObject({
      state: 'unreadable',
      failure: { code: 'store-locked', facts: { reason: 'screen-lock' }, action: 'unlock-store' },
      document: { lines: [] },
    });
  });
  it('is none where there is no store', async () => {
    const { awsFiles, path } = open({ exists: false });
    expect((await awsFiles.current()).store).toBeNull();
    expect(await awsFiles.read(path)).toMatchObject({ failure: { code: 'store-missing' } });
  });
  it('is never kept as a good version, and there is nothing to accept or put back', async () => {
    const { awsFiles, disk, path, vault } = open();
    await awsFiles.current();
    await vault.replace([], 1);
    expect((await awsFiles.current()).store?.file.state).toBe('ok');
    expect(await awsFiles.accept(path)).toBe(false);
    expect(await awsFiles.lastGood(path)).toEqual({ ok: true, value: null });
    expect(JSON.stringify(disk.texts())).not.toContain('AKIA');
  });
});
