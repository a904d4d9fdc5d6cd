import { describe, expect, it } from 'vitest';
import type { ProfileEdit, SectionChanges } from './edit.js';
import { changesOf, edited, planned, shared } from './testing.js';

function section(more: Partial<SectionChanges>): ProfileEdit {
  const plain = {
    kind: 'sso-session',
    name: 'corp',
    changes: [],
    mustAgree: false,
    mayCreate: true,
  } as const;
  return { kind: 'section', section: { ...plain, ...more } };
}

const changes = changesOf({ sso_region: 'eu-west-1', sso_start_url: 'https://x/start' });
const corp = '[sso-session corp]\nsso_region = eu-west-1\n';

describe('editing a section that profiles name', () => {
  it('makes it where it is missing and may be made', () => {
    expect(edited({ config: '[default]\n' }, section({ changes })).config).toBe(
      `[default]\n\n${corp}sso_start_url = https://x/start\n`,
    );
    expect(planned({}, section({ changes, mayCreate: false }))).toMatchObject({
      failure: { code: 'section-not-found', facts: { section: 'sso-session corp' } },
    });
  });

  it('writes settings of a service as a block', () => {
    const changes = changesOf({ 's3.endpoint_url': 'http://localhost:4566' });
    const config = '[services local]\ndynamodb =\n  endpoint_url = http://x\n';
    expect(edited({ config }, section({ kind: 'services', name: 'local', changes })).config).toBe(
      `${config}s3 =\n    endpoint_url = http://localhost:4566\n`,
    );
  });

  it('changes it where it stands, however its header is written', () => {
    const config = '[sso-session "corp"]\nsso_region = x\n';
    expect(edited({ config }, section({ changes: changesOf({ sso_region: 'y', other: null }) })).config).toBe(
      '[sso-session "corp"]\nsso_region = y\n',
    );
  });

  it('adds what is missing where values must agree, and fails where one differs', () => {
    expect(edited({ config: corp }, section({ changes, mustAgree: true })).config).toBe(
      `${corp}sso_start_url = https://x/start\n`,
    );
    const other = changesOf({ sso_region: 'us-east-1' });
    expect(planned({ config: corp }, section({ changes: other, mustAgree: true }))).toMatchObject({
      failure: { code: 'sso-session-differs', facts: { session: 'corp', key: 'sso_region' } },
    });
  });

  it('fails where another program was faster', () => {
    const seen = [{ key: 'sso_region', value: 'z', expected: 'y' }];
    expect(planned({ config: corp }, section({ changes: seen }))).toMatchObject({
      failure: { code: 'edit-conflict', facts: { name: 'sso-session corp', keys: 'sso_region' } },
    });
  });

  it('refuses names and values that cannot be written', () => {
    expect(planned({}, section({ name: 'a]' }))).toMatchObject({
      failure: {
        code: 'invalid-setting',
        facts: { field: 'sso_session', problem: 'section-name-not-readable' },
      },
    });
    expect(planned({}, section({ changes: changesOf({ sso_region: 'a\nb' }) }))).toMatchObject({
      failure: { facts: { field: 'sso-session.sso_region', problem: 'value-with-line-break' } },
    });
  });

  it('is about the profiles that name it', () => {
    const config = `${corp}[profile a]\nsso_session = corp\n[profile b]\nservices = corp\n`;
    expect(planned({ config }, section({ changes }))).toMatchObject({
      value: {
        effects: { profiles: ['a'] },
        newSettings: [{ profile: 'sso-session corp', key: 'sso_start_url', value: 'https://x/start' }],
      },
    });
    expect(planned({ config }, section({ kind: 'services' }))).toMatchObject({
      value: { effects: { profiles: ['b'] } },
    });
  });
});

describe('moving older settings into an sso-session', () => {
  const legacy =
    '[profile a]\nsso_start_url = https://x/start\nsso_region = eu-west-1\nsso_account_id = 111122223333\nsso_role_name = R\n';
  const converting = { kind: 'to-sso-session', place: shared('a'), session: 'corp' } as const;

  it('makes the session, and leaves other profiles of the same sign-in as they are', () => {
    const config = `${legacy}[profile b]\n${legacy.slice(12)}`;
    expect(edited({ config }, converting).config).toBe(
      '[profile a]\nsso_account_id = 111122223333\nsso_role_name = R\nsso_session = corp\n' +
        `[profile b]\n${legacy.slice(12)}\n` +
        '[sso-session corp]\nsso_start_url = https://x/start\nsso_region = eu-west-1\n',
    );
    expect(planned({ config }, converting)).toMatchObject({
      value: { newSettings: [{ profile: 'a', key: 'sso_session', value: 'corp' }] },
    });
  });

  it('uses a session that says the same, and fails where it says something else', () => {
    const same = `${legacy}[sso-session corp]\nsso_start_url = https://x/start\nsso_region = eu-west-1\n`;
    expect(edited({ config: same }, converting).config).toContain(
      'R\nsso_session = corp\n[sso-session corp]\n',
    );
    expect(planned({ config: same.replace(/eu-west-1\n$/u, 'us-east-1\n') }, converting)).toMatchObject({
      failure: { code: 'sso-session-differs', facts: { session: 'corp', key: 'sso_region' } },
    });
  });

  it('takes registration scopes along, from both files', () => {
    const credentials = '[a]\nsso_registration_scopes = sso:account:access\n';
    const after = edited({ config: legacy, credentials }, converting);
    expect(after.config).toContain('sso_registration_scopes = sso:account:access\n');
    expect(after.credentials).toBe('[a]\n');
  });

  it.each([
    ['half of them', '[profile a]\nsso_region = x\n'],
    ['a session already', `${legacy}sso_session = other\n`],
  ])('fails where the profile has %s', (_what, config) => {
    expect(planned({ config }, converting)).toMatchObject({
      failure: { code: 'not-legacy-sso', facts: { name: 'a' } },
    });
  });
});
