import { describe, expect, it } from 'vitest';
import { daysAgo, keyPlace, keyRow, learnedKey } from '../testing/keys.js';
import { listedProfile } from '../testing/profiles.js';
import { actionsOf, answerMark, findKeys, keysOfProfile, sortKeys } from './key-rows.js';

const base = keyRow('acme-base', {
  keyId: '****AAAA',
  traits: ['old', 'plaintext'],
  dependants: ['acme.prod'],
  learned: learnedKey(),
});
const service = keyRow('ci', {
  keyId: '****BBBB',
  places: [keyPlace('ci', { path: null, line: null, storeType: 'encrypted' })],
  traits: ['old'],
  learned: learnedKey({
    userName: 'bot',
    arn: 'arn:aws:iam::111122223333:user/bot',
    createdAt: daysAgo(100),
    lastUse: null,
  }),
});
const unknown = keyRow('zeta', { keyId: '****CCCC' });
const rows = [base, service, unknown];

describe('finding keys', () => {
  const found = (query: string, ...traits: readonly ('old' | 'plaintext')[]) =>
    findKeys(rows, { query, traits: new Set(traits) }).map(({ keyId }) => keyId);

  it('finds by the end of the ID, profile, what comes from it, user, and account with or without blanks', () => {
    expect(found('bbbb')).toEqual(['****BBBB']);
    expect(found('ZETA')).toEqual(['****CCCC']);
    expect(found('acme.prod')).toEqual(['****AAAA']);
    expect(found('bot 1111')).toEqual(['****BBBB']);
    expect(found('1111 2222 3333 ada')).toEqual(['****AAAA']);
    expect(found('nobody')).toEqual([]);
  });

  it('narrows to those that have every chosen trait', () => {
    expect(found('', 'old')).toEqual(['****AAAA', '****BBBB']);
    expect(found('', 'old', 'plaintext')).toEqual(['****AAAA']);
  });

  it('sorts by age and last use, and leaves what is not known at the end either way', () => {
    const sorted = (by: 'age' | 'last-use', down: boolean) =>
      sortKeys([unknown, service, base], by, down).map(({ keyId }) => keyId);
    expect(sorted('age', false)).toEqual(['****AAAA', '****BBBB', '****CCCC']);
    expect(sorted('age', true)).toEqual(['****BBBB', '****AAAA', '****CCCC']);
    expect(sorted('last-use', true)).toEqual(['****AAAA', '****CCCC', '****BBBB']);
  });
});

describe('what can be done with a key', () => {
  it('offers what its status allows', () => {
    expect(actionsOf(base)).toEqual(['deactivate', 'delete']);
    expect(actionsOf(unknown)).toEqual(['deactivate', 'delete']);
    expect(actionsOf({ ...base, learned: learnedKey({ status: 'inactive' }) })).toEqual([
      'activate',
      'delete',
    ]);
    expect(actionsOf({ ...base, learned: learnedKey({ status: 'gone' }) })).toEqual([]);
    expect(actionsOf({ ...base, isTemporary: true })).toEqual([]);
  });

  it('belongs to the profiles that have it, then to those that come to it', () => {
    const prod = listedProfile({ name: 'acme.prod', kind: 'role' });
    const own = listedProfile({ name: 'ci' });
    expect(keysOfProfile(rows, prod).map(({ keyId }) => keyId)).toEqual(['****AAAA']);
    expect(keysOfProfile(rows, own).map(({ keyId }) => keyId)).toEqual(['****BBBB']);
    expect(keysOfProfile(rows, { ...own, id: '/other:ci', location: '/other' })).toEqual([]);
  });

  it('tells an answer that came from the one before, and a failure from an answer', () => {
    const marks = [
      answerMark(unknown),
      answerMark({ ...unknown, learned: learnedKey({ at: daysAgo(1) }) }),
      answerMark({ ...unknown, learned: learnedKey({ at: daysAgo(0) }) }),
      answerMark({ ...unknown, failure: { code: 'aws-unreachable', facts: {} } }),
    ];
    expect(new Set(marks).size).toBe(4);
  });
});
