/** Handing out what is not a plain key: which profiles it is about, who is asked, what is noted. */
import { describe, expect, test } from 'vitest';
import { createMemoryFileSystem } from '../../adapters/testing/memory-file-system.js';
import { fail, succeed } from '../../../shared/models/result.js';
import type { HandOut } from '../../../shared/models/store.js';
import { Secret } from '../../core/secret.js';
import type { HandedOut } from '../api.js';
import { createMemoryVault } from '../store/testing-vault.js';
import { createHandingOut, type SessionAnswer } from './handing-out.js';
import { createSharedKeys } from './shared-keys.js';
import { asker, awsTexts, now, places, vaultThat } from './testing-handing-out.js';

const key = 'aws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = a\n';
const session: HandedOut = {
  accessKeyId: 'ASIAIOSFODNN7EXAMPLE',
  secretAccessKey: new Secret('s'),
  sessionToken: new Secret('t'),
  expiration: '2026-11-21T13:00:00.000Z',
};

interface Setting {
  readonly config?: string;
  readonly credentials?: string;
  readonly stored?: Readonly<Record<string, string>>;
  readonly handOut?: HandOut;
  readonly answer?: SessionAnswer;
  readonly running?: HandedOut | null;
  readonly elsewhere?: HandedOut;
}

function setUp({ config = '', credentials = '', stored, handOut = 'always', ...more }: Setting) {
  const memory = createMemoryVault(stored === undefined ? { exists: false } : { bodies: stored });
  const asked: string[] = [];
  const noted: string[] = [];
  const handing = createHandingOut({
    vault: vaultThat(handOut, memory),
    sharedKeys: createSharedKeys({
      files: createMemoryFileSystem(awsTexts(config, credentials)),
      environment: {},
      places,
    }),
    consent: { allow: () => Promise.resolve('unasked') },
    activity: { record: (kind) => Promise.resolve(void noted.push(kind)) },
    clock: { now: () => now },
    ...(more.elsewhere === undefined
      ? {}
      : { elsewhere: () => Promise.resolve(succeed(more.elsewhere ?? session)) }),
    sessions: {
      running: (name) => {
        asked.push(`running ${name}`);
        const given = more.running ?? null;
        return Promise.resolve(given === null ? null : { given: succeed(given), isNoted: false });
      },
      credentials: (name, _asker, isPersonPresent) => {
        asked.push(`${isPersonPresent ? 'attended' : 'unattended'} ${name}`);
        return Promise.resolve(more.answer ?? { given: succeed(session), isNoted: false });
      },
    },
  });
  return { handing, asked, noted };
}

const needed: SessionAnswer = {
  given: fail({ code: 'mfa-needed', facts: { device: 'd', profiles: 'dev' }, action: 'retry' }),
  isNoted: false,
};

describe('a session is handed out', () => {
  const role = 'role_arn = arn:aws:iam::111122223333:role/Admin\nsource_profile = base\n';
  test.each([
    ['a role', { config: `[profile dev]\n${role}` }],
    ['a role in the credentials file', { credentials: `[dev]\n${role}` }],
    [
      'a role beside a key, as the AWS CLI has it',
      { config: `[profile dev]\n${role}`, credentials: `[dev]\n${key}` },
    ],
    ['a web identity', { config: '[profile dev]\nweb_identity_token_file = /t\nrole_arn = arn\n' }],
    [
      'IAM Identity Center',
      { config: '[profile dev]\nsso_session = x\nsso_account_id = 1\nsso_role_name = R\n' },
    ],
    ['aws login', { config: '[profile dev]\nlogin_session = arn\n' }],
    ['metadata', { config: '[profile dev]\ncredential_source = Ec2InstanceMetadata\n' }],
    ['a process', { config: '[profile dev]\ncredential_process = /bin/keys\n' }],
    ['a role in the store', { stored: { dev: role } }],
  ])('for %s', async (_what, setting) => {
    const { handing, asked, noted } = setUp(setting);
    const given = await handing.credentials({ name: 'dev' }, asker);
    expect(given).toMatchObject({ ok: true, value: { accessKeyId: 'ASIAIOSFODNN7EXAMPLE' } });
    expect(asked).toEqual(['unattended dev']);
    expect(noted).toEqual(['handed-out']);
  });

  test('for a stored role that is asked for by its id', async () => {
    const { handing, asked } = setUp({ stored: { dev: role } });
    expect(await handing.credentials({ id: 'id1' }, asker)).toMatchObject({ ok: true });
    expect(asked).toEqual(['unattended dev']);
  });

  test('by the rules of the stored profile first', async () => {
    for (const [handOut, reason] of [
      ['never', 'never'],
      ['ask', 'nobody-to-ask'],
    ] as const) {
      const { handing, asked } = setUp({ stored: { dev: role }, handOut });
      expect(await handing.credentials({ name: 'dev' }, asker)).toMatchObject({
        failure: { facts: { reason } },
      });
      expect(asked).toEqual([]);
    }
  });

  test('and says who is there', async () => {
    const { handing, asked } = setUp({ config: `[profile dev]\n${role}` });
    await handing.credentials({ name: 'dev' }, asker, true);
    expect(asked).toEqual(['attended dev']);
  });
});

