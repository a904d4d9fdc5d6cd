/** The command that tools start, as built: closed, open and locked. */
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { StoredHome, StoredHomeOptions } from '../support/stored-home.js';
import { createStoredHome } from '../support/stored-home.js';
import { command, exampleKey, json, keyway, keywayLater, makeHome } from './harness.js';

const body = `aws_access_key_id = ${exampleKey.id}\naws_secret_access_key = ${exampleKey.secret}\n`;
const answer = { Version: 1, AccessKeyId: exampleKey.id, SecretAccessKey: exampleKey.secret };

/** An open Keyway on a store with a passphrase, so that the command alone cannot read it. */
async function openHome(options: StoredHomeOptions = {}): Promise<{ home: string; stored: StoredHome }> {
  const home = makeHome();
  const stored = await createStoredHome(home, options);
  const end = await stored.open();
  onTestFinished(end);
  return { home, stored };
}

function ask(home: string, ...choice: readonly string[]) {
  return keywayLater(home, ['credential-process', ...choice, '--home', home]);
}

describe('keyway credential-process', () => {
  test('prints the contract for a key of the shared files, and nothing on standard error', () => {
    const home = makeHome({ '.aws/credentials': `[dev]\n${body}` });
    const ran = keyway(home, ['credential-process', '--profile', 'dev', '--home', home]);
    expect(ran).toMatchObject({ status: 0, stderr: '' });
    expect(json(ran)).toEqual(answer);
  });

  test('is the same, started as the lines have it', () => {
    const program = join(dirname(command), 'command', 'keyway.cjs');
    const home = makeHome({ '.aws/credentials': `[dev]\n${body}` });
    const ran = keyway(home, ['credential-process', '--profile', 'dev'], { program });
    expect(ran).toMatchObject({ status: 0, stderr: '' });
    expect(json(ran)).toEqual(answer);
    for (const args of [
      ['credential-process', '--profile', 'none'],
      ['credential-process', '--x'],
      ['--version'],
      [],
    ]) {
      expect(keyway(home, args, { program })).toEqual(keyway(home, args));
    }
  });

  test('has token and end of temporary credentials', () => {
    const temporary = `${body.replace('AKIA', 'ASIA')}aws_session_token = t\nexpiration = 2099-01-01T00:00:00Z\n`;
    const home = makeHome({ '.aws/credentials': `[dev]\n${temporary}` });
    expect(json(keyway(home, ['credential-process', '--profile', 'dev']))).toEqual({
      ...answer,
      AccessKeyId: 'ASIAIOSFODNN7EXAMPLE',
      SessionToken: 't',
      Expiration: '2099-01-01T00:00:00.000Z',
    });
  });

  test.each([
    [['--profile', 'nobody'], 'There is no profile nobody.'],
    [['--id', 'abcdefghij0123456789'], 'There is no encrypted store yet.'],
    [['--profile', 'plain'], 'plain was not handed out. It holds no access key that could be handed out.'],
  ])('%j is one sentence on standard error and exit status 1', (choice, sentence) => {
    const home = makeHome({ '.aws/config': '[profile plain]\nregion = eu-west-1\n' });
    const ran = keyway(home, ['credential-process', ...choice]);
    expect(ran).toMatchObject({ status: 1, stdout: '' });
    expect(ran.stderr.startsWith(`keyway: ${sentence}`)).toBe(true);
    expect(ran.stderr.split('\n')).toHaveLength(2);
  });

  test('does not ask itself again', () => {
    const home = makeHome({ '.aws/credentials': `[dev]\n${body}` });
    const variables = { KEYWAY_HANDING_OUT: '1' };
    const ran = keyway(home, ['credential-process', '--profile', 'dev'], { variables });
    expect(ran).toMatchObject({ status: 1, stdout: '' });
    expect(ran.stderr).toContain('was asked by a program that Keyway itself was asking');
  });

  test('has help, and is wrong use with anything else', () => {
    const home = makeHome();
    expect(keyway(home, ['credential-process', '--help']).stdout).toContain('--profile NAME');
    expect(keyway(home, ['credential-process']).status).toBe(2);
    expect(keyway(home, ['credential-process', '--profile', 'a', '--id', 'b']).status).toBe(2);
  });

  test('makes nothing but its log', () => {
    const home = makeHome({ '.aws/credentials': `[dev]\n${body}` });
    keyway(home, ['credential-process', '--profile', 'dev', '--home', home]);
    expect(readdirSync(join(home, '.keyway'))).toEqual(['activity.jsonl']);
  });
});

describe('a store that the command cannot open by itself', () => {
  test('is asked through the Keyway that is open', async () => {
    const { home, stored } = await openHome();
    const id = await stored.put('dev', body);
    for (const choice of [
      ['--id', id],
      ['--profile', 'dev'],
    ]) {
      const ran = await ask(home, ...choice);
      expect(ran).toMatchObject({ status: 0, stderr: '' });
      expect(json(ran)).toEqual(answer);
    }
    expect((await stored.activity.list()).filter(({ kind }) => kind === 'handed-out')).toHaveLength(2);
  });

  test('is locked here and there until it is unlocked', async () => {
    const { home, stored } = await openHome();
    const id = await stored.put('dev', body);
    await stored.store.lock('by-hand');
    const locked = await ask(home, '--id', id);
    expect(locked).toMatchObject({ status: 1, stdout: '' });
    expect(locked.stderr).toContain('The encrypted store is locked. You locked it.');
    await stored.store.unlock({ passphrase: stored.passphrase, recoveryCode: null });
    expect((await ask(home, '--id', id)).status).toBe(0);
  });

  test('is said to need its passphrase where no Keyway is open', async () => {
    const home = makeHome();
    const stored = await createStoredHome(home);
    const id = await stored.put('dev', body);
    const ran = await ask(home, '--id', id);
    expect(ran).toMatchObject({ status: 1, stdout: '' });
    expect(ran.stderr).toContain('The encrypted store is locked. It needs its passphrase.');
    expect(ran.stderr).not.toContain(exampleKey.secret);
  });
});

describe('a person who wants to be asked', () => {
  test.each([
    ['allowed', { status: 0 }],
    ['refused', { status: 1, stdout: '' }],
  ] as const)('is asked by the open Keyway: %s', async (said, expected) => {
    const asked: unknown[] = [];
    const { home, stored } = await openHome({
      allow: (request) => {
        asked.push(request);
        return Promise.resolve(said);
      },
    });
    const id = await stored.put('dev', body, 'ask');
    expect(await ask(home, '--id', id)).toMatchObject(expected);
    expect(asked).toMatchObject([{ kind: 'hand-out', profile: 'dev' }]);
  });
});
