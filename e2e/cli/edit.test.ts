/** Adding, editing and removing through the built command, as a person does it. */
import { describe, expect, test } from 'vitest';
import { changePrinted } from '../../shared/models/change.js';
import { errorPrinted } from '../../shared/models/printed.js';
import { bytesOf, exampleKey, json, keyway, makeHome, tinyHome } from './harness.js';

const otherSecret = 'je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY';

/** The code of the error that a command printed under --json. */
function errorCode(ran: ReturnType<typeof keyway>): string {
  return errorPrinted.parse(json(ran)).error.code;
}

describe('keyway add', () => {
  test('adds an access key: the ID and the secret to the credentials file, the rest to the config file', () => {
    const home = makeHome(tinyHome);
    const args = ['add', 'ops', '--kind', 'access-key', '--set', 'aws_access_key_id=AKIAI44QH8DHBEXAMPLE'];
    const ran = keyway(home, [...args, '--set', 'region=eu-central-1', '--secret-stdin', '--json'], {
      input: `${otherSecret}\r\n`,
    });
    expect(ran).toMatchObject({ status: 0 });
    expect(ran.stdout + ran.stderr).not.toContain(otherSecret);
    const printed = changePrinted.parse(json(ran));
    expect(printed.files.map(({ path }) => path).toSorted()).toEqual(['~/.aws/config', '~/.aws/credentials']);
    expect(printed.diff).toContain('+aws_secret_access_key = ********');
    expect(bytesOf(home, '.aws/config').startsWith(tinyHome['.aws/config'])).toBe(true);
    expect(bytesOf(home, '.aws/config')).toContain('[profile ops]\nregion = eu-central-1\n');
    expect(bytesOf(home, '.aws/credentials')).toContain(
      `[ops]\naws_access_key_id = AKIAI44QH8DHBEXAMPLE\naws_secret_access_key = ${otherSecret}\n`,
    );
  });

  test('says profile-exists where the name is taken', () => {
    const home = makeHome(tinyHome);
    const ran = keyway(home, ['add', 'dev', '--kind', 'settings', '--set', 'region=eu-west-1', '--json']);
    expect(ran.status).toBe(1);
    expect(errorCode(ran)).toBe('profile-exists');
    expect(bytesOf(home, '.aws/config')).toBe(tinyHome['.aws/config']);
  });

  test('puts the keys of an IAM Identity Center session into its section, and refuses other values than are there', () => {
    const home = makeHome();
    const sso = ['--kind', 'sso', '--set', 'sso_session=corp', '--set', 'sso_account_id=111122223333'];
    const session = (url: string) =>
      [`sso_start_url=${url}`, 'sso_region=eu-west-1'].flatMap((each) => ['--set', each]);
    const add = (name: string, url: string) =>
      keyway(home, ['add', name, ...sso, '--set', 'sso_role_name=Dev', ...session(url), '--json']);
    expect(add('one', 'https://example.awsapps.com/start').status).toBe(0);
    expect(bytesOf(home, '.aws/config')).toContain(
      '[sso-session corp]\nsso_start_url = https://example.awsapps.com/start\nsso_region = eu-west-1\n',
    );
    expect(add('two', 'https://example.awsapps.com/start').status).toBe(0);
    const before = bytesOf(home, '.aws/config');
    const refused = add('three', 'https://other.awsapps.com/start');
    expect(refused.status).toBe(1);
    expect(errorCode(refused)).toBe('sso-session-differs');
    expect(bytesOf(home, '.aws/config')).toBe(before);
  });

  test.each([
    [['add', 'x', '--json'], 'kind-missing'],
    [['add', 'x', '--kind', 'magic', '--json'], 'unknown-kind'],
    [['add', 'x', '--kind', 'settings', '--set', 'region', '--json'], 'assignment-not-readable'],
    [['add', 'x', '--kind', 'settings', '--store', 'attic', '--json'], 'unknown-store'],
    [
      ['add', 'x', '--kind', 'access-key', '--set', `aws_secret_access_key=${otherSecret}`, '--json'],
      'secret-in-arguments',
    ],
  ])('is wrong use: %j', (args, reason) => {
    const ran = keyway(makeHome(), args);
    expect(ran.status).toBe(2);
    expect(errorPrinted.parse(json(ran)).error.facts).toMatchObject({ reason });
    expect(ran.stdout + ran.stderr).not.toContain(otherSecret);
  });

  test('asks for what the kind cannot do without', () => {
    const ran = keyway(makeHome(), ['add', 'x', '--kind', 'role', '--set', 'region=eu-west-1', '--json']);
    expect(ran.status).toBe(1);
    expect(errorPrinted.parse(json(ran)).error).toMatchObject({
      code: 'invalid-setting',
      facts: { field: 'role_arn', problem: 'value-missing' },
    });
  });
});

