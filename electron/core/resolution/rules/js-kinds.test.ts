import { describe, expect, it } from 'vitest';
import type { Trace } from '../../../../shared/models/trace.js';
import { resolve } from '../resolve.js';
import { type TestHome, testRequest } from '../testing.js';
import { sdkJsV3 } from '../tools/sdk-js-v3.js';

const ID = 'AKIAIOSFODNN7EXAMPLE';
const OTHER = 'AKIAI44QH8DHBEXAMPLE';
const SECRET = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const token = '/token';
const startUrl = 'https://example.awsapps.com/start';

/** Each kind by the settings that make it, in the order in which they count. */
const kinds = {
  'assume-role': 'source_profile = base',
  'shared-credentials-file': `aws_access_key_id = ${ID}\naws_secret_access_key = ${SECRET}`,
  'web-identity': `web_identity_token_file = ${token}`,
  'custom-process': 'credential_process = /bin/give',
  sso: `sso_start_url = ${startUrl}\nsso_region = eu-west-1\nsso_account_id = 111122223333\nsso_role_name = Reader`,
  login: 'login_session = arn:aws:iam::111122223333:user/someone',
};
const role = 'role_arn = arn:aws:iam::111122223333:role/Admin';
const base = `[base]\naws_access_key_id = ${OTHER}\naws_secret_access_key = ${SECRET}\n`;
const files = {
  [token]: 'example',
  [`~/.aws/sso/cache/sha1-${startUrl}.json`]: '{"accessToken":"example","expiresAt":"2026-01-02T00:00:00Z"}',
};

function trace(home: TestHome): Trace {
  return resolve(sdkJsV3, testRequest({ files, invocation: { profile: 'dev' }, ...home }));
}

function candidate(home: TestHome, source: string): Trace['candidates'][number] | undefined {
  return trace(home).candidates.find((one) => one.source === source);
}

function sourceOf({ outcome }: Trace): string {
  return 'source' in outcome ? outcome.source : outcome.kind;
}

describe('a profile with settings of two kinds', () => {
  const order = Object.entries(kinds);
  const pairs = order
    .slice(0, -1)
    .map(([source, settings], index) => [source, settings, order[index + 1]?.[1] ?? '']);

  it.each(pairs)('is %s where that comes first', (source, settings, later) => {
    const credentials = `${base}[dev]\n${role}\n${later}\n${settings}\n`;
    expect(sourceOf(trace({ credentials }))).toBe(source);
  });

  it('shows the other as passed over', () => {
    const credentials = `[dev]\n${kinds['shared-credentials-file']}\n${kinds.sso}\n${kinds['custom-process']}\n`;
    expect(candidate({ credentials }, 'sso')).toMatchObject({
      state: 'shadowed',
      reason: 'setting-passed-over',
      facts: { setting: 'sso_start_url', for: 'aws_access_key_id' },
      origin: { file: '~/.aws/credentials', line: 4 },
    });
    expect(candidate({ credentials }, 'custom-process')).toMatchObject({ reason: 'setting-passed-over' });
  });

  it('does not fall back on its keys where its role came to nothing', () => {
    const credentials = `[dev]\n${role}\nsource_profile = nosuch\n${kinds['shared-credentials-file']}\n`;
    expect(trace({ credentials }).outcome.kind).toBe('none');
    expect(candidate({ credentials }, 'shared-credentials-file')).toMatchObject({
      reason: 'setting-passed-over',
    });
  });

  it('has no role with both sources, or with none', () => {
    const both = {
      credentials: `${base}[dev]\n${role}\nsource_profile = base\ncredential_source = Environment\n`,
    };
    expect(candidate(both, 'assume-role')).toMatchObject({ state: 'invalid', reason: 'two-role-sources' });
    const none = { credentials: `[dev]\n${role}\n${kinds['shared-credentials-file']}\n` };
    expect(candidate(none, 'assume-role')).toMatchObject({ state: 'invalid', reason: 'role-without-source' });
    expect(sourceOf(trace(none))).toBe('shared-credentials-file');
    const web = { credentials: `[dev]\n${role}\n${kinds['web-identity']}\n` };
    expect(candidate(web, 'assume-role')).toMatchObject({ state: 'absent', reason: 'setting-not-set' });
  });

  it('is nothing with a web identity and no role', () => {
    const home = { credentials: `[dev]\n${kinds['web-identity']}\n` };
    expect(trace(home).outcome.kind).toBe('none');
    expect(candidate(home, 'web-identity')).toMatchObject({ state: 'absent', reason: 'setting-not-set' });
  });
});

describe('keys of a profile', () => {
  it('are temporary with a session token', () => {
    const credentials = `[dev]\n${kinds['shared-credentials-file']}\n`;
    expect(trace({ credentials }).outcome).toMatchObject({ accessKeyId: ID, temporary: false });
    expect(trace({ credentials: `${credentials}aws_security_token = older\n` }).outcome).toMatchObject({
      temporary: false,
    });
    expect(trace({ credentials: `${credentials}aws_session_token = example\n` }).outcome).toMatchObject({
      temporary: true,
    });
  });

  it.each([
    [`aws_access_key_id = ${ID}`, 'aws_secret_access_key'],
    [`aws_secret_access_key = ${SECRET}`, 'aws_access_key_id'],
  ])('are passed over where half is missing', (line, missing) => {
    const home = { config: `[profile dev]\n${line}\n` };
    expect(trace(home).outcome.kind).toBe('none');
    expect(candidate(home, 'config-file')).toMatchObject({
      state: 'invalid',
      reason: 'partial-access-key',
      facts: { profile: 'dev', missing },
    });
  });
});
