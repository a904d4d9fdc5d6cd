/** The Tools for PowerShell: one case for each thing that the search order says. */
import { describe, expect, it } from 'vitest';
import type { Trace } from '../../../../shared/models/trace.js';
import { resolve } from '../resolve.js';
import { testHome, type TestHome, testRequest } from '../testing.js';
import type { Tool } from '../tool.js';
import { powershellV4 } from './powershell-v4.js';
import { powershellV5 } from './powershell-v5.js';

const ID = 'AKIAIOSFODNN7EXAMPLE';
const OTHER_ID = 'AKIAI44QH8DHBEXAMPLE';
const SECRET = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const ROLE = 'arn:aws:iam::111122223333:role/Admin';
const storePath = '~/AppData/Local/AWSToolkit/RegisteredAccounts.json';
const notThere = { kind: 'error', code: 'profile-not-found', wordsKnown: false };
const variables = { AWS_ACCESS_KEY_ID: OTHER_ID, AWS_SECRET_ACCESS_KEY: SECRET };
const fromVariables = { kind: 'credentials', source: 'env', accessKeyId: OTHER_ID, temporary: false };
const fromStore = { kind: 'credentials', source: 'sdk-store', accessKeyId: null, temporary: false };
const fromFile = {
  kind: 'credentials',
  source: 'shared-credentials-file',
  accessKeyId: ID,
  temporary: false,
};

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

function stateOf(trace: Trace, source: string): string | undefined {
  return trace.candidates.find((candidate) => candidate.source === source)?.state;
}

const both = [powershellV4, powershellV5];
const everything: TestHome = {
  credentials: keys('default') + keys('dev'),
  files: store('default', 'dev', 'AWS PS Default'),
  environment: variables,
  imds: 'available',
};

describe.each(both)('literal keys in a command of $id', (tool) => {
  it('come before all else', () => {
    const invocation = { accessKeys: true, profile: 'dev', credentialObject: true, sessionProfile: 'dev' };
    const trace = ask(tool, { ...everything, invocation });
    expect(trace.outcome).toMatchObject({ kind: 'credentials', source: 'explicit', accessKeyId: null });
    expect(trace.candidates.filter(({ state }) => state === 'won')).toHaveLength(1);
  });

  it('count also where the profile named beside them does not exist', () => {
    const trace = ask(tool, { invocation: { accessKeys: true, profile: 'nosuch' } });
    expect(trace.outcome).toMatchObject({ kind: 'credentials', source: 'explicit' });
  });
});

describe.each(both)('a profile name alone, in $id', (tool) => {
  it('is looked for in the SDK store first', () => {
    const trace = ask(tool, { ...everything, invocation: { profile: 'dev' } });
    expect(trace.profile).toEqual({ name: 'dev', from: { flag: '-ProfileName' } });
    expect(trace.outcome).toEqual(fromStore);
    expect(stateOf(trace, 'shared-credentials-file')).toBe('shadowed');
  });

  it('is looked for in the shared file where the store does not have it', () => {
    const home = { ...everything, files: store('default', 'AWS PS Default') };
    const trace = ask(tool, { ...home, invocation: { profile: 'dev' } });
    expect(trace.outcome).toEqual(fromFile);
    expect(trace.candidates.find(({ source }) => source === 'sdk-store')).toMatchObject({
      state: 'absent',
      reason: 'profile-not-in-sdk-store',
      facts: { profile: 'dev' },
    });
  });

  it('that is found nowhere is an exception, whatever else there is', () => {
    const trace = ask(tool, { ...everything, invocation: { profile: 'nosuch' } });
    expect(trace.outcome).toMatchObject(notThere);
    expect(trace.candidates.find(({ state }) => state === 'invalid')).toMatchObject({
      source: 'shared-credentials-file',
      reason: 'profile-not-found',
      facts: { profile: 'nosuch' },
    });
    expect(stateOf(trace, 'imds')).toBe('not-reached');
    expect(stateOf(trace, 'env')).toBe('shadowed');
  });

  it('is matched in the store without regard to case, and in the file letter for letter', () => {
    expect(ask(tool, { files: store('Dev'), invocation: { profile: 'dEV' } }).outcome).toEqual(fromStore);
    expect(ask(tool, { credentials: keys('Dev'), invocation: { profile: 'dev' } }).outcome).toMatchObject(
      notThere,
    );
  });

  it('that has settings of no kind is an exception', () => {
    const credentials = `${keys('dev')}role_arn = ${ROLE}\nsource_profile = default\n`;
    const trace = ask(tool, { credentials, invocation: { profile: 'dev' }, imds: 'available' });
    expect(trace.outcome).toMatchObject({ kind: 'error', code: 'InvalidDataException', wordsKnown: false });
  });
});

