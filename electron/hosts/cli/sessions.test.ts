import { describe, expect, test } from 'vitest';
import {
  consolePrinted,
  diagnosePrinted,
  errorPrinted,
  sessionListPrinted,
  sessionsPrinted,
  sessionsStoppedPrinted,
} from '../../../shared/models/printed.js';
import type { MfaQuestion, SessionRow, SessionsStarted } from '../../../shared/models/session.js';
import { Secret } from '../../core/secret.js';
import type { HandedOut, Services } from '../../services/api.js';
import type { MfaAnswer } from '../../services/sessions-api.js';
import { answering, failing, fakeServices, row, runWith } from './testing.js';

const device = 'arn:aws:iam::111122223333:mfa/alice';
const sessionRow: SessionRow = {
  id: 's1',
  profile: 'dev',
  kind: 'assume-role',
  state: 'running',
  startedAt: '2026-11-21T12:00:00.000Z',
  expiresAt: '2098-11-21T13:00:00.000Z',
  endedAt: null,
  accountId: '111122223333',
  expectedAccountId: null,
  arn: null,
  roleName: 'Admin',
  sourceProfile: 'base',
  mfaDevice: null,
  accessKeyId: '****MPLE',
  renewsItself: true,
  fromCache: false,
  temporaryProfile: null,
  failure: null,
};
const nothing: SessionsStarted = { started: [], waiting: [], failed: [] };
const of = (profile: string): SessionRow => ({ ...sessionRow, id: `id-${profile}`, profile });
const waiting = (...profiles: readonly string[]): SessionsStarted => {
  const question: MfaQuestion = { device, profiles, keptSecret: false, nextCodeAt: null };
  return { ...nothing, waiting: [question] };
};

interface Asked {
  readonly profiles: readonly string[];
  readonly mfa: string;
}

/** Every profile named `mfa…` waits for the code, `denied…` fails. */
function starting(keptSecret = false) {
  const asked: Asked[] = [];
  const options: unknown[] = [];
  const begin = (profiles: readonly string[], mfa: MfaAnswer | null): Promise<SessionsStarted> => {
    asked.push({ profiles, mfa: mfa === null ? 'none' : mfa.kind === 'code' ? mfa.code.reveal() : mfa.kind });
    const wait = mfa === null ? profiles.filter((name) => name.startsWith('mfa')) : [];
    const denied = profiles.filter((name) => name.startsWith('denied'));
    return Promise.resolve({
      started: profiles.filter((name) => !wait.includes(name) && !denied.includes(name)).map(of),
      waiting: wait.length === 0 ? [] : [{ device, profiles: wait, keptSecret, nextCodeAt: null }],
      failed: denied.map((profile) => ({
        profile,
        code: 'session-not-possible',
        facts: { profile, reason: 'no-credentials', setting: null },
        action: null,
      })),
    });
  };
  const sessions: Partial<Services['sessions']> = {
    start: (profiles, chosen, mfa) => {
      options.push(chosen);
      return begin(profiles, mfa);
    },
    renew: (profiles, mfa) => begin(profiles, mfa),
  };
  return { asked, options, services: fakeServices({ sessions }), sessions };
}

function run(argv: readonly string[], services: Services, input = '', typed: readonly string[] = []) {
  return runWith(argv, services, {}, input, typed);
}