describe('a key stays a key', () => {
  test.each([
    ['by itself', { credentials: `[dev]\n${key}` }, []],
    [
      'beside a process',
      { config: '[profile dev]\ncredential_process = /p\n', credentials: `[dev]\n${key}` },
      [],
    ],
    [
      'with a device, and no session of it',
      { credentials: `[dev]\n${key}mfa_serial = d\n` },
      ['running dev'],
    ],
  ])('%s', async (_what, setting, expected) => {
    const { handing, asked } = setUp(setting);
    const given = await handing.credentials({ name: 'dev' }, asker);
    expect(given).toMatchObject({ ok: true, value: { accessKeyId: 'AKIAIOSFODNN7EXAMPLE' } });
    expect(asked).toEqual(expected);
  });

  test('but where its session with the device runs', async () => {
    const { handing } = setUp({ credentials: `[dev]\n${key}mfa_serial = d\n`, running: session });
    const given = await handing.credentials({ name: 'dev' }, asker);
    expect(given).toMatchObject({ ok: true, value: { accessKeyId: 'ASIAIOSFODNN7EXAMPLE' } });
  });

  test('but where an open Keyway has that session, which is asked for profiles with a device alone', async () => {
    const credentials = `[dev]\n${key}mfa_serial = d\n`;
    const elsewhere = { ...session, accessKeyId: 'ASIAI44QH8DHBEXAMPLE' };
    const given = async (setting: Setting): Promise<unknown> =>
      await setUp({ elsewhere, ...setting }).handing.credentials({ name: 'dev' }, asker);
    expect(await given({ credentials })).toMatchObject({ value: { accessKeyId: 'ASIAI44QH8DHBEXAMPLE' } });
    expect(await given({ credentials: `[dev]\n${key}` })).toMatchObject({
      value: { accessKeyId: 'AKIAIOSFODNN7EXAMPLE' },
    });
  });

  test('and a profile with neither has none', async () => {
    const { handing, asked } = setUp({ config: '[profile dev]\nregion = x\nmfa_serial = d\n' });
    const given = await handing.credentials({ name: 'dev' }, asker);
    expect(given).toMatchObject({ failure: { facts: { reason: 'no-access-key' } } });
    expect(asked).toEqual([]);
  });
});

describe('a session that cannot be had', () => {
  const config = '[profile dev]\nrole_arn = a\nsource_profile = b\n';
  test('is a refusal where nobody is there, and none where the code is asked for next', async () => {
    const unattended = setUp({ config, answer: needed });
    expect(await unattended.handing.credentials({ name: 'dev' }, asker)).toMatchObject({
      failure: { code: 'mfa-needed' },
    });
    expect(unattended.noted).toEqual(['hand-out-refused']);
    const attended = setUp({ config, answer: needed });
    await attended.handing.credentials({ name: 'dev' }, asker, true);
    expect(attended.noted).toEqual([]);
  });

  test('may be had from an open Keyway, unless that has answered already', async () => {
    const elsewhere = { ...session, accessKeyId: 'ASIAI44QH8DHBEXAMPLE' };
    const open = setUp({ config, answer: needed, elsewhere });
    expect(await open.handing.credentials({ name: 'dev' }, asker)).toMatchObject({
      value: { accessKeyId: 'ASIAI44QH8DHBEXAMPLE' },
    });
    const answered = setUp({ config, answer: { ...needed, isNoted: true }, elsewhere });
    expect(await answered.handing.credentials({ name: 'dev' }, asker)).toMatchObject({ ok: false });
    expect(answered.noted).toEqual([]);
  });
});
