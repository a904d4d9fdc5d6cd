/** Giving sessions away, over a home in memory: what is asked, what is written, what is taken back. */
import { describe, expect, it } from 'vitest';
import { config, credentials, openEditing, valueOf } from '../../../e2e/support/memory-editing.js';
import { createDigests } from '../../adapters/digests.js';
import { fail, succeed } from '../../../shared/models/result.js';
import type { SessionRow } from '../../../shared/models/session.js';
import { Secret } from '../../core/secret.js';
import type { AwsAnswer } from '../aws-port.js';
import type { EndedSession, UsableSession } from '../sessions/api.js';
import { createSessionHanding } from './session-handing.js';

const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const base = `[base]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = ${secret}\n`;
const connection = {
  region: 'eu-west-1',
  endpoints: {},
  useFips: false,
  useDualStack: false,
  proxy: null,
  withoutProxy: [],
  certificates: null,
};
const key = {
  accessKeyId: 'ASIAIOSFODNN7EXAMPLE',
  secretAccessKey: new Secret(secret),
  sessionToken: new Secret('t0ken'),
};

interface Setting {
  readonly used?: Partial<UsableSession>;
  readonly answer?: 'allowed' | 'refused' | 'unasked';
  readonly clipboard?: null;
  readonly hasBrowser?: boolean;
  readonly opens?: boolean;
  readonly token?: AwsAnswer<Secret>;
  readonly files?: Readonly<Record<string, string>>;
}

function setUp({
  used,
  answer = 'allowed',
  hasBrowser = true,
  opens = true,
  token,
  files,
  ...more
}: Setting = {}) {
  const home = openEditing({
    files: { [credentials]: base, [config]: '[profile dev]\nregion = eu-west-1\n', ...files },
    answer: () => answer,
    ...more,
  });
  const expires = home.clock.now() + 3_600_000;
  const session: UsableSession = {
    ...key,
    ...{ kind: 'assume-role', arn: null, isChained: false, region: 'eu-west-1', accountId: null, connection },
    expiration: new Date(expires).toISOString(),
    credentials: key,
    ...used,
  };
  const state = { noted: new Map<string, string | null>(), left: new Array<EndedSession>() };
  const terminals = new Array<Readonly<Record<string, string>>>();
  const opened = new Array<string>();
  const asked = new Array<unknown>();
  const activities = new Array<string>();
  let end: (ended: EndedSession) => void = () => undefined;
  let change: () => void = () => undefined;
  let now = session;
  const unexpected = (): Promise<never> => Promise.reject(new Error('unexpected'));
  const handing = createSessionHanding({
    ports: {
      aws: {
        ...awsWithout(unexpected),
        signInToken: (...said) => {
          asked.push(said[1].durationSeconds);
          return Promise.resolve(token ?? { ok: true, value: new Secret('sign/in'), clockOffset: null });
        },
      },
      browser: hasBrowser
        ? { open: (address) => (opens ? Promise.resolve(void opened.push(address)) : unexpected()) }
        : null,
      clipboard: home.clipboard,
      clock: home.clock,
      consent: home.consent,
      digests: createDigests(),
      logger: { info: () => undefined, error: () => undefined },
      random: { hex: (digits) => '0'.repeat(digits) },
      redirects: {
        offer: (address) => Promise.resolve(`http://127.0.0.1:9/${String(address.reveal().length)}`),
      },
      terminals: {
        open: (variables) => (opens ? Promise.resolve(void terminals.push(variables)) : unexpected()),
      },
    },
    sessions: {
      usable: (profile) =>
        Promise.resolve(
          profile === 'nobody'
            ? fail({ code: 'profile-not-found', facts: { name: profile }, action: null } as const)
            : succeed(now),
        ),
      setTemporaryProfile: (profile, name) => {
        state.noted.set(profile, name);
        return Promise.resolve(succeed(null));
      },
      list: () =>
        Promise.resolve({ revision: 0, kept: 'store', clock: null, sessions: [rowOf(now, state.noted)] }),
      leftBehind: () => Promise.resolve(state.left),
      onChanged: (listener) => {
        change = listener;
        return () => (change = () => undefined);
      },
      onEnded: (listener) => {
        end = listener;
        return () => (end = () => undefined);
      },
    },
    changes: home.changes,
    profiles: home.profiles,
    activity: { record: (_kind, facts) => Promise.resolve(void activities.push(facts?.reason ?? '')) },
  });
  return {
    ...home,
    handing,
    expires,
    state,
    terminals,
    opened,
    asked,
    activities,
    end: (ended: EndedSession) => end(ended),
    renew: (parts: Partial<UsableSession>) => {
      now = { ...now, ...parts };
      change();
    },
  };
}

