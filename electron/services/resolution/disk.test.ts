import { expect, it } from 'vitest';
import { placesAt } from '../../../e2e/faults/home.js';
import { createImmediateClock } from '../../adapters/testing/immediate-clock.js';
import { createMemoryFileSystem } from '../../adapters/testing/memory-file-system.js';
import { createAwsFiles } from '../files/aws-files.js';
import { type FileFacts, FileSystemError } from '../ports.js';
import { openDisk } from './disk.js';

const credentials = '/home/p/.aws/credentials';

async function open(
  texts: Readonly<Record<string, string>>,
  facts: Readonly<Record<string, Partial<FileFacts>>> = {},
) {
  const memory = createMemoryFileSystem(texts);
  const files = {
    ...memory,
    async inspectTarget(path: string) {
      const found = await memory.inspectTarget(path);
      return found === null ? null : { ...found, ...facts[path] };
    },
    read: (path: string) =>
      path.includes('locked')
        ? Promise.reject(new FileSystemError('read', path, 'EACCES'))
        : memory.read(path),
  };
  const ports = {
    files,
    clock: createImmediateClock(),
    random: { hex: () => '0' },
    environment: {},
    places: placesAt('/home/p'),
    watcher: { watch: () => () => undefined },
  };
  const awsFiles = createAwsFiles(ports);
  return { awsFiles, disk: await openDisk(files, awsFiles, 'linux') };
}

it('knows the AWS files from the start, with the documents that the list has', async () => {
  const { disk, awsFiles } = await open({ [credentials]: '[a]\n' });
  const { document } = (await awsFiles.current()).credentials;
  expect(disk.known(credentials)).toEqual({ state: 'read', document });
  expect(disk.known('/home/p/.aws/config')).toEqual({ state: 'absent' });
  expect(disk.known('/other')).toBeUndefined();
});

it('says of each path what a tool would meet there', async () => {
  const { disk } = await open(
    { '/f': '[a]\n', '/folder/x': '', '/locked': 'x', '/pipe': '', '/huge': '' },
    { '/pipe': { kind: 'other' }, '/huge': { size: 1e9 } },
  );
  await disk.read(['/f', '/folder', '/locked', '/pipe', '/huge', '/nothing', 'relative', '/f/below']);
  expect(disk.known('/f')).toMatchObject({ state: 'read' });
  expect(disk.known('/folder')).toEqual({ state: 'unreadable', systemCode: 'EISDIR' });
  expect(disk.known('/locked')).toEqual({ state: 'unreadable', systemCode: 'EACCES' });
  expect(disk.known('/pipe')).toEqual({ state: 'unreadable', systemCode: 'EINVAL' });
  expect(disk.known('/huge')).toEqual({ state: 'unreadable', systemCode: 'EFBIG' });
  expect(disk.known('/nothing')).toEqual({ state: 'absent' });
  expect(disk.known('relative')).toEqual({ state: 'absent' });
});

it('says of a file that another program has emptied what tools find in it', async () => {
  const { awsFiles } = await open({ [credentials]: '[a]\nx = 1\n' });
  const { credentials: before } = await awsFiles.current();
  const emptied = { ...(await awsFiles.current()), credentials: { ...before, state: 'emptied' as const } };
  const disk = await openDisk(createMemoryFileSystem(), { current: () => Promise.resolve(emptied) }, 'linux');
  expect(disk.known(credentials)).toEqual({ state: 'read', document: { byteOrderMark: false, lines: [] } });
});
