import { describe, expect, test } from 'vitest';
import { commandNames } from '../../../shared/catalogue/en/command-line.js';
import { succeed } from '../../../shared/models/failure.js';
import type { ChangeRow, FileDiff, HistoryRow } from '../../../shared/models/change.js';
import { answering, failing, fakeServices, row, runWith } from './testing.js';

const diff: FileDiff = {
  path: '~/.aws/config',
  added: 1,
  removed: 0,
  hunks: [
    {
      lines: [
        { kind: 'context', text: '[profile dev]', oldLine: 1, newLine: 1 },
        { kind: 'added', text: '[default]', oldLine: null, newLine: 2 },
      ],
    },
  ],
};
const unified = '--- ~/.aws/config\n+++ ~/.aws/config\n@@ -1,1 +1,2 @@\n [profile dev]\n+[default]\n';
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

describe('keyway undo and history', () => {
  test('undo takes the newest, or the one named', async () => {
    const asked: unknown[] = [];
    const undo = (change: string | null) => {
      asked.push(change);
      return Promise.resolve(succeed({ id: 'c2', files: [diff], writtenInPlace: [] }));
    };
    const services = fakeServices({ changes: { undo, list: () => Promise.resolve([]) } });
    const ran = await runWith(['undo', '--json'], services);
    await runWith(['undo', 'c1'], services);
    expect(asked).toEqual([null, 'c1']);
    expect(JSON.parse(ran.out)).toEqual({
      change: 'c2',
      files: [{ path: '~/.aws/config', added: 1, removed: 0 }],
      diff: unified,
    });
  });

  test('undo of a move says that the key is in plain text again', async () => {
    const undo = answering({ id: 'c2', files: [diff], writtenInPlace: [] });
    const moved: ChangeRow = {
      id: 'c1',
      at: '2026-11-21T12:00:00.000Z',
      action: 'move-to-store',
      profiles: ['dev'],
      files: [],
      undoneBy: 'c2',
      purged: false,
    };
    const list = () => Promise.resolve([moved]);
    const ran = await runWith(['undo', '--json'], fakeServices({ changes: { undo, list } }));
    expect(ran.err).toContain('in plain text again');
    expect(JSON.parse(ran.out)).toMatchObject({ change: 'c2' });
  });

  test('history prints the rows as they are, and as a table', async () => {
    const rows: readonly HistoryRow[] = [
      {
        id: 'c1',
        at: '2026-11-21T12:00:00.000Z',
        action: 'make-active',
        profiles: ['dev'],
        files: [{ path: '~/.aws/config', added: 1, removed: 0 }],
        undoneBy: 'c2',
      },
    ];
    const list = () => Promise.resolve(rows.map((one) => ({ ...one, purged: true })));
    const services = fakeServices({ changes: { list } });
    expect(JSON.parse((await runWith(['history', '--json'], services)).out)).toEqual(rows);
    const { out } = await runWith(['history'], services);
    expect(out).toMatch(/^c1 .* Made dev active {2}dev {7}~\/\.aws\/config \+1 -0 {2}c2$/m);
  });
});

describe('keyway fmt', () => {
  const bytes = Uint8Array.from([0xef, 0xbb, 0xbf, 0x5b, 0xff, 0x5d, 0x0d, 0x0a, 0x00]);

  test('prints nothing with --check, and whether it is identical under --json', async () => {
    const files = { '/project/config': bytes };
    expect(await runWith(['fmt', '--check', 'config'], fakeServices({}), files)).toMatchObject({
      status: 0,
      out: '',
    });
    const ran = await runWith(['fmt', '--check', 'config', '--json'], fakeServices({}), files);
    expect(ran).toMatchObject({ status: 0, out: '{"identical":true}\n' });
  });

  test.each([
    ['/home/ada/none', 'file-not-found', { path: '~/none' }],
    ['/home/ada/locked', 'file-unreadable', { path: '~/locked', systemCode: 'EACCES' }],
  ])('%s cannot be opened: status 1, %s', async (path, code, facts) => {
    const ran = await runWith(['fmt', path, '--json']);
    expect(ran.status).toBe(1);
    expect(JSON.parse(ran.out)).toMatchObject({ error: { code, facts } });
  });
});

