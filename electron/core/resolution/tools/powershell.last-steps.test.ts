import { describe, expect, it } from 'vitest';
import { testHome } from '../testing.js';
import { powershellV4 } from './powershell-v4.js';
import { powershellV5 } from './powershell-v5.js';
import {
  OTHER_ID,
  ROLE,
  storePath,
  notThere,
  variables,
  fromStore,
  fromFile,
  keys,
  store,
  ask,
  stateOf,
  both,
  everything,
} from './testing-powershell.js';

const fromVariables = { kind: 'credentials', source: 'env', accessKeyId: OTHER_ID, temporary: false };

describe('keys in the environment', () => {
  it.each(both)('count before the default profile in $id', (tool) => {
    const trace = ask(tool, everything);
    expect(trace.outcome).toEqual(fromVariables);
    expect(stateOf(trace, 'sdk-store')).toBe('shadowed');
  });

  it('are a step of version 4 that no documentation has', () => {
    const step = { code: 'undocumented-step', facts: { source: 'env' } };
    expect(ask(powershellV4, everything).warnings).toContainEqual(step);
    expect(ask(powershellV4, { ...everything, environment: {} }).warnings).not.toContainEqual(step);
    const withToken = { ...variables, AWS_SESSION_TOKEN: 'token' };
    const trace = ask(powershellV4, { ...everything, environment: withToken });
    expect(trace.warnings).toContainEqual(step);
    expect(trace.outcome).toMatchObject({ source: 'env', temporary: true });
  });

  it('are documented with a session token only in version 5', () => {
    const step = { code: 'undocumented-step', facts: { source: 'env' } };
    const withToken = { ...variables, AWS_SESSION_TOKEN: 'token' };
    expect(ask(powershellV5, everything).warnings).toContainEqual(step);
    expect(ask(powershellV5, { ...everything, environment: withToken }).warnings).not.toContainEqual(step);
  });

  it.each(both)('are passed by in $id where a half is missing', (tool) => {
    const trace = ask(tool, { ...everything, environment: { AWS_ACCESS_KEY_ID: OTHER_ID } });
    expect(stateOf(trace, 'env')).toBe('invalid');
    expect(trace.outcome).toEqual(fromStore);
  });
});

describe('AWS_PROFILE', () => {
  const home = {
    ...everything,
    environment: { AWS_PROFILE: 'dev' },
    files: {},
    credentials: keys('default') + keys('dev', OTHER_ID),
  };

  it('is not read by version 4, which says so', () => {
    const trace = ask(powershellV4, home);
    expect(trace.outcome).toEqual(fromFile);
    expect(trace.warnings).toContainEqual({ code: 'variable-not-read', facts: { variable: 'AWS_PROFILE' } });
  });

  it('comes after the environment’s keys and before the default profile in version 5', () => {
    expect(ask(powershellV5, home).outcome).toEqual({ ...fromFile, accessKeyId: OTHER_ID });
    const withKeys = { ...home, environment: { ...variables, AWS_PROFILE: 'dev' } };
    expect(ask(powershellV5, withKeys).outcome).toEqual(fromVariables);
  });

  it('gives way to a session profile and to a location in version 5', () => {
    const ofSession = { ...home, invocation: { sessionProfile: 'default' } };
    expect(ask(powershellV5, ofSession).profile.from).toEqual({ flag: 'Set-AWSCredential' });
    const ofLocation = {
      ...home,
      files: { '~/other': keys('default') },
      invocation: { location: '~/other' },
    };
    expect(ask(powershellV5, ofLocation).outcome).toEqual(fromFile);
  });

  it('that names no profile is an exception in version 5', () => {
    const trace = ask(powershellV5, { ...home, environment: { AWS_PROFILE: 'nosuch' } });
    expect(trace.outcome).toMatchObject(notThere);
  });
});

