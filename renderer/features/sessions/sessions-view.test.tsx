import { ORPCError } from '@orpc/client';
import { afterEach, describe, expect, it } from 'vitest';
import type { SessionRow } from '../../../shared/models/session.js';
import type { Answers } from '../../testing/fake-client.js';
import { listedProfile } from '../../testing/profiles.js';
import {
  device,
  endingIn,
  questionOf,
  sessionListOf,
  sessionRow,
  startedOf,
} from '../../testing/sessions.js';
import { lockedStore, readyStore } from '../../testing/store.js';
import { openWindow, type OpenWindow } from '../../testing/window.js';

const minute = 60_000;
const roles = ['acme.prod', 'acme.audit', 'acme.dev'].map((name) =>
  listedProfile({ name, kind: 'role', roleName: 'Admin', sourceProfile: 'acme-base', mfa: true }),
);

let open: OpenWindow | undefined;
afterEach(() => {
  open?.close();
  open = undefined;
});

const byLabel = (label: string) =>
  [...document.querySelectorAll<HTMLElement>('button, [role="menuitem"]')].find(
    (each) => (each.getAttribute('aria-label') ?? each.textContent) === label,
  ) ?? null;
const inputsOf = (procedure: string) =>
  open?.calls.filter((call) => call.procedure === procedure).map((call) => call.input) ?? [];
const view = () => document.querySelector('.sessions')?.textContent ?? '';
const dialog = () => document.querySelector('[role="dialog"]');
const toasts = () => document.querySelector('.toasts')?.textContent ?? '';
const code = () => document.querySelector<HTMLInputElement>('input[autocomplete="one-time-code"]');

async function openSessions(sessions: readonly SessionRow[], answers: Answers = {}, profiles = roles) {
  open = await openWindow(profiles, { 'sessions.list': () => sessionListOf(sessions), ...answers });
  await open.click(byLabel('Sessions'));
  return open;
}

