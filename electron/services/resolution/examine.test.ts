/** What `doctor` and the window's findings say of a home, its folders and programs. */
import { expect, it } from 'vitest';
import { config, credentials, home, key, openResolution } from '../../../e2e/support/memory-resolution.js';
import type { Result } from '../../../shared/models/failure.js';

function valueOf<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(result.failure.code);
  return result.value;
}

/** Each finding about profiles and files as its code and subject. */
async function examined(opening: Parameters<typeof openResolution>[0], folderMode = 0o700) {
  const { service, disk } = openResolution(opening);
  const folder = await disk.open(`${home}/.aws`, 'read');
  await folder.setMode(folderMode);
  await folder.close();
  const { profiles } = valueOf(await service.examine());
  return profiles.map(({ code, subject }) => `${code} ${subject}`);
}

it('tells of folders that others can write to', async () => {
  const files = { [config]: '[default]\nregion = eu-west-1\n' };
  expect(await examined({ files })).toEqual([]);
  expect(await examined({ files }, 0o775)).toEqual(['folder-writable-by-others ~/.aws']);
});

it('tells of programs that are not where PATH leads', async () => {
  const files = {
    [config]: '[profile a]\nregion = eu-west-1\ncredential_process = tool --json\n',
    '/usr/bin/other': '',
  };
  expect(await examined({ files, environment: { PATH: '/usr/bin' } })).toEqual(['process-program-missing a']);
});

it('tells of profiles without a Region, but for those that others begin with', async () => {
  const role = 'role_arn = arn:aws:iam::111122223333:role/R\nsource_profile = base\n';
  const files = { [config]: `[profile p]\n${role}`, [credentials]: key('base') };
  expect(await examined({ files })).toEqual(['region-missing p', 'plaintext-long-term-key base']);
});
