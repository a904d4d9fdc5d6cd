/*
 * Answers, line by line, what the AWS SDK for JavaScript v3 uses for a home folder and an environment. STS, IAM Identity
 * Center, container and instance metadata are answered here; the key ID that comes out spells how it was come by.
 */
import { exec } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';

const require = createRequire(import.meta.url);
const http = require('node:http');
const https = require('node:https');

/** What the question in hand lets this process answer, and what was asked of it. */
const state = { imds: false, runsProcesses: false, calls: [] };
const keys = { secretAccessKey: 'example', sessionToken: 'example' };
const expiration = '2099-01-01T00:00:00Z';

/** Stands in for `http.request`: container and instance metadata. Headers are checked as Node checks them. */
class FakeRequest extends EventEmitter {
  constructor(options, onResponse) {
    super();
    this.options = options;
    if (onResponse) this.once('response', onResponse);
    for (const [name, value] of Object.entries(options.headers ?? {})) http.validateHeaderValue(name, value);
    setImmediate(() => this.answer());
  }

  answer() {
    const text = answerMetadata(this.options);
    if (text === null) {
      this.emit('error', Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }));
      return;
    }
    const response = Readable.from([Buffer.from(text)]);
    this.emit('response', Object.assign(response, { statusCode: 200, headers: {} }));
  }

  write() {}
  end() {}
  destroy() {}
  setTimeout() {}
  setSocketKeepAlive() {}
}

function answerMetadata({ path }) {
  const key = (name) => ({
    AccessKeyId: name,
    SecretAccessKey: 'example',
    Token: 'example',
    Expiration: expiration,
  });
  if (!path.startsWith('/latest/')) return JSON.stringify(key('CONTAINER'));
  if (!state.imds) return null;
  if (path === '/latest/api/token') return 'example';
  if (path === '/latest/meta-data/placement/region') return 'region-of-metadata';
  return path.endsWith('/') ? 'role' : JSON.stringify(key('IMDS'));
}

http.request = (options, onResponse) => {
  const { protocol = 'http:' } = options;
  if (protocol !== 'http:') throw new TypeError(`Protocol "${protocol}" not supported. Expected "http:"`);
  return new FakeRequest(options, onResponse);
};
https.request = (options, onResponse) => new FakeRequest(options, onResponse);

const { HttpResponse } = require('@smithy/core/protocols');

function answerSts({ headers, body }) {
  const query = new URLSearchParams(String(body));
  const signer = /Credential=(.+?)\/\d{8}\//u.exec(headers.authorization ?? '')?.[1] ?? 'UNSIGNED';
  const action = query.get('Action');
  const name = query.get('RoleSessionName');
  state.calls.push({
    roleArn: query.get('RoleArn'),
    externalId: query.get('ExternalId'),
    sessionName: /^aws-sdk-js-(?:session-)?\d+$/u.test(name) ? null : name,
    mfaSerial: query.get('SerialNumber'),
  });
  const key = `ASIA(${query.get('RoleArn')}<${signer})`
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('/', '.');
  const text =
    `<${action}Response xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><${action}Result><Credentials>` +
    `<AccessKeyId>${key}</AccessKeyId><SecretAccessKey>example</SecretAccessKey><SessionToken>example</SessionToken>` +
    `<Expiration>${expiration}</Expiration></Credentials><AssumedRoleUser>` +
    '<Arn>arn:aws:sts::111122223333:assumed-role/example/example</Arn><AssumedRoleId>AROAEXAMPLE:example</AssumedRoleId>' +
    `</AssumedRoleUser></${action}Result></${action}Response>`;
  return ['text/xml', text];
}

function answerPortal({ query }) {
  const accessKeyId = `SSO(${query.role_name}@${query.account_id})`;
  return [
    'application/json',
    JSON.stringify({ roleCredentials: { accessKeyId, ...keys, expiration: 4070908800000 } }),
  ];
}

function answerRefresh({ path }) {
  const refreshed = { accessToken: 'example', refreshToken: 'example', expiresIn: 3600 };
  const accessToken = { accessKeyId: 'LOGIN-REFRESHED', ...keys };
  const isLogin = path === '/v1/token';
  return ['application/json', JSON.stringify(isLogin ? { ...refreshed, accessToken } : refreshed)];
}

const requestHandler = {
  metadata: { handlerProtocol: 'http/1.1' },
  updateHttpClientConfig() {},
  httpHandlerConfigs: () => ({}),
  destroy() {},
  async handle(request) {
    const isSts = String(request.body ?? '').includes('Action=Assume');
    const answer = isSts ? answerSts : request.query?.role_name ? answerPortal : answerRefresh;
    const [kind, text] = answer(request);
    const body = Readable.from([Buffer.from(text)]);
    return { response: new HttpResponse({ statusCode: 200, headers: { 'content-type': kind }, body }) };
  },
};

