import { ORPCError } from '@orpc/client';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Answers } from '../../testing/fake-client.js';
import { listedProfile } from '../../testing/profiles.js';
import { device, sessionListOf, sessionRow } from '../../testing/sessions.js';
import { readyStore } from '../../testing/store.js';
import { openWindow, type OpenWindow } from '../../testing/window.js';

const prod = listedProfile({
  name: 'acme.prod',
  kind: 'role',
  roleName: 'Admin',
  sourceProfile: 'acme-base',
});
const running = sessionRow({ profile: 'acme.prod', mfaDevice: device });
const desktop: Answers = {
  'application.info': () => ({
    version: '0.1.0',
    host: 'desktop',
    platform: 'linux',
    paths: { home: '/home/h', data: '~/data', settings: '~/settings.json', logs: '~/logs' },
    historySealed: false,
  }),
  'editing.surroundings': () => ({
    revision: 1,
    ssoSessions: [],
    services: [],
    locations: [],
    hasClipboard: true,
  }),
};

let open: OpenWindow | undefined;
afterEach(() => {
  vi.restoreAllMocks();
  open?.close();
  open = undefined;
});

const named = (name: string) =>
  [...document.querySelectorAll<HTMLElement>('button, [role="menuitem"]')].find(
    (each) => (each.getAttribute('aria-label') ?? each.textContent) === name,
  ) ?? null;
const menuItems = () =>
  [...document.querySelectorAll('[role="menuitem"]')].map((each) => each.textContent.replace('›', ''));
const inputsOf = (procedure: string) =>
  open?.calls.filter((call) => call.procedure === procedure).map((call) => call.input) ?? [];
const dialog = () => document.querySelector('[role="dialog"]');
const field = (label: string) => {
  const found = [...document.querySelectorAll('label')].find((each) => each.textContent.startsWith(label));
  return document.querySelector<HTMLInputElement>(`[id="${found?.htmlFor ?? ''}"]`);
};
const toasts = () => document.querySelector('.toasts')?.textContent ?? '';

async function openMenu(answers: Answers = {}, session = running) {
  open = await openWindow([prod], { 'sessions.list': () => sessionListOf([session]), ...answers });
  await open.click(named('Sessions'));
  await open.click(named('What can be done with acme.prod'));
  return open;
}

describe('the menu of a session', () => {
  it('offers in the window of the desktop what a tab cannot do', async () => {
    await openMenu({ ...desktop, 'store.detail': () => readyStore() });
    expect(menuItems()).toEqual([
      'Copy environment variables',
      'Open a terminal with it',
      'Open the AWS console…',
      'Write as a temporary profile…',
      'Make the profile active',
      'Open the profile',
      'Show as command',
      'Keep the secret of its MFA device…',
    ]);
    open?.close();
    await openMenu();
    expect(menuItems()).toEqual([
      'Open the AWS console…',
      'Write as a temporary profile…',
      'Make the profile active',
      'Open the profile',
      'Show as command',
    ]);
    expect(document.querySelector('.sessions')?.textContent).toContain('use keyway env NAME');
  });

  it('opens a terminal and says how long its variables last', async () => {
    await openMenu({ ...desktop, 'sessions.openTerminal': () => ({}) });
    await open?.click(named('Open a terminal with it'));
    expect(inputsOf('sessions.openTerminal')).toEqual([{ profile: 'acme.prod' }]);
    expect(toasts()).toContain('It keeps these variables until it is closed, also after you renew.');
  });

  it('writes a temporary profile, and takes it out again', async () => {
    const made = { change: 'c1', files: [], writtenInPlace: [], revertsAt: null };
    await openMenu({ 'sessions.writeTemporary': () => ({ name: 'acme.prod-session', made }) });
    await open?.click(named('Write as a temporary profile…'));
    expect(toasts()).toContain('Written as profile acme.prod-session until the session ends.');
    open?.close();
    await openMenu(
      { 'sessions.removeTemporary': () => made },
      sessionRow({ profile: 'acme.prod', temporaryProfile: 'acme.prod-session' }),
    );
    await open?.click(named('Remove the temporary profile acme.prod-session'));
    expect(inputsOf('sessions.removeTemporary')).toEqual([{ profile: 'acme.prod' }]);
  });

  it('shows the lines that do the same', async () => {
    await openMenu();
    await open?.click(named('Show as command'));
    expect(dialog()?.textContent).toContain('keyway session start acme.prod');
    expect(dialog()?.textContent).toContain('keyway exec acme.prod -- aws s3 ls');
  });
});

