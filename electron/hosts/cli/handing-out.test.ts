import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clearedVariables } from '../../core/bridge/hand-over.js';
import { Secret } from '../../core/secret.js';
import type { Services } from '../../services/api.js';
import { readArguments } from './arguments.js';
import { commands } from './commands.js';
import { answering, failing, fakeServices, row, runWith } from './testing.js';
import { readToolArguments } from './tool-arguments.js';

const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const handedOut = {
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  secretAccessKey: new Secret(secret),
  sessionToken: null,
  expiration: null,
};
const refused = failing({ code: 'not-handed-out', facts: { name: 'dev', reason: 'never' }, action: null });

function handing(credentials: Services['handingOut']['credentials'] = answering(handedOut)): Services {
  const shown = { ...row({ region: 'eu-west-1' }), settings: {} };
  return fakeServices({ handingOut: { credentials }, profiles: { describe: answering(shown) } });
}

describe('keyway env', () => {
  test("prints lines for the person's own shell, which here is fish", async () => {
    const { out, status } = await runWith(['env', 'dev'], handing());
    expect(status).toBe(0);
    expect(out).toContain(`set -gx AWS_SECRET_ACCESS_KEY '${secret}'\n`);
    expect(out).toContain(`set -gx AWS_DEFAULT_REGION 'eu-west-1'\n`);
  });

  test.each([
    ['bash', `export AWS_ACCESS_KEY_ID='AKIAIOSFODNN7EXAMPLE'`],
    ['zsh', `export AWS_REGION='eu-west-1'`],
    ['powershell', `$env:AWS_SECRET_ACCESS_KEY = '${secret}'`],
    ['cmd', `set "AWS_SECRET_ACCESS_KEY=${secret}"`],
  ])('prints lines for %s', async (shell, line) => {
    expect((await runWith(['env', 'dev', '--shell', shell], handing())).out).toContain(line);
  });

  test('prints what is unset and set under --json', async () => {
    const { out } = await runWith(['env', 'dev', '--json'], handing());
    expect(JSON.parse(out)).toEqual({
      unset: clearedVariables,
      set: {
        AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
        AWS_SECRET_ACCESS_KEY: secret,
        AWS_REGION: 'eu-west-1',
        AWS_DEFAULT_REGION: 'eu-west-1',
      },
    });
  });

  test('asks for the program that started it', async () => {
    const asked: unknown[] = [];
    const services = handing((...given) => {
      asked.push(given);
      return answering(handedOut)();
    });
    await runWith(['env', 'dev'], services);
    expect(asked).toEqual([[{ name: 'dev' }, { program: 'make', pid: 42 }, true]]);
  });

  test('is wrong use with a shell that is not known', async () => {
    expect((await runWith(['env', 'dev', '--shell', 'csh'], handing())).status).toBe(2);
  });

  test('prints nothing where nothing is handed out', async () => {
    const ran = await runWith(['env', 'dev'], handing(refused));
    expect(ran).toMatchObject({ status: 1, out: '' });
    expect(ran.err).toBe(
      'keyway: dev was not handed out. Its credentials are never handed out. Change that in the Store view.\n',
    );
  });
});