function rowOf({ expiration, kind }: UsableSession, noted: ReadonlyMap<string, string | null>): SessionRow {
  return {
    ...{ id: 's', profile: 'dev', state: 'running', startedAt: null, expiresAt: expiration, endedAt: null },
    ...{ kind: kind === 'access-key' ? 'process' : kind, accountId: null, arn: null, roleName: null },
    expectedAccountId: null,
    ...{ sourceProfile: null, mfaDevice: null, accessKeyId: null, renewsItself: true, fromCache: false },
    ...{ temporaryProfile: noted.get('dev') ?? null, failure: null },
  };
}

function awsWithout(unexpected: () => Promise<never>) {
  return {
    ...{ callerIdentity: unexpected, assumeRole: unexpected, assumeRoleWithWebIdentity: unexpected },
    ...{ sessionToken: unexpected, roleCredentials: unexpected },
    ...{
      accountAlias: unexpected,
      mfaDevices: unexpected,
      accessKeys: unexpected,
      accessKeyLastUse: unexpected,
    },
    ...{ createAccessKey: unexpected, setAccessKeyActive: unexpected, deleteAccessKey: unexpected },
    ...{ containerCredentials: unexpected, instanceCredentials: unexpected },
  };
}

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20));
const place = { service: 's3', region: null };

describe('lines for a shell', () => {
  it('go to the clipboard by consent, and are taken off after thirty seconds', async () => {
    const { handing, clipboard, consent, clock, activities } = setUp();
    expect(valueOf(await handing.copyEnvironment('dev', 'bash'))).toEqual({ clearsAfterSeconds: 30 });
    expect(clipboard?.text()).toContain(`export AWS_SESSION_TOKEN='t0ken'`);
    expect(clipboard?.text()).toContain('unset AWS_SECURITY_TOKEN');
    expect(consent.asked).toEqual([{ kind: 'copy-session', profile: 'dev' }]);
    expect(activities).toEqual(['environment']);
    clock.advance(30_000);
    await settled();
    expect(clipboard?.text()).toBe('');
  });

  it.each(['refused', 'unasked'] as const)('stay away where the answer is %s', async (answer) => {
    const { handing, clipboard, activities } = setUp({ answer });
    expect((await handing.copyEnvironment('dev', 'bash')).ok).toBe(false);
    expect(clipboard?.text()).toBe('');
    expect(activities).toEqual([]);
  });

  it('need a clipboard, and a shell that can write them', async () => {
    expect(await setUp({ clipboard: null }).handing.copyEnvironment('dev', 'bash')).toMatchObject({
      failure: { code: 'clipboard-unavailable' },
    });
    const { handing } = setUp({ used: { sessionToken: new Secret('a"b') } });
    expect(await handing.copyEnvironment('dev', 'cmd')).toMatchObject({
      failure: { code: 'invalid-setting' },
    });
  });
});

describe('a terminal', () => {
  it('gets the credentials and the Region', async () => {
    const { handing, terminals } = setUp();
    valueOf(await handing.openTerminal('dev'));
    expect(terminals).toMatchObject([{ AWS_ACCESS_KEY_ID: key.accessKeyId, AWS_REGION: 'eu-west-1' }]);
  });

  it('that cannot be opened is a failure, and nothing is noted', async () => {
    const { handing, activities } = setUp({ opens: false });
    expect(await handing.openTerminal('dev')).toMatchObject({ failure: { code: 'cannot-open' } });
    expect(activities).toEqual([]);
  });
});

