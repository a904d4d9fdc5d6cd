import { ORPCError } from '@orpc/client';
import { afterEach, describe, expect, it } from 'vitest';
import type { Answers } from '../../testing/fake-client.js';
import { listedProfile } from '../../testing/profiles.js';
import {
  device,
  endingIn,
  identityOf,
  questionOf,
  sessionListOf,
  sessionRow,
  startedOf,
} from '../../testing/sessions.js';
import { openWindow, type OpenWindow } from '../../testing/window.js';

const prod = listedProfile({ name: 'acme.prod', kind: 'role', roleName: 'Admin', mfa: true, active: true });

let open: OpenWindow | undefined;
afterEach(() => {
  open?.close();
  open = undefined;
});

const button = (name: string) =>
  [...document.querySelectorAll('button')].find(
    (each) => (each.getAttribute('aria-label') ?? each.textContent) === name,
  ) ?? null;
const tab = (name: string) =>
  [...document.querySelectorAll<HTMLElement>('[role="tab"]')].find((each) => each.textContent === name) ??
  null;
const detail = () => document.querySelector('.detail')?.textContent ?? '';
const header = () => document.querySelector('.header-active')?.textContent ?? '';
const code = () => document.querySelector<HTMLInputElement>('input[autocomplete="one-time-code"]');
const inputsOf = (procedure: string) =>
  open?.calls.filter((call) => call.procedure === procedure).map((call) => call.input) ?? [];

function withIdentity(given: Parameters<typeof identityOf>[0], answers: Answers = {}): Answers {
  return { 'sessions.knownIdentity': () => ({ identity: identityOf(given) }), ...answers };
}

describe('who AWS says that a profile is', () => {
  it('is asked when the person says so, and stays with its date', async () => {
    open = await openWindow([prod], { 'sessions.identity': () => identityOf() });
    expect(detail()).toContain('Not asked yet.');
    await open.click(button('Who am I'));
    expect(detail()).toContain('assumed-role/Admin/keyway-1 in account 1111 2222 3333 (acme-production).');
    expect(detail()).toContain('Learned 2 March 2026, 10:00');
    expect(header()).toContain('acme-production as of 2 March 2026');
  });

  it('warns about the root user, and about another account than is expected', async () => {
    open = await openWindow([prod], withIdentity({ isRoot: true, expectedAccountId: '444455556666' }));
    expect(detail()).toContain('This is the root user of the account');
    expect(detail()).toContain('This is account 1111 2222 3333, not 4444 5555 6666 as you expect');
  });

  it('warns of a session that runs in another account than is expected, and of no other', async () => {
    const rows = { expectedAccountId: '444455556666' };
    const warning = 'This is account 1111 2222 3333, not 4444 5555 6666 as you expect';
    for (const [given, warns] of [
      [rows, true],
      [{ ...rows, accountId: '444455556666' }, false],
      [{ ...rows, accountId: null }, false],
      [{ ...rows, state: 'ended', endedAt: new Date().toISOString() }, false],
    ] as const) {
      const row = sessionRow({ profile: 'acme.prod', ...given });
      open = await openWindow([prod], { 'sessions.list': () => sessionListOf([row]) });
      await open.click(tab('Session'));
      expect(detail().includes(warning)).toBe(warns);
      open.close();
      open = undefined;
    }
  });

  it('remembers the account that is expected', async () => {
    open = await openWindow(
      [prod],
      withIdentity(
        {},
        {
          'sessions.expectAccount': () => ({ identity: identityOf({ expectedAccountId: '111122223333' }) }),
        },
      ),
    );
    await open.click(button('Expect this account'));
    expect(inputsOf('sessions.expectAccount')).toEqual([{ profile: 'acme.prod', accountId: '111122223333' }]);
    expect(detail()).toContain('as expected');
  });

  it('is asked after the code that it needs', async () => {
    let codes = 0;
    open = await openWindow([prod], {
      'sessions.identity': () => {
        if (codes > 0) return identityOf();
        throw new ORPCError('mfa-needed', {
          defined: true,
          data: { facts: { device, profiles: 'acme.prod' }, action: null },
        });
      },
      'sessions.start': (input) => {
        if (JSON.stringify(input).includes('"mfa":null'))
          return startedOf({ waiting: [questionOf(['acme.prod'])] });
        codes += 1;
        return startedOf({ started: [sessionRow({ profile: 'acme.prod' })] });
      },
    });
    await open.click(button('Who am I'));
    await open.fill(code(), '123456');
    await open.click(button('Continue'));
    expect(detail()).toContain('assumed-role/Admin/keyway-1');
  });

  it('is not asked of a profile without credentials', async () => {
    open = await openWindow([listedProfile({ name: 'plain' })]);
    expect(button('Who am I')).toBeNull();
  });
});

describe('the Session tab', () => {
  it('shows what is left and what it stands for, as the header and the list do', async () => {
    open = await openWindow([prod], {
      'sessions.list': () =>
        sessionListOf([sessionRow({ profile: 'acme.prod', mfaDevice: device, ...endingIn(630_000) })]),
    });
    expect(header()).toContain('10 min left, ends soon');
    expect(document.querySelector('.row')?.textContent).toContain('10 min');
    await open.click(tab('Session'));
    expect(detail()).toContain('10 min left');
    expect(detail()).toContain('Needs a code of the MFA device');
    expect(button('Renew')).not.toBeNull();
  });

  it('offers to start one, and says where there is none to start', async () => {
    open = await openWindow([prod], { 'sessions.start': () => startedOf({}) });
    await open.click(tab('Session'));
    await open.click(button('Start a session'));
    expect(inputsOf('sessions.start')).toHaveLength(1);
    open.close();
    open = await openWindow([listedProfile({ name: 'ci', kind: 'access-key', accessKeyId: '****MPLE' })]);
    await open.click(tab('Session'));
    expect(detail()).toContain('This is a long-term key');
    expect(button('Start a session')).toBeNull();
  });
});
