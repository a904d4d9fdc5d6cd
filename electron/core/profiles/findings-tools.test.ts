import { describe, expect, it } from 'vitest';
import { codesOf, configPath, credentialsPath, findingOf, profileOf, read } from './testing.js';
import { id, secret, find } from './testing-findings.js';

describe('what other tools read otherwise', () => {
  it.each([
    ['uppercase-key', { key: 'Region' }, ['Region = eu-west-1'], 2],
    ['empty-value', { key: 'region' }, ['region ='], 2],
    ['inline-comment-in-value', { key: 'region' }, ['region = eu-west-1 # mine'], 2],
    ['inline-comment-in-value', { key: 'region' }, ['region = ; mine'], 2],
    ['inline-comment-in-value', { key: 's3.a' }, ['s3 =', '  a = b ; c'], 3],
    ['empty-value', { key: 's3.a' }, ['s3 =', '  a ='], 3],
  ])('%s %j', (code, facts, config, line) => {
    const origin = { file: configPath, line };
    expect(find(config)).toEqual([{ code, severity: 'warning', subject: 'p', facts, origin }]);
  });

  it('leaves a # or ; within a word, and what [DEFAULT] says, alone', () => {
    expect(find(['x = a#b;c'])).toEqual([]);
    const set = read({ config: ['[DEFAULT]', 'Region =', '[profile p]', 'k = v'] });
    expect(codesOf(profileOf(set, 'p'))).toEqual([]);
  });

  it.each([
    ['characters', 'my prod', '[profile "my prod"]'],
    ['header-form', 'dev', "[profile 'dev']"],
    ['header-form', 'dev', '[profile  dev]'],
    ['text-after-header', 'dev', '[profile dev];c'],
  ])('profile-name-not-portable for %s', (reason, name, header) => {
    const set = read({ config: [header, 'k = v'] });
    const facts = { section: header.slice(1, header.indexOf(']')), reason };
    expect(profileOf(set, name).findings).toMatchObject([{ code: 'profile-name-not-portable', facts }]);
  });

  it('tells of a profile prefix in a credentials file', () => {
    const set = read({ credentials: ['[profile dev]', 'k = v'] });
    const facts = { section: 'profile dev', name: 'dev' };
    expect(profileOf(set, 'profile dev').findings).toMatchObject([
      { code: 'profile-prefix-in-credentials', facts },
    ]);
  });

  it.each([
    ['default-twice', 'default', ['[default]', 'k = v', '[profile default]', 'k = v'], 'default'],
    ['profile-twice', 'x', ['[profile x]', 'k = v', '[profile "x"]', 'k = v'], 'profile x'],
  ])('%s', (code, name, config, section) => {
    const found = findingOf(
      profileOf(read({ config }), name).findings,
      code === 'default-twice' ? code : 'profile-twice',
    );
    expect(found).toMatchObject({
      code,
      subject: name,
      facts: { section, usedLine: 3 },
      origin: { line: 1 },
    });
  });

  it('tells of a profile without settings', () => {
    const origin = { file: configPath, line: 1 };
    expect(find([])).toEqual([
      { code: 'profile-without-settings', severity: 'info', subject: 'p', facts: {}, origin },
    ]);
  });
});

describe('files', () => {
  it('that hold a secret and that others can read are told of', () => {
    const others = (mode: number | null, lines: readonly string[]): unknown =>
      read({ config: lines, mode }).fileFindings.map(({ code, facts, origin }) => [code, facts, origin]);
    expect(others(0o640, ['[default]', id, secret])).toEqual([
      ['file-readable-by-others', { mode: '640' }, null],
    ]);
    expect(others(0o600, ['[default]', id, secret])).toEqual([]);
    expect(others(0o644, ['[default]', 'region = eu-west-1'])).toEqual([]);
    expect(others(null, ['[default]', id, secret])).toEqual([]);
  });

  it('give their problems as findings, with the line', () => {
    const set = read({ config: ['[default]', 'k = v', '[dev]'], credentials: ['k = v'] });
    expect(set.fileFindings).toEqual([
      {
        code: 'profile-prefix-missing',
        severity: 'warning',
        subject: configPath,
        facts: { section: 'dev' },
        origin: { file: configPath, line: 3 },
      },
      {
        code: 'text-before-section',
        severity: 'error',
        subject: credentialsPath,
        facts: {},
        origin: { file: credentialsPath, line: 1 },
      },
    ]);
  });
});
