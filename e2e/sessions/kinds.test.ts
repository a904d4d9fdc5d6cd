import { describe, expect, it } from 'vitest';
import { exampleAccount, exampleIssuer } from '../aws/seeds.js';
import { signToken } from '../aws/sts/web-identity.js';
import { home, settle, usualOptions, valueOf } from './bench.js';
import { minute, role, roleArn, useLoopback } from './suite.js';

const suite = useLoopback();

describe('sessions that no key is needed for', () => {
  const tokenFile = `${home}/token`;
  const web = `[profile web]\nrole_arn = ${roleArn('Web')}\nweb_identity_token_file = ${tokenFile}\nregion = eu-west-1\n`;

  function token(lifetime = 60): string {
    const provider = suite.aws.state.accounts[0]?.identityProviders[0];
    if (provider === undefined) throw new Error('the sample has a provider');
    const { issuer: iss, audience: aud } = exampleIssuer;
    return signToken(provider, {
      iss,
      aud,
      sub: 'job:one',
      exp: Math.floor(suite.clock.now() / 1000) + lifetime * 60,
    });
  }

  it('come from a web identity, whose file is read anew when they are renewed', async () => {
    const { sessions, disk, pass } = await suite.bench({
      config: web,
      files: { [tokenFile]: `${token()}\n` },
    });
    expect(await sessions.start(['web'], usualOptions, null, null)).toMatchObject({
      started: [{ kind: 'web-identity', roleName: 'Web', renewsItself: true }],
      failed: [],
    });
    await disk.remove(tokenFile);
    suite.clock.advance(30 * minute);
    await (await disk.create(tokenFile)).write(new TextEncoder().encode(token()));
    await pass(26 * minute);
    expect((await sessions.list('whole')).sessions).toMatchObject([
      { state: 'running', startedAt: new Date(suite.clock.now()).toISOString() },
    ]);
  });

  it('end in words of their own where the token is old, broken or missing', async () => {
    const reasonOf = async (text: string | null): Promise<unknown> => {
      const files = text === null ? {} : { [tokenFile]: text };
      const { sessions } = await suite.bench({ config: web, files });
      const { failed } = await sessions.start(['web'], usualOptions, null, null);
      return failed[0]?.facts['reason'] ?? failed[0]?.code;
    };
    expect(await reasonOf(token(-10))).toBe('identity-token-expired');
    expect(await reasonOf('half a tok')).toBe('identity-token-invalid');
    expect(await reasonOf(null)).toBe('file-unreadable');
  });

  it('come from a container, as the environment names it', async () => {
    const environment = {
      AWS_CONTAINER_CREDENTIALS_FULL_URI: `${suite.aws.url}/v1/credentials`,
      AWS_CONTAINER_AUTHORIZATION_TOKEN: 'example-authorization',
    };
    const config = '[profile task]\ncredential_source = EcsContainer\n';
    const { sessions } = await suite.bench({ config, environment });
    expect(await sessions.start(['task'], usualOptions, null, null)).toMatchObject({
      started: [{ kind: 'container', renewsItself: true }],
      failed: [],
    });
    expect(valueOf(await sessions.identity('task', null, null)).arn).toContain('assumed-role/Reader');
    const [row] = (await sessions.list('whole')).sessions;
    expect(row?.accountId).toBe(exampleAccount);
    expect(row?.arn).toContain('Reader');
  });

  it('tell nothing of AWS’s clock where they come from a container, whose agent may go by this computer’s', async () => {
    const environment = {
      AWS_CONTAINER_CREDENTIALS_FULL_URI: `${suite.aws.url}/v1/credentials`,
      AWS_CONTAINER_AUTHORIZATION_TOKEN: 'example-authorization',
    };
    const config = '[profile task]\ncredential_source = EcsContainer\n';
    const { sessions } = await suite.bench({ config, environment });
    expect((await sessions.start(['task'], usualOptions, null, null)).failed).toEqual([]);
    expect((await sessions.list('whole')).clock).toBeNull();
  });

  it('come from an instance, and carry a role on', async () => {
    const environment = { AWS_EC2_METADATA_SERVICE_ENDPOINT: suite.aws.url };
    const config = `[profile machine]\ncredential_source = Ec2InstanceMetadata\n${role('deploy', roleArn('delivery/Deploy'), ['credential_source = Ec2InstanceMetadata']).replace('source_profile = base\n', '')}`;
    const { sessions } = await suite.bench({ config, environment });
    const started = await sessions.start(['machine', 'deploy'], usualOptions, null, null);
    expect(started).toMatchObject({
      started: [{ kind: 'imds' }, { kind: 'assume-role', roleName: 'Deploy', sourceProfile: 'deploy' }],
      failed: [],
    });
  });

  it('come from the environment for a role that says so, and from nowhere where it holds nothing', async () => {
    const config = `[profile deploy]\nrole_arn = ${roleArn('delivery/Deploy')}\ncredential_source = Environment\n`;
    const { sessions } = await suite.bench({ config });
    expect((await sessions.start(['deploy'], usualOptions, null, null)).failed).toMatchObject([
      { code: 'session-not-possible', facts: { reason: 'no-credentials' } },
    ]);
  });
});

