/** What holds for any home: answers are whole, and no secret is in them. */
import fastCheck from 'fast-check';
import { expect, it } from 'vitest';
import {
  ask,
  config,
  credentials,
  home,
  id,
  openResolution,
  otherId,
  own,
  secret,
  valueOf,
} from '../../../e2e/support/memory-resolution.js';
import { createDigests } from '../../adapters/digests.js';
import { parseDocument } from '../../core/ini/document.js';
import { allTools, resolveAll } from '../../core/resolution/all-tools.js';
import { maskTrace } from '../../core/resolution/mask-trace.js';
import { emptyInvocation, type World } from '../../core/resolution/request.js';
import { noStore } from '../../core/resolution/store-listing.js';

it('an answer is the one that is given with every file of the home at hand', async () => {
  const digests = createDigests();
  const cache = (name: string): string => `${home}/.aws/sso/cache/${digests.hex('sha1', name)}.json`;
  const login = (name: string): string => `${home}/.aws/login/cache/${digests.hex('sha256', name)}.json`;
  const token = JSON.stringify({ accessToken: 'x', expiresAt: '2100-01-01T00:00:00Z' });
  const line = fastCheck.constantFrom(
    '[default]',
    '[profile default]',
    '[profile dev]',
    '[sso-session work]',
    'sso_session = work',
    'sso_account_id = 111122223333',
    'sso_role_name = Admin',
    'sso_region = eu-west-1',
    'sso_start_url = https://example.awsapps.com/start',
    'login_session = arn:aws:iam::111122223333:user/ada',
    'role_arn = arn:aws:iam::111122223333:role/A',
    'source_profile = dev',
    'web_identity_token_file = /run/token',
    `aws_access_key_id = ${id}`,
    `aws_secret_access_key = ${secret}`,
  );
  const text = fastCheck.array(line, { maxLength: 12 }).map((lines) => `${lines.join('\n')}\n`);
  const others = fastCheck.subarray([
    [cache('work'), token],
    [cache('https://example.awsapps.com/start'), token],
    [login('arn:aws:iam::111122223333:user/ada'), token],
    ['/run/token', 'token'],
    [`${home}/.boto`, '[Credentials]\n'],
  ] as const);
  const variables = fastCheck.subarray([
    ['AWS_PROFILE', 'dev'],
    ['AWS_WEB_IDENTITY_TOKEN_FILE', '/run/token'],
    ['AWS_ROLE_ARN', 'arn:aws:iam::111122223333:role/B'],
  ] as const);
  await fastCheck.assert(
    fastCheck.asyncProperty(text, text, others, variables, async (inConfig, inCredentials, more, set) => {
      const files = { [config]: inConfig, [credentials]: inCredentials, ...Object.fromEntries(more) };
      const { service } = openResolution({ files, environment: Object.fromEntries(set) });
      const questions = allTools.map((tool) => ask({ tool: tool.id, now: 0, imds: 'unavailable' }));
      const request = {
        platform: 'linux' as const,
        now: 0,
        home,
        workingFolder: home,
        invocation: emptyInvocation,
        environment: { HOME: home, ...Object.fromEntries(set) },
        imds: 'unavailable' as const,
        world: worldOf(files),
      };
      const expected = resolveAll(request).map((trace) => maskTrace(trace, 'whole'));
      expect(await service.traces(questions)).toEqual(expected);
    }),
    { numRuns: 60 },
  );
});

function worldOf(files: Readonly<Record<string, string>>): World {
  const documents = new Map(
    Object.entries(files).map(
      ([path, text]) => [path, parseDocument(new TextEncoder().encode(text))] as const,
    ),
  );
  return {
    file(path) {
      const document = documents.get(path);
      return document === undefined ? { state: 'absent' } : { state: 'read', document };
    },
    store: noStore,
    digest: (algorithm, text) => createDigests().hex(algorithm, text),
  };
}

it('no secret of a home or an environment stands in any answer', async () => {
  const secrets = [
    's3cretAccessKeyValue/0123456789abcdefghijkl',
    'tokenTokenTokenTokenTokenTokenToken',
  ] as const;
  const line = fastCheck.constantFrom(
    '[default]',
    '[dev]',
    '[profile dev]',
    `aws_access_key_id = ${id}`,
    `aws_secret_access_key = ${secrets[0]}`,
    `aws_secret_access_key = ${secrets[0]} # c`,
    `aws_session_token = ${secrets[1]}`,
    `aws_security_token = ${secrets[1]}`,
    `credential_process = get --token ${secrets[1]}`,
    `  ${secrets[0]}`,
    'role_arn = arn:aws:iam::111122223333:role/A',
    'source_profile = dev',
    'credential_source = Environment',
    'region = eu-west-1',
    secrets[0],
  );
  const variables = fastCheck.record(
    {
      AWS_PROFILE: fastCheck.constantFrom('dev', '', 'nosuch'),
      AWS_ACCESS_KEY_ID: fastCheck.constant(otherId),
      AWS_SECRET_ACCESS_KEY: fastCheck.constant(secrets[0]),
      AWS_SESSION_TOKEN: fastCheck.constant(secrets[1]),
      AWS_SECURITY_TOKEN: fastCheck.constant(secrets[1]),
      AWS_CONTAINER_CREDENTIALS_FULL_URI: fastCheck.constant(`http://localhost/${secrets[1]}`),
      AWS_CONTAINER_AUTHORIZATION_TOKEN: fastCheck.constant(secrets[1]),
    },
    { requiredKeys: [] },
  );
  const text = fastCheck.array(line, { maxLength: 10 }).map((lines) => `${lines.join('\n')}\n`);
  await fastCheck.assert(
    fastCheck.asyncProperty(text, text, variables, async (inConfig, inCredentials, environment) => {
      const { service } = openResolution({
        files: { [config]: inConfig, [credentials]: inCredentials },
        environment,
      });
      const printed = JSON.stringify([
        await service.environments(),
        await valueOf(service.answer(own)),
        await valueOf(service.answer({ ...own, profile: 'dev' })),
        await service.traces([ask({ tool: 'aws-cli-v2' }), ask({ tool: 'sdk-js-v3' })]),
        await valueOf(service.examine()),
      ]);
      for (const each of secrets) expect(printed).not.toContain(each);
    }),
    { numRuns: 60 },
  );
});