describe('a profile in the credentials file', () => {
  it('is written by consent, can be undone, and is noted at the session', async () => {
    const { handing, text, consent, state, changes } = setUp();
    const { name, made } = valueOf(await handing.writeTemporary('dev', 'last-four'));
    expect(name).toBe('dev-session');
    expect(consent.asked).toEqual([
      { kind: 'write-temporary', profile: 'dev', path: '~/.aws/credentials', name },
    ]);
    expect(text(credentials)).toContain('[dev-session]\n# Managed by Keyway: session of profile "dev"');
    expect(JSON.stringify(made)).not.toContain(secret);
    expect(state.noted).toEqual(new Map([['dev', 'dev-session']]));
    valueOf(await changes.undo(made.id, 'last-four'));
    expect(text(credentials)).toBe(base);
  });

  it('is not written where the person says no, or there is nothing temporary', async () => {
    const refused = setUp({ answer: 'refused' });
    expect(await refused.handing.writeTemporary('dev', 'last-four')).toMatchObject({
      failure: { code: 'consent-refused' },
    });
    const longTerm = setUp({ used: { sessionToken: null, expiration: null } });
    expect(await longTerm.handing.writeTemporary('dev', 'last-four')).toMatchObject({
      failure: { code: 'session-not-possible', facts: { reason: 'long-term-key' } },
    });
    const endless = setUp({ used: { kind: 'access-key', expiration: null } });
    expect(await endless.handing.writeTemporary('dev', 'last-four')).toMatchObject({
      failure: { code: 'session-not-possible', facts: { reason: 'temporary-key' } },
    });
    expect([refused, longTerm, endless].map(({ text }) => text(credentials))).toEqual([base, base, base]);
  });

  it('takes another name where that one is taken', async () => {
    const { handing, text } = setUp({ files: { [config]: '[profile dev-session]\nregion = x\n' } });
    expect(valueOf(await handing.writeTemporary('dev', 'last-four')).name).toBe('dev-session-2');
    expect(text(config)).toBe('[profile dev-session]\nregion = x\n');
  });

  it('goes when it is removed, and leaves nothing', async () => {
    const { handing, text, state } = setUp();
    valueOf(await handing.writeTemporary('dev', 'last-four'));
    valueOf(await handing.removeTemporary('dev', 'last-four'));
    expect(text(credentials)).toBe(base);
    expect(state.noted.get('dev')).toBeNull();
    expect(await handing.removeTemporary('dev', 'last-four')).toMatchObject({
      failure: { code: 'session-not-found' },
    });
  });

  it('goes when the session ends while Keyway runs, until it is told to stop', async () => {
    const { handing, text, end } = setUp();
    const stop = await handing.start();
    valueOf(await handing.writeTemporary('dev', 'last-four'));
    end({ profile: 'dev', temporaryProfile: 'dev-session' });
    await settled();
    expect(text(credentials)).toBe(base);
    valueOf(await handing.writeTemporary('dev', 'last-four'));
    stop();
    end({ profile: 'dev', temporaryProfile: 'dev-session' });
    await settled();
    expect(text(credentials)).toContain('[dev-session]');
  });

  it('has the new credentials once the session is renewed, but not where another program changed it', async () => {
    const { handing, text, renew, overwrite, expires } = setUp();
    await handing.start();
    valueOf(await handing.writeTemporary('dev', 'last-four'));
    const renewed = {
      accessKeyId: 'ASIAI44QH8DHBEXAMPLE',
      expiration: new Date(expires + 60_000).toISOString(),
    };
    renew(renewed);
    await settled();
    const after = text(credentials) ?? '';
    expect(after).toContain('ASIAI44QH8DHBEXAMPLE');
    expect(after).not.toContain('ASIAIOSFODNN7EXAMPLE');
    expect(after.match(/\[dev-session\]/gu)).toHaveLength(1);
    await overwrite(credentials, after.replace('region = eu-west-1', 'region = us-east-1'));
    renew({ accessKeyId: 'ASIAOTHER', expiration: new Date(expires + 120_000).toISOString() });
    await settled();
    expect(text(credentials)).not.toContain('ASIAOTHER');
  });

  it('goes at the next start where it ended before, by the list or by its own end', async () => {
    for (const how of ['list', 'time']) {
      const { handing, text, state, clock } = setUp();
      valueOf(await handing.writeTemporary('dev', 'last-four'));
      await handing.tidyTemporary();
      expect(text(credentials)).toContain('[dev-session]');
      if (how === 'list') state.left.push({ profile: 'dev', temporaryProfile: 'dev-session' });
      else clock.advance(3_600_001);
      await handing.start();
      expect(text(credentials)).toBe(base);
    }
  });

  it('stays where another program changed it, also when it is over', async () => {
    const { handing, text, overwrite, clock } = setUp();
    valueOf(await handing.writeTemporary('dev', 'last-four'));
    const changed = `${text(credentials) ?? ''}output = json\n`;
    await overwrite(credentials, changed);
    expect(await handing.removeTemporary('dev', 'last-four')).toMatchObject({
      failure: { code: 'edit-conflict', facts: { name: 'dev-session' } },
    });
    clock.advance(3_600_001);
    await handing.tidyTemporary();
    expect(text(credentials)).toBe(changed);
  });
});

