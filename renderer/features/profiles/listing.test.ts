import { describe, expect, it } from 'vitest';
import { findProfiles, toSearchable } from '../../state/profile-search.js';
import { listedProfile } from '../../testing/profiles.js';
import { countLines, createFinder, lineAt, lineOfRow, makeListing, rowOf, type Listing } from './listing.js';

const profiles = ['a', 'b', 'c', 'd'].map((name) => listedProfile({ name }));
const found = findProfiles(toSearchable(profiles), '', null);

function lines(listing: Listing): readonly string[] {
  return Array.from({ length: countLines(listing) }, (_, line) => {
    const at = lineAt(listing, line);
    if (at === undefined) return 'nothing';
    return 'group' in at ? `# ${at.group}` : at.name;
  });
}

describe('the lines of the list', () => {
  it('are favourites in their order, then recents, then the rest: each profile once', () => {
    const listing = makeListing(found, ['shared:c', 'shared:a'], ['shared:a', 'shared:d', 'shared:gone']);
    expect(lines(listing)).toEqual(['# favourites', 'c', 'a', '# recent', 'd', '# all', 'b']);
  });

  it('have no heading where there is one group', () => {
    expect(lines(makeListing(found, [], ['shared:gone']))).toEqual(['a', 'b', 'c', 'd']);
  });

  it('name a group that is alone and is not the rest', () => {
    expect(lines(makeListing(found.slice(0, 1), ['shared:a'], []))).toEqual(['# favourites', 'a']);
  });

  it('are none where nothing is found', () => {
    expect(lines(makeListing([], ['shared:a'], []))).toEqual([]);
  });

  it('find each profile by its row', () => {
    const listing = makeListing(found, ['shared:c'], ['shared:d']);
    for (const profile of profiles) {
      expect(lineAt(listing, lineOfRow(listing, rowOf(listing, profile.id)))).toBe(profile);
    }
    expect(rowOf(listing, 'shared:gone')).toBe(-1);
    expect(lineAt(listing, 99)).toBeUndefined();
  });

  it('are the same object for the same question, so that nothing is drawn again', () => {
    const find = createFinder(toSearchable(profiles), [], []);
    const listing = find('a', null);
    expect(find('a', null)).toBe(listing);
    expect(find('b', null)).not.toBe(listing);
  });
});
