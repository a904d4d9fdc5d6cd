import { describe, expect, it } from 'vitest';
import { findingCodes, type Finding, type FindingCode } from '../models/finding.js';
import { commandFor } from './fix-commands.js';
import { fixOf } from './fixes.js';

function finding(code: FindingCode, facts: Finding['facts'] = {}, subject = 'dev'): Finding {
  return { code, severity: 'warning', subject, facts, origin: null };
}

describe('what mends a finding', () => {
  it.each(findingCodes)('is known of %s, even without facts', (code) => {
    expect(fixOf(finding(code)).kind).toMatch(/^(?:edit|form|dialog|mode|none)$/u);
  });

  it('is an edit where it is clear what was meant, else the form', () => {
    expect(fixOf(finding('missing-source-profile', { sourceProfile: 'x' }))).toEqual({
      kind: 'form',
      field: 'source_profile',
    });
    expect(fixOf(finding('missing-source-profile', { suggestion: 'base' }))).toEqual({ kind: 'edit' });
    expect(fixOf(finding('region-unknown', { key: 'sso_region' }))).toEqual({
      kind: 'form',
      field: 'sso_region',
    });
    expect(fixOf(finding('empty-value', { key: 'Output' }))).toEqual({ kind: 'edit' });
    expect(fixOf(finding('empty-value', { key: 'Role_arn' }))).toEqual({ kind: 'form', field: 'role_arn' });
    expect(fixOf(finding('inline-comment-in-value', { key: 'credential_process' })).kind).toBe('form');
    expect(fixOf(finding('incomplete-sso', { missing: 'sso_region, sso_start_url', differing: '' }))).toEqual(
      {
        kind: 'form',
        field: 'sso_region',
      },
    );
  });

  it('leaves permissions that harm nobody', () => {
    expect(fixOf(finding('folder-writable-by-others', { mode: '777' }))).toEqual({
      kind: 'mode',
      mode: 0o755,
    });
    expect(fixOf(finding('file-writable-by-others', { mode: '620' }))).toEqual({ kind: 'mode', mode: 0o600 });
  });
});

describe('the command that does the same', () => {
  it.each([
    ['keyway set dev source_profile=base', finding('missing-source-profile', { suggestion: 'base' })],
    [
      'keyway set dev credential_source=Environment',
      finding('role-without-source', { suggestion: 'Environment' }),
    ],
    ['keyway set dev sso_session=corp', finding('missing-sso-session', { suggestion: 'corp' })],
    [
      'keyway set dev region=eu-west-1',
      finding('region-unknown', { key: 'region', suggestion: 'eu-west-1' }),
    ],
    ['keyway unset dev output', finding('empty-value', { key: 'output' })],
    ["keyway remove 'my dev'", finding('profile-without-settings', {}, 'my dev')],
    [`keyway remove 'it'\\''s'`, finding('profile-without-settings', {}, "it's")],
    ['keyway store connect dev', finding('stored-profile-not-connected')],
    ["keyway store connect 'my dev'", finding('bridge-line-broken', { stored: true }, 'my dev')],
    ['keyway use prod', finding('active-copy-stale', { copyOf: 'prod' }, 'default')],
    [
      'chmod 600 ~/.aws/credentials',
      finding('file-readable-by-others', { mode: '644' }, '~/.aws/credentials'),
    ],
    ["chmod 755 ~/'a b'", finding('folder-writable-by-others', { mode: '775' }, '~/a b')],
    [
      'keyway unset dev aws_access_key_id aws_secret_access_key aws_session_token aws_security_token',
      finding('access-key-outranks-other-source'),
    ],
  ])('is %s', (command, given) => {
    expect(commandFor(given)).toBe(command);
  });

  it('names the file of a profile that stands elsewhere', () => {
    expect(commandFor(finding('profile-without-settings'), '~/other/credentials')).toBe(
      'keyway remove dev --location ~/other/credentials',
    );
  });

  it.each([
    ['a person must decide', finding('missing-source-profile', { sourceProfile: 'x' })],
    ['a setting is needed that an empty one stands for', finding('empty-value', { key: 'role_arn' })],
    ['a person must know which key is right', finding('store-key-differs', { differs: 'id' })],
    ['nobody knows the profile that the line asks for', finding('bridge-line-broken', { stored: false })],
    ['only the window edits such a line', finding('duplicate-section')],
  ])('is none where %s', (_why, given) => {
    expect(commandFor(given)).toBeNull();
  });
});