describe('keyway exec', () => {
  test('runs the program with the credentials, and exits as it does', async () => {
    const { ran, out, err, status } = await runWith(['exec', 'dev', '--', 'aws', 's3', '--json'], handing());
    expect({ out, err, status }).toEqual({ out: '', err: '', status: 7 });
    const set = { AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE', AWS_REGION: 'eu-west-1' };
    expect(ran).toMatchObject([{ argv: ['aws', 's3', '--json'], unset: clearedVariables, set }]);
  });

  test('is asked for by the program that it is to run', async () => {
    const asked: unknown[] = [];
    const services = handing((...given) => {
      asked.push(given);
      return answering(handedOut)();
    });
    await runWith(['exec', 'dev', '--', '/usr/bin/terraform', 'plan'], services);
    expect(asked).toEqual([[{ name: 'dev' }, { program: 'terraform', pid: 42 }, true]]);
  });

  test('exits with 125 where Keyway fails, and runs nothing', async () => {
    const failed = await runWith(['exec', 'dev', '--', 'aws'], handing(refused));
    expect(failed).toMatchObject({ status: 125, out: '', ran: [] });
    const broken = handing(() => Promise.reject(new Error(secret)));
    const unexpected = await runWith(['exec', 'dev', '--', 'aws'], broken);
    expect(unexpected).toMatchObject({ status: 125, ran: [] });
    expect(unexpected.err).not.toContain(secret);
  });

  test('is wrong use without a program', async () => {
    expect((await runWith(['exec', 'dev'], handing())).status).toBe(2);
    expect((await runWith(['exec', 'dev', '--', ''], handing())).status).toBe(2);
  });
});

describe('keyway credential-process among other options', () => {
  test.each([[['--profile', 'dev']], [['--id', 'a1', '--json']]])(
    '%j prints the contract',
    async (options) => {
      const { out, status } = await runWith(['credential-process', ...options], handing());
      expect(status).toBe(0);
      expect(JSON.parse(out)).toEqual({
        Version: 1,
        AccessKeyId: 'AKIAIOSFODNN7EXAMPLE',
        SecretAccessKey: secret,
      });
    },
  );

  test('has token and expiration of temporary credentials', async () => {
    const temporary = { ...handedOut, sessionToken: new Secret('t'), expiration: '2026-11-21T13:00:00.000Z' };
    const { out } = await runWith(['credential-process', '--id', 'a1'], handing(answering(temporary)));
    expect(JSON.parse(out)).toMatchObject({ SessionToken: 't', Expiration: '2026-11-21T13:00:00.000Z' });
  });

  test.each([[[]], [['--profile', 'dev', '--id', 'a1']]])('%j is wrong use', async (options) => {
    expect((await runWith(['credential-process', ...options], handing())).status).toBe(2);
  });
});

describe('the arguments that a tool gives', () => {
  test.each([
    [['--id', 'a1'], { choice: { id: 'a1' }, home: null }],
    [['--id=a1', '--home', '/h x'], { choice: { id: 'a1' }, home: '/h x' }],
    [['--home=/h', '--profile', 'dev'], { choice: { name: 'dev' }, home: '/h' }],
  ])('%j are read', (rest, expected) => {
    expect(readToolArguments(['credential-process', ...rest])).toEqual(expected);
  });

  test.each([
    [[]],
    [['--help']],
    [['--id']],
    [['--id', '']],
    [['--id=']],
    [['--id', 'a', '--id', 'b']],
    [['--id', 'a', '--profile', 'b']],
    [['--id', '--home', '/h']],
    [['--profile', 'dev', 'more']],
    [['--profile', 'dev', '--json']],
    [['--profile', `aws_secret_access_key=${secret}`]],
  ])('%j are left to the whole command', (rest) => {
    expect(readToolArguments(['credential-process', ...rest])).toBeNull();
  });

  test('mean the same to the whole command', () => {
    const part = fc.constantFrom(
      '--id',
      '--id=a',
      '--profile',
      '--profile=b',
      '--home',
      '--home=/h',
      'x',
      '-',
      '--json',
      '--',
      '',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 5 }), (rest) => {
        const read = readToolArguments(['credential-process', ...rest]);
        if (read === null) return;
        const { request, home } = readArguments(['credential-process', ...rest], commands);
        if (!request.ok || request.value.kind !== 'command') throw new Error('not read');
        const { values } = request.value.given;
        const [id, name] = [values.get('id'), values.get('profile')];
        expect({ choice: id === undefined ? { name } : { id }, home }).toEqual(read);
      }),
      { numRuns: 2000 },
    );
  });
});