describe('the Sessions view', () => {
  it('shows what is left of each in words, by urgency, and what it comes from', async () => {
    await openSessions([
      sessionRow({ profile: 'acme.audit', ...endingIn(3 * minute + 40_000), mfaDevice: device }),
      sessionRow({ profile: 'acme.prod', ...endingIn(11.5 * minute) }),
      sessionRow({
        profile: 'acme.dev',
        kind: 'sso',
        roleName: 'PowerUser',
        sourceProfile: null,
        ...endingIn(432.5 * minute),
      }),
    ]);
    expect(view()).toContain('3 sessions are running. The next one ends at');
    expect(view()).toContain('Role Admin · from acme-base · MFA');
    expect(view()).toContain('Identity Center · PowerUser');
    const times = [...document.querySelectorAll('.sessions [role="timer"]')].map((each) => each.textContent);
    expect(times[0]).toMatch(/^3 min (?:40|3\d) s, ends now$/u);
    expect(times.slice(1)).toEqual(['11 min, ends soon', '7 h 12 min']);
    const bar = document.querySelector('[role="meter"]');
    expect(bar?.getAttribute('aria-label')).toBe('Time left of acme.audit');
    expect(bar?.getAttribute('aria-valuetext')).toMatch(/^3 min (?:40|3\d) s left$/u);
  });

  it('says of one that runs in another account than the expected one', async () => {
    const elsewhere = { expectedAccountId: '444455556666' };
    await openSessions([
      sessionRow({ profile: 'acme.prod', ...elsewhere }),
      sessionRow({ profile: 'acme.audit', expectedAccountId: '111122223333' }),
      sessionRow({ profile: 'acme.dev', ...elsewhere, state: 'ended', endedAt: new Date().toISOString() }),
    ]);
    const warnings = [...document.querySelectorAll('.session-row-failure')];
    expect(warnings.map(({ textContent }) => textContent)).toEqual([
      'This is account 1111 2222 3333, not 4444 5555 6666 as you expect',
    ]);
    expect(warnings[0]?.closest('.session-row')?.textContent).toContain('acme.prod');
    expect(warnings[0]?.querySelector('svg')).not.toBeNull();
  });

  it('renews one, renews all, and stops', async () => {
    const sessions = [sessionRow({ profile: 'acme.audit' }), sessionRow({ profile: 'acme.prod' })];
    await openSessions(sessions, {
      'sessions.renew': () => startedOf({ started: sessions }),
      'sessions.stop': () => sessionListOf([sessionRow({ profile: 'acme.prod' })]),
    });
    await open?.click(byLabel('Renew acme.audit'));
    await open?.click(byLabel('Renew all'));
    expect(inputsOf('sessions.renew')).toEqual([
      { profiles: ['acme.audit'], mfa: null },
      { profiles: ['acme.audit', 'acme.prod'], mfa: null },
    ]);
    expect(toasts()).toContain('acme.audit and acme.prod are renewed until');
    await open?.click(byLabel('Stop acme.audit'));
    expect(inputsOf('sessions.stop')).toEqual([{ profile: 'acme.audit' }]);
    expect(toasts()).toContain('AWS honours what was handed out until it ends by itself.');
    expect(byLabel('Renew acme.audit')).toBeNull();
  });

  it('keeps what ended today, with when, why, and the way to start it again', async () => {
    const ended = { state: 'ended', ...endingIn(-minute), endedAt: new Date().toISOString() } as const;
    const failure = { code: 'aws-refused', reason: 'assume-role-denied' };
    await openSessions(
      [
        sessionRow({ profile: 'acme.prod', ...ended }),
        sessionRow({ profile: 'acme.audit', ...ended, state: 'failed', failure }),
      ],
      { 'sessions.start': () => startedOf({ started: [sessionRow({ profile: 'acme.prod' })] }) },
    );
    expect(view()).toContain('No session is running.');
    expect(view()).toContain('Role Admin · from acme-base · ended ');
    expect(view()).toContain('AWS does not let these credentials assume the role.');
    await open?.click(byLabel('Start acme.prod'));
    expect(inputsOf('sessions.start')).toEqual([
      {
        profiles: ['acme.prod'],
        options: { durationSeconds: null, sessionName: null, sourceIdentity: null, tags: [] },
        mfa: null,
      },
    ]);
  });

  it('says what to do where nothing runs, where nothing could, and where the store is locked', async () => {
    await openSessions([]);
    expect(view()).toContain('Start one from a profile with a role');
    open?.close();
    await openSessions([], {}, [listedProfile({ name: 'plain', kind: 'access-key' })]);
    expect(view()).toContain('No profile here starts sessions');
    open?.close();
    await openSessions([], {
      'sessions.list': () => sessionListOf([], { kept: 'locked' }),
      'store.detail': () => lockedStore(),
    });
    expect(view()).toContain('Sessions are kept in the encrypted store, which is locked.');
    expect(byLabel('Unlock')).not.toBeNull();
  });

  it('says that sessions are in memory alone where there is no store, and what went wrong where there is no answer', async () => {
    await openSessions([], { 'sessions.list': () => sessionListOf([], { kept: 'memory' }) });
    expect(view()).toContain('kept in memory and end when Keyway is closed');
    open?.close();
    await openSessions([], {
      'sessions.list': () => {
        throw new ORPCError('file-unreadable', {
          defined: true,
          data: { facts: { path: '~/x', systemCode: 'EACCES' }, action: null },
        });
      },
    });
    expect(view()).toContain('~/x cannot be read (EACCES).');
    expect(byLabel('Try again')).not.toBeNull();
  });

  it('says how far the clock is off before AWS refuses, and not within five minutes', async () => {
    const measuredAt = new Date().toISOString();
    await openSessions([], {
      'sessions.list': () => sessionListOf([], { clock: { seconds: -1200, measuredAt } }),
    });
    expect(view()).toContain('20 minutes behind AWS’s');
    open?.close();
    await openSessions([], {
      'sessions.list': () => sessionListOf([], { clock: { seconds: 290, measuredAt } }),
    });
    expect(view()).not.toContain('The clock of this computer');
  });

  it('offers no Stop for what the AWS CLI keeps', async () => {
    await openSessions([sessionRow({ profile: 'acme.prod', fromCache: true })]);
    expect(view()).toContain('kept by the AWS CLI');
    expect(byLabel('Stop acme.prod')).toBeNull();
  });
});

