import { describe, expect, it } from 'vitest';
import { toSearchable } from '../../state/profile-search.js';
import { listedProfile } from '../../testing/profiles.js';
import { paletteItems } from './palette-items.js';

const prod = listedProfile({ name: 'acme.prod', accountId: '111122223333' });
const dev = listedProfile({ name: 'acme.dev', active: true });
const profiles = toSearchable([prod, dev]);
const input = {
  profiles,
  recents: [dev.id, 'shared:gone'],
  canRestore: false,
  canLock: false,
  running: new Set<string>(),
};

function texts(query: string, given: Partial<typeof input> = {}): readonly string[] {
  return paletteItems(query, { ...input, ...given }).map((item) => item.text);
}

describe('the command palette', () => {
  it('begins with the profiles that were active lately, then everything else', () => {
    const [first, ...others] = texts('');
    expect(first).toBe('acme.dev');
    expect(others).toContain('Undo the last change');
    expect(others).toContain('Go to Activity');
    expect(others).not.toContain('acme.prod');
  });

  it('finds a profile by its account and offers to make it active', () => {
    expect(texts('1111')).toEqual([
      'acme.prod',
      'Make acme.prod active',
      'Which source wins with --profile acme.prod',
      'Edit acme.prod',
    ]);
  });

  it('does not offer to make the active profile active', () => {
    expect(texts('acme.dev')).toEqual([
      'acme.dev',
      'Which source wins with --profile acme.dev',
      'Edit acme.dev',
    ]);
  });

  it('finds views, settings and actions by their words', () => {
    expect(texts('dark')).toEqual(['Theme: Dark']);
    expect(texts('settings go')).toEqual(['Go to Settings']);
  });

  it('leads to the pages about sources by their names', () => {
    expect(texts('identity center')).toEqual(['About: IAM Identity Center']);
    expect(texts('authentication')).toEqual(['About: Authentication and access credentials']);
  });

  it('offers to restore only what can be restored', () => {
    expect(texts('restore')).toEqual([]);
    expect(texts('restore', { canRestore: true })).toEqual(['Restore the original default']);
  });

  it('shows a handful of profiles, however many match', () => {
    const many = toSearchable(
      Array.from({ length: 500 }, (_, index) => listedProfile({ name: `team-${index}` })),
    );
    expect(
      paletteItems('team', { ...input, profiles: many }).filter((item) => item.command.kind === 'open'),
    ).toHaveLength(8);
  });
});
