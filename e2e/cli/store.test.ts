/** The encrypted store through the built command: its states, and what it asks before it does it. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { changePrinted } from '../../shared/models/change.js';
import { errorPrinted, importPrinted, purgePrinted, storeFilePrinted } from '../../shared/models/printed.js';
import { storeSummary } from '../../shared/models/store.js';
import { bytesOf, exampleKey, json, keyway, makeHome, put, type Ran, tinyHome } from './harness.js';

const passphrase = 'correct horse battery staple';
const input = `${passphrase}\n`;
const stdin = '--passphrase-stdin';

function errorOf(ran: Ran) {
  return errorPrinted.parse(json(ran)).error;
}

/** A home with a store that a passphrase opens. */
function storedHome(): string {
  const home = makeHome(tinyHome);
  const ran = keyway(home, ['store', 'create', '--key', 'passphrase', stdin, '--json'], { input });
  expect(ran).toMatchObject({ status: 0, stderr: '' });
  return home;
}

describe('keyway store status', () => {
  test('says that there is none', () => {
    const ran = keyway(makeHome(), ['store', 'status', '--json']);
    expect(ran.status).toBe(0);
    expect(storeSummary.parse(json(ran))).toMatchObject({ state: 'none', id: null, key: null });
    expect(Object.keys(storeSummary.parse(json(ran)))).toEqual(['state', 'reason', 'id', 'key', 'entries']);
  });
  test('says of a store with a passphrase that each command needs it anew', () => {
    const home = storedHome();
    const summary = storeSummary.parse(json(keyway(home, ['store', 'status', '--json'])));
    expect(summary).toMatchObject({
      state: 'locked',
      reason: 'passphrase-needed',
      key: 'passphrase',
      entries: 0,
    });
    expect(summary.id).toMatch(/^[0-9a-f]{32}$/u);
  });
});

describe('keyway store', () => {
  test('is created once, and never over another', () => {
    const home = storedHome();
    const ran = keyway(home, ['store', 'create', '--key', 'passphrase', stdin, '--json'], { input });
    expect(ran.status).toBe(1);
    expect(errorOf(ran).code).toBe('store-exists');
  });
  test('does not open with another passphrase, and says nothing of either', () => {
    const home = storedHome();
    const ran = keyway(home, ['store', 'unlock', stdin, '--json'], { input: 'a wrong one\n' });
    expect(ran.status).toBe(1);
    expect(errorOf(ran).code).toBe('wrong-passphrase');
    expect(ran.stdout + ran.stderr).not.toMatch(/a wrong one|correct horse/u);
    expect(keyway(home, ['store', 'unlock', stdin], { input }).status).toBe(0);
  });
  test('asks before it writes a backup or a recovery kit, and takes --yes for it', () => {
    const home = storedHome();
    const backup = ['store', 'backup', join(home, 'backup'), stdin, '--json'];
    const lines = { input: `${passphrase}\nbackup words\n` };
    const asked = keyway(home, backup, lines);
    expect(asked.status).toBe(1);
    expect(errorOf(asked)).toMatchObject({ code: 'consent-needed', facts: { request: 'back-up-store' } });
    const made = keyway(home, [...backup, '--yes'], lines);
    expect(made).toMatchObject({ status: 0 });
    expect(storeFilePrinted.parse(json(made)).path).toContain('backup');
    expect(bytesOf(home, 'backup')).not.toMatch(/correct horse|backup words/u);
    const kit = ['store', 'recovery-kit', join(home, 'kit.txt'), stdin, '--json'];
    expect(errorOf(keyway(home, kit, { input })).code).toBe('consent-needed');
    expect(keyway(home, [...kit, '--yes'], { input }).status).toBe(0);
  });
  test('is restored from a backup in another home, by consent', () => {
    const home = storedHome();
    const lines = { input: `${passphrase}\nbackup words\n` };
    expect(keyway(home, ['store', 'backup', join(home, 'b'), stdin, '--yes'], lines).status).toBe(0);
    const other = makeHome();
    const args = ['store', 'restore', join(home, 'b'), stdin, '--json'];
    const wrong = keyway(other, [...args, '--yes'], { input });
    expect(errorOf(wrong).code).toBe('wrong-passphrase');
    const asked = keyway(other, args, { input: 'backup words\n' });
    expect(errorOf(asked)).toMatchObject({ code: 'consent-needed', facts: { request: 'restore-store' } });
  });
  test('gets a new passphrase from the second line', () => {
    const home = storedHome();
    const ran = keyway(home, ['store', 'rekey', '--key', 'passphrase', stdin, '--json'], {
      input: `${passphrase}\nnew words\n`,
    });
    expect(ran).toMatchObject({ status: 0 });
    expect(errorOf(keyway(home, ['store', 'unlock', stdin, '--json'], { input })).code).toBe(
      'wrong-passphrase',
    );
    expect(keyway(home, ['store', 'unlock', stdin], { input: 'new words\n' }).status).toBe(0);
  });
  test('never takes a passphrase from the command line', () => {
    const ran = keyway(makeHome(), ['store', 'create', '--passphrase', passphrase, '--json']);
    expect(ran.status).toBe(2);
    expect(ran.stdout + ran.stderr).not.toContain(passphrase);
  });
});

