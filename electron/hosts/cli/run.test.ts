import { describe, expect, test } from 'vitest';
import { commandNames } from '../../../shared/catalogue/en/command-line.js';
import { succeed } from '../../../shared/models/failure.js';
import { answering, failing, fakeServices, row, runWith } from './testing.js';
import { diff, unified } from './testing-changes.js';

const made = { id: 'c1', files: [diff], writtenInPlace: [], active: 'dev', revertsAt: null };

describe('every command', () => {
  test('prints one JSON value on stdout and the sentence on stderr where the use is wrong, with status 2', async () => {
    const ran = await runWith(['explode', '--json']);
    expect(ran.status).toBe(2);
    expect(JSON.parse(ran.out)).toEqual({
      error: {
        code: 'wrong-use',
        message: 'There is no such command. See keyway --help.',
        facts: { reason: 'unknown-command', command: null, argument: null },
        action: null,
      },
    });
    expect(ran.err).toBe('keyway: There is no such command. See keyway --help.\n');
    expect(ran.home).toBeUndefined();
  });

  test('says an expected failure with its code, facts and next step, with status 1', async () => {
    const rows = failing({
      code: 'file-unreadable',
      facts: { path: '~/.aws/config', systemCode: 'EACCES' },
      action: 'retry',
    });
    const ran = await runWith(['profiles', '--json'], fakeServices({ profiles: { rows } }));
    expect(ran.status).toBe(1);
    expect(JSON.parse(ran.out)).toMatchObject({
      error: {
        code: 'file-unreadable',
        facts: { path: '~/.aws/config', systemCode: 'EACCES' },
        action: 'retry',
      },
    });
  });

  test('says of an unexpected error only the id it is logged under', async () => {
    const rows = () => Promise.reject(new Error('wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'));
    const ran = await runWith(['profiles', '--json'], fakeServices({ profiles: { rows } }));
    expect(ran.status).toBe(1);
    expect(JSON.parse(ran.out)).toMatchObject({ error: { code: 'internal', facts: { id: 'abcd1234' } } });
    expect(ran.out + ran.err).not.toContain('wJalr');
  });

  test('does not print an answer that does not fit its schema', async () => {
    const bad = { ...row({}), aws_secret_access_key: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' };
    const ran = await runWith(['profiles', '--json'], fakeServices({ profiles: { rows: answering([bad]) } }));
    expect(JSON.parse(ran.out)).toMatchObject({ error: { code: 'internal' } });
    expect(ran.out + ran.err).not.toContain('wJalr');
  });

  test('first takes back what is due, and says so on stderr alone', async () => {
    const switching = { takeBackIfDue: answering({ ...made, active: 'base' }) };
    const services = fakeServices({ switching, profiles: { rows: answering([]) } });
    const ran = await runWith(['profiles', '--json'], services);
    expect(ran).toMatchObject({ status: 0, out: '[]\n' });
    expect(ran.err).toContain('Active: base.');
  });

  test('goes on where what is due cannot be taken back, and says why', async () => {
    const takeBackIfDue = failing({ code: 'busy', facts: { path: '~/.aws/config' }, action: 'retry' });
    const services = fakeServices({ switching: { takeBackIfDue }, profiles: { rows: answering([]) } });
    const ran = await runWith(['profiles', '--json'], services);
    expect(ran).toMatchObject({ status: 0, out: '[]\n' });
    expect(ran.err).toContain('could not be taken back');
  });

  test('uses the home that was given', async () => {
    const services = fakeServices({ profiles: { rows: answering([]) } });
    expect((await runWith(['profiles'], services)).home).toBeNull();
    expect((await runWith(['profiles', '--home', '/tmp/x'], services)).home).toBe('/tmp/x');
  });

  test.each(commandNames)('%s has help with its own form', async (name) => {
    const ran = await runWith([name, '--help']);
    expect(ran).toMatchObject({ status: 0, err: '', home: undefined });
    expect(ran.out).toContain(`keyway ${name}`);
  });

  test('prints help of all commands, and the version', async () => {
    const { out } = await runWith(['--help']);
    for (const name of commandNames) expect(out).toContain(`keyway ${name}`);
    expect((await runWith(['--version'])).out).toBe('9.8.7\n');
    expect(JSON.parse((await runWith(['--version', '--json'])).out)).toEqual({ version: '9.8.7' });
  });
});

describe('keyway profiles', () => {
  const profiles = [
    row({ name: 'base', kind: 'access-key', active: true }),
    row({ region: 'eu-west-1', accountId: '111122223333' }),
  ];
  const services = fakeServices({ profiles: { rows: answering(profiles.toReversed()) } });

  test('prints the rows as they are under --json, by name', async () => {
    expect(JSON.parse((await runWith(['profiles', '--json'], services)).out)).toEqual(profiles);
  });

  test('says on standard error what is wrong with a file, also under --json', async () => {
    const file = {
      path: '~/.aws/credentials',
      role: 'credentials',
      state: 'unreadable',
      code: null,
      line: null,
      systemCode: 'EACCES',
      fromVariable: null,
      canPutBack: false,
      sections: 0,
    } as const;
    const troubled = fakeServices({
      profiles: { rows: answering([]), files: () => Promise.resolve([file]) },
    });
    const ran = await runWith(['profiles', '--json'], troubled);
    expect(JSON.parse(ran.out)).toEqual([]);
    expect(ran.err).toBe(
      'keyway: ~/.aws/credentials cannot be read (EACCES). Its profiles are not shown. Allow your user to read the file.\n',
    );
  });

  test('prints a table with the active profile marked', async () => {
    expect((await runWith(['profiles'], services)).out).toBe(
      [
        '   Name  Kind        Account       Region     In',
        '*  base  access-key                           ~/.aws/config',
        '   dev   role        111122223333  eu-west-1  ~/.aws/config',
        '',
      ].join('\n'),
    );
  });

  test('says of a profile in the encrypted store that it is there, not in which file that is kept', async () => {
    const locations = [
      { storeType: 'shared' as const, path: '~/.aws/config' },
      { storeType: 'encrypted' as const, path: '~/.local/share/keyway/store.json' },
    ];
    const stored = fakeServices({
      profiles: { rows: answering([row({ stores: ['shared', 'encrypted'], locations })]) },
    });
    const { out } = await runWith(['profiles'], stored);
    expect(out).toContain('~/.aws/config, encrypted store');
    expect(out).not.toContain('store.json');
    expect((await runWith(['profiles', '--json'], stored)).out).toContain('store.json');
  });

  test('lets no name steer the terminal', async () => {
    const rows = answering([row({ name: 'a\u001B]0;x\u0007' })]);
    const { out } = await runWith(['profiles'], fakeServices({ profiles: { rows } }));
    expect(out).toContain('a\\u{1b}]0;x\\u{7}');
  });
});

describe('keyway show', () => {
  const shown = {
    ...row({ name: '__proto__', findings: ['missing-source-profile'] }),
    settings: {
      role_arn: { value: 'arn:aws:iam::111122223333:role/Admin', origin: { file: '~/.aws/config', line: 3 } },
    },
  };

  test('asks for the profile by name, in the location given, made absolute', async () => {
    const asked: unknown[] = [];
    const describe_ = (name: string, location: string | null) => {
      asked.push([name, location]);
      return Promise.resolve(succeed(shown));
    };
    const services = fakeServices({ profiles: { describe: describe_ } });
    const ran = await runWith(['show', '__proto__', '--location', 'other', '--json'], services);
    await runWith(['show', 'a b'], services);
    expect(asked).toEqual([
      ['__proto__', '/project/other'],
      ['a b', null],
    ]);
    expect(JSON.parse(ran.out)).toEqual(shown);
  });

  test('prints each setting with where it stands', async () => {
    const services = fakeServices({ profiles: { describe: answering(shown) } });
    const { out } = await runWith(['show', '__proto__'], services);
    expect(out).toContain('role_arn  arn:aws:iam::111122223333:role/Admin  ~/.aws/config:3');
    expect(out).toContain('missing-source-profile');
  });
});

describe('keyway use', () => {
  test('prints what changed, as the contract has it', async () => {
    const services = fakeServices({ switching: { makeActive: answering(made) } });
    const ran = await runWith(['use', 'dev', '--json'], services);
    expect(JSON.parse(ran.out)).toEqual({
      change: 'c1',
      files: [{ path: '~/.aws/config', added: 1, removed: 0 }],
      diff: unified,
      active: 'dev',
      tools: [],
      revertsAt: null,
    });
  });

  test('passes the name and the time on, and says when it goes back', async () => {
    const asked: unknown[] = [];
    const makeActive = (choice: unknown, limit: number | null) => {
      asked.push([choice, limit]);
      return Promise.resolve(succeed({ ...made, revertsAt: Date.UTC(2026, 10, 21) }));
    };
    const ran = await runWith(
      ['use', 'dev', '--for', '15m', '--json'],
      fakeServices({ switching: { makeActive } }),
    );
    expect(asked).toEqual([[{ name: 'dev' }, 900_000]]);
    expect(JSON.parse(ran.out)).toMatchObject({ revertsAt: '2026-11-21T00:00:00.000Z' });
  });

  test('tells a person what is active, what changed and how to take it back', async () => {
    const services = fakeServices({ switching: { makeActive: answering(made) } });
    const { out } = await runWith(['use', 'dev'], services);
    expect(out).toBe(
      `dev is active.\n  ~/.aws/config: +1 -0\n\n${unified}\nTo take it back: keyway undo c1\n`,
    );
  });

  test('says so where nothing had to be written', async () => {
    const services = fakeServices({ switching: { makeActive: answering({ ...made, id: null, files: [] }) } });
    expect((await runWith(['use', 'dev'], services)).out).toBe(
      'dev is active already. Nothing was written.\n',
    );
  });

  test('puts the original default back', async () => {
    const services = fakeServices({ switching: { restore: answering({ ...made, active: null }) } });
    const { out } = await runWith(['use', '--restore'], services);
    expect(out).toContain('The original default is back. No profile is active.');
  });

  test.each([
    [['use'], 'argument-missing'],
    [['use', '--restore', 'dev'], 'restore-stands-alone'],
    [['use', '--restore', '--for', '1h'], 'restore-stands-alone'],
    [['use', 'dev', '--for', 'soon'], 'duration-not-readable'],
    [['use', 'dev', '--for', '9999h'], 'duration-out-of-range'],
  ])('%j is wrong use: %s', async (argv, reason) => {
    const ran = await runWith([...argv, '--json']);
    expect(ran.status).toBe(2);
    expect(JSON.parse(ran.out)).toMatchObject({ error: { code: 'wrong-use', facts: { reason } } });
  });
});
