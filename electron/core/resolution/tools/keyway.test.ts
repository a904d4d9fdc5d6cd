/** Keyway's own search order: one case for each thing that it says. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Trace } from '../../../../shared/models/trace.js';
import { parseDocument } from '../../ini/document.js';
import { resolve } from '../resolve.js';
import { listStore, type StoreListing } from '../store-listing.js';
import { type TestHome, testRequest } from '../testing.js';
import { keyway } from './keyway.js';

const ID = 'AKIAIOSFODNN7EXAMPLE';
const OTHER_ID = 'AKIAI44QH8DHBEXAMPLE';
const SECRET = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const names = [
  { id: 'aaaa', name: 'default' },
  { id: 'bbbb', name: 'dev' },
];

function keys(name: string, id = ID, more = ''): string {
  return `[${name}]\naws_access_key_id = ${id}\naws_secret_access_key = ${SECRET}\n${more}`;
}

function stored(text: string, of = names): StoreListing {
  return listStore(of, parseDocument(new TextEncoder().encode(text)), false);
}

const store = stored(keys('default') + keys('dev', ID, 'region = eu-north-1\n'));
const locked = listStore(names, null, false);
const broken = listStore([], null, true);
const both: TestHome = { store, credentials: keys('default', OTHER_ID) + keys('dev', OTHER_ID) };
const fromStore = { kind: 'credentials', source: 'encrypted-store', accessKeyId: ID, temporary: false };
const fromFile = { ...fromStore, source: 'shared-credentials-file', accessKeyId: OTHER_ID };

function ask(home: TestHome, profile: string | null = null): Trace {
  const invocation = { ...home.invocation, ...(profile === null ? {} : { profile }) };
  return resolve(keyway, testRequest({ ...home, invocation }));
}

function candidate(trace: Trace, source: string) {
  return trace.candidates.find((one) => one.source === source);
}

describe('Keyway itself', () => {
  it('asks its sources in this order', () => {
    expect(keyway.sources.map(({ source }) => source)).toEqual([
      'explicit',
      'encrypted-store',
      'shared-credentials-file',
      'config-file',
    ]);
  });
  it('is the version that it says', () => {
    const manifest = readFileSync(new URL('../../../../package.json', import.meta.url), 'utf8');
    expect(manifest).toContain(`"version": "${keyway.version}"`);
  });
  it('takes keys that are given before all else', () => {
    const trace = ask({ ...both, invocation: { accessKeys: true } }, 'dev');
    expect(trace.outcome).toMatchObject({ source: 'explicit', accessKeyId: null });
  });
  it('goes by no variable, and says so', () => {
    const environment = {
      AWS_PROFILE: 'dev',
      AWS_DEFAULT_PROFILE: 'dev',
      AWS_ACCESS_KEY_ID: OTHER_ID,
      AWS_SECRET_ACCESS_KEY: SECRET,
    };
    const trace = ask({ ...both, environment });
    expect(trace.profile).toEqual({ name: 'default', from: { default: true } });
    expect(trace.outcome).toEqual(fromStore);
    expect(trace.warnings.map(({ facts }) => facts['variable'])).toEqual([
      'AWS_PROFILE',
      'AWS_DEFAULT_PROFILE',
      'AWS_ACCESS_KEY_ID',
    ]);
  });
});

describe.each([null, 'dev'])('the profile %j', (profile) => {
  const name = profile ?? 'default';

  it('is looked for in the store first', () => {
    const trace = ask(both, profile);
    expect(trace.outcome).toEqual(fromStore);
    expect(candidate(trace, 'encrypted-store')).toMatchObject({
      state: 'won',
      reason: 'profile-in-encrypted-store',
      facts: { profile: name },
    });
    expect(candidate(trace, 'shared-credentials-file')).toMatchObject({
      state: 'shadowed',
      reason: 'outranked',
      facts: { by: 'encrypted-store', found: 'access-key-in-profile' },
    });
  });
  it('is looked for in the shared file second', () => {
    const trace = ask({ ...both, store: stored('', []) }, profile);
    expect(trace.outcome).toEqual(fromFile);
    expect(candidate(trace, 'encrypted-store')).toMatchObject({
      state: 'absent',
      reason: 'profile-not-in-encrypted-store',
    });
    const without = ask({ credentials: both.credentials ?? '' }, profile);
    expect(without.outcome).toEqual(fromFile);
    expect(candidate(without, 'encrypted-store')?.reason).toBe('encrypted-store-missing');
  });
  it('may have its key in the config file', () => {
    const config = keys(profile === null ? 'default' : 'profile dev', OTHER_ID);
    expect(ask({ config }, profile).outcome).toEqual({ ...fromFile, source: 'config-file' });
    const twice = ask({ config, credentials: keys(name) }, profile);
    expect(twice.outcome).toMatchObject({ source: 'shared-credentials-file', accessKeyId: ID });
  });
  it('that is nowhere is an error', () => {
    expect(ask({ credentials: keys('other') }, profile).outcome).toMatchObject({
      kind: 'error',
      code: 'profile-not-found',
    });
  });
  it('is in a locked store all the same, and only opening it tells which key', () => {
    expect(ask({ ...both, store: locked }, profile).outcome).toEqual({ ...fromStore, accessKeyId: null });
  });
  it('could be in a store that is broken: nothing is taken from the files then', () => {
    const trace = ask({ ...both, store: broken }, profile);
    expect(trace.outcome).toMatchObject({ kind: 'error', code: 'store-corrupt' });
    expect(candidate(trace, 'shared-credentials-file')?.state).toBe('not-reached');
  });
});

describe('a named profile', () => {
  it('that cannot be handed out is an error, also where the file has a key of that name', () => {
    const never = `[dev]\n# keyway: bbbb never\n${keys('dev').slice(6)}`;
    const of = [{ id: 'bbbb', name: 'dev' }];
    const trace = ask({ ...both, store: stored(never, of) }, 'dev');
    expect(trace.outcome).toMatchObject({ kind: 'error', code: 'not-handed-out' });
    expect(candidate(trace, 'encrypted-store')?.reason).toBe('never-handed-out');
    const keyless = ask({ ...both, store: stored('[dev]\nregion = a\n', of) }, 'dev');
    expect(keyless.outcome).toMatchObject({ code: 'not-handed-out' });
    const expiry = 'aws_session_token = t\naws_expiration = 2025-12-31T00:00:00Z\n';
    const expired = ask({ ...both, store: stored(keys('dev', ID, expiry), of) }, 'dev');
    expect(candidate(expired, 'encrypted-store')?.reason).toBe('stored-key-expired');
    const later = ask(
      { ...both, store: stored(keys('dev', ID, expiry), of), now: '2025-12-30T00:00:00Z' },
      'dev',
    );
    expect(later.outcome).toEqual({ ...fromStore, temporary: true });
  });
  const session = { kind: 'credentials', accessKeyId: null, temporary: true };
  const role = 'role_arn = arn:aws:iam::111122223333:role/A\nsource_profile = dev\n';

  it('of a kind that needs a session gives that, in the store and in the files', () => {
    const config = `[profile role]\n${role}`;
    const trace = ask({ ...both, config }, 'role');
    expect(trace.outcome).toEqual({ ...session, source: 'config-file' });
    expect(candidate(trace, 'config-file')).toMatchObject({
      state: 'won',
      reason: 'session-of-profile',
      origin: { file: '~/.aws/config', line: 2 },
    });
    const sealed = stored(`[role]\n${role}`, [{ id: 'cccc', name: 'role' }]);
    const inBoth = ask({ store: sealed, config }, 'role');
    expect(inBoth.outcome).toEqual({ ...session, source: 'encrypted-store' });
    expect(candidate(inBoth, 'config-file')).toMatchObject({
      reason: 'outranked',
      facts: { found: 'session-of-profile' },
    });
  });
  it('gives the session of its role before its key, and that of a process, a sign-in or metadata where it has no key', () => {
    const both = { config: `[profile dev]\n${role}`, credentials: keys('dev') };
    expect(ask(both, 'dev').outcome).toEqual({ ...session, source: 'config-file' });
    expect(candidate(ask(both, 'dev'), 'shared-credentials-file')).toMatchObject({
      state: 'shadowed',
      reason: 'setting-passed-over',
      facts: { setting: 'aws_access_key_id', for: 'role_arn' },
    });
    for (const line of [
      'credential_process = /usr/bin/keys',
      'login_session = arn:aws:iam::111122223333:user/ada',
      'credential_source = EcsContainer',
    ]) {
      const config = `[profile dev]\n${line}\n`;
      expect(ask({ config }, 'dev').outcome, line).toEqual({ ...session, source: 'config-file' });
      expect(ask({ config, credentials: keys('dev') }, 'dev').outcome, line).toMatchObject({
        source: 'shared-credentials-file',
        accessKeyId: ID,
      });
    }
  });
  it('with a role and a line of ours is the session of the role', () => {
    const config = `[profile dev2]\n${role}credential_process = /opt/keyway credential-process --id bbbb\n`;
    expect(ask({ store, config }, 'dev2').outcome).toEqual({ ...session, source: 'config-file' });
  });
  it('whose line names an entry is that entry, under whatever name', () => {
    const line = '/opt/keyway credential-process --id bbbb';
    const config = `[profile alias]\ncredential_process = ${line}\n`;
    expect(ask({ store, config }, 'alias').outcome).toEqual(fromStore);
    const gone = ask({ store: stored('', []), config }, 'alias');
    expect(gone.outcome).toMatchObject({ kind: 'error', code: 'profile-not-stored' });
    expect(ask({ store, config, credentials: keys('alias', OTHER_ID) }, 'alias').outcome).toEqual(fromFile);
  });
  it('is not looked for in one file while the other is refused', () => {
    const config = '[profile a]\n[profile a]\n';
    expect(ask({ config, credentials: keys('dev') }, 'dev').outcome).toMatchObject({ code: 'file-refused' });
    expect(ask({ ...both, config }, 'dev').outcome).toEqual(fromStore);
  });
  it('has its Region from the call, the store, or the files', () => {
    const config = '[profile dev]\nregion = eu-west-1\n';
    expect(ask({ ...both, config, invocation: { region: 'us-east-1' } }, 'dev').region?.value).toBe(
      'us-east-1',
    );
    expect(ask({ ...both, config }, 'dev').region).toEqual({ value: 'eu-north-1', from: null });
    expect(ask({ credentials: keys('dev'), config }, 'dev').region).toEqual({
      value: 'eu-west-1',
      from: { file: '~/.aws/config', line: 2 },
    });
  });
});
