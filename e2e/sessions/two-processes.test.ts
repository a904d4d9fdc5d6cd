import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { createNodeFileSystem } from '../../electron/adapters/node-file-system.js';
import { createProcessLocks } from '../../electron/adapters/process-locks.js';
import { createSystemClock } from '../../electron/adapters/system-clock.js';
import type { Ports } from '../../electron/services/ports.js';
import { code, device, usualOptions } from './bench.js';
import { alice, role, roleArn, useLoopback } from './suite.js';

const suite = useLoopback();
const folders: string[] = [];
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
});

it('two Keyways on one disk use a code once between them, and keep what both start', async () => {
  const home = await mkdtemp(join(tmpdir(), 'keyway-sessions-'));
  folders.push(home);
  const files = createNodeFileSystem();
  const names = Array.from({ length: 8 }, (_, index) => `r${String(index)}`);
  const config = names.map((name) => role(name, roleArn('Reader'))).join('');
  const write = async (name: string, text: string): Promise<void> => {
    await files.makeFolder(join(home, '.aws'));
    const file = await files.create(join(home, '.aws', name));
    await file.write(new TextEncoder().encode(text));
    await file.close();
  };
  await write('config', `${config}${role('admin', roleArn('Admin'), [`mfa_serial = ${device}`])}`);
  await write('credentials', alice);
  const own = join(home, '.keyway');
  const places: Ports['places'] = {
    platform: 'linux',
    home,
    workingFolder: home,
    configFolder: own,
    dataFolder: own,
    stateFolder: own,
  };
  const locks = (): Ports['locks'] =>
    createProcessLocks({ folder: join(own, 'locks'), clock: createSystemClock() });
  const first = await suite.bench({ ports: { files, places, locks: locks() }, isWindow: false });
  const second = await suite.bench({
    beside: first,
    ports: { files, places, locks: locks() },
    isWindow: false,
  });
  await Promise.all([
    first.sessions.start(names.slice(0, 4), usualOptions, null, null),
    second.sessions.start(names.slice(4), usualOptions, null, null),
  ]);
  const rows = (await first.sessions.list('whole')).sessions;
  expect(rows.map(({ profile }) => profile).toSorted()).toEqual(names);
  const typed = code(suite.aws);
  const both = await Promise.all(
    [first, second].map(({ sessions }) => sessions.start(['admin'], usualOptions, typed, null)),
  );
  expect(both.flatMap(({ started }) => started)).toHaveLength(1);
  expect(both.flatMap(({ failed }) => failed)).toMatchObject([{ code: 'mfa-code-used' }]);
  expect(await readdir(own)).toEqual(expect.arrayContaining(['sessions.sealed', 'mfa-used-codes.json']));
});
