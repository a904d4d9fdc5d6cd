/** Sessions of an open Keyway, used by the commands of the same person; and what is left behind where none was open. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseDocument, printDocument } from '../../electron/core/ini/document.js';
import { Secret } from '../../electron/core/secret.js';
import { withTemporary } from '../../electron/core/session-handing/temporary-profile.js';
import { bytesOf, exampleKey, json, put } from './harness.js';
import { openKeyway } from './open-keyway.js';
import { device, startWorld } from './session-world.js';

const options = { durationSeconds: null, sessionName: null, sourceIdentity: null, tags: [] };

test('a session that an open Keyway has is given to tools and commands, which could not ask for its code', async () => {
  const world = await startWorld();
  const { sessions } = await openKeyway(world.home);
  const args = ['--home', world.home];
  const before = await world.keyway(['credential-process', '--profile', 'admin', ...args]);
  expect(before).toMatchObject({ status: 1, stdout: '' });
  const answer = { kind: 'code', device, code: new Secret(world.aws.code(device)) } as const;
  expect(await sessions.start(['admin'], options, answer, null)).toMatchObject({
    started: [{ profile: 'admin' }],
  });
  const given = await world.keyway(['credential-process', '--profile', 'admin', ...args]);
  expect(given.stderr).toBe('');
  const { sessions: issued } = world.aws.state;
  expect(json(given)).toMatchObject({ AccessKeyId: issued.at(-1)?.keyId });
  const ran = await world.keyway([
    'exec',
    'admin',
    ...args,
    '--',
    '/bin/sh',
    '-c',
    'echo $AWS_ACCESS_KEY_ID',
  ]);
  expect(ran.stdout.trim()).toBe(issued.at(-1)?.keyId);
  expect(world.aws.journal.filter(({ action }) => action === 'sts:GetSessionToken')).toHaveLength(1);
});

test('a profile of a session that ended while no Keyway was open is taken out by the next one', async () => {
  const world = await startWorld();
  const before = bytesOf(world.home, '.aws/credentials');
  const source = (text: string, role: 'config' | 'credentials') => {
    return { path: role, role, document: parseDocument(new TextEncoder().encode(text)), mode: null };
  };
  const files = { config: source('', 'config'), credentials: source(before, 'credentials'), locations: [] };
  const key = {
    accessKeyId: 'ASIAIOSFODNN7EXAMPLE',
    secretAccessKey: new Secret(exampleKey.secret),
    sessionToken: new Secret('t'),
    expiration: null,
  };
  for (const next of ['app', 'command'] as const) {
    const content = { profile: 'reader', key, region: null, until: Date.now() - 1000 };
    const after = withTemporary(files, 'reader-session', content);
    if (!after.ok) throw new Error(after.failure.code);
    put(world.home, join('.aws', 'credentials'), printDocument(after.value));
    if (next === 'app') await openKeyway(world.home);
    else await world.keyway(['session', 'list', '--home', world.home]);
    expect(bytesOf(world.home, '.aws/credentials')).toBe(before);
  }
});