const config = require('@smithy/core/config');
const retry = require('@smithy/core/retry');
const endpoints = require('@smithy/core/endpoints');
const client = require('@aws-sdk/core/client');
const schemes = require('@aws-sdk/core/httpAuthSchemes');
const accounts = require('@aws-sdk/core/account-id-endpoint');
const { defaultProvider } = require('@aws-sdk/credential-provider-node');

config.externalDataInterceptor.interceptToken('exec', (command, callback) => {
  if (state.runsProcesses) exec(command, (error, stdout) => callback(error, { stdout }));
  else
    callback(null, {
      stdout: JSON.stringify({ Version: 1, AccessKeyId: 'PROCESS-EXAMPLE', SecretAccessKey: 'example' }),
    });
});

/** What remembers a session's last refresh: loaded anew for each question. */
const forgetful = ['@aws-sdk/token-providers', '@aws-sdk/credential-provider-sso'].map((name) =>
  require.resolve(name),
);

const options = {
  retry_mode: retry.NODE_RETRY_MODE_CONFIG_OPTIONS,
  max_attempts: retry.NODE_MAX_ATTEMPT_CONFIG_OPTIONS,
  defaults_mode: {
    configFileSelector: (profile) => profile.defaults_mode,
    environmentVariableSelector: (env) => env.AWS_DEFAULTS_MODE,
  },
  use_dualstack_endpoint: config.nodeDualstackConfigSelectors,
  use_fips_endpoint: config.nodeFipsConfigSelectors,
  sdk_ua_app_id: client.NODE_APP_ID_CONFIG_OPTIONS,
  account_id_endpoint_mode: accounts.NODE_ACCOUNT_ID_ENDPOINT_MODE_CONFIG_OPTIONS,
  auth_scheme_preference: schemes.NODE_AUTH_SCHEME_PREFERENCE_OPTIONS,
  sigv4a_signing_region_set: schemes.NODE_SIGV4A_CONFIG_OPTIONS,
};

async function settingsOf(profile) {
  const settings = {};
  for (const [key, option] of Object.entries(options)) {
    const value = await config.loadConfig({ ...option, default: undefined }, { profile })();
    if (value !== undefined) settings[key] = String(value);
  }
  const { serviceConfiguredEndpoint } = endpoints.resolveEndpointConfig({ serviceId: 'Any' });
  const endpoint = await serviceConfiguredEndpoint();
  return endpoint === undefined ? settings : { ...settings, endpoint_url: endpoint };
}

/** After a failure the SDK does not ask metadata for a Region again within a minute: each question has its own. */
let minutes = 0;
async function regionOf(profile, now) {
  minutes += 2;
  Date.now = () => now + minutes * 60_000;
  const file = { ...config.NODE_REGION_CONFIG_FILE_OPTIONS, profile };
  return await config
    .loadConfig(config.NODE_REGION_CONFIG_OPTIONS, file)()
    .catch(() => null);
}

async function credentialsOf(profile, region) {
  const clientConfig = { requestHandler };
  const init = {
    profile,
    clientConfig,
    parentClientConfig: clientConfig,
    maxRetries: 0,
    timeout: 1000,
    mfaCodeProvider: async () => '123456',
  };
  const callerClientConfig = { region: async () => region || 'us-east-1', requestHandler };
  try {
    const { accessKeyId, sessionToken } = await defaultProvider(init)({ callerClientConfig });
    return { key: accessKeyId, temporary: sessionToken !== undefined };
  } catch (error) {
    return { error: { name: error.name, message: error.message } };
  }
}

async function answer({ environment, profile, imds, runsProcesses, now }) {
  for (const name of Object.keys(process.env)) Reflect.deleteProperty(process.env, name);
  Object.assign(process.env, environment);
  Object.assign(state, { imds, runsProcesses, calls: [] });
  for (const path of forgetful) Reflect.deleteProperty(require.cache, path);
  const given = profile ?? undefined;
  const region = await regionOf(given, now);
  Date.now = () => now;
  const settings = await settingsOf(given);
  const found = await credentialsOf(given, region);
  return {
    profile: config.getProfileName({ profile: given }),
    region,
    settings,
    ...found,
    calls: state.calls,
  };
}

console.warn = () => {};
// A source profile that fails beside an error of the role's own is nobody's to await.
process.on('unhandledRejection', () => {});
for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(`${JSON.stringify(await answer(JSON.parse(line)))}\n`);
}
