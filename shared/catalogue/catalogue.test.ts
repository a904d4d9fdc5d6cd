import { describe, expect, it } from 'vitest';
import type { Finding } from '../models/finding.js';
import { findingCodes } from '../models/finding.js';
import { profileKinds } from '../vocabulary.js';
import { listedProfile } from '../../renderer/testing/profiles.js';
import { catalogue } from './index.js';
import { joinParts } from './words.js';

const { format, profiles, changes } = catalogue;

function finding(code: Finding['code'], facts: Finding['facts'] = {}): Finding {
  return { code, severity: 'warning', subject: '~/.aws/config', facts, origin: null };
}

describe('findings in words', () => {
  it.each(findingCodes)('has a title, a sentence and advice for %s, even without facts', (code) => {
    const words = catalogue.findings[code];
    const texts = [words.title, words.sentence(finding(code)), words.advice(finding(code))];
    for (const text of texts) {
      expect(text.length).toBeGreaterThan(5);
      expect(text).not.toContain('undefined');
    }
    expect(words.sentence(finding(code))).toMatch(/[.]$/);
  });

  it('names what the facts name', () => {
    const missing = finding('missing-source-profile', { sourceProfile: 'nobody' });
    expect(catalogue.findingSentence(missing)).toContain('nobody');
    const same = finding('same-access-key', { accessKeyId: '****MPLE', other: 'b', count: 3 });
    expect(catalogue.findingSentence(same)).toContain('b and 2 other profiles');
    const ahead = finding('clock-skew', { seconds: 1190, measuredAt: '2026-11-21T11:00:00.000Z' });
    expect(catalogue.findingSentence(ahead)).toMatch(
      /was 20 minutes ahead of AWS’s when AWS was last asked, at \d\d:\d\d on 2\d November 2026\./u,
    );
    const behind = finding('clock-skew', { seconds: -360 });
    expect(catalogue.findingSentence(behind)).toContain(
      'was 6 minutes behind AWS’s when AWS was last asked.',
    );
  });

  it('says whom a key beside another source outranks', () => {
    const outranks = (awsCli: boolean) =>
      catalogue.findingSentence(finding('access-key-outranks-other-source', { source: 'sso', awsCli }));
    expect(outranks(true)).toContain('Every tool uses the key.');
    expect(outranks(false)).toContain('The AWS CLI does not use the key, other tools do.');
  });
});

describe('failures in words', () => {
  it('says what happened and what to do', () => {
    expect(
      catalogue.failureSentence({
        code: 'file-refused',
        facts: { path: '~/.aws/config', reason: 'duplicate-section', line: 12 },
        action: 'open-file-at-line',
      }),
    ).toBe(
      'The AWS CLI refuses ~/.aws/config as a whole because of line 12. Correct the file first. Nothing was changed.',
    );
  });
});

