import { describe, expect, test } from 'vitest';
import { createMemoryFileSystem } from '../../adapters/testing/memory-file-system.js';
import { createOpenLocks } from '../../adapters/testing/open-locks.js';
import { fail, succeed } from '../../../shared/models/failure.js';
import type { HandOut } from '../../../shared/models/store.js';
import { Secret } from '../../core/secret.js';
import { createActivity } from '../activity.js';
import type { HandedOut } from '../api.js';
import type { Consent } from '../ports.js';
import { createMemoryVault } from '../store/testing-vault.js';
import { createHandingOut, type HandingOutParts } from './handing-out.js';
import { createSharedKeys } from './shared-keys.js';
import { asker, awsTexts, now, places, vaultThat } from './testing-handing-out.js';

const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const otherSecret = 'je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY';
const key = `aws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = ${secret}\n`;
const otherKey = `aws_access_key_id = AKIAI44QH8DHBEXAMPLE\naws_secret_access_key = ${otherSecret}\n`;
const temporary = `aws_access_key_id = ASIAIOSFODNN7EXAMPLE\naws_secret_access_key = ${secret}\naws_session_token = t0ken\n`;

interface Setting {
  readonly stored?: Readonly<Record<string, string>>;
  readonly handOut?: HandOut;
  readonly exists?: boolean;
  readonly credentials?: string;
  readonly config?: string;
  readonly consent?: Consent['allow'];
  readonly elsewhere?: HandingOutParts['elsewhere'];
}

function setUp({ stored = {}, handOut = 'always', exists = true, ...more }: Setting) {
  const memory = createMemoryVault({ exists, bodies: stored });
  const files = createMemoryFileSystem(awsTexts(more.config, more.credentials));
  const clock = { now: () => now, sleep: () => Promise.resolve(), at: () => () => undefined };
  const activity = createActivity({ files, locks: createOpenLocks(), clock, places });
  const handing = createHandingOut({
    vault: vaultThat(handOut, memory),
    sharedKeys: createSharedKeys({ files, environment: {}, places }),
    consent: { allow: more.consent ?? (() => Promise.resolve('unasked')) },
    activity,
    clock,
    ...(more.elsewhere === undefined ? {} : { elsewhere: more.elsewhere }),
  });
  return { handing, activity, memory };
}

async function ask(setting: Setting, choice: { readonly id: string } | { readonly name: string }) {
  const { handing, activity } = setUp(setting);
  const given = await handing.credentials(choice, asker);
  const [row] = await activity.list();
  const answer = given.ok
    ? `${given.value.accessKeyId} ${given.value.secretAccessKey.reveal()}`
    : { code: given.failure.code, ...given.failure.facts };
  return { given, answer, row };
}

