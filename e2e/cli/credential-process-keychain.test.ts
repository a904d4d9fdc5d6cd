/** The command that tools start, with the key in the real keychain, and with a keychain that fails it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createKeychain } from '../../electron/adapters/keychain/keychain.js';
import { missingKeychain, type RealKeychain, startKeychain } from '../support/real-keychain.js';
import { createStoredHome } from '../support/stored-home.js';
import { exampleKey, json, keywayLater, makeHome } from './harness.js';

const body = `aws_access_key_id = ${exampleKey.id}\naws_secret_access_key = ${exampleKey.secret}\n`;

describe.skipIf(missingKeychain !== null)('with the key in the real keychain', () => {
  const own = process.env['DBUS_SESSION_BUS_ADDRESS'];
  let real: RealKeychain;
  beforeAll(async () => {
    real = await startKeychain();
    // The library looks at this process's own.
    process.env['DBUS_SESSION_BUS_ADDRESS'] = real.variables['DBUS_SESSION_BUS_ADDRESS'];
  });
  afterAll(async () => {
    await real.end();
    if (own === undefined) delete process.env['DBUS_SESSION_BUS_ADDRESS'];
    else process.env['DBUS_SESSION_BUS_ADDRESS'] = own;
  });

  async function storedHome() {
    const home = makeHome();
    const keychain = createKeychain({ platform: 'linux', environment: real.variables, ownThread: false });
    const stored = await createStoredHome(home, { keychain });
    return { home, stored, id: await stored.put('dev', body) };
  }

  function ask(home: string, id: string, variables: Readonly<Record<string, string>> = real.variables) {
    return keywayLater(home, ['credential-process', '--id', id, '--home', home], { variables });
  }

  test('hands out while no Keyway is open, and with no display', async () => {
    const { home, id } = await storedHome();
    const ran = await ask(home, id);
    expect(ran).toMatchObject({ status: 0, stderr: '' });
    expect(json(ran)).toEqual({ Version: 1, AccessKeyId: exampleKey.id, SecretAccessKey: exampleKey.secret });
  });

  test('hands out nothing while the store is locked', async () => {
    const { home, id, stored } = await storedHome();
    await stored.store.lock('by-hand');
    const ran = await ask(home, id);
    expect(ran).toMatchObject({ status: 1, stdout: '' });
    expect(ran.stderr).toContain('You locked it.');
  });

  test('fails at once where there is no session bus', async () => {
    const { home, id } = await storedHome();
    const ran = await ask(home, id, {});
    expect(ran).toMatchObject({ status: 1, stdout: '' });
    expect(ran.stderr).toContain('No keychain runs in this session.');
  });

  test('fails in time where the keychain hangs, and is well again once it answers', async () => {
    const { home, id } = await storedHome();
    real.hang();
    const ran = await ask(home, id);
    real.goOn();
    expect(ran).toMatchObject({ status: 1, stdout: '' });
    expect(ran.stderr).toContain('The keychain does not answer.');
    expect((await ask(home, id)).status).toBe(0);
  });

  test('fails where the keychain has ended', async () => {
    const { home, id } = await storedHome();
    await real.endDaemon();
    const ran = await ask(home, id);
    expect(ran).toMatchObject({ status: 1, stdout: '' });
    expect(ran.stderr).toMatch(/^keyway: The key of the encrypted store cannot be had\./u);
  });
});
