import { describe, expect, test } from 'vitest';
import {
  errorPrinted,
  sessionListPrinted,
  sessionsPrinted,
  sessionsStoppedPrinted,
} from '../../../shared/models/printed.js';
import type { MfaQuestion, SessionRow, SessionsStarted } from '../../../shared/models/session.js';
import type { Services } from '../../services/api.js';
import { answering, fakeServices } from './testing.js';
import { device, sessionRow, nothing, of, starting, run } from './testing-sessions.js';

const waiting = (...profiles: readonly string[]): SessionsStarted => {
  const question: MfaQuestion = { device, profiles, keptSecret: false, nextCodeAt: null };
  return { ...nothing, waiting: [question] };
};

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

test('a question whose device is asked about twice ends in what is missing', async () => {
  const services = fakeServices({ sessions: { start: () => Promise.resolve(waiting('mfa1')) } });
  const ran = await run(['session', 'start', 'mfa1', '--json'], services, '', ['123456', '123456']);
  expect(errorPrinted.parse(JSON.parse(ran.out)).error.code).toBe('mfa-needed');
});
