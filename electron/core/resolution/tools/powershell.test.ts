/** The Tools for PowerShell: one case for each thing that the search order says. */
import { describe, expect, it } from 'vitest';
import { testHome } from '../testing.js';
import { powershellV4 } from './powershell-v4.js';
import { powershellV5 } from './powershell-v5.js';
import {
  OTHER_ID,
  ROLE,
  notThere,
  fromStore,
  fromFile,
  keys,
  store,
  ask,
  stateOf,
  both,
  everything,
} from './testing-powershell.js';

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