describe.each(both)('the default profile of $id', (tool) => {
  const home = { ...everything, environment: {} };

  it('is the SDK store’s first', () => {
    const trace = ask(tool, home);
    expect(trace.profile).toEqual({ name: 'default', from: { default: true } });
    expect(trace.outcome).toEqual(fromStore);
    expect(trace.candidates.find(({ state }) => state === 'won')).toMatchObject({
      source: 'sdk-store',
      reason: 'profile-in-sdk-store',
      facts: { profile: 'default' },
      origin: { file: storePath, line: 3 },
    });
    expect(stateOf(trace, 'shared-credentials-file')).toBe('shadowed');
  });

  it('is the shared file’s second', () => {
    const trace = ask(tool, { ...home, files: store('AWS PS Default', 'dev') });
    expect(trace.outcome).toEqual(fromFile);
    expect(trace.candidates.find(({ source }) => source === 'sdk-store')).toMatchObject({
      state: 'shadowed',
      reason: 'outranked',
      facts: { by: 'shared-credentials-file' },
    });
  });

  it('is AWS PS Default of the SDK store third', () => {
    const trace = ask(tool, { ...home, credentials: keys('dev'), files: store('dev', 'AWS PS Default') });
    expect(trace.outcome).toEqual(fromStore);
    expect(trace.candidates.find(({ state }) => state === 'won')).toMatchObject({
      source: 'sdk-store',
      facts: { profile: 'AWS PS Default' },
    });
  });

  it('is not AWS PS Default of the shared file', () => {
    const trace = ask(tool, { ...home, credentials: keys('AWS PS Default'), files: {} });
    expect(trace.outcome).toEqual({ kind: 'deferred', source: 'imds', facts: {} });
  });

  it('is passed over where its settings are of no kind', () => {
    const mixed = { DisplayName: 'default', AWSAccessKey: '01' };
    expect(ask(tool, { ...home, files: store(mixed) }).outcome).toEqual(fromFile);
    const trace = ask(tool, {
      ...home,
      credentials: '[default]\naws_access_key_id = x\n',
      files: store(mixed),
    });
    expect(trace.outcome).toMatchObject({ source: 'imds' });
    expect(stateOf(trace, 'sdk-store')).toBe('invalid');
    expect(stateOf(trace, 'shared-credentials-file')).toBe('invalid');
  });

  it('may assume a role with keys of the store', () => {
    const credentials = `[default]\nrole_arn = ${ROLE}\nsource_profile = base\nmfa_serial = arn:aws:iam::111122223333:mfa/me\n`;
    expect(ask(tool, { ...home, credentials, files: store('base') }).outcome).toEqual({
      kind: 'role',
      source: 'assume-role',
      base: { source: 'sdk-store', profile: 'base', accessKeyId: null, facts: {} },
      chain: [
        { roleArn: ROLE, externalId: null, sessionName: null, mfaSerial: 'arn:aws:iam::111122223333:mfa/me' },
      ],
    });
  });
});

describe.each(both)('the last steps of $id', (tool) => {
  it('are the role of the instance, asked last', () => {
    const trace = ask(tool, { imds: 'available' });
    expect(trace.outcome).toEqual({ kind: 'deferred', source: 'imds', facts: {} });
  });

  it('are the container where its variable is set, which is not documented', () => {
    const environment = { AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: '/v2/x' };
    const trace = ask(tool, { imds: 'available', environment });
    expect(trace.outcome).toEqual({
      kind: 'deferred',
      source: 'container',
      facts: { host: '169.254.170.2' },
    });
    expect(trace.warnings).toEqual([{ code: 'undocumented-step', facts: { source: 'container' } }]);
  });

  it('are an exception where nothing was found', () => {
    expect(ask(tool, {}).outcome).toEqual({
      kind: 'none',
      message: 'No credentials specified or obtained from persisted/shell defaults.',
    });
  });
});

describe.each(both)('off Windows, $id', (tool) => {
  it('has the shared file alone', () => {
    const trace = ask(tool, { ...everything, environment: {}, platform: 'linux' });
    expect(trace.outcome).toEqual(fromFile);
    expect(trace.candidates.find(({ source }) => source === 'sdk-store')).toMatchObject({
      state: 'absent',
      reason: 'sdk-store-not-here',
    });
    const named = { ...everything, platform: 'darwin' as const, invocation: { profile: 'dev' } };
    expect(ask(tool, named).outcome).toEqual(fromFile);
  });
});

describe('the stores', () => {
  it.each(both)('of $id are never Keyway’s own', (tool) => {
    expect(tool.sources.map(({ source }) => source)).not.toContain('encrypted-store');
  });

  it.each(both)('of $id are one after the other, with each source once', (tool) => {
    expect(tool.sources.map(({ source }) => source)).toEqual([
      'explicit',
      'credential-object',
      'session-profile',
      'env',
      'sdk-store',
      'shared-credentials-file',
      'container',
      'imds',
    ]);
  });

  it('may lie where Windows says', () => {
    const files = {
      '~/Local/AWSToolkit/RegisteredAccounts.json': JSON.stringify({
        a: { DisplayName: 'here', AWSAccessKey: '1', AWSSecretKey: '2' },
      }),
      ...store('there'),
    };
    const environment = { LOCALAPPDATA: `${testHome}/Local` };
    const here = ask(powershellV4, { files, environment, invocation: { profile: 'here' } });
    expect(here.outcome).toEqual(fromStore);
    expect(ask(powershellV4, { files, environment, invocation: { profile: 'there' } }).outcome).toMatchObject(
      notThere,
    );
  });

  it('that cannot be read as JSON are empty', () => {
    const files = { [storePath]: 'no json' };
    expect(ask(powershellV4, { files, credentials: keys('default') }).outcome).toEqual(fromFile);
    expect(
      ask(powershellV4, { files: { [storePath]: '[1, null]' }, credentials: keys('default') }).outcome,
    ).toEqual(fromFile);
  });
});