describe('the console', () => {
  it('opens at a service and a Region, in this browser where main reaches none', async () => {
    const opened = vi.spyOn(window, 'open').mockReturnValue(null);
    await openMenu({ 'sessions.openConsole': () => ({ address: 'http://127.0.0.1:1/x' }) });
    await open?.click(named('Open the AWS console…'));
    expect(dialog()?.textContent).toContain('Your browser may keep the sign-in address in its history.');
    await open?.fill(field('Service'), 'S3');
    expect(dialog()?.textContent).toContain('Small letters, digits, - and / only.');
    await open?.fill(field('Service'), 'ec2/home');
    await open?.click(named('Open the console'));
    expect(inputsOf('sessions.openConsole')).toEqual([
      { profile: 'acme.prod', service: 'ec2/home', region: null },
    ]);
    expect(opened).toHaveBeenCalledWith('http://127.0.0.1:1/x', '_blank');
    // The browser let no tab be opened: a link does.
    expect(dialog()?.querySelector('a')?.getAttribute('href')).toBe('http://127.0.0.1:1/x');
  });

  it('says why it cannot be opened, and stays', async () => {
    await openMenu({
      'sessions.openConsole': () => {
        throw new ORPCError('console-not-possible', {
          defined: true,
          data: { facts: { profile: 'acme.prod', reason: 'long-term-key' }, action: null },
        });
      },
    });
    await open?.click(named('Open the AWS console…'));
    await open?.click(named('Open the console'));
    expect(dialog()?.textContent).toContain('Use a profile that assumes a role');
  });
});

describe('keeping the secret of a device', () => {
  it('says what it gives up, and leaves nothing in the field', async () => {
    await openMenu({ 'store.detail': () => readyStore(), 'sessions.keepMfaSecret': () => ({}) });
    await open?.click(named('Keep the secret of its MFA device…'));
    expect(dialog()?.textContent).toContain('Both factors then lie in one place');
    expect(named('Forget a kept secret')).toBeNull();
    const input = field('Secret configuration key');
    await open?.fill(input, 'GEZDGNBVGY3TQOJQ');
    await open?.click(named('Keep it'));
    expect(inputsOf('sessions.keepMfaSecret')).toEqual([{ device, secret: 'GEZDGNBVGY3TQOJQ' }]);
    expect(input?.value).toBe('');
    expect(dialog()).toBeNull();
  });

  it('says what is wrong with it, and forgets one that is kept', async () => {
    await openMenu({
      'store.detail': () => readyStore(),
      'sessions.mfaQuestion': () => ({ device, profiles: [], keptSecret: true, nextCodeAt: null }),
      'sessions.keepMfaSecret': (input) => {
        if (JSON.stringify(input).includes('"secret":null')) return {};
        throw new ORPCError('mfa-secret-malformed', { defined: true, data: { facts: {}, action: null } });
      },
    });
    await open?.click(named('Keep the secret of its MFA device…'));
    await open?.fill(field('Secret configuration key'), 'none');
    await open?.click(named('Keep it'));
    expect(dialog()?.textContent).toContain('That is no secret of a virtual MFA device.');
    await open?.click(named('Forget a kept secret'));
    expect(inputsOf('sessions.keepMfaSecret')[1]).toEqual({ device, secret: null });
  });
});
