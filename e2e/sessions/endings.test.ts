import { describe, expect, it } from 'vitest';
import { catalogue } from '../../shared/catalogue/index.js';
import { exampleAccount, exampleKeys } from '../aws/seeds.js';
import { code, device, home, usualOptions, valueOf } from './bench.js';
import { alice, minute, role, roleArn, useLoopback } from './suite.js';

const suite = useLoopback();
const config = role('reader', roleArn('Reader'));

describe('what goes wrong ends', () => {
  it('where a role is denied, in AWS’s words and a reason', async () => {
    const { sessions } = await suite.bench({ config: role('other', roleArn('Web')) });
    expect((await sessions.start(['other'], usualOptions, null, null)).failed).toMatchObject([
      { code: 'aws-refused', facts: { operation: 'AssumeRole', reason: 'assume-role-denied' } },
    ]);
  });

  it('in a storm of 429, after a few tries', async () => {
    const { sessions } = await suite.bench({ config });
    const calm = suite.aws.fail({ action: 'sts:AssumeRole', how: 'too-many-requests', times: 1000 });
    expect((await sessions.start(['reader'], usualOptions, null, null)).failed).toMatchObject([
      { code: 'aws-refused', facts: { reason: 'throttled' } },
    ]);
    expect(suite.aws.journal.length).toBeLessThanOrEqual(4);
    calm();
    expect((await sessions.start(['reader'], usualOptions, null, null)).started).toHaveLength(1);
  });

  it('with a clock that is 20 minutes off, and says by how much', async () => {
    const { sessions } = await suite.bench({ config });
    suite.aws.clock.skew(-20 * minute);
    expect((await sessions.start(['reader'], usualOptions, null, null)).failed).toMatchObject([
      { code: 'aws-refused', facts: { reason: 'clock-skew', clockOffset: 1200 } },
    ]);
    expect((await sessions.list('whole')).clock).toEqual({
      seconds: 1200,
      measuredAt: new Date(suite.clock.now()).toISOString(),
    });
  });

  it('tells of a clock that is 6 minutes off before AWS refuses', async () => {
    const { sessions } = await suite.bench({ config });
    suite.aws.clock.skew(4 * minute);
    expect((await sessions.start(['reader'], usualOptions, null, null)).started).toHaveLength(1);
    expect((await sessions.list('whole')).clock).toMatchObject({ seconds: -240 });
  });

  it('where nothing listens, and the code can be used after all', async () => {
    const mfa = role('reader', roleArn('Reader'), [`mfa_serial = ${device}`]);
    const away = await suite.bench({ config: mfa, environment: { AWS_ENDPOINT_URL: 'http://127.0.0.1:9' } });
    expect((await away.sessions.start(['reader'], usualOptions, code(suite.aws), null)).failed).toMatchObject(
      [{ code: 'aws-unreachable', facts: { reason: 'connection-refused' } }],
    );
    const back = await suite.bench({ config: mfa, beside: away });
    expect((await back.sessions.start(['reader'], usualOptions, code(suite.aws), null)).started).toHaveLength(
      1,
    );
  });

  it.each(['garbage', 'truncated', 'reset', 'internal-failure'] as const)(
    'where the answer is lost: %s',
    async (how) => {
      const { sessions } = await suite.bench({ config });
      suite.aws.fail({ action: 'sts:AssumeRole', how, times: 1000 });
      const [failed] = (await sessions.start(['reader'], usualOptions, null, null)).failed;
      expect(['aws-refused', 'aws-unreachable']).toContain(failed?.code);
    },
  );

  it('at once where nobody waits any more', async () => {
    const { sessions } = await suite.bench({ config });
    suite.aws.fail({ action: 'sts:AssumeRole', how: 'timeout', times: 1000 });
    const started = await sessions.start(['reader'], usualOptions, null, AbortSignal.timeout(100));
    expect(started.failed).toMatchObject([{ code: 'cancelled' }]);
  });

  it('where the AWS CLI refuses the file, whatever else it says', async () => {
    const { sessions } = await suite.bench({ config: `${config}a line that is none\n` });
    expect((await sessions.start(['reader'], usualOptions, null, null)).failed).toMatchObject([
      { code: 'file-refused', facts: { path: '~/.aws/config' } },
    ]);
  });

  it('and leaves a session that runs usable where renewing it fails', async () => {
    const { sessions, pass } = await suite.bench({ config });
    await sessions.start(['reader'], usualOptions, null, null);
    suite.aws.fail({ action: 'sts:AssumeRole', how: 'throttling', times: 1000 });
    await pass(56 * minute);
    const [row] = (await sessions.list('whole')).sessions;
    expect(row).toMatchObject({ state: 'running', failure: { code: 'aws-refused', reason: 'throttled' } });
    valueOf(await sessions.credentials('reader', false, null));
    await pass(5 * minute);
    expect((await sessions.list('whole')).sessions).toMatchObject([{ state: 'failed', accessKeyId: null }]);
  });

  it('in a sentence and a next step each', async () => {
    const { sessions } = await suite.bench({
      config: `${config}${role('long', roleArn('Reader'), ['duration_seconds = 50000'])}[profile empty]\nregion = eu-west-1\n`,
    });
    const { failed } = await sessions.start(
      ['reader', 'long', 'empty', 'nobody', 'base'],
      usualOptions,
      null,
      null,
    );
    expect(failed.map(({ profile, code: failure }) => [profile, failure])).toEqual([
      ['long', 'session-not-possible'],
      ['empty', 'session-not-possible'],
      ['nobody', 'profile-not-found'],
      ['base', 'session-not-possible'],
    ]);
    const identity = await sessions.identity('empty', null, null);
    if (identity.ok) throw new Error('there are no credentials');
    expect(catalogue.failureWords(identity.failure).advice).not.toBe('');
  });
});

