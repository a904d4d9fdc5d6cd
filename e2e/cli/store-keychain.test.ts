/** The encrypted store with its key in the real keychain: moved in, used, undone, moved out, as a person does it. */
import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { changePrinted } from '../../shared/models/change.js';
import { errorPrinted, moveAllPrinted, resolvePrinted } from '../../shared/models/printed.js';
import { storeSummary } from '../../shared/models/store.js';
import { missingKeychain, type RealKeychain, startKeychain } from '../support/real-keychain.js';
import { bytesOf, exampleKey, filesWith, json, keyway, makeHome, type Ran, tinyHome } from './harness.js';

const otherSecret = 'je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY';

describe.skipIf(missingKeychain !== null)('with the key in the real keychain', () => {
  let ring: RealKeychain;
  beforeAll(async () => {
    ring = await startKeychain();
  });
  afterAll(() => ring.end());

  function run(home: string, args: readonly string[], input = ''): Ran {
    return keyway(home, args, { variables: ring.variables, input });
  }

  function storedHome(files: Readonly<Record<string, string>> = tinyHome): string {
    const home = makeHome(files);
    expect(run(home, ['store', 'create', '--json'])).toMatchObject({ status: 0, stderr: '' });
    return home;
  }

  /** What a tool that runs the line of the config file gets. */
  function answerOf(home: string): unknown {
    const line = /^credential_process = (.*)$/mu.exec(bytesOf(home, '.aws/config'))?.[1] ?? '';
    const env = { PATH: '/usr/bin:/bin', HOME: home, ...ring.variables };
    return JSON.parse(execFileSync('/bin/sh', ['-c', line], { env, encoding: 'utf8', stdio: 'pipe' }));
  }

  test('a profile is moved in, and every tool gets it through the line', () => {
    const home = storedHome();
    const moved = run(home, ['move', 'base', '--to', 'encrypted', '--json']);
    expect(moved).toMatchObject({ status: 0 });
    expect(moved.stdout + moved.stderr).not.toContain(exampleKey.secret);
    expect(changePrinted.parse(json(moved)).files.map(({ path }) => path)).toEqual([
      '~/.aws/config',
      '~/.aws/credentials',
    ]);
    expect(bytesOf(home, '.aws/credentials')).toBe('');
    expect(answerOf(home)).toEqual({
      Version: 1,
      AccessKeyId: exampleKey.id,
      SecretAccessKey: exampleKey.secret,
    });
    const status = storeSummary.parse(json(run(home, ['store', 'status', '--json'])));
    expect(status).toMatchObject({ state: 'ready', key: 'keychain', entries: 1 });
    const [trace] = resolvePrinted.parse(
      json(run(home, ['resolve', '--tool', 'keyway', '--profile', 'base', '--json'])),
    );
    expect(trace).toMatchObject({
      tool: 'keyway',
      confidence: 'verified',
      outcome: { kind: 'credentials', source: 'encrypted-store', accessKeyId: exampleKey.id },
    });
  });

  test('the move is undone to the byte, and the command says what that means', () => {
    const home = storedHome();
    expect(run(home, ['move', 'base', '--to', 'encrypted']).stderr).toContain('plain text again');
    const undone = run(home, ['undo', '--json']);
    expect(undone.status).toBe(0);
    expect(undone.stderr).toContain('in plain text again');
    expect(bytesOf(home, '.aws/credentials')).toBe(tinyHome['.aws/credentials']);
    expect(bytesOf(home, '.aws/config')).toBe(tinyHome['.aws/config']);
    expect(run(home, ['move', 'base', '--to', 'encrypted']).status).toBe(0);
    expect(storeSummary.parse(json(run(home, ['store', 'status', '--json']))).entries).toBe(1);
  });

  test('it is moved back by consent only, and that is undone into the store', () => {
    const home = storedHome();
    run(home, ['move', 'base', '--to', 'encrypted']);
    const between = bytesOf(home, '.aws/config');
    const asked = run(home, ['move', 'base', '--to', 'shared', '--json']);
    expect(asked.status).toBe(1);
    expect(errorPrinted.parse(json(asked)).error).toMatchObject({
      code: 'consent-needed',
      facts: { request: 'move-to-files' },
    });
    expect(run(home, ['move', 'base', '--to', 'shared', '--yes', '--json']).status).toBe(0);
    expect(bytesOf(home, '.aws/credentials')).toBe(tinyHome['.aws/credentials']);
    expect(bytesOf(home, '.aws/config')).not.toContain('credential_process');
    expect(storeSummary.parse(json(run(home, ['store', 'status', '--json']))).entries).toBe(0);
    expect(run(home, ['undo', '--json']).status).toBe(0);
    expect(bytesOf(home, '.aws/config')).toBe(between);
    expect(answerOf(home)).toMatchObject({ AccessKeyId: exampleKey.id });
  });

  test('all are moved at once, and one that cannot be is named', () => {
    const home = storedHome({
      '.aws/config': '[profile odd]\nrole_arn = arn:aws:iam::111122223333:role/A\nsource_profile = odd\n',
      '.aws/credentials':
        `[one]\naws_access_key_id = ${exampleKey.id}\naws_secret_access_key = ${exampleKey.secret}\n` +
        `[odd]\naws_access_key_id = AKIAI44QH8DHBEXAMPLE\naws_secret_access_key = ${otherSecret}\n`,
    });
    const ran = run(home, ['move', '--all', '--to', 'encrypted', '--json']);
    expect(ran.status).toBe(1);
    const printed = moveAllPrinted.parse(json(ran));
    expect(printed.moved.map(({ name }) => name)).toEqual(['one']);
    expect(printed.failed).toMatchObject([{ name: 'odd', code: 'not-movable' }]);
    expect(bytesOf(home, '.aws/credentials')).not.toContain(exampleKey.secret);
    expect(bytesOf(home, '.aws/credentials')).toContain(otherSecret);
  });

  test('a locked store gives nothing to anybody until it is unlocked', () => {
    const home = storedHome();
    run(home, ['move', 'base', '--to', 'encrypted']);
    expect(run(home, ['store', 'lock', '--json']).status).toBe(0);
    const locked = storeSummary.parse(json(run(home, ['store', 'status', '--json'])));
    expect(locked).toMatchObject({ state: 'locked', reason: 'by-hand', entries: 1 });
    expect(() => answerOf(home)).toThrow();
    expect(run(home, ['store', 'unlock']).status).toBe(0);
    expect(answerOf(home)).toMatchObject({ AccessKeyId: exampleKey.id });
  });

  test('a profile is added to it, and never stands in a file', () => {
    const home = storedHome({});
    const words = ['--kind', 'access-key', '--set', `aws_access_key_id=${exampleKey.id}`, '--secret-stdin'];
    const added = run(
      home,
      ['add', 'new', '--store', 'encrypted', ...words, '--json'],
      `${exampleKey.secret}\n`,
    );
    expect(added).toMatchObject({ status: 0 });
    expect(added.stdout + added.stderr).not.toContain(exampleKey.secret);
    expect(answerOf(home)).toMatchObject({ SecretAccessKey: exampleKey.secret });
    expect(filesWith(home, exampleKey.secret)).toEqual([]);
  });
});
