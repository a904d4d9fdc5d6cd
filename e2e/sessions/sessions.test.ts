import { describe, expect, it } from 'vitest';
import { Secret } from '../../electron/core/secret.js';
import { exampleAccount, exampleKeys, examplePortalToken } from '../aws/seeds.js';
import { code, device, home, usualOptions, valueOf } from './bench.js';
import { alice, minute, role, roleArn, useLoopback } from './suite.js';

const suite = useLoopback();

describe('a role', () => {
  const config = role('reader', roleArn('Reader'), ['duration_seconds = 3600']);

  it('is started, listed, counted down, renewed by itself before its end, and stopped', async () => {
    const { sessions, pass } = await suite.bench({ config });
    const begun = suite.clock.now();
    expect(await sessions.start(['reader'], usualOptions, null, null)).toMatchObject({
      started: [{ profile: 'reader', kind: 'assume-role', state: 'running', accountId: exampleAccount }],
      waiting: [],
      failed: [],
    });
    expect((await sessions.list('whole')).sessions).toMatchObject([
      {
        profile: 'reader',
        roleName: 'Reader',
        sourceProfile: 'base',
        renewsItself: true,
        expiresAt: new Date(begun + 60 * minute).toISOString(),
      },
    ]);
    await pass(54 * minute);
    expect((await sessions.list('whole')).sessions[0]?.startedAt).toBe(new Date(begun).toISOString());
    await pass(minute);
    const [renewed] = (await sessions.list('whole')).sessions;
    expect(renewed).toMatchObject({
      state: 'running',
      startedAt: new Date(begun + 55 * minute).toISOString(),
    });
    valueOf(await sessions.stop('reader'));
    expect((await sessions.list('whole')).sessions).toMatchObject([{ state: 'ended', accessKeyId: null }]);
    expect(await sessions.stop('reader')).toMatchObject({ failure: { code: 'session-not-found' } });
  });

  it('gives credentials that AWS takes, and the same ones again', async () => {
    const { sessions } = await suite.bench({ config });
    const first = valueOf(await sessions.credentials('reader', false, null));
    expect(first.region).toBe('eu-west-1');
    const again = valueOf(await sessions.credentials('reader', false, null));
    expect(again.accessKeyId).toBe(first.accessKeyId);
    const identity = valueOf(await sessions.identity('reader', null, null));
    expect(identity.arn).toContain('assumed-role/Reader/keyway-');
    expect(identity).toMatchObject({ accountAlias: 'example-corp', isRoot: false });
    expect(suite.aws.journal.filter(({ action }) => action === 'sts:AssumeRole')).toHaveLength(1);
  });

  it('is not the session of another role once its profile names one', async () => {
    const { sessions, disk } = await suite.bench({ config });
    const first = valueOf(await sessions.credentials('reader', false, null));
    const path = `${home}/.aws/config`;
    await disk.remove(path);
    const file = await disk.create(path);
    await file.write(new TextEncoder().encode(role('reader', roleArn('delivery/Deploy'))));
    const second = valueOf(await sessions.credentials('reader', false, null));
    expect(second.accessKeyId).not.toBe(first.accessKeyId);
  });

  it('carries the options it was asked with', async () => {
    const { sessions } = await suite.bench({ config });
    const options = {
      durationSeconds: 900,
      sessionName: 'ada-test',
      sourceIdentity: 'ada',
      tags: [{ key: 'team', value: 'blue' }],
    };
    expect(await sessions.start(['reader'], options, null, null)).toMatchObject({
      started: [{ expiresAt: new Date(suite.clock.now() + 15 * minute).toISOString() }],
    });
    const session = suite.aws.state.sessions.at(-1);
    expect(session?.arn).toContain('/ada-test');
    expect(session).toMatchObject({ sourceIdentity: 'ada', tags: { team: 'blue' } });
  });
});