describe.each(both)('a location alone, in $id', (tool) => {
  const files = { ...store('default'), '~/elsewhere/credentials': keys('default', OTHER_ID) };

  it('is asked for its default profile, and the store is passed by', () => {
    const trace = ask(tool, {
      ...everything,
      files,
      invocation: { location: `${testHome}/elsewhere/credentials` },
    });
    expect(trace.profile).toEqual({ name: 'default', from: { flag: '-ProfileLocation' } });
    expect(trace.outcome).toEqual({ ...fromFile, accessKeyId: OTHER_ID });
    expect(trace.candidates.find(({ source }) => source === 'sdk-store')).toMatchObject({
      state: 'shadowed',
      reason: 'sdk-store-passed-by',
    });
  });

  it('may begin with the home folder’s sign', () => {
    const trace = ask(tool, { files, invocation: { location: '~/elsewhere/credentials' } });
    expect(trace.outcome).toMatchObject({ accessKeyId: OTHER_ID });
  });

  it('that does not exist, or has no default profile, is an exception', () => {
    const lacking = { ...everything, files: { '~/other': keys('dev') } };
    expect(ask(tool, { ...lacking, invocation: { location: '~/other' } }).outcome).toMatchObject(notThere);
    expect(ask(tool, { ...lacking, invocation: { location: '~/nosuch' } }).outcome).toMatchObject(notThere);
  });
});

describe.each(both)('a name and a location, in $id', (tool) => {
  const files = { ...store('dev'), '~/elsewhere/credentials': keys('dev', OTHER_ID) };
  const location = '~/elsewhere/credentials';

  it('mean that profile of that file only', () => {
    const trace = ask(tool, { ...everything, files, invocation: { profile: 'dev', location } });
    expect(trace.outcome).toEqual({ ...fromFile, accessKeyId: OTHER_ID });
    expect(stateOf(trace, 'sdk-store')).toBe('shadowed');
  });

  it('are an exception where that file does not have it, were it in the store and the default file', () => {
    const home = { ...everything, files: { ...store('default'), [location]: keys('other') } };
    expect(ask(tool, { ...home, invocation: { profile: 'dev', location } }).outcome).toMatchObject(notThere);
  });
});

describe('credentials given as an object', () => {
  const given = { kind: 'credentials', source: 'credential-object', accessKeyId: null };

  it.each(both)('come before session, environment and default profile in $id', (tool) => {
    const trace = ask(tool, { ...everything, invocation: { credentialObject: true, sessionProfile: 'dev' } });
    expect(trace.outcome).toMatchObject(given);
    expect(stateOf(trace, 'session-profile')).toBe('shadowed');
  });

  it('come after a named profile in version 4, and before it in version 5', () => {
    const home = { ...everything, invocation: { credentialObject: true, profile: 'dev' } };
    expect(ask(powershellV4, home).outcome).toEqual(fromStore);
    expect(stateOf(ask(powershellV4, home), 'credential-object')).toBe('shadowed');
    expect(ask(powershellV5, home).outcome).toMatchObject(given);
  });

  it('are no way out where the named profile does not exist, in version 4', () => {
    const home = { invocation: { credentialObject: true, profile: 'nosuch' } };
    expect(ask(powershellV4, home).outcome).toMatchObject(notThere);
    expect(ask(powershellV5, home).outcome).toMatchObject(given);
  });
});

describe.each(both)('the session profile of $id', (tool) => {
  it('comes before environment and default profile, from the store first', () => {
    const trace = ask(tool, { ...everything, invocation: { sessionProfile: 'dev' } });
    expect(trace.profile).toEqual({ name: 'dev', from: { flag: 'Set-AWSCredential' } });
    expect(trace.outcome).toEqual({ ...fromStore, source: 'session-profile' });
  });

  it('is from the shared file where the store does not have it', () => {
    const home = { ...everything, files: store('default') };
    const trace = ask(tool, { ...home, invocation: { sessionProfile: 'dev' } });
    expect(trace.outcome).toEqual({ ...fromFile, source: 'session-profile' });
    expect(stateOf(trace, 'env')).toBe('shadowed');
    expect(stateOf(trace, 'sdk-store')).toBe('shadowed');
  });

  it('gives way to a profile named with the command', () => {
    const home = { ...everything, credentials: keys('one') + keys('two', OTHER_ID), files: {} };
    const trace = ask(tool, { ...home, invocation: { profile: 'one', sessionProfile: 'two' } });
    expect(trace.outcome).toEqual(fromFile);
    expect(stateOf(trace, 'session-profile')).toBe('shadowed');
  });

  it('that does not exist is an exception', () => {
    expect(ask(tool, { ...everything, invocation: { sessionProfile: 'nosuch' } }).outcome).toMatchObject(
      notThere,
    );
  });
});

describe('a session profile beside a location', () => {
  const credentials = keys('dev');
  const files = { '~/other': keys('default', OTHER_ID) + keys('dev', OTHER_ID) };

  it('gives way to the location in version 4', () => {
    const trace = ask(powershellV4, {
      credentials,
      files,
      invocation: { sessionProfile: 'dev', location: '~/other' },
    });
    expect(trace.profile).toEqual({ name: 'default', from: { flag: '-ProfileLocation' } });
    expect(trace.outcome).toEqual({ ...fromFile, accessKeyId: OTHER_ID });
  });

  it('is looked for in that file in version 5', () => {
    const trace = ask(powershellV5, {
      credentials,
      files,
      invocation: { sessionProfile: 'dev', location: '~/other' },
    });
    expect(trace.outcome).toEqual({ ...fromFile, source: 'session-profile', accessKeyId: OTHER_ID });
  });
});

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