describe('keyway parse', () => {
  const text =
    '[default]\naws_secret_access_key = je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY\n[profile __proto__]\ns3 =\n  addressing_style = path\n';
  const files = {
    '/project/config': Buffer.from(text),
    '/project/credentials': Buffer.from('[profile x]\na = 1\n'),
  };

  test('prints what botocore reads, secrets masked, a profile called __proto__ included', async () => {
    const ran = await runWith(
      ['parse', 'config', '--dialect', 'botocore', '--json'],
      fakeServices({}),
      files,
    );
    expect(ran.out).toBe(
      '{"profiles":{"default":{"aws_secret_access_key":"********"},"__proto__":{"s3":{"addressing_style":"path"}}},"ssoSessions":{},"services":{}}\n',
    );
  });

  test('masks what looks like a secret inside other values, and keeps the rest as it is', async () => {
    const lines = [
      '[default]',
      'credential_process = /opt/get --password hunter2 --user ada',
      'x = 1',
      '  2',
      '',
    ];
    const ran = await runWith(['parse', 'config', '--dialect', 'botocore', '--json'], fakeServices({}), {
      '/project/config': Buffer.from(lines.join('\n')),
    });
    expect(JSON.parse(ran.out)).toMatchObject({
      profiles: { default: { credential_process: '/opt/get --password ******** --user ada', x: '1\n2' } },
    });
  });

  const secretKey = 'je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY';

  /** What is printed of a config file, as JSON and as text. */
  async function parsedBy(dialect: string, config: string): Promise<{ json: unknown; text: string }> {
    const argv = ['parse', 'config', '--dialect', dialect];
    const given = { '/project/config': Buffer.from(config) };
    const json = (await runWith([...argv, '--json'], fakeServices({}), given)).out;
    return { json: JSON.parse(json), text: (await runWith(argv, fakeServices({}), given)).out };
  }

  test.each([
    ['botocore', { dev: { s3: { use: '1' }, region: 'x # c' } }],
    ['sdk-js-v3', { dev: { 's3.use': '1', region: 'x' } }],
    ['sdk-go-v1', { 'profile dev': { region: 'x' } }],
    ['dotnet', { dev: { s3: { use: '1' }, region: 'x # c' } }],
    ['spec', { dev: { s3: '\nuse = 1', region: 'x' } }],
  ])('prints what %s reads', async (dialect, profiles) => {
    const { json } = await parsedBy(dialect, '[profile dev]\ns3 =\n  use = 1\nregion = x # c\n');
    expect(json).toEqual({ profiles, ssoSessions: {}, services: {} });
  });

  test.each([
    ['botocore', 'ConfigParseError', 3],
    ['sdk-js-v3', 'Error', 3],
    ['sdk-go-v1', 'INIParseError', 3],
    ['dotnet', 'InvalidDataException', 3],
    ['spec', 'profile-file-not-valid', 3],
  ])('prints why %s refuses a file', async (dialect, code, line) => {
    const bad = dialect === 'sdk-js-v3' ? '[__proto__]' : 'bare';
    const { json, text: told } = await parsedBy(dialect, `[default]\nregion = x\n${bad}`);
    expect(json).toMatchObject({ error: { code, line } });
    expect(told).toContain(`${dialect} refuses the file`);
  });

  test('lists what is read otherwise than it seems', async () => {
    const { text: told } = await parsedBy('sdk-js-v3', '[default]\nregion = x # c\nword\n');
    expect(told).toContain('line 2  region: The comment is cut off.');
    expect(told).toContain('line 3  This line is passed over.');
    expect((await parsedBy('sdk-js-v3', '[default]\nregion = x\n')).text).not.toContain('line');
  });

  test.each(['botocore', 'sdk-js-v3', 'sdk-go-v1', 'dotnet', 'spec'])(
    'shows no secret, wherever %s has put it',
    async (dialect) => {
      const lines = [
        `aws_secret_access_key = ${secretKey}`,
        `AWS_Session_Token = ${secretKey}`,
        `"aws_secret_access_key" = ${secretKey}`,
        `s3 =\n  aws_secret_access_key = ${secretKey}`,
        `region = x\n  aws_secret_access_key = ${secretKey}`,
        `aws_secret_access_key : ${secretKey}=x`,
        `${secretKey}= x`,
        `${secretKey} # x`,
        secretKey,
      ];
      for (const line of lines) {
        for (const header of ['[default]', '[profile dev]', '[sso-session s]']) {
          const { json, text: told } = await parsedBy(dialect, `${header}\n${line}\noutput = json\n`);
          expect([header, line, JSON.stringify(json) + told]).not.toEqual([
            header,
            line,
            expect.stringContaining(secretKey.slice(0, 12)),
          ]);
        }
      }
    },
  );

  test('reads a file called credentials as credentials, unless told otherwise', async () => {
    const ran = await runWith(
      ['parse', 'credentials', '--dialect', 'botocore', '--json'],
      fakeServices({}),
      files,
    );
    expect(JSON.parse(ran.out)).toMatchObject({ profiles: { 'profile x': { a: '1' } } });
    const told = ['parse', 'credentials', '--dialect', 'botocore', '--as', 'config', '--json'];
    expect(JSON.parse((await runWith(told, fakeServices({}), files)).out)).toMatchObject({
      profiles: { x: { a: '1' } },
    });
  });

  test('answers with the refusal where the tool refuses the file, with status 0', async () => {
    const refused = { '/project/config': Buffer.from('[a]\nx = 1\n[a]\n') };
    const argv = ['parse', 'config', '--dialect', 'botocore'];
    const ran = await runWith([...argv, '--json'], fakeServices({}), refused);
    expect(ran.status).toBe(0);
    expect(JSON.parse(ran.out)).toMatchObject({ error: { line: 3 } });
    expect((await runWith(argv, fakeServices({}), refused)).out).toContain('botocore refuses the file');
  });

  test.each([
    [['parse', 'config'], 'dialect-missing'],
    [['parse', 'config', '--dialect', 'toml'], 'unknown-dialect'],
    [['parse', 'config', '--dialect', 'botocore', '--as', 'both'], 'unknown-role'],
  ])('%j is wrong use: %s', async (argv, reason) => {
    const ran = await runWith([...argv, '--json'], fakeServices({}), files);
    expect(ran.status).toBe(2);
    expect(JSON.parse(ran.out)).toMatchObject({ error: { facts: { reason } } });
  });
});