describe('the console', () => {
  it('is opened by a page that holds the address for it', async () => {
    const { handing, opened, asked, activities } = setUp();
    expect(valueOf(await handing.openConsole('dev', place))).toEqual({ address: null });
    expect(opened[0]).toMatch(/^http:\/\/127\.0\.0\.1:9\/\d+$/u);
    expect(asked).toEqual([3600]);
    expect(activities).toEqual(['console']);
  });

  it('is left to the window where main reaches no browser, and fails where none opens', async () => {
    const page = valueOf(await setUp({ hasBrowser: false }).handing.openConsole('dev', place)).address;
    expect(page).toMatch(/^http:\/\/127\.0\.0\.1:9\//u);
    expect(await setUp({ opens: false }).handing.openConsole('dev', place)).toMatchObject({
      failure: { code: 'cannot-open', facts: { what: 'browser' } },
    });
  });

  it('has an address that is copied and printed by consent alone', async () => {
    const { handing, clipboard, consent } = setUp();
    expect(valueOf(await handing.copyConsoleAddress('dev', place))).toEqual({ clearsAfterSeconds: 30 });
    expect(clipboard?.text()).toContain('https://signin.aws.amazon.com/federation?Action=login');
    expect(valueOf(await handing.consoleAddress('dev', place)).reveal()).toContain('SigninToken=sign%2Fin');
    expect(consent.asked.map(({ kind }) => kind)).toEqual(['copy-console-address', 'print-console-address']);
    const refusing = setUp({ answer: 'refused' });
    expect((await refusing.handing.copyConsoleAddress('dev', place)).ok).toBe(false);
    expect((await refusing.handing.consoleAddress('dev', place)).ok).toBe(false);
    expect(refusing.asked).toEqual([]);
  });

  it('takes no long-term key, and no session of GetSessionToken', async () => {
    for (const [used, reason] of [
      [{ kind: 'access-key', credentials: { ...key, sessionToken: null } }, 'long-term-key'],
      [{ kind: 'session-token' }, 'session-token'],
    ] as const) {
      const { handing, asked } = setUp({ used });
      expect(await handing.openConsole('dev', place)).toMatchObject({
        failure: { code: 'console-not-possible', facts: { reason } },
      });
      expect(asked).toEqual([]);
    }
  });

  it('says why AWS gives no token', async () => {
    const unreachable = { kind: 'unreachable', host: 'signin.aws.amazon.com', reason: 'no-network' } as const;
    const { handing } = setUp({ token: { ok: false, failure: unreachable } });
    expect(await handing.openConsole('dev', place)).toMatchObject({
      failure: { code: 'aws-unreachable', facts: { reason: 'no-network' } },
    });
  });
});
