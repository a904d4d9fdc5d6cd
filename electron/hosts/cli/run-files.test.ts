import { describe, expect, test } from 'vitest';
import { succeed } from '../../../shared/models/failure.js';
import type { ChangeRow, HistoryRow } from '../../../shared/models/change.js';
import { answering, fakeServices, runWith } from './testing.js';
import { diff, unified } from './testing-changes.js';

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