describe('keyway session start', () => {
  test('starts several, and asks for one code for all that need that device', async () => {
    const { asked, services } = starting();
    const ran = await run(['session', 'start', 'plain', 'mfa1', 'mfa2', '--json'], services, '', ['123 456']);
    expect(ran.status).toBe(0);
    expect(asked).toEqual([
      { profiles: ['plain', 'mfa1', 'mfa2'], mfa: 'none' },
      { profiles: ['mfa1', 'mfa2'], mfa: '123456' },
    ]);
    const { started } = sessionsPrinted.parse(JSON.parse(ran.out));
    expect(started.map(({ profile }) => profile)).toEqual(['plain', 'mfa1', 'mfa2']);
    expect(ran.out + ran.err).not.toContain('123456');
  });

  test('reads the code from standard input where it is told to, and asks nobody', async () => {
    const { asked, services } = starting();
    expect((await run(['session', 'start', 'mfa1', '--mfa-code-stdin'], services, '654321\n')).status).toBe(
      0,
    );
    expect(asked.at(-1)?.mfa).toBe('654321');
    const wrong = await run(
      ['session', 'start', 'mfa1', '--mfa-code-stdin', '--json'],
      starting().services,
      'x\n',
    );
    expect(wrong.status).toBe(2);
    expect(errorPrinted.parse(JSON.parse(wrong.out)).error).toMatchObject({ code: 'wrong-use' });
  });

  test('fails at once with what is missing where nobody can be asked', async () => {
    const ran = await run(['session', 'start', 'mfa1', '--json'], starting().services);
    expect(ran.status).toBe(1);
    const { error } = errorPrinted.parse(JSON.parse(ran.out));
    expect(error).toMatchObject({ code: 'mfa-needed', facts: { device, profiles: 'mfa1' } });
  });

  test('warns of a session that starts in another account than the expected one', async () => {
    const row = { ...of('plain'), expectedAccountId: '444455556666' };
    const start = () => Promise.resolve({ ...nothing, started: [row] });
    const ran = await run(['session', 'start', 'plain'], fakeServices({ sessions: { start } }));
    expect(ran.status).toBe(0);
    expect(ran.err).toMatch(/plain: .*not 4444.5555.6666 as you expect/u);
  });

  test('takes no code that is not six digits', async () => {
    const { asked, services } = starting();
    const ran = await run(['session', 'start', 'mfa1'], services, '', ['12345']);
    expect(ran).toMatchObject({ status: 1, out: '' });
    expect(ran.err).toContain('six digits');
    expect(asked).toHaveLength(1);
  });

  test('makes the code of the kept secret where the person types none, and only where one is kept', async () => {
    const kept = starting(true);
    await run(['session', 'start', 'mfa1'], kept.services, '', ['']);
    expect(kept.asked.at(-1)?.mfa).toBe('kept-secret');
    const none = starting(false);
    expect((await run(['session', 'start', 'mfa1'], none.services, '', [''])).status).toBe(1);
    expect(none.asked).toHaveLength(1);
  });

  test('starts the others where one fails, and says so', async () => {
    const ran = await run(['session', 'start', 'plain', 'denied', '--json'], starting().services);
    expect(ran.status).toBe(1);
    expect(sessionsPrinted.parse(JSON.parse(ran.out))).toMatchObject({
      started: [{ profile: 'plain' }],
      failed: [{ profile: 'denied', code: 'session-not-possible' }],
    });
    expect(ran.err).toContain('Not started: denied holds no credentials');
    const alone = await run(['session', 'start', 'denied', '--json'], starting().services);
    expect(errorPrinted.parse(JSON.parse(alone.out)).error.code).toBe('session-not-possible');
  });

  test('asks for what was said of the session', async () => {
    const { options, services } = starting();
    const said = [
      '--duration',
      '2h',
      '--session-name',
      'ada',
      '--source-identity',
      'ada@x',
      '--tag',
      'a=1',
      '--tag',
      'b=',
    ];
    await run(['session', 'start', 'plain', ...said], services);
    expect(options).toEqual([
      {
        durationSeconds: 7200,
        sessionName: 'ada',
        sourceIdentity: 'ada@x',
        tags: [
          { key: 'a', value: '1' },
          { key: 'b', value: '' },
        ],
      },
    ]);
  });

  test.each([
    [['session']],
    [['session', 'begin']],
    [['session', 'start']],
    [['session', 'start', 'a', '--all']],
    [['session', 'start', 'a', '--duration', '14m']],
    [['session', 'start', 'a', '--duration', '37h']],
    [['session', 'start', 'a', '--session-name', 'x']],
    [['session', 'start', 'a', '--session-name', 'a b']],
    [['session', 'start', 'a', '--tag', 'novalue']],
    [['session', 'start', 'a', '--tag', '=x']],
    [['session', 'list', 'a']],
    [['session', 'stop']],
    [['session', 'stop', 'a', '--all']],
    [['session', 'renew']],
    [['session', 'renew', 'a', '--duration', '1h']],
  ])('%j is wrong use', async (argv) => {
    expect((await run(argv, starting().services)).status).toBe(2);
  });

  test('writes each into the credentials file where that is said', async () => {
    const { sessions } = starting();
    const written: string[] = [];
    const made = { id: 'c1', files: [], writtenInPlace: [] };
    const services = fakeServices({
      sessions,
      sessionHanding: {
        writeTemporary: (profile) => {
          written.push(profile);
          return answering({ name: `${profile}-session`, made })();
        },
      },
    });
    const ran = await run(['session', 'start', 'plain', 'denied', '--temporary-profile', '--json'], services);
    expect(written).toEqual(['plain']);
    expect(sessionsPrinted.parse(JSON.parse(ran.out)).temporaryProfiles).toEqual([
      { profile: 'plain', name: 'plain-session', change: 'c1' },
    ]);
  });

  test('says where there is no store that sessions end with the command', async () => {
    const { sessions } = starting();
    const list = () => Promise.resolve({ revision: 0, sessions: [], kept: 'memory' as const, clock: null });
    const ran = await run(['session', 'start', 'plain'], fakeServices({ sessions: { ...sessions, list } }));
    expect(ran.err).toContain('There is no encrypted store');
  });
});

