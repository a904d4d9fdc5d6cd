/** Sessions kept in the encrypted store, with its key in the real keychain: across processes, used by tools, and ended. */
import { utimesSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { errorPrinted, sessionListPrinted, sessionsPrinted } from '../../shared/models/printed.js';
import { missingKeychain, type RealKeychain, startKeychain } from '../support/real-keychain.js';
import { exampleKeys } from '../aws/seeds.js';
import { bytesOf, filesWith, json, type Ran } from './harness.js';
import { device, handedProfile, startWorld, type World } from './session-world.js';

describe.skipIf(missingKeychain !== null)('with the key in the real keychain', () => {
  let ring: RealKeychain;
  beforeAll(async () => {
    ring = await startKeychain();
  });
  afterAll(() => ring.end());

  type Run = (args: readonly string[], input?: string) => Promise<Ran>;

  async function storedWorld(): Promise<{ readonly world: World; readonly run: Run }> {
    const world = await startWorld(handedProfile('reader'));
    const run: Run = (args, input = '') => world.keyway(args, { variables: ring.variables, input });
    expect(await run(['store', 'create', '--json'])).toMatchObject({ status: 0, stderr: '' });
    return { world, run };
  }

  const asked = ({ aws }: World): number =>
    aws.journal.filter(({ action }) => action.startsWith('sts:')).length;

  async function listed(run: Run) {
    return sessionListPrinted.parse(json(await run(['session', 'list', '--json'])));
  }

  /** As they are long after somebody wrote them. */
  function age({ home }: World): void {
    const before = new Date(Date.now() - 3_600_000);
    for (const name of ['.aws/config', '.aws/credentials', '.local/share/keyway/store.json'])
      utimesSync(join(home, name), before, before);
  }

  test('a session is there for the next process, sealed, and tools get it without another request', async () => {
    const { world, run } = await storedWorld();
    age(world);
    const started = sessionsPrinted.parse(json(await run(['session', 'start', 'reader', '--json'])));
    const key = started.started[0]?.accessKeyId ?? '';
    expect(await listed(run)).toMatchObject({
      kept: 'store',
      sessions: [{ profile: 'reader', accessKeyId: key }],
    });
    expect(key).toMatch(/^ASIA/u);
    expect(filesWith(world.home, key)).toEqual([]);
    const before = asked(world);
    const given = await run(['credential-process', '--profile', 'reader']);
    expect(json(given)).toMatchObject({ AccessKeyId: key, Expiration: started.started[0]?.expiresAt });
    const env = await run(['env', 'reader', '--shell', 'bash']);
    expect(env.stdout).toContain(key);
    expect(asked(world)).toBe(before);
  });

  test('a profile that became another role gets another session', async () => {
    const { world, run } = await storedWorld();
    age(world);
    await run(['session', 'start', 'reader']);
    await run(['set', 'reader', 'role_arn=arn:aws:iam::111122223333:role/delivery/Deploy']);
    const given = await run(['credential-process', '--profile', 'reader']);
    expect(given.stderr).toBe('');
    const { sessions } = world.aws.state;
    expect(sessions.at(-1)?.role).toBe('Deploy');
    expect(json(given)).toMatchObject({ AccessKeyId: sessions.at(-1)?.keyId });
  });

  test('one code lasts for every process, and for tools that can ask nobody', async () => {
    const { world, run } = await storedWorld();
    const ran = await run(['session', 'start', 'admin', '--mfa-code-stdin'], `${world.aws.code(device)}\n`);
    expect(ran.status).toBe(0);
    expect((await run(['credential-process', '--profile', 'admin'])).status).toBe(0);
    expect((await run(['exec', 'other', '--', 'true'])).status).toBe(0);
    const used = world.aws.journal.filter(({ action }) => action === 'sts:GetSessionToken');
    expect(used).toHaveLength(1);
  });

  test('a key with a device is the key, until a session with the device is started', async () => {
    const { world, run } = await storedWorld();
    const keyId = async (): Promise<string> =>
      /"AccessKeyId":"(\w+)"/u.exec((await run(['credential-process', '--profile', 'keyed'])).stdout)?.[1] ??
      '';
    expect(await keyId()).toBe(exampleKeys.alice.id);
    const ran = await run(['session', 'start', 'keyed', '--mfa-code-stdin'], `${world.aws.code(device)}\n`);
    expect(ran.status).toBe(0);
    const session = world.aws.state.sessions.at(-1);
    expect(session?.kind).toBe('session-token');
    expect(await keyId()).toBe(session?.keyId);
    await run(['session', 'stop', 'keyed']);
    expect(await keyId()).toBe(exampleKeys.alice.id);
  });

  test('roles are assumed with a key that is in the store alone', async () => {
    const { world, run } = await storedWorld();
    expect((await run(['move', 'alice', '--to', 'encrypted', '--json'])).status).toBe(0);
    expect(bytesOf(world.home, '.aws/credentials')).not.toContain(exampleKeys.alice.secret);
    const given = await run(['credential-process', '--profile', 'reader']);
    expect(given.stderr).toBe('');
    expect(given.stdout).toContain('"SessionToken"');
  });

  test('a locked store shows nothing and gives nothing of its sessions', async () => {
    const { world, run } = await storedWorld();
    await run(['move', 'alice', '--to', 'encrypted']);
    await run(['session', 'start', 'reader']);
    await run(['store', 'lock']);
    expect(await listed(run)).toMatchObject({ kept: 'locked', sessions: [] });
    const given = await run(['credential-process', '--profile', 'reader']);
    expect(given).toMatchObject({ status: 1, stdout: '' });
    expect(given.stderr).toContain('You locked it.');
    const ran = await run(['session', 'start', 'reader', '--json']);
    expect(errorPrinted.parse(json(ran)).error).toMatchObject({
      code: 'store-locked',
      action: 'unlock-store',
    });
    expect(world.aws.faults).toEqual([]);
  });

  test('stopping a session takes its profile out of the files, to the byte', async () => {
    const { world, run } = await storedWorld();
    const before = bytesOf(world.home, '.aws/credentials');
    await run(['session', 'start', 'reader', '--temporary-profile', '--yes']);
    expect(bytesOf(world.home, '.aws/credentials')).toContain('[reader-session]');
    expect((await listed(run)).sessions).toMatchObject([{ temporaryProfile: 'reader-session' }]);
    const ran = await run(['session', 'stop', 'reader', '--json']);
    expect(json(ran)).toEqual({ stopped: ['reader'] });
    expect(bytesOf(world.home, '.aws/credentials')).toBe(before);
    expect((await listed(run)).sessions).toMatchObject([{ state: 'ended', temporaryProfile: null }]);
  });
});