describe('a chain of roles', () => {
  const config = [
    role('first', roleArn('Reader')),
    role('second', roleArn('delivery/Deploy'), ['duration_seconds = 3600'], 'first'),
    role('long', roleArn('delivery/Deploy'), ['duration_seconds = 7200'], 'first'),
    role('round', roleArn('Reader'), [], 'about'),
    role('about', roleArn('Reader'), [], 'round'),
    role('orphan', roleArn('Reader'), [], 'nobody'),
  ].join('\n');

  it('is walked from its base', async () => {
    const { sessions } = await suite.bench({ config });
    expect(await sessions.start(['second'], usualOptions, null, null)).toMatchObject({
      started: [{ roleName: 'Deploy', sourceProfile: 'base', renewsItself: true }],
    });
    expect(valueOf(await sessions.identity('second', null, null)).arn).toContain('assumed-role/Deploy');
  });

  it('over one hour ends in words that say so', async () => {
    const { sessions } = await suite.bench({ config });
    expect((await sessions.start(['long'], usualOptions, null, null)).failed).toMatchObject([
      { code: 'aws-refused', facts: { reason: 'role-chain-too-long' } },
    ]);
  });

  it('that leads back, or to nobody, is told without asking AWS', async () => {
    const { sessions } = await suite.bench({ config });
    expect((await sessions.start(['round', 'orphan'], usualOptions, null, null)).failed).toMatchObject([
      { profile: 'round', code: 'session-not-possible', facts: { reason: 'role-chain-loop' } },
      { profile: 'orphan', facts: { reason: 'source-profile-missing', setting: 'nobody' } },
    ]);
    expect(suite.aws.journal).toEqual([]);
  });
});

describe('what the AWS CLI keeps', () => {
  const config = role('reader', roleArn('Reader'), ['role_session_name = ada']);
  // `json.dumps` of these, sorted, with Python's separators.
  const args = `{"RoleArn": "${roleArn('Reader')}", "RoleSessionName": "ada"}`;
  const kept = (ends: number): string =>
    JSON.stringify({
      Credentials: {
        AccessKeyId: 'ASIAIOSFODNN7EXAMPLE',
        SecretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
        SessionToken: 'token',
        Expiration: new Date(ends).toISOString(),
      },
      AssumedRoleUser: { Arn: `arn:aws:sts::${exampleAccount}:assumed-role/Reader/ada` },
    });

  async function withCache(text: string) {
    const plain = await suite.bench();
    const name = plain.ports.digests.hex('sha1', args);
    return suite.bench({ config, files: { [`${home}/.aws/cli/cache/${name}.json`]: text } });
  }

  it('is listed, and used as long as that tool would', async () => {
    const { sessions } = await withCache(kept(suite.clock.now() + 20 * minute));
    await sessions.expectAccount('reader', '444455556666');
    expect((await sessions.list('last-four')).sessions).toMatchObject([
      {
        profile: 'reader',
        fromCache: true,
        expectedAccountId: '444455556666',
        state: 'running',
        accessKeyId: '****MPLE',
        accountId: exampleAccount,
      },
    ]);
    expect(valueOf(await sessions.credentials('reader', false, null)).accessKeyId).toBe(
      'ASIAIOSFODNN7EXAMPLE',
    );
    suite.clock.advance(6 * minute);
    expect((await sessions.list('whole')).sessions).toEqual([]);
    expect(valueOf(await sessions.credentials('reader', false, null)).accessKeyId).not.toBe(
      'ASIAIOSFODNN7EXAMPLE',
    );
  });

  it('is passed over where another tool has written half of it', async () => {
    const whole = kept(suite.clock.now() + 50 * minute);
    const { sessions } = await withCache(whole.slice(0, 100));
    expect((await sessions.list('whole')).sessions).toEqual([]);
    valueOf(await sessions.credentials('reader', false, null));
    await settle();
    expect((await sessions.list('whole')).sessions).toMatchObject([{ fromCache: false }]);
  });
});