describe('keyway move with a store that nobody has open', () => {
  test('does not take the key out of the file where tools would get none', () => {
    const home = storedHome();
    const ran = keyway(home, ['move', 'base', '--to', 'encrypted', stdin, '--json'], { input });
    expect(ran.status).toBe(1);
    expect(errorOf(ran)).toMatchObject({ code: 'move-not-proved', facts: { reason: 'exit-status' } });
    expect(bytesOf(home, '.aws/credentials')).toBe(tinyHome['.aws/credentials']);
    expect(bytesOf(home, '.aws/config')).toBe(tinyHome['.aws/config']);
    expect(storeSummary.parse(json(keyway(home, ['store', 'status', '--json']))).entries).toBe(0);
  });
  test('says that there is no store, or that it is locked', () => {
    const move = ['move', 'base', '--to', 'encrypted', '--json'];
    expect(errorOf(keyway(makeHome(tinyHome), move)).code).toBe('store-missing');
    expect(errorOf(keyway(storedHome(), move)).code).toBe('store-locked');
  });
});

describe('keyway add --store encrypted', () => {
  test('needs a store that is open', () => {
    const words = ['--kind', 'access-key', '--set', `aws_access_key_id=${exampleKey.id}`, '--secret-stdin'];
    const add = ['add', 'new', '--store', 'encrypted', ...words, '--json'];
    const secret = { input: `${exampleKey.secret}\n` };
    expect(errorOf(keyway(makeHome(), add, secret)).code).toBe('store-missing');
    expect(errorOf(keyway(storedHome(), add, secret)).code).toBe('store-locked');
  });
});

describe('a profile in a store that a passphrase opens', () => {
  const secret = exampleKey.secret;
  const words = ['--kind', 'access-key', '--set', `aws_access_key_id=${exampleKey.id}`, '--secret-stdin'];
  function withStored(): string {
    const home = storedHome();
    const add = ['add', 'new', '--store', 'encrypted', ...words, stdin, '--json'];
    expect(keyway(home, add, { input: `${passphrase}\n${secret}\n` })).toMatchObject({ status: 0 });
    return home;
  }
  test('is edited with the passphrase, and not without', () => {
    const home = withStored();
    const set = ['set', 'new', 'output=json', '--json'];
    expect(errorOf(keyway(home, set))).toMatchObject({ code: 'store-locked', action: 'unlock-store' });
    expect(keyway(home, [...set, stdin], { input })).toMatchObject({ status: 0 });
    const unset = ['unset', 'new', 'output', '--json'];
    expect(errorOf(keyway(home, unset)).code).toBe('store-locked');
    expect(keyway(home, [...unset, stdin], { input }).status).toBe(0);
    expect(bytesOf(home, '.aws/config')).not.toContain(secret);
  });
  test('is said to be in the encrypted store, not in a file', () => {
    const ran = keyway(withStored(), ['profiles']);
    expect(ran.stdout).toMatch(/^new .*encrypted store/mu);
    expect(ran.stdout).not.toContain('store.json');
  });
});