describe('an address that is neither AWS’s nor this computer’s', () => {
  it('is asked for before anything is sent, and once', async () => {
    const elsewhere = role('reader', roleArn('Reader'), ['endpoint_url = https://aws.example.com']);
    const environment = { AWS_ENDPOINT_URL: '' };
    const closed = await suite.bench({ config: elsewhere, environment, allows: false });
    expect((await closed.sessions.start(['reader'], usualOptions, null, null)).failed).toMatchObject([
      { code: 'endpoint-not-approved', facts: { address: 'https://aws.example.com' } },
    ]);
    const asked = await suite.bench({ config: elsewhere, environment });
    await asked.sessions.start(['reader'], usualOptions, null, AbortSignal.timeout(2000));
    await asked.sessions.start(['reader'], usualOptions, null, AbortSignal.timeout(2000));
    expect(asked.consent.asked).toEqual([
      {
        kind: 'call-elsewhere',
        profile: 'reader',
        setting: 'endpoint_url',
        address: 'https://aws.example.com',
      },
    ]);
  });
});

describe('who AWS says it is', () => {
  it('is remembered, and compared with the account that is expected', async () => {
    const { sessions } = await suite.bench();
    expect(await sessions.knownIdentity('base')).toBeNull();
    await sessions.expectAccount('base', '444455556666');
    expect(valueOf(await sessions.identity('base', null, null))).toMatchObject({
      accountId: exampleAccount,
      expectedAccountId: '444455556666',
      accountAlias: 'example-corp',
      isRoot: false,
    });
    expect((await sessions.knownIdentity('base'))?.arn).toContain('user/alice');
    expect(await sessions.expectAccount('base', null)).toMatchObject({ expectedAccountId: null });
  });

  it('is compared with the expected account at a session’s start already, and in the list', async () => {
    const { sessions } = await suite.bench({ config });
    const expectation = async () => (await sessions.list('whole')).sessions[0]?.expectedAccountId;
    await sessions.expectAccount('reader', '444455556666');
    const { started } = await sessions.start(['reader'], usualOptions, null, null);
    const row = { profile: 'reader', accountId: exampleAccount, expectedAccountId: '444455556666' };
    expect(started).toMatchObject([row]);
    expect((await sessions.list('whole')).sessions).toMatchObject([row]);
    await sessions.expectAccount('reader', exampleAccount);
    expect(await expectation()).toBe(exampleAccount);
    await sessions.expectAccount('reader', null);
    expect(await expectation()).toBeNull();
  });

  it('is not said of a profile that has other credentials since, and stays where these cannot be read', async () => {
    const { sessions, disk } = await suite.bench();
    valueOf(await sessions.identity('base', null, null));
    const path = `${home}/.aws/credentials`;
    const write = async (text: string): Promise<void> => {
      await disk.remove(path);
      await (await disk.create(path)).write(new TextEncoder().encode(text));
    };
    await write(alice.replace(exampleKeys.alice.id, exampleKeys.bob.id));
    expect(await sessions.knownIdentity('base')).toBeNull();
    await write(`${alice}region = eu-west-1\n`);
    expect((await sessions.knownIdentity('base'))?.arn).toContain('user/alice');
    await write(alice.replace('base', 'other'));
    expect(await sessions.knownIdentity('base')).toBeNull();
    await write('no section');
    expect((await sessions.knownIdentity('base'))?.arn).toContain('user/alice');
  });

  it('does not wait long for the name of the account', async () => {
    const { sessions, pass } = await suite.bench();
    suite.aws.fail({ action: 'iam:*', how: 'timeout', times: 1000 });
    const asked = sessions.identity('base', null, null);
    await pass(5000);
    expect(valueOf(await asked)).toMatchObject({ accountId: exampleAccount, accountAlias: null });
  });

  it('is found for a form before it is saved, and nothing is written', async () => {
    const { sessions, disk } = await suite.bench({ config });
    const before = disk.texts()[`${home}/.aws/credentials`];
    await sessions.expectAccount('bob', '444455556666');
    const { id, secret } = { id: 'AKIAI44QH8DHBEXAMPLE', secret: 'je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY' };
    const tried = await sessions.test(
      {
        kind: 'save',
        id: null,
        name: 'bob',
        location: null,
        set: { aws_access_key_id: id, region: 'eu-west-1' },
        expected: {},
        ssoSession: null,
        services: null,
        secret: { kind: 'typed', secretAccessKey: secret, sessionToken: null },
      },
      null,
      null,
    );
    expect(valueOf(tried).arn).toContain('user/bob');
    expect(valueOf(tried)).toMatchObject({ accountId: exampleAccount, expectedAccountId: '444455556666' });
    expect(disk.texts()[`${home}/.aws/credentials`]).toBe(before);
    expect(JSON.stringify(disk.texts())).not.toContain(secret);
  });

  it('is asked of a pasted error: which profiles it is about', async () => {
    const { sessions } = await suite.bench({ config, credentials: alice });
    const text = `An error occurred (AccessDenied) when calling the AssumeRole operation: User: arn:aws:iam::${exampleAccount}:user/alice is not authorized to perform: sts:AssumeRole on resource: ${roleArn('Reader')}`;
    expect(await sessions.diagnose(text)).toMatchObject({
      reason: 'assume-role-denied',
      profiles: ['reader'],
    });
    expect(await sessions.diagnose('what a lovely day')).toBeNull();
  });
});