describe('what is handed out', () => {
  test('is a stored profile by its id, and the log says to whom', async () => {
    const { answer, row } = await ask({ stored: { dev: key } }, { id: 'id1' });
    expect(answer).toBe(`AKIAIOSFODNN7EXAMPLE ${secret}`);
    expect(row).toEqual({
      at: '2026-11-21T12:00:00.000Z',
      kind: 'handed-out',
      profile: 'dev',
      program: 'aws',
      reason: null,
    });
  });

  test('is by name the one of the store, before that of the shared files', async () => {
    const credentials = `[dev]\n${otherKey}[other]\n${otherKey}`;
    expect((await ask({ stored: { dev: key }, credentials }, { name: 'dev' })).answer).toContain(secret);
    expect((await ask({ stored: { dev: key }, credentials }, { name: 'other' })).answer).toContain(
      otherSecret,
    );
  });

  test('is of the shared files the whole key of the credentials file, else that of the config file', async () => {
    const config = `[profile dev]\n${key}[profile half]\n${key}`;
    const credentials = `[dev]\n${otherKey}[half]\naws_access_key_id = AKIAI44QH8DHBEXAMPLE\n`;
    expect((await ask({ exists: false, config, credentials }, { name: 'dev' })).answer).toContain(
      otherSecret,
    );
    expect((await ask({ exists: false, config, credentials }, { name: 'half' })).answer).toContain(secret);
  });

  test('is what a line of ours names, where the store knows the profile under another name', async () => {
    const config = '[profile work]\ncredential_process = /opt/keyway credential-process --id id1\n';
    const { answer, row } = await ask({ stored: { dev: key }, config }, { name: 'work' });
    expect(answer).toContain(secret);
    expect(row).toMatchObject({ profile: 'dev' });
  });

  test('has the token of a temporary key, and when it ends where that is known', async () => {
    const stored = { dev: `${temporary}x_security_token_expires = 2026-11-21T13:00:00+00:00\n` };
    const { given } = await ask({ stored }, { name: 'dev' });
    expect(given).toMatchObject({ ok: true, value: { expiration: '2026-11-21T13:00:00.000Z' } });
    expect(given.ok && given.value.sessionToken?.reveal()).toBe('t0ken');
  });

  test.each([
    ['a profile that is nowhere', {}, { name: 'dev' }, { code: 'profile-not-found', name: 'dev' }],
    [
      'an id that is not in the store',
      { stored: { dev: key } },
      { id: 'x' },
      { code: 'profile-not-stored', name: 'x' },
    ],
    ['an id where there is no store', { exists: false }, { id: 'x' }, { code: 'store-missing' }],
    [
      'a profile without a key',
      { stored: { dev: 'region = eu-west-1\n' } },
      { name: 'dev' },
      { code: 'not-handed-out', name: 'dev', reason: 'no-access-key' },
    ],
    [
      'a key whose time is over',
      { stored: { dev: `${temporary}expiration = 2026-11-21T12:00:00Z\n` } },
      { name: 'dev' },
      { code: 'not-handed-out', name: 'dev', reason: 'temporary-expired' },
    ],
    [
      'what is never handed out',
      { stored: { dev: key }, handOut: 'never' },
      { id: 'id1' },
      { code: 'not-handed-out', name: 'dev', reason: 'never' },
    ],
    [
      'what is asked about where nobody is there',
      { stored: { dev: key }, handOut: 'ask' },
      { id: 'id1' },
      { code: 'not-handed-out', name: 'dev', reason: 'nobody-to-ask' },
    ],
    [
      'a file that the AWS CLI refuses',
      { exists: false, credentials: '[dev\n' },
      { name: 'dev' },
      { code: 'file-refused', path: '~/.aws/credentials', reason: 'ConfigParseError', line: 1 },
    ],
  ] as const)('is not %s', async (_what, setting, choice, failure) => {
    expect((await ask(setting, choice)).answer).toEqual(failure);
  });
});

describe('a refusal', () => {
  test('is noted with its reason, and without a secret', async () => {
    const { row } = await ask({ stored: { dev: key }, handOut: 'never' }, { id: 'id1' });
    expect(row).toMatchObject({ kind: 'hand-out-refused', profile: 'dev', program: 'aws', reason: 'never' });
    expect(JSON.stringify(row)).not.toContain(secret);
  });

  test('of a profile that is nowhere is none', async () => {
    expect((await ask({}, { name: 'nobody' })).row).toBeUndefined();
  });
});

describe('a store that cannot be read', () => {
  test('when locked gives nothing of its profiles, also where a shared file has the name', async () => {
    const { handing, memory } = setUp({
      stored: { dev: key },
      credentials: `[dev]\n${otherKey}[x]\n${otherKey}`,
    });
    memory.setLocked('by-hand');
    for (const choice of [{ name: 'dev' }, { id: 'id1' }]) {
      expect(await handing.credentials(choice, asker)).toMatchObject({
        failure: { code: 'store-locked', facts: { reason: 'by-hand' } },
      });
    }
    expect(await handing.credentials({ name: 'x' }, asker)).toMatchObject({ ok: true });
  });

  test('when corrupt beyond its names gives no other key of that name either', async () => {
    const files = createMemoryFileSystem({ '/home/ada/.aws/credentials': `[dev]\n${otherKey}` });
    const handing = createHandingOut({
      vault: {
        names: () => Promise.resolve([]),
        profiles: () =>
          Promise.resolve(fail({ code: 'store-corrupt', facts: { reason: 'not-readable' }, action: null })),
      },
      sharedKeys: createSharedKeys({ files, environment: {}, places }),
      consent: { allow: () => Promise.resolve('unasked') },
      activity: { record: () => Promise.resolve() },
      clock: { now: () => now },
    });
    expect(await handing.credentials({ name: 'dev' }, asker)).toMatchObject({
      failure: { code: 'store-corrupt' },
    });
  });
});