describe('a new passphrase', () => {
  test('of fewer than eight characters is refused wherever it is made', () => {
    const short = { input: 'seven77\n' };
    const create = ['store', 'create', '--key', 'passphrase', stdin, '--json'];
    const none = makeHome();
    expect(errorOf(keyway(none, create, short))).toMatchObject({
      code: 'passphrase-too-short',
      facts: { least: 8 },
    });
    expect(storeSummary.parse(json(keyway(none, ['store', 'status', '--json']))).state).toBe('none');
    const home = storedHome();
    const lines = { input: `${passphrase}\nseven77\n` };
    const rekey = ['store', 'rekey', '--key', 'passphrase', stdin, '--json'];
    expect(errorOf(keyway(home, rekey, lines)).code).toBe('passphrase-too-short');
    const backup = ['store', 'backup', join(home, 'b'), stdin, '--yes', '--json'];
    expect(errorOf(keyway(home, backup, lines)).code).toBe('passphrase-too-short');
  });
});

describe('keyway purge', () => {
  test('takes a secret out of the earlier versions by consent, and says which changes are gone', () => {
    const home = makeHome(tinyHome);
    const next = { input: 'je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY\n' };
    const made = changePrinted.parse(json(keyway(home, ['set', 'base', '--secret-stdin', '--json'], next)));
    const purge = ['purge', 'base', '--json'];
    expect(errorOf(keyway(home, purge))).toMatchObject({
      code: 'consent-needed',
      facts: { request: 'purge-secret' },
    });
    const done = keyway(home, [...purge, '--yes']);
    expect(purgePrinted.parse(json(done))).toEqual({ profile: 'base', changes: [made.change] });
    expect(errorOf(keyway(home, ['undo', made.change ?? '', '--json'])).code).toBe('change-purged');
    expect(errorOf(keyway(home, [...purge, '--yes'])).code).toBe('nothing-to-purge');
    expect(bytesOf(home, '.aws/credentials')).toContain('je7MtGbClwBF');
    for (const name of readdirSync(join(home, '.local', 'share', 'keyway'), { recursive: true })) {
      const path = join(home, '.local', 'share', 'keyway', String(name));
      if (statSync(path).isFile())
        expect(readFileSync(path, 'latin1'), path).not.toContain(exampleKey.secret);
    }
  });
});

describe('keyway store import', () => {
  const accounts = JSON.stringify({
    '0a': { DisplayName: 'dev', ProfileType: 'AWS', AWSAccessKey: '01AB', AWSSecretKey: '02CD' },
  });
  test('names what Windows alone can decrypt, and leaves the file as it is', () => {
    const home = storedHome();
    put(home, 'RegisteredAccounts.json', accounts);
    const file = join(home, 'RegisteredAccounts.json');
    const ran = keyway(home, ['store', 'import', file, stdin, '--json'], { input });
    expect(ran.status).toBe(1);
    expect(errorOf(ran)).toMatchObject({
      code: 'sdk-store-not-readable',
      facts: { path: '~/RegisteredAccounts.json', reason: 'other-system', names: 'dev' },
    });
    expect(readFileSync(file, 'utf8')).toBe(accounts);
  });
  test('has nothing to do where there is no such file', () => {
    const ran = keyway(makeHome(), ['store', 'import', '--json']);
    expect(importPrinted.parse(json(ran))).toEqual({ path: null, imported: [] });
    const named = keyway(makeHome(), ['store', 'import', '/nonexistent/accounts.json', '--json']);
    expect(errorOf(named)).toMatchObject({ code: 'sdk-store-not-readable', facts: { reason: 'missing' } });
  });
});
