/** The Tools for PowerShell: Region, settings and warnings. */
import { describe, expect, it } from 'vitest';
import type { Trace } from '../../../../shared/models/trace.js';
import { resolve } from '../resolve.js';
import { type TestHome, testRequest } from '../testing.js';
import type { Tool } from '../tool.js';
import { powershellV4 } from './powershell-v4.js';
import { powershellV5 } from './powershell-v5.js';

const ID = 'AKIAIOSFODNN7EXAMPLE';
const SECRET = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const storePath = '~/AppData/Local/AWSToolkit/RegisteredAccounts.json';
/** A section of access keys. */
function keys(name: string, id = ID): string {
  return `[${name}]\naws_access_key_id = ${id}\naws_secret_access_key = ${SECRET}\n`;
}

/** The SDK store with profiles of encrypted keys; fields given change an entry. */
function store(...entries: readonly (string | Readonly<Record<string, string>>)[]): TestHome['files'] {
  const all = entries.map((entry, index) => [
    `0000000${String(index)}-0000-0000-0000-000000000000`,
    typeof entry === 'string'
      ? { DisplayName: entry, ProfileType: 'AWS', AWSAccessKey: '0100AB', AWSSecretKey: '0100CD' }
      : entry,
  ]);
  return { [storePath]: JSON.stringify(Object.fromEntries(all), null, 2) };
}

function ask(tool: Tool, home: TestHome): Trace {
  return resolve(tool, testRequest({ platform: 'win32', ...home }));
}

const allSettings = {
  AWS_RETRY_MODE: 'standard',
  AWS_MAX_ATTEMPTS: '5',
  AWS_DEFAULTS_MODE: 'legacy',
  AWS_ENDPOINT_URL: 'http://localhost:1',
  AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true',
  AWS_USE_DUALSTACK_ENDPOINT: 'true',
  AWS_USE_FIPS_ENDPOINT: 'false',
  AWS_SDK_UA_APP_ID: 'app',
  AWS_ACCOUNT_ID_ENDPOINT_MODE: 'preferred',
};
const settingNames = [
  'retry_mode',
  'max_attempts',
  'defaults_mode',
  'endpoint_url',
  'ignore_configured_endpoint_urls',
  'use_dualstack_endpoint',
  'use_fips_endpoint',
  'sdk_ua_app_id',
  'account_id_endpoint_mode',
];

const both = [powershellV4, powershellV5];

describe.each(both)('the Region of $id', (tool) => {
  const home = {
    credentials: `${keys('default')}region = eu-west-1\n${keys('dev')}region = eu-west-2\n`,
    environment: { AWS_REGION: 'eu-west-3', AWS_DEFAULT_REGION: 'eu-west-4' },
    imds: 'available' as const,
  };
  const older = store({
    DisplayName: 'AWS PS Default',
    AWSAccessKey: '1',
    AWSSecretKey: '2',
    Region: 'us-east-2',
  });

  it('is the command’s, then the default profile’s, then the variable’s, then the instance’s', () => {
    expect(ask(tool, { ...home, invocation: { region: 'us-west-1' } }).region).toEqual({
      value: 'us-west-1',
      from: { flag: '-Region' },
    });
    expect(ask(tool, { ...home, files: older }).region).toEqual({
      value: 'eu-west-1',
      from: { file: '~/.aws/credentials', line: 4 },
    });
    expect(ask(tool, { ...home, credentials: keys('dev'), files: older }).region).toMatchObject({
      value: 'us-east-2',
    });
    expect(ask(tool, { ...home, credentials: keys('dev') }).region).toEqual({
      value: 'eu-west-3',
      from: { variable: 'AWS_REGION' },
    });
    expect(ask(tool, { imds: 'available' }).region).toEqual({ value: null, from: { metadata: true } });
    expect(ask(tool, {}).region).toBeNull();
  });

  it('is not that of a profile that is named', () => {
    expect(ask(tool, { ...home, invocation: { profile: 'dev' } }).region).toMatchObject({
      value: 'eu-west-1',
    });
  });
});

describe('what is worth telling', () => {
  const environment = {
    AWS_ACCESS_KEY_ID: ID,
    AWS_DEFAULT_PROFILE: 'dev',
    AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: '/v2/x',
  };

  it('stands in a fixed order', () => {
    const factsOf = (tool: Tool, more: TestHome['environment']) =>
      ask(tool, { environment: { ...environment, ...more } }).warnings.map(
        ({ facts }) => Object.values(facts)[0],
      );
    const all = ['env', 'container', 'AWS_PROFILE', 'AWS_DEFAULT_PROFILE'];
    expect(factsOf(powershellV4, { AWS_PROFILE: 'dev' })).toEqual(all);
    expect(factsOf(powershellV5, {})).toEqual(['env', 'container', 'AWS_DEFAULT_PROFILE']);
  });

  it.each(both)('has the settings of the profile that counts in $id, in a fixed order', (tool) => {
    const settings = ['retry_mode=standard', 'max_attempts=3', 'use_fips_endpoint=true', 'sdk_ua_app_id=a'];
    const credentials = keys('default') + [...settings].reverse().join('\n');
    const trace = ask(tool, { credentials, environment: allSettings });
    expect(Object.keys(trace.settings)).toEqual(settingNames);
    expect(ask(tool, { credentials }).settings).toEqual({
      retry_mode: { value: 'standard', from: { file: '~/.aws/credentials', line: 7 } },
      max_attempts: { value: '3', from: { file: '~/.aws/credentials', line: 6 } },
      use_fips_endpoint: { value: 'true', from: { file: '~/.aws/credentials', line: 5 } },
      sdk_ua_app_id: { value: 'a', from: { file: '~/.aws/credentials', line: 4 } },
    });
  });
});
