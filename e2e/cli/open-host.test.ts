/** A host that is open, as built, and the commands of the same person: over the socket, with the real handshake. */
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createOpenApps } from '../../electron/adapters/bridge/bridge-client.js';
import { placesAt } from '../faults/home.js';
import { createStoredHome } from '../support/stored-home.js';
import { command, exampleKey, json, keywayLater, makeHome } from './harness.js';

const body = `aws_access_key_id = ${exampleKey.id}\naws_secret_access_key = ${exampleKey.secret}\n`;

test('is unlocked and locked by them, and hands out what they cannot open', async () => {
  const home = makeHome();
  const stored = await createStoredHome(home);
  const id = await stored.put('dev', body);
  const host = spawn(process.execPath, [join(dirname(command), 'web.js'), '--home', home, '--no-open'], {
    env: { PATH: process.env['PATH'], HOME: home },
    stdio: 'ignore',
  });
  const ended = new Promise((done) => host.once('exit', done));
  onTestFinished(() => void host.kill('SIGKILL'));
  const apps = createOpenApps(placesAt(home).dataFolder);
  const ask = () => keywayLater(home, ['credential-process', '--id', id, '--home', home]);
  const summary = () => apps.ask({ type: 'summary' }, 5000);

  await expect.poll(summary, { timeout: 20_000 }).toHaveLength(1);
  expect(await summary()).toMatchObject([{ summary: { state: 'locked', reason: 'passphrase-needed' } }]);
  expect((await ask()).stderr).toContain('It needs its passphrase.');

  const { passphrase } = stored;
  expect(await apps.ask({ type: 'unlock', passphrase, recoveryCode: null }, 20_000)).toEqual([
    { type: 'done' },
  ]);
  expect(json(await ask())).toMatchObject({ Version: 1, SecretAccessKey: exampleKey.secret });

  expect(await apps.ask({ type: 'lock' }, 5000)).toEqual([{ type: 'done' }]);
  const locked = await ask();
  expect(locked).toMatchObject({ status: 1, stdout: '' });
  expect(locked.stderr).toContain('You locked it.');

  host.kill('SIGTERM');
  await ended;
  expect(readdirSync(join(placesAt(home).dataFolder, 'bridge'))).toEqual([]);
});
