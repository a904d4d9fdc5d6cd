import { describe, expect, it } from 'vitest';
import { listedProfile } from '../testing/profiles.js';
import { countKinds, findProfiles, toSearchable } from './profile-search.js';

const acmeProd = listedProfile({
  name: 'acme.prod',
  kind: 'role',
  accountId: '111122223333',
  roleName: 'Admin',
  region: 'eu-west-1',
});
const acmeDev = listedProfile({
  name: 'acme.dev',
  kind: 'sso',
  ssoSession: 'corp',
  accountId: '444455556666',
});
const oldAcme = listedProfile({ name: 'old-acme', kind: 'access-key', region: 'us-east-1' });
const reacme = listedProfile({ name: 'reacme' });
const all = toSearchable([reacme, oldAcme, acmeProd, acmeDev]);

function names(query: string, kind: Parameters<typeof findProfiles>[2] = null): readonly string[] {
  return findProfiles(all, query, kind).map((entry) => entry.profile.name);
}

describe('finding profiles', () => {
  it('lists everything in the order of names for an empty query', () => {
    expect(names('  ')).toEqual(['acme.dev', 'acme.prod', 'old-acme', 'reacme']);
  });

  it('counts digits in names as numbers', () => {
    const teams = toSearchable(['team-10', 'team-9', 'Team-1'].map((name) => listedProfile({ name })));
    expect(findProfiles(teams, '', null).map((entry) => entry.profile.name)).toEqual([
      'Team-1',
      'team-9',
      'team-10',
    ]);
  });

  it('finds by account, role, Region and session, in any letter case', () => {
    expect(names('1111')).toEqual(['acme.prod']);
    expect(names('ADMIN')).toEqual(['acme.prod']);
    expect(names('us-east')).toEqual(['old-acme']);
    expect(names('Corp')).toEqual(['acme.dev']);
  });

  it('wants every word, in whichever field', () => {
    expect(names('acme 4444 5555 6666')).toEqual(['acme.dev']);
    expect(names('acme admin us-east')).toEqual([]);
  });

  it('lets no word match across two fields', () => {
    expect(names('prod111')).toEqual([]);
  });

  it('puts names that begin with the word first, then words within names, then the rest', () => {
    expect(names('acme')).toEqual(['acme.dev', 'acme.prod', 'old-acme', 'reacme']);
    expect(names('reacme')).toEqual(['reacme']);
  });

  it('filters by kind', () => {
    expect(names('acme', 'sso')).toEqual(['acme.dev']);
  });

  it('counts kinds and leaves out those without profiles', () => {
    expect([...countKinds([acmeProd, acmeDev, oldAcme])]).toEqual([
      ['role', 1],
      ['sso', 1],
      ['access-key', 1],
    ]);
  });

  it('finds its way among 10,000 profiles', () => {
    const many = toSearchable(
      Array.from({ length: 10_000 }, (_, index) =>
        listedProfile({ name: `account-${index}`, region: 'eu-west-1' }),
      ),
    );
    expect(findProfiles(many, 'account 99 eu', null)).toHaveLength(
      many.filter((entry) => entry.name.includes('99')).length,
    );
  });
});