describe('MFA', () => {
  const mfa = `mfa_serial = ${device}`;
  const config = [
    role('admin', roleArn('Admin'), [mfa]),
    role('reader', roleArn('Reader'), [mfa]),
    role('deploy', roleArn('delivery/Deploy'), [mfa]),
    role('partner', roleArn('Partner', '444455556666'), [mfa, 'external_id = partner-17']),
    role('five', roleArn('Admin'), [mfa]),
  ].join('\n');
  const five = ['admin', 'reader', 'deploy', 'partner', 'five'];

  it('is asked once for five profiles with the same device', async () => {
    const { sessions } = await suite.bench({ config });
    const asked = await sessions.start(five, usualOptions, null, null);
    expect(asked).toMatchObject({ started: [], failed: [] });
    expect(asked.waiting).toEqual([{ device, profiles: five, keptSecret: false, nextCodeAt: null }]);
    const started = await sessions.start(five, usualOptions, code(suite.aws), null);
    expect(started.failed).toEqual([]);
    expect(started.started.map(({ profile }) => profile)).toEqual(five);
    expect(suite.aws.journal.filter(({ action }) => action === 'sts:GetSessionToken')).toHaveLength(1);
  });

  it('renews such roles by itself for as long as the code lasts', async () => {
    const { sessions, pass } = await suite.bench({ config });
    await sessions.start(['admin'], usualOptions, code(suite.aws), null);
    expect((await sessions.list('whole')).sessions).toMatchObject([{ renewsItself: true }]);
    await pass(56 * minute);
    expect((await sessions.list('whole')).sessions).toMatchObject([
      { state: 'running', startedAt: new Date(suite.clock.now()).toISOString() },
    ]);
  });

  it('refuses a code that was used, here and in another Keyway, and says when the next one is there', async () => {
    const first = await suite.bench({ config });
    const used = code(suite.aws);
    await first.sessions.start(['admin'], usualOptions, used, null);
    await first.sessions.stop('admin');
    const second = await suite.bench({ config, beside: first });
    const again = await second.sessions.start(['admin'], usualOptions, used, null);
    expect(again.failed).toMatchObject([{ code: 'mfa-code-used', facts: { device, seconds: 30 } }]);
    expect(suite.aws.journal.filter(({ action }) => action === 'sts:GetSessionToken')).toHaveLength(1);
    expect((await second.sessions.start(['admin'], usualOptions, null, null)).waiting).toMatchObject([
      { nextCodeAt: new Date(suite.clock.now() + 30_000).toISOString() },
    ]);
  });

  it('ends with a wrong code, a wrong device and no code, each in words of its own', async () => {
    const { sessions } = await suite.bench({
      config: `${config}\n${role('lost', roleArn('Admin'), [`mfa_serial = arn:aws:iam::${exampleAccount}:mfa/nobody`])}`,
    });
    const wrong = { kind: 'code', device, code: new Secret('000000') } as const;
    expect((await sessions.start(['admin'], usualOptions, wrong, null)).failed).toMatchObject([
      { code: 'aws-refused', facts: { reason: 'mfa-code-wrong' } },
    ]);
    const other = `arn:aws:iam::${exampleAccount}:mfa/nobody`;
    const lost = { kind: 'code', device: other, code: new Secret('123456') } as const;
    expect((await sessions.start(['lost'], usualOptions, lost, null)).failed).toMatchObject([
      { code: 'aws-refused', facts: { reason: 'mfa-device-wrong' } },
    ]);
    const letters = { kind: 'code', device, code: new Secret('12345x') } as const;
    expect((await sessions.start(['admin'], usualOptions, letters, null)).failed).toMatchObject([
      { code: 'mfa-code-malformed' },
    ]);
    expect(await sessions.credentials('admin', true, null)).toMatchObject({
      failure: { code: 'mfa-needed' },
    });
  });

  it('makes a code of a secret that is kept, once a step, and keeps none without consent', async () => {
    const first = await suite.bench({ config });
    const { sessions, consent } = first;
    const seed = new Secret('GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ');
    valueOf(await sessions.keepMfaSecret(device, seed));
    expect(consent.asked).toEqual([{ kind: 'keep-mfa-secret', device }]);
    const question = { device, profiles: ['admin'], keptSecret: true, nextCodeAt: null };
    expect(await sessions.mfaQuestion(device, ['admin'])).toEqual(question);
    expect((await sessions.start(['admin'], usualOptions, null, null)).waiting).toEqual([question]);
    const kept = { kind: 'kept-secret', device } as const;
    expect((await sessions.start(five, usualOptions, kept, null)).started).toHaveLength(5);
    for (const name of five) await sessions.stop(name);
    expect((await sessions.start(['admin'], usualOptions, kept, null)).failed).toMatchObject([
      { code: 'mfa-code-used' },
    ]);
    suite.clock.advance(30_000);
    expect((await sessions.start(['admin'], usualOptions, kept, null)).started).toHaveLength(1);
    expect(await sessions.keepMfaSecret(device, new Secret('not a secret!'))).toMatchObject({
      failure: { code: 'mfa-secret-malformed' },
    });
    valueOf(await sessions.keepMfaSecret(device, null));
    expect(await sessions.mfaQuestion(device, ['admin'])).toMatchObject({ keptSecret: false });
    suite.clock.advance(30_000);
    expect((await sessions.renew(['admin'], kept, null)).failed).toEqual([]);
    expect(Object.values(first.disk.texts()).join('\n')).not.toContain('GEZDGNBV');
  });
});