describe('keyway session list, renew and stop', () => {
  const listed = (sessions: readonly SessionRow[], seconds = 0): Partial<Services['sessions']> => ({
    list: (mask) => {
      expect(mask).toBe('whole');
      const clock = { seconds, measuredAt: '2026-11-21T12:00:00.000Z' };
      return Promise.resolve({ revision: 0, sessions, kept: 'store', clock });
    },
  });

  test('list prints the rows, and warns of a clock that is off', async () => {
    const ran = await run(
      ['session', 'list', '--json'],
      fakeServices({ sessions: listed([sessionRow], -1200) }),
    );
    expect(sessionListPrinted.parse(JSON.parse(ran.out)).sessions).toEqual([sessionRow]);
    expect(ran.err).toContain('20 minutes behind');
    const text = await run(['session', 'list'], fakeServices({ sessions: listed([sessionRow], 300) }));
    expect(text.out).toMatch(/dev +Role Admin · from base +111122223333 +running/u);
    expect(text.err).toBe('');
  });

  test('list warns of those that run in another account than the expected one', async () => {
    const rows = [
      { ...of('elsewhere'), expectedAccountId: '444455556666' },
      { ...of('right'), expectedAccountId: '111122223333' },
      { ...of('over'), expectedAccountId: '444455556666', state: 'ended' as const },
    ];
    const ran = await run(['session', 'list'], fakeServices({ sessions: listed(rows) }));
    expect(ran.err).toMatch(/elsewhere: This is account 1111.2222.3333, not 4444.5555.6666 as you expect/u);
    expect(ran.err).not.toMatch(/right|over/u);
  });

  test('renew --all renews those that run and are Keyway’s own', async () => {
    const { sessions, asked } = starting();
    const rows = [of('a'), { ...of('b'), state: 'ended' as const }, { ...of('c'), fromCache: true }];
    await run(['session', 'renew', '--all'], fakeServices({ sessions: { ...sessions, ...listed(rows) } }));
    expect(asked).toEqual([{ profiles: ['a'], mfa: 'none' }]);
  });

  test('stop stops each, and takes its profile out of the files', async () => {
    const done: string[] = [];
    const services = fakeServices({
      sessions: { stop: (profile) => Promise.resolve(void done.push(profile)).then(answering(null)) },
      sessionHanding: { tidyTemporary: () => Promise.resolve(void done.push('removed')) },
    });
    const ran = await run(['session', 'stop', 'a', 'b', '--json'], services);
    expect(sessionsStoppedPrinted.parse(JSON.parse(ran.out))).toEqual({ stopped: ['a', 'b'] });
    expect(done).toEqual(['removed', 'a', 'b', 'removed']);
  });
});

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

test('a question whose device is asked about twice ends in what is missing', async () => {
  const services = fakeServices({ sessions: { start: () => Promise.resolve(waiting('mfa1')) } });
  const ran = await run(['session', 'start', 'mfa1', '--json'], services, '', ['123456', '123456']);
  expect(errorPrinted.parse(JSON.parse(ran.out)).error.code).toBe('mfa-needed');
});
