/** What is not written, and what a file that the AWS CLI refuses still allows. */
import { describe, expect, it } from 'vitest';
import { Secret } from '../secret.js';
import { elsewherePath } from '../switching/testing.js';
import { edited, keyId, planned, saving, secretKey } from './testing.js';

describe('what cannot be written', () => {
  it.each([
    ['b-1\n[evil]\nx = 1', 'value-with-line-break'],
    ['a\r', 'value-with-line-break'],
    ['a\u0000b', 'value-with-line-break'],
    ['a\u2028b', 'value-with-line-break'],
    ['a\u0085b', 'value-with-line-break'],
    [' a', 'value-with-outer-space'],
    ['a\t', 'value-with-outer-space'],
    ['"a', 'value-in-quotes'],
  ])('is refused: the value %j', (value, problem) => {
    const config = '[profile dev]\nregion = a\n';
    const facts = { field: 'region', problem };
    expect(planned({ config }, saving('dev', { region: value }))).toMatchObject({
      failure: { code: 'invalid-setting', facts },
    });
    expect(planned({ config }, saving('dev', { 's3.x': value }))).toMatchObject({
      failure: { code: 'invalid-setting', facts: { field: 's3.x', problem } },
    });
  });

  it('is refused: a value that makes the Go SDK refuse the whole file', () => {
    const facts = { field: 'region', problem: 'value-with-inline-comment' };
    expect(planned({ config: '[profile dev]\n' }, saving('dev', { region: '# b' }))).toMatchObject({
      failure: { code: 'invalid-setting', facts },
    });
  });

  it.each([
    'a # b',
    'a;b',
    '"a b"',
    'a = b',
    '[x]',
    '/bin/x --a=b "c d"',
    'a/b+c==',
    'ü',
    '',
    'C:\\x\\',
    "it's",
    'a: b',
  ])('is not: the value %j, which is the person’s to choose', (value) => {
    expect(edited({ config: '[profile dev]\n' }, saving('dev', { region: value })).config).toBe(
      `[profile dev]\nregion =${value === '' ? '' : ` ${value}`}\n`,
    );
  });

  it.each(['a b', 'a=b', '[x', '#x', '', 'a.b.c', '.a', 'a.', '__proto__', 'é', 'a\nb'])(
    'is refused: the new key %j',
    (key) => {
      expect(planned({ config: '[profile dev]\n' }, saving('dev', { [key]: 'x' }))).toMatchObject({
        failure: { code: 'invalid-setting', facts: { problem: 'setting-name-format' } },
      });
    },
  );

  it('is not: another value for an odd key that stands there', () => {
    const config = '[profile dev]\nodd key = 1\n';
    expect(edited({ config }, saving('dev', { 'odd key': '2' })).config).toBe('[profile dev]\nodd key = 2\n');
  });

  it('never shows a secret in its failure', () => {
    const plan = planned(
      { config: '[profile dev]\n' },
      saving('dev', { aws_secret_access_key: new Secret(' x\ny ') }),
    );
    expect(JSON.stringify(plan)).not.toContain('x\\ny');
    expect(plan).toMatchObject({ failure: { code: 'invalid-setting' } });
  });
});

describe('a file that the AWS CLI refuses', () => {
  it.each([{ config: '[a]\n[a]\n' }, { credentials: 'bogus\n' }])(
    'keeps the shared files from being edited',
    (texts) => {
      const { config = '[profile dev]\n', credentials = '' } = texts;
      expect(planned({ config, credentials }, saving('new', { region: 'x' }, true))).toMatchObject({
        failure: { code: 'file-refused', action: 'open-file-at-line' },
      });
    },
  );

  it('keeps only itself from being edited where it is another credentials file', () => {
    const to = { name: 'a', location: elsewherePath };
    const edit = { kind: 'save', from: null, to, changes: [], sections: [] } as const;
    expect(planned({}, edit, 'bogus')).toMatchObject({
      failure: { code: 'file-refused', facts: { path: elsewherePath } },
    });
    expect(planned({}, saving('new', { region: 'x' }, true), 'bogus').ok).toBe(true);
    expect(planned({}, edit)).toMatchObject({
      failure: { code: 'file-unreadable', facts: { path: elsewherePath } },
    });
  });
});

describe('new settings', () => {
  it('are those with another value than before, without keys and secrets', () => {
    const config = '[profile dev]\ncredential_process = /a\nendpoint_url = http://x\n';
    const edit = saving('dev', {
      credential_process: '/b',
      endpoint_url: 'http://x',
      's3.endpoint_url': 'http://y',
      aws_access_key_id: keyId,
      aws_secret_access_key: new Secret(secretKey),
      region: null,
    });
    expect(planned({ config }, edit)).toMatchObject({
      value: {
        newSettings: [
          { profile: 'dev', key: 'credential_process', value: '/b' },
          { profile: 'dev', key: 's3.endpoint_url', value: 'http://y' },
        ],
      },
    });
  });
});
