import { describe, expect, test } from 'vitest';
import { consolePrinted, diagnosePrinted, errorPrinted } from '../../../shared/models/printed.js';
import { Secret } from '../../core/secret.js';
import type { HandedOut, Services } from '../../services/api.js';
import { answering, failing, fakeServices, row } from './testing.js';
import { device, nothing, starting, run } from './testing-sessions.js';

describe('keyway env and exec', () => {
  const temporary: HandedOut = {
    accessKeyId: 'ASIAIOSFODNN7EXAMPLE',
    secretAccessKey: new Secret('s'),
    sessionToken: new Secret('t'),
    expiration: '2026-11-21T13:00:00.000Z',
  };

  function needing(isStarted: () => boolean, begun: Partial<Services['sessions']>): Services {
    return fakeServices({
      profiles: { describe: answering({ ...row({ region: 'eu-west-1' }), settings: {} }) },
      sessions: begun,
      handingOut: {
        credentials: (_choice, _asker, isPersonPresent) =>
          isStarted() || isPersonPresent !== true
            ? answering(temporary)()
            : failing({ code: 'mfa-needed', facts: { device, profiles: 'mfa' }, action: 'retry' })(),
      },
    });
  }

  test('start the session with the code that is typed', async () => {
    const { sessions, asked } = starting();
    const ran = await run(
      ['exec', 'mfa', '--', 'aws'],
      needing(() => asked.length > 1, sessions),
      '',
      ['123456'],
    );
    expect(ran.status).toBe(7);
    expect(ran.ran[0]?.set).toMatchObject({ AWS_SESSION_TOKEN: 't' });
    expect(asked.map(({ mfa }) => mfa)).toEqual(['none', '123456']);
  });

  test('run nothing where nobody types one', async () => {
    const ran = await run(
      ['exec', 'mfa', '--', 'aws'],
      needing(() => false, starting().sessions),
    );
    expect(ran).toMatchObject({ status: 125, ran: [] });
    const printed = await run(
      ['env', 'mfa', '--json'],
      needing(() => false, starting().sessions),
    );
    expect(errorPrinted.parse(JSON.parse(printed.out)).error.code).toBe('mfa-needed');
  });

  test('exec --endpoint gives an address and no keys', async () => {
    const ran = await run(
      ['exec', 'plain', '--endpoint', '--', 'aws'],
      needing(() => true, {}),
    );
    expect(ran.ran[0]?.set).toEqual({
      AWS_CONTAINER_CREDENTIALS_FULL_URI: 'here',
      AWS_REGION: 'eu-west-1',
      AWS_DEFAULT_REGION: 'eu-west-1',
    });
    expect(ran.ran[0]?.unset).toContain('AWS_SESSION_TOKEN');
  });
});

describe('keyway console', () => {
  const opening = (address: string | null): Services =>
    fakeServices({ sessionHanding: { openConsole: answering({ address }) } });

  test('opens the page that works once, and prints no address', async () => {
    const ran = await run(['console', 'dev', '--json'], opening('http://127.0.0.1:9/once'));
    expect(ran.opened).toEqual(['http://127.0.0.1:9/once']);
    expect(consolePrinted.parse(JSON.parse(ran.out))).toEqual({ opened: true, address: null });
    const failed = await run(['console', 'dev', '--json'], opening('http://127.0.0.1:9/no-browser'));
    expect(errorPrinted.parse(JSON.parse(failed.out)).error.code).toBe('cannot-open');
    expect((await run(['console', 'dev'], opening(null))).opened).toEqual([]);
  });

  test('prints the address with --print alone, for the service and the Region', async () => {
    const places: unknown[] = [];
    const services = fakeServices({
      sessionHanding: {
        consoleAddress: (_profile, place) =>
          Promise.resolve(void places.push(place)).then(answering(new Secret('https://x'))),
      },
    });
    const ran = await run(
      ['console', 'dev', '--print', '--service', 'ec2/home', '--region', 'us-east-1'],
      services,
    );
    expect(ran.out).toBe('https://x\n');
    expect(places).toEqual([{ service: 'ec2/home', region: 'us-east-1' }]);
  });

  test('takes no service that is none', async () => {
    expect((await run(['console', 'dev', '--service', '../x'], opening(null))).status).toBe(2);
  });

  test('starts the session with a code first where it needs one', async () => {
    const { sessions, asked } = starting();
    const services = fakeServices({
      sessions,
      sessionHanding: {
        openConsole: () =>
          asked.length > 1
            ? answering({ address: null })()
            : failing({ code: 'mfa-needed', facts: { device, profiles: 'mfa' }, action: 'retry' })(),
      },
    });
    expect((await run(['console', 'mfa'], services, '', ['123456'])).status).toBe(0);
  });
});

describe('keyway login', () => {
  const described = (kind: 'sso' | 'role', sessions: Partial<Services['sessions']>): Services =>
    fakeServices({ profiles: { describe: answering({ ...row({ kind }), settings: {} }) }, sessions });

  test('says how to sign in', async () => {
    const facts = { profile: 'dev', command: 'aws sso login --profile dev', reason: 'no-token' };
    const start = () =>
      Promise.resolve({
        ...nothing,
        failed: [{ profile: 'dev', code: 'sign-in-needed', facts, action: 'sign-in' }],
      });
    const ran = await run(['login', 'dev', '--json'], described('sso', { start }));
    expect(ran.status).toBe(1);
    expect(errorPrinted.parse(JSON.parse(ran.out)).error).toMatchObject({
      code: 'sign-in-needed',
      facts,
      action: 'sign-in',
    });
    expect(ran.err).toContain('aws sso login --profile dev');
  });

  test('uses a sign-in that is there, and is nothing for other profiles', async () => {
    const ran = await run(['login', 'dev'], described('sso', starting().sessions));
    expect(ran.out).toContain('dev is signed in');
    expect((await run(['login', 'dev'], described('role', {}))).status).toBe(2);
  });
});

describe('keyway diagnose', () => {
  const diagnosis = {
    reason: 'unknown-access-key',
    code: 'InvalidClientTokenId',
    operation: 'GetCallerIdentity',
    facts: {},
    profiles: ['dev'],
  } as const;

  test('says what an error on standard input means', async () => {
    const services = fakeServices({ sessions: { diagnose: () => Promise.resolve(diagnosis) } });
    const ran = await run(['diagnose'], services, 'An error occurred (InvalidClientTokenId) …');
    expect(ran.out).toContain('AWS does not know this access key ID');
    expect(ran.out).toContain('It is about: dev');
    const printed = await run(['diagnose', '--json'], services, 'x');
    expect(diagnosePrinted.parse(JSON.parse(printed.out)).diagnosis).toMatchObject(diagnosis);
  });

  test('says where it is none', async () => {
    const services = fakeServices({ sessions: { diagnose: () => Promise.resolve(null) } });
    const ran = await run(['diagnose', '--json'], services, 'hello');
    expect(ran).toMatchObject({ status: 1, out: '{"diagnosis":null}\n' });
  });
});
