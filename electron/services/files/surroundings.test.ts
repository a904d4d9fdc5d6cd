import { expect, it } from 'vitest';
import { createMemoryFileSystem } from '../../adapters/testing/memory-file-system.js';
import { profileOf, read } from '../../core/profiles/testing.js';
import { createFileSurroundings } from './surroundings.js';

const home = '/home/me';

/** What is found of a profile with that command line, as severity and reason; null where nothing is. */
async function found(
  command: string,
  environment: Readonly<Record<string, string>> = {},
  platform: 'linux' | 'win32' = 'linux',
) {
  const programs = ['/usr/bin/aws-vault', `${home}/bin/tool`, '/opt/a tool', '/C:\\bin\\tool.EXE'];
  const files = createMemoryFileSystem(
    Object.fromEntries([...programs, '/opt/text'].map((path) => [path, ''])),
  );
  for (const path of programs) {
    const file = await files.open(path, 'read');
    await file.setMode(0o755);
    await file.close();
  }
  const rooted: typeof files = {
    ...files,
    inspectTarget: (path) => files.inspectTarget(path.startsWith('/') ? path : `/${path}`),
  };
  const places = { platform, home, workingFolder: home, configFolder: '', dataFolder: '', stateFolder: '' };
  const surroundings = createFileSurroundings({ files: rooted, environment, places });
  const set = read({ config: ['[profile p]', `credential_process = ${command}`] });
  const [finding] = await surroundings.ofPrograms([profileOf(set, 'p')]);
  return finding === undefined ? null : `${finding.severity} ${String(finding.facts['reason'])}`;
}

it.each([
  ['/usr/bin/aws-vault exec x', null],
  ['/usr/bin/none', 'error not-there'],
  ['"/opt/a tool" --json', null],
  ['/opt/text', 'error not-executable'],
  ['/opt', 'error not-there'],
  ['~/bin/tool', 'error home-not-expanded'],
  ['~/bin/none', 'error not-there'],
  ['aws-vault exec x', null],
  ['none', 'warning not-in-path'],
  // What depends on a variable, on the folder or on a shell.
  ['$HOME/none', null],
  ['./none', null],
  ['bin/none', null],
  ['"unclosed', null],
])('finds whether the program of %s is there: %s', async (command, expected) => {
  expect(await found(command, { PATH: '/none:relative:/usr/bin' })).toBe(expected);
});

it('knows no program by its name alone where there is no PATH', async () => {
  expect(await found('none')).toBeNull();
});

it.each([
  [String.raw`C:\bin\tool --x`, null],
  [String.raw`"C:\bin\tool.EXE" --x`, null],
  [String.raw`C:\bin\none`, 'error not-there'],
  ['tool', null],
  ['none', 'warning not-in-path'],
])('reads a command line of Windows: %s', async (command, expected) => {
  expect(await found(command, { PATH: String.raw`C:\none;C:\bin` }, 'win32')).toBe(expected);
});
