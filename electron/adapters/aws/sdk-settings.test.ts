import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exampleAccount, exampleKeys, examplePortalToken } from '../../../e2e/aws/seeds.js';
import { type Aws as LoopbackAws, startAws } from '../../../e2e/aws/server.js';
import { Secret } from '../../core/secret.js';
import type { AwsCall } from '../../services/aws-port.js';
import { createSystemClock } from '../system-clock.js';
import { createAws } from './aws.js';

/** What would change a call or make it fail, were it read. */
const poison: Readonly<Record<string, string>> = {
  AWS_PROFILE: 'poisoned',
  AWS_ACCESS_KEY_ID: 'AKIAI44QH8DHBEXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'poison',
  AWS_SESSION_TOKEN: 'poison',
  AWS_REGION: 'poison',
  AWS_DEFAULT_REGION: 'poison',
  AWS_ENDPOINT_URL: 'http://127.0.0.1:1',
  AWS_ENDPOINT_URL_STS: 'http://127.0.0.1:1',
  AWS_USE_FIPS_ENDPOINT: 'poison',
  AWS_USE_DUALSTACK_ENDPOINT: 'poison',
  AWS_RETRY_MODE: 'poison',
  AWS_MAX_ATTEMPTS: 'poison',
  AWS_DEFAULTS_MODE: 'poison',
  AWS_SDK_UA_APP_ID: 'poison',
  AWS_EXECUTION_ENV: 'poison',
  AWS_LAMBDA_FUNCTION_NAME: 'poison',
  _X_AMZN_TRACE_ID: 'poison',
  AWS_DISABLE_CLOCK_SKEW_CORRECTION: 'poison',
  AWS_AUTH_SCHEME_PREFERENCE: 'poison',
  AWS_SIGV4A_SIGNING_REGION_SET: 'poison',
  AWS_ENABLE_DEFAULT_SOCKET_TIMEOUT_2026: 'true',
  AWS_CONTAINER_CREDENTIALS_FULL_URI: 'http://127.0.0.1:1',
  AWS_CA_BUNDLE: '/nowhere',
  HTTPS_PROXY: 'http://127.0.0.1:1',
  HTTP_PROXY: 'http://127.0.0.1:1',
  http_proxy: 'http://127.0.0.1:1',
  NODE_USE_ENV_PROXY: '1',
};

const poisonedFile = `[default]
region = poison
endpoint_url = http://127.0.0.1:1
use_fips_endpoint = poison
retry_mode = poison
max_attempts = poison
defaults_mode = poison
[profile poisoned]
endpoint_url = http://127.0.0.1:1
defaults_mode = poison
`;

let loopback: LoopbackAws;
let folder: string;
const before = process.env;
beforeAll(async () => {
  loopback = await startAws();
  folder = await mkdtemp(join(tmpdir(), 'keyway-poison-'));
  await writeFile(join(folder, 'config'), poisonedFile);
  await writeFile(join(folder, 'credentials'), poisonedFile);
});
afterAll(async () => {
  process.env = before;
  await loopback.close();
  await rm(folder, { recursive: true });
});

/** Of the poison, and what files are found by: everything that anybody looks up while `work` runs. */
async function lookedUp(work: () => Promise<unknown>): Promise<ReadonlySet<string>> {
  const names = new Set<string>();
  const files = {
    AWS_CONFIG_FILE: join(folder, 'config'),
    AWS_SHARED_CREDENTIALS_FILE: join(folder, 'credentials'),
  };
  const variables: NodeJS.ProcessEnv = { ...before, ...poison, ...files };
  process.env = new Proxy(variables, {
    get(target, name) {
      names.add(String(name));
      return typeof name === 'string' ? target[name] : undefined;
    },
  });
  try {
    await work();
  } finally {
    process.env = before;
  }
  return names;
}

function call(): AwsCall {
  const { id, secret } = exampleKeys.alice;
  const { url } = loopback;
  return {
    credentials: { accessKeyId: id, secretAccessKey: new Secret(secret), sessionToken: null },
    connection: {
      region: 'eu-west-1',
      endpoints: { sts: url, iam: url, sso: url, signin: url },
      useFips: false,
      useDualStack: false,
      proxy: null,
      withoutProxy: [],
      certificates: null,
    },
    signal: null,
  };
}

const mine =
  /^_?(?:AWS|X_AMZN|HOME|USERPROFILE|HOMEDRIVE|HOMEPATH|HTTPS?_PROXY|https?_proxy|ALL_PROXY|NO_PROXY)/u;
/** Of the module that a Lambda function finds its invocation by, read as it is loaded; there is none outside of one. */
const ofLambda = /^AWS_LAMBDA_(?:NODEJS|BENCHMARK)/u;
/** Asked before it is seen that there is a handler of our own, which has its own limits. */
const withoutEffect = 'AWS_ENABLE_DEFAULT_SOCKET_TIMEOUT_2026';

describe('a call', () => {
  it('reads no variable and no file that say how AWS is asked', async () => {
    const aws = createAws({ clock: createSystemClock() });
    const names = await lookedUp(async () => {
      const identity = await aws.callerIdentity(call());
      expect(identity).toMatchObject({
        ok: true,
        value: { arn: `arn:aws:iam::${exampleAccount}:user/alice` },
      });
      const roleArn = `arn:aws:iam::${exampleAccount}:role/Reader`;
      const role = {
        roleArn,
        sessionName: 'x1',
        durationSeconds: null,
        externalId: null,
        sourceIdentity: null,
      };
      expect(await aws.assumeRole(call(), { ...role, tags: [], mfa: null })).toMatchObject({ ok: true });
      expect(await aws.accessKeys(call(), null)).toMatchObject({ ok: true });
      const request = {
        accessToken: new Secret(examplePortalToken),
        accountId: exampleAccount,
        roleName: 'Reader',
      };
      expect(await aws.roleCredentials(call(), request)).toMatchObject({ ok: true });
    });
    const asked = [...names].filter((name) => mine.test(name) && !ofLambda.test(name));
    expect(asked.filter((name) => name !== withoutEffect)).toEqual([]);
  });

  it('sends nothing of them, and signs with what it was given', () => {
    expect(JSON.stringify(loopback.journal)).not.toContain('poison');
    expect(new Set(loopback.journal.map(({ keyId }) => keyId))).toEqual(
      new Set([exampleKeys.alice.id, null]),
    );
    expect(loopback.journal.map(({ region }) => region)).toEqual([
      'eu-west-1',
      'eu-west-1',
      'us-east-1',
      null,
    ]);
  });
});
