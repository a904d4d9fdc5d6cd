import { describe, expect, it } from 'vitest';
import { createImmediateClock } from '../../adapters/testing/immediate-clock.js';
import { createMemoryFileSystem, type MemoryFileSystem } from '../../adapters/testing/memory-file-system.js';
import type { FindingCode } from '../../../shared/models/finding.js';
import type { EditingService } from '../api.js';
import { createAwsFiles } from './aws-files.js';
import { withModeFixes } from './file-modes.js';
import { createFileSurroundings } from './surroundings.js';

const home = '/home/me';
const secret = '[a]\naws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY\n';

function unexpected(): never {
  throw new Error('not expected here');
}

/** What would have done an edit of the text. */
const editing: EditingService = {
  form: unexpected,
  surroundings: unexpected,
  preview: unexpected,
  apply: unexpected,
  paste: unexpected,
  pasteClipboard: unexpected,
  release: unexpected,
  openImport: unexpected,
  writeCopy: unexpected,
  copySetting: unexpected,
  place: unexpected,
  previewEdit: unexpected,
  applyEdit: unexpected,
};

async function setMode(files: MemoryFileSystem, path: string, mode: number): Promise<void> {
  const opened = await files.open(path, 'read');
  await opened.setMode(mode);
  await opened.close();
}

function setUp(platform: 'linux' | 'win32' = 'linux') {
  const files = createMemoryFileSystem({
    [`${home}/.aws/credentials`]: secret,
    [`${home}/.aws/config`]: '[profile a]\nregion = eu-west-1\n',
    [`${home}/other/secret`]: secret,
  });
  const places = {
    platform,
    home,
    workingFolder: home,
    configFolder: '/c',
    dataFolder: '/d',
    stateFolder: '/s',
  };
  const watcher = { watch: () => () => undefined };
  const random = { hex: (digits: number) => '0'.repeat(digits) };
  const ports = { files, places, environment: {}, clock: createImmediateClock(), watcher, random };
  const awsFiles = createAwsFiles(ports);
  const surroundings = createFileSurroundings(ports);
  const told: string[] = [];
  const onChange = (): void => void told.push('changed');
  const service = withModeFixes(editing, { ports, awsFiles, surroundings, onChange });
  const fix = (code: FindingCode, file: string) => ({ kind: 'fix', code, file, line: null }) as const;
  return { files, service, fix, told, awsFiles, surroundings };
}

describe('the fix of permissions', () => {
  it.each([
    ['file-readable-by-others', '~/.aws/credentials', '/home/me/.aws/credentials', 0o644, 0o600],
    ['file-writable-by-others', '~/.aws/config', '/home/me/.aws/config', 0o664, 0o644],
    ['folder-writable-by-others', '~/.aws', '/home/me/.aws', 0o777, 0o755],
  ] as const)(
    '%s sets them, tells of it, and has nothing left to do',
    async (code, file, path, before, after) => {
      const { files, service, fix, told } = setUp();
      await setMode(files, path, before);
      expect(await service.preview(fix(code, file), 'whole')).toMatchObject({
        ok: true,
        value: { files: [] },
      });
      expect((await files.inspect(path))?.mode).toBe(before);
      expect(await service.apply(fix(code, file), 'whole')).toEqual({
        ok: true,
        value: { id: null, files: [], writtenInPlace: [] },
      });
      expect((await files.inspect(path))?.mode).toBe(after);
      expect(told).toEqual(['changed']);
      expect(await service.applyEdit(fix(code, file), 'whole')).toMatchObject({
        ok: false,
        failure: { code: 'nothing-to-fix' },
      });
    },
  );

  it('reaches nothing but the AWS files and their folders', async () => {
    const { files, service, fix } = setUp();
    for (const path of [`${home}/other/secret`, `${home}/other`]) {
      await setMode(files, path, 0o777);
      for (const code of ['file-readable-by-others', 'folder-writable-by-others'] as const) {
        const result = await service.apply(fix(code, path.replace(home, '~')), 'whole');
        expect(result).toMatchObject({ ok: false, failure: { code: 'nothing-to-fix' } });
      }
      expect((await files.inspect(path))?.mode).toBe(0o777);
    }
  });
});

it('finds no permissions on Windows, which has others', async () => {
  const { files, awsFiles, surroundings } = setUp('win32');
  await setMode(files, `${home}/.aws`, 0o777);
  await setMode(files, `${home}/.aws/credentials`, 0o666);
  const snapshot = await awsFiles.current();
  expect(snapshot.credentials.mode).toBeNull();
  expect(await surroundings.ofFolders(snapshot)).toEqual([]);
});