describe('keyway set and unset', () => {
  test('change only the line they name', () => {
    const home = makeHome(tinyHome);
    expect(keyway(home, ['set', 'dev', 'region=us-east-1']).status).toBe(0);
    expect(bytesOf(home, '.aws/config')).toBe(tinyHome['.aws/config'].replace('eu-west-1', 'us-east-1'));
    expect(keyway(home, ['unset', 'dev', 'region']).status).toBe(0);
    expect(bytesOf(home, '.aws/config')).toBe(tinyHome['.aws/config'].replace('region = eu-west-1\n', ''));
    expect(bytesOf(home, '.aws/credentials')).toBe(tinyHome['.aws/credentials']);
  });

  test('write nested settings as a block, and take the block out with its last key', () => {
    const home = makeHome(tinyHome);
    expect(keyway(home, ['set', 'dev', 's3.addressing_style=path']).status).toBe(0);
    expect(bytesOf(home, '.aws/config')).toContain('s3 =\n    addressing_style = path\n');
    expect(keyway(home, ['unset', 'dev', 's3.addressing_style']).status).toBe(0);
    expect(bytesOf(home, '.aws/config')).toBe(tinyHome['.aws/config']);
  });

  test('put a new secret where the old one stands, from standard input alone', () => {
    const home = makeHome(tinyHome);
    const ran = keyway(home, ['set', 'base', '--secret-stdin', '--json'], { input: `${otherSecret}\n` });
    expect(ran.status).toBe(0);
    expect(bytesOf(home, '.aws/credentials')).toBe(
      tinyHome['.aws/credentials'].replace(exampleKey.secret, otherSecret),
    );
    expect(ran.stdout + ran.stderr).not.toContain(otherSecret);
    expect(ran.stdout + ran.stderr).not.toContain(exampleKey.secret);
  });

  test('edit sections that profiles name', () => {
    const home = makeHome(tinyHome);
    expect(keyway(home, ['set', '--services', 'local', 's3.endpoint_url=http://localhost:9000']).status).toBe(
      0,
    );
    expect(bytesOf(home, '.aws/config')).toContain(
      '[services local]\ns3 =\n    endpoint_url = http://localhost:9000\n',
    );
    const missing = keyway(home, ['unset', '--sso-session', 'nosuch', 'sso_region', '--json']);
    expect(errorCode(missing)).toBe('section-not-found');
  });

  test('edit another credentials file, and leave the shared files alone', () => {
    const home = makeHome({ ...tinyHome, other: '[task]\nregion = eu-west-1\n' });
    expect(keyway(home, ['set', 'task', 'region=us-west-2', '--location', `${home}/other`]).status).toBe(0);
    expect(bytesOf(home, 'other')).toBe('[task]\nregion = us-west-2\n');
    expect(bytesOf(home, '.aws/config')).toBe(tinyHome['.aws/config']);
  });

  test('set a program without asking: whoever types the line has said so', () => {
    const home = makeHome(tinyHome);
    const ran = keyway(home, [
      'add',
      'tool',
      '--kind',
      'process',
      '--set',
      'credential_process=/usr/bin/true',
      '--json',
    ]);
    expect(ran.status).toBe(0);
    expect(bytesOf(home, '.aws/config')).toContain('credential_process = /usr/bin/true\n');
  });

  test('say profile-not-found for a name that is not there', () => {
    expect(errorCode(keyway(makeHome(tinyHome), ['set', 'nosuch', 'region=eu-west-1', '--json']))).toBe(
      'profile-not-found',
    );
  });

  test('refuse a value that would write a line of its own', () => {
    const home = makeHome(tinyHome);
    const ran = keyway(home, ['set', 'dev', 'output=json\n[profile evil]\nregion=x', '--json']);
    expect(ran.status).toBe(1);
    expect(errorCode(ran)).toBe('invalid-setting');
    expect(bytesOf(home, '.aws/config')).toBe(tinyHome['.aws/config']);
  });
});

describe('keyway rename, clone and remove', () => {
  test('a renamed source is followed, and undo puts every byte back', () => {
    const home = makeHome(tinyHome);
    expect(keyway(home, ['rename', 'base', 'root-key', '--json']).status).toBe(0);
    expect(bytesOf(home, '.aws/credentials')).toBe(
      tinyHome['.aws/credentials'].replace('[base]', '[root-key]'),
    );
    expect(bytesOf(home, '.aws/config')).toBe(
      tinyHome['.aws/config'].replace('source_profile = base', 'source_profile = root-key'),
    );
    expect(keyway(home, ['undo']).status).toBe(0);
    expect(bytesOf(home, '.aws/config')).toBe(tinyHome['.aws/config']);
    expect(bytesOf(home, '.aws/credentials')).toBe(tinyHome['.aws/credentials']);
  });

  test('a clone has the same lines under its own name', () => {
    const home = makeHome(tinyHome);
    expect(keyway(home, ['clone', 'dev', 'dev-2']).status).toBe(0);
    expect(bytesOf(home, '.aws/config')).toContain(
      '[profile dev-2]\nregion = eu-west-1\nrole_arn = arn:aws:iam::111122223333:role/Admin\nsource_profile = base\n',
    );
  });

  test('removing says who is left without a source, and can give them another', () => {
    const home = makeHome({
      ...tinyHome,
      '.aws/credentials': `${tinyHome['.aws/credentials']}[spare]\nregion = x\n`,
    });
    const dry = keyway(home, ['remove', 'base', '--dry-run', '--json']);
    expect(changePrinted.parse(json(dry)).change).toBeNull();
    expect(dry.stderr).toContain('dev has no source profile any more');
    expect(bytesOf(home, '.aws/credentials')).toContain('[base]');
    const ran = keyway(home, ['remove', 'base', '--source-profile', 'spare', '--json']);
    expect(ran.status).toBe(0);
    expect(bytesOf(home, '.aws/credentials')).toBe('[spare]\nregion = x\n');
    expect(bytesOf(home, '.aws/config')).toContain('source_profile = spare');
  });

  test('several are removed at once, and one that is not there stops all', () => {
    const home = makeHome(tinyHome);
    expect(errorCode(keyway(home, ['remove', 'dev', 'nosuch', '--json']))).toBe('profile-not-found');
    expect(bytesOf(home, '.aws/config')).toBe(tinyHome['.aws/config']);
    expect(keyway(home, ['remove', 'dev', 'base']).status).toBe(0);
    expect(bytesOf(home, '.aws/config')).toBe('');
  });
});