describe('a profile in a sentence', () => {
  const sentence = (given: Parameters<typeof listedProfile>[0], chain = {}) =>
    joinParts(profiles.profileSentence(listedProfile(given), Array.isArray(chain) ? chain : []));

  it('tells a role, its account, its source and MFA', () => {
    expect(
      sentence({
        name: 'prod',
        kind: 'role',
        roleName: 'Admin',
        accountId: '111122223333',
        sourceProfile: 'base',
        mfa: true,
      }),
    ).toBe('Assumes role Admin in 1111 2222 3333 from profile base, with MFA.');
  });

  it('tells where a role without a source profile begins', () => {
    const chain = [{ kind: 'credential-source', profile: 'prod', source: 'Ec2InstanceMetadata' }];
    expect(sentence({ name: 'prod', kind: 'role', roleName: 'Job' }, chain)).toBe(
      'Assumes role Job from Ec2InstanceMetadata.',
    );
  });

  it('tells long-term keys from temporary ones', () => {
    const chain = [{ kind: 'access-key', profile: 'k', accessKeyId: '****MPLE', temporary: true }];
    expect(sentence({ name: 'k', kind: 'access-key', accessKeyId: '****MPLE' })).toBe(
      'Uses a long-term access key, ****MPLE.',
    );
    expect(sentence({ name: 'k', kind: 'access-key', accessKeyId: '****MPLE' }, chain)).toBe(
      'Uses temporary credentials, ****MPLE.',
    );
  });

  it.each(profileKinds)('has a sentence and a row for kind %s, whatever is missing', (kind) => {
    expect(sentence({ name: 'x', kind })).toMatch(/^[A-Z].*\.$/);
    expect(profiles.rowLine(listedProfile({ name: 'x', kind }))).toBe(catalogue.kinds[kind].name);
  });

  it('tells a row from its neighbours by role, account, program and use', () => {
    const row = (given: Parameters<typeof listedProfile>[0]) => profiles.rowLine(listedProfile(given));
    expect(row({ name: 'a', kind: 'sso', roleName: 'Power', accountId: '444455556666' })).toBe(
      'Identity Center · Power · 4444 5555 6666',
    );
    expect(row({ name: 'b', kind: 'role', roleName: 'R', sourceProfile: 'base', mfa: true })).toBe(
      'Role R · via base · MFA',
    );
    expect(row({ name: 'c', kind: 'access-key', dependants: 14 })).toBe('Access key · used by 14 profiles');
    expect(row({ name: 'default', kind: 'role', copyOf: 'prod' })).toBe('Copy of prod, made by Keyway');
  });
});

describe('numbers and times', () => {
  it('rounds what is left up, so that it never reads zero', () => {
    expect([1, 60_000, 60_001, 3_600_000, 26_000_000, 90_000_000].map(format.duration)).toEqual([
      '1 min',
      '1 min',
      '2 min',
      '1 h',
      '7 h 14 min',
      '1 day 1 h',
    ]);
  });

  it('groups twelve digits and leaves anything else alone', () => {
    expect(format.accountId('111122223333')).toBe('1111 2222 3333');
    expect(format.accountId('12')).toBe('12');
  });

  it('lists names and counts what is too much', () => {
    expect(format.listOf([])).toBe('');
    expect(format.listOf(['a'])).toBe('a');
    expect(format.listOf(['a', 'b', 'c'])).toBe('a, b and c');
    expect(format.listOf(['a', 'b', 'c', 'd', 'e'])).toBe('a, b, c and 2 more');
  });

  it('names the day of another day’s time', () => {
    const now = new Date(2026, 10, 21, 12, 0).getTime();
    expect(format.clockTime(new Date(2026, 10, 21, 14, 5).toISOString(), now)).toBe('14:05');
    expect(format.clockTime(new Date(2026, 10, 22, 9, 0).toISOString(), now)).toBe('Tomorrow, 09:00');
    expect(format.dayName(new Date(2026, 10, 1), now)).toBe('1 November 2026');
  });
});

describe('changes in words', () => {
  it('says exactly how many lines changed where', () => {
    expect(changes.changedFiles([{ path: '~/.aws/config', added: 4, removed: 0 }])).toBe(
      '4 lines added in ~/.aws/config.',
    );
    expect(
      changes.changedFiles([
        { path: 'a', added: 1, removed: 1 },
        { path: 'b', added: 0, removed: 1 },
      ]),
    ).toBe('1 line added and 1 removed in a and 1 line removed in b.');
    expect(changes.changedFiles([])).toBe('No line had to change.');
  });

  it('says before a move is undone that the key will be in plain text again', () => {
    expect(changes.undoNote({ action: 'move-to-store', undoneBy: null })).toContain('plain text again');
    expect(changes.undoNote({ action: 'move-to-store', undoneBy: 'c2' })).toBeNull();
    expect(changes.undoNote({ action: 'edit', undoneBy: null })).toBeNull();
  });
  it('says what each change was for', () => {
    expect(joinParts(changes.historySentence({ action: 'make-active', profiles: ['prod'] }))).toBe(
      'Made prod active',
    );
  });
});