describe('where the person wants to be asked', () => {
  test('the question names profile and program, and yes hands out', async () => {
    const asked: unknown[] = [];
    const consent: Consent['allow'] = (request) => {
      asked.push(request);
      return Promise.resolve('allowed');
    };
    const { answer } = await ask({ stored: { dev: key }, handOut: 'ask', consent }, { id: 'id1' });
    expect(answer).toContain(secret);
    expect(asked).toEqual([{ kind: 'hand-out', profile: 'dev', program: 'aws' }]);
  });

  test('no is a refusal', async () => {
    const consent: Consent['allow'] = () => Promise.resolve('refused');
    const { answer, row } = await ask({ stored: { dev: key }, handOut: 'ask', consent }, { id: 'id1' });
    expect(answer).toMatchObject({ reason: 'refused' });
    expect(row).toMatchObject({ reason: 'refused' });
  });

  test('ten processes at once ask one question, and the next asks again', async () => {
    let questions = 0;
    const consent: Consent['allow'] = () => {
      questions += 1;
      return new Promise((answer) => setTimeout(() => answer('allowed'), 5));
    };
    const { handing } = setUp({ stored: { dev: key }, handOut: 'ask', consent });
    await Promise.all(Array.from({ length: 10 }, () => handing.credentials({ id: 'id1' }, asker)));
    expect(questions).toBe(1);
    await handing.credentials({ id: 'id1' }, asker);
    expect(questions).toBe(2);
  });

  test('a key in plain text is not asked about: everybody can read it', async () => {
    const { answer } = await ask(
      { exists: false, credentials: `[dev]\n${key}`, handOut: 'ask' },
      { name: 'dev' },
    );
    expect(answer).toContain(secret);
  });
});

describe('an open Keyway', () => {
  const handedOut: HandedOut = {
    accessKeyId: 'AKIAI44QH8DHBEXAMPLE',
    secretAccessKey: new Secret(otherSecret),
    sessionToken: null,
    expiration: null,
  };

  test('is asked where nobody is here, and notes it itself', async () => {
    const elsewhere = () => Promise.resolve(succeed(handedOut));
    const { answer, row } = await ask({ stored: { dev: key }, handOut: 'ask', elsewhere }, { id: 'id1' });
    expect(answer).toContain(otherSecret);
    expect(row).toBeUndefined();
  });

  test('is asked where the store is locked here; without one the answer is the lock', async () => {
    for (const [isOpen, expected] of [
      [true, { ok: true }],
      [false, { failure: { code: 'store-locked' } }],
    ] as const) {
      const elsewhere = () => Promise.resolve(isOpen ? succeed(handedOut) : null);
      const { handing, memory } = setUp({ stored: { dev: key }, elsewhere });
      memory.setLocked('passphrase-needed');
      expect(await handing.credentials({ id: 'id1' }, asker)).toMatchObject(expected);
    }
  });

  test('is not asked about what is never handed out, or is not there', async () => {
    const elsewhere = () => Promise.reject(new Error('asked'));
    expect(
      (await ask({ stored: { dev: key }, handOut: 'never', elsewhere }, { id: 'id1' })).answer,
    ).toMatchObject({
      reason: 'never',
    });
    expect((await ask({ elsewhere }, { name: 'dev' })).answer).toMatchObject({ code: 'profile-not-found' });
  });
});