describe('one code for all that wait for a device', () => {
  const names = roles.map(({ name }) => name);
  const waiting = { waiting: [questionOf(names)] };

  async function startAll(answers: Answers) {
    await openSessions([], answers);
    await open?.click(byLabel('Start…'));
    for (const box of document.querySelectorAll<HTMLInputElement>('.session-choice input'))
      await open?.click(box);
    await open?.click(byLabel('Start 3'));
  }

  it('is asked once, names them all, and leaves nothing in the field', async () => {
    const given: unknown[] = [];
    await startAll({
      'sessions.start': (input) => {
        given.push(input);
        return given.length === 1
          ? startedOf(waiting)
          : startedOf({ started: names.map((profile) => sessionRow({ profile })) });
      },
    });
    expect(dialog()?.textContent).toContain('One code starts all 3: acme.prod, acme.audit and acme.dev.');
    expect(dialog()?.textContent).toContain(device);
    const field = code();
    await open?.fill(field, ' 123 456 ');
    expect(field?.value).toBe('123456');
    await open?.click(byLabel('Continue'));
    expect(field?.value).toBe('');
    expect(given[1]).toMatchObject({ profiles: names, mfa: { kind: 'code', device, code: '123456' } });
    expect(dialog()).toBeNull();
    expect(toasts()).toContain('are running, the first until');
  });

  it('says what AWS made of a wrong one, and asks for the next', async () => {
    const facts = {
      operation: 'GetSessionToken',
      awsCode: 'AccessDenied',
      message: '',
      reason: 'mfa-code-wrong',
      clockOffset: 0,
    };
    await startAll({
      'sessions.start': (input) =>
        startedOf(
          isAnswer(input)
            ? { failed: names.map((profile) => ({ profile, code: 'aws-refused', facts, action: null })) }
            : waiting,
        ),
    });
    await open?.fill(code(), '000000');
    await open?.press(code(), 'Enter');
    await open?.click(byLabel('Continue'));
    expect(dialog()?.textContent).toContain('AWS did not accept the MFA code');
    expect(code()?.value).toBe('');
  });

  it('waits for the next code where the one before was used', async () => {
    await startAll({
      'sessions.start': (input) => {
        if (!isAnswer(input)) return startedOf(waiting);
        throw new ORPCError('mfa-code-used', {
          defined: true,
          data: { facts: { device, seconds: 12 }, action: 'retry' },
        });
      },
    });
    await open?.fill(code(), '123456');
    await open?.click(byLabel('Continue'));
    expect(dialog()?.textContent).toMatch(/Wait (?:1[0-3]|\d) seconds for the next code\./u);
    expect(byLabel('Continue')?.hasAttribute('disabled')).toBe(true);
  });

  it('is made of the kept secret when the person says so', async () => {
    const kept = [questionOf(names, { keptSecret: true })];
    await startAll({
      'sessions.start': (input) =>
        isAnswer(input)
          ? startedOf({ started: [sessionRow({ profile: 'acme.dev' })] })
          : startedOf({ waiting: kept }),
      'store.detail': () => readyStore(),
    });
    await open?.click(byLabel('Use the kept secret'));
    expect(inputsOf('sessions.start')[1]).toMatchObject({ mfa: { kind: 'kept-secret', device } });
  });

  it('is asked for the next device after the first', async () => {
    const questions = [questionOf(['acme.dev']), questionOf(['acme.prod'], { device: 'second' })];
    await startAll({
      'sessions.start': (input) =>
        isAnswer(input)
          ? startedOf({ started: [sessionRow({ profile: 'acme.dev' })] })
          : startedOf({ waiting: questions }),
    });
    expect(dialog()?.textContent).toContain('1 more device after this one.');
    await open?.fill(code(), '123456');
    await open?.click(byLabel('Continue'));
    expect(dialog()?.textContent).toContain('second');
    expect(inputsOf('sessions.start')[1]).toMatchObject({ profiles: ['acme.dev'] });
  });
});

describe('what cannot be started', () => {
  it('can be waited for no longer, without a word of failure', async () => {
    await openSessions([], { 'sessions.start': () => new Promise(() => undefined) });
    await open?.click(byLabel('Start…'));
    await open?.click(document.querySelector<HTMLInputElement>('.session-choice input'));
    await open?.click(byLabel('Start'));
    expect(view()).toContain('Starting acme.audit…');
    // Nothing in front of it: the other buttons of that name are gone with the dialog.
    expect(dialog()).toBeNull();
    await open?.click(byLabel('Cancel'));
    expect(view()).not.toContain('Starting acme.audit…');
    expect(toasts()).toBe('');
  });

  it('says how to sign in, and goes on when that is done', async () => {
    const command = 'aws sso login --profile acme.dev';
    const failed = [
      {
        profile: 'acme.dev',
        code: 'sign-in-needed',
        facts: { profile: 'acme.dev', command, reason: 'token-expired' },
        action: 'sign-in',
      },
    ];
    await openSessions(
      [sessionRow({ profile: 'acme.dev', kind: 'sso', state: 'ended', ...endingIn(-minute) })],
      {
        'sessions.start': () => startedOf({ failed }),
      },
    );
    await open?.click(byLabel('Start acme.dev'));
    expect(dialog()?.textContent).toContain(command);
    await open?.click(byLabel('I am signed in: start it'));
    expect(inputsOf('sessions.start')).toHaveLength(2);
  });

  it('says of each what happened', async () => {
    const refused = {
      operation: 'AssumeRole',
      awsCode: 'AccessDenied',
      message: 'no',
      reason: 'assume-role-denied',
      clockOffset: 0,
    };
    await openSessions([sessionRow({ profile: 'acme.dev', state: 'ended', ...endingIn(-minute) })], {
      'sessions.start': () =>
        startedOf({ failed: [{ profile: 'acme.dev', code: 'aws-refused', facts: refused, action: null }] }),
    });
    await open?.click(byLabel('Start acme.dev'));
    expect(toasts()).toContain(
      'acme.dev: AWS does not let these credentials assume the role (AccessDenied).',
    );
    expect(toasts()).toContain('The trust policy of the role must name them');
  });
});

function isAnswer(input: unknown): boolean {
  return typeof input === 'object' && input !== null && 'mfa' in input && input.mfa !== null;
}
