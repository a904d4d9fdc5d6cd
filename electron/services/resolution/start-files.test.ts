import { describe, expect, it } from 'vitest';
import { createMemoryFileSystem } from '../../adapters/testing/memory-file-system.js';
import { FileSystemError } from '../ports.js';
import { createStartFiles } from './start-files.js';

const places = { home: '/home/helen', platform: 'linux' } as const;
const texts = {
  '/etc/environment': 'AWS_PROFILE=first\n',
  '/etc/profile.d/aws.sh': 'export AWS_PROFILE=second\n',
  '/etc/profile.d/note.txt': 'export AWS_PROFILE=no\n',
  '/home/helen/.bashrc': '#\nexport AWS_PROFILE=third OTHER=1\nexport AWS_PROFILE=fourth\n',
  '/home/helen/.zshrc': 'AWS_REGION=x\n',
  '/home/helen/.config/fish/conf.d/aws.fish': 'set -gx AWS_PROFILE fifth\n',
};

describe('start files', () => {
  it('are told with their lines, in the order in which shells read them', async () => {
    const startFiles = createStartFiles(createMemoryFileSystem(texts), places);
    expect(await startFiles.origins(['AWS_PROFILE', 'AWS_REGION', 'AWS_PAGER'], null)).toEqual({
      AWS_PROFILE: [
        { file: '/etc/environment', line: 1 },
        { file: '/etc/profile.d/aws.sh', line: 1 },
        { file: '~/.bashrc', line: 2 },
        { file: '~/.bashrc', line: 3 },
        { file: '~/.config/fish/conf.d/aws.fish', line: 1 },
      ],
      AWS_REGION: [{ file: '~/.zshrc', line: 1 }],
    });
  });
  it('are those of one shell where it is known', async () => {
    const startFiles = createStartFiles(createMemoryFileSystem(texts), places);
    const files = (await startFiles.origins(['AWS_PROFILE'], 'fish'))['AWS_PROFILE'];
    expect(files?.map(({ file }) => file)).toEqual(['/etc/environment', '~/.config/fish/conf.d/aws.fish']);
  });
  it('that cannot be read, are too large or no files are passed over', async () => {
    const disk = createMemoryFileSystem({
      ...texts,
      '/home/helen/.bashrc': `${'#'.repeat(300_000)}\nexport AWS_PROFILE=no\n`,
      '/home/helen/.profile/x': '',
    });
    const read = (path: string) =>
      path === '/etc/environment'
        ? Promise.reject(new FileSystemError('read', path, 'EACCES'))
        : disk.read(path);
    const found = await createStartFiles({ ...disk, read }, places).origins(['AWS_PROFILE'], 'bash');
    expect(found).toEqual({ AWS_PROFILE: [{ file: '/etc/profile.d/aws.sh', line: 1 }] });
  });
  it('are not looked for on Windows', async () => {
    const startFiles = createStartFiles(createMemoryFileSystem(texts), { ...places, platform: 'win32' });
    expect(await startFiles.origins(['AWS_PROFILE'], null)).toEqual({});
  });
});