describe('every other kind', () => {
  it('makes a session of a key and its device', async () => {
    const { sessions, pass, notices } = await suite.bench({
      credentials: `${alice}mfa_serial = ${device}\n`,
    });
    const begun = suite.clock.now();
    const started = await sessions.start(
      ['base'],
      { ...usualOptions, durationSeconds: 3600 },
      code(suite.aws),
      null,
    );
    expect(started.started).toMatchObject([
      { kind: 'session-token', renewsItself: false, mfaDevice: device },
    ]);
    await pass(45 * minute);
    await pass(10 * minute);
    expect(notices.map(({ title, at }) => [title, at - begun])).toEqual([
      ['The session of base ends in 15 minutes', 45 * minute],
      ['The session of base ends in 5 minutes', 55 * minute],
    ]);
    await pass(5 * minute);
    expect((await sessions.list('whole')).sessions).toMatchObject([
      { state: 'ended', endedAt: new Date(begun + 60 * minute).toISOString() },
    ]);
  });

  it('says of a plain key that there is no session to start, and gives it as it is', async () => {
    const { sessions } = await suite.bench();
    expect((await sessions.start(['base'], usualOptions, null, null)).failed).toMatchObject([
      { code: 'session-not-possible', facts: { reason: 'long-term-key' } },
    ]);
    expect(valueOf(await sessions.credentials('base', false, null))).toMatchObject({
      accessKeyId: exampleKeys.alice.id,
      expiration: null,
    });
  });

  it('says of temporary credentials in a file that they are that already, and until when', async () => {
    const ends = (at: number): string => new Date(at).toISOString();
    const soon = ends(suite.clock.now() + 10 * minute);
    const key = `aws_access_key_id = ASIAIOSFODNN7EXAMPLE\naws_secret_access_key = ${exampleKeys.alice.secret}\naws_session_token = token\n`;
    const { sessions } = await suite.bench({
      credentials: [
        `[plain]\n${key}`,
        `[timed]\n${key}x_security_token_expires = ${soon}\n`,
        `[over]\n${key}x_security_token_expires = ${ends(suite.clock.now())}\n`,
      ].join(''),
    });
    const { failed } = await sessions.start(['plain', 'timed', 'over'], usualOptions, null, null);
    expect(failed.map(({ profile, code: failure, facts }) => [profile, failure, facts])).toEqual([
      ['plain', 'session-not-possible', { profile: 'plain', reason: 'temporary-key', setting: null }],
      [
        'timed',
        'session-not-possible',
        { profile: 'timed', reason: 'temporary-key', setting: null, expiresAt: soon },
      ],
      ['over', 'not-handed-out', { name: 'over', reason: 'temporary-expired' }],
    ]);
  });

  it('uses the token of aws sso login, and says the command where there is none', async () => {
    const config = `[sso-session corp]\nsso_start_url = https://corp.awsapps.com/start\nsso_region = eu-west-1\n[profile staff]\nsso_session = corp\nsso_account_id = ${exampleAccount}\nsso_role_name = Reader\nregion = eu-west-1\n`;
    const { sessions, disk, ports } = await suite.bench({ config });
    expect((await sessions.start(['staff'], usualOptions, null, null)).failed).toMatchObject([
      { code: 'sign-in-needed', facts: { reason: 'no-token', command: 'aws sso login --profile staff' } },
    ]);
    suite.aws.state.portalTokens = [
      {
        token: examplePortalToken,
        user: 'ada',
        expires: suite.clock.now() + 480 * minute,
        assignments: [{ account: exampleAccount, role: 'Reader' }],
      },
    ];
    const file = `${home}/.aws/sso/cache/${ports.digests.hex('sha1', 'corp')}.json`;
    const write = async (text: string): Promise<void> => {
      await disk.makeFolder(`${home}/.aws/sso/cache`);
      if ((await disk.inspect(file)) !== null) await disk.remove(file);
      await (await disk.create(file)).write(new TextEncoder().encode(text));
    };
    await write('{"accessToken": "exam');
    expect((await sessions.start(['staff'], usualOptions, null, null)).failed).toMatchObject([
      { code: 'sign-in-needed', facts: { reason: 'token-not-readable' } },
    ]);
    const expiresAt = new Date(suite.clock.now() + 480 * minute).toISOString();
    await write(JSON.stringify({ accessToken: examplePortalToken, expiresAt, region: 'eu-west-1' }));
    expect(await sessions.start(['staff'], usualOptions, null, null)).toMatchObject({
      started: [{ kind: 'sso', accountId: exampleAccount, roleName: 'Reader', renewsItself: true }],
      failed: [],
    });
    suite.clock.advance(500 * minute);
    expect((await sessions.renew(['staff'], null, null)).failed).toMatchObject([
      { code: 'sign-in-needed', facts: { reason: 'token-expired' } },
    ]);
  });

  it('reads what aws login keeps', async () => {
    const arn = `arn:aws:iam::${exampleAccount}:user/alice`;
    const config = `[profile me]\nlogin_session = ${arn}\n`;
    const first = await suite.bench({ config });
    expect((await first.sessions.start(['me'], usualOptions, null, null)).failed).toMatchObject([
      { code: 'sign-in-needed', facts: { command: 'aws login --profile me' } },
    ]);
    const file = `${home}/.aws/login/cache/${first.ports.digests.hex('sha256', arn)}.json`;
    const accessToken = {
      accessKeyId: 'ASIAIOSFODNN7EXAMPLE',
      secretAccessKey: exampleKeys.alice.secret,
      sessionToken: 'token',
      accountId: exampleAccount,
      expiresAt: new Date(suite.clock.now() + 15 * minute).toISOString(),
    };
    const second = await suite.bench({ config, files: { [file]: JSON.stringify({ accessToken }) } });
    expect((await second.sessions.start(['me'], usualOptions, null, null)).started).toMatchObject([
      { kind: 'login', renewsItself: false, accountId: exampleAccount },
    ]);
  });
});
