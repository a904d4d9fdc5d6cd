import { describe, expect, it } from 'vitest';
import { navigate, start, type Navigation } from './navigation.js';

const mark = { file: '~/.aws/config', line: 12 };
const reading: Navigation = { ...start, profileId: 'shared:a', tab: 'file', mark };

describe('going about the window', () => {
  it('opens a profile from any view', () => {
    const at = navigate({ ...start, view: 'settings' }, { kind: 'open', id: 'shared:a' });
    expect(at).toMatchObject({ view: 'profiles', profileId: 'shared:a', drawerOpen: true });
  });

  it('shows a line in the File tab, and forgets it with another profile or tab', () => {
    expect(navigate(start, { kind: 'line', mark })).toMatchObject({ tab: 'file', mark });
    expect(navigate(reading, { kind: 'select', id: 'shared:b' })).toMatchObject({ tab: 'file', mark: null });
    expect(navigate(reading, { kind: 'select', id: 'shared:a' })).toBe(reading);
    expect(navigate(reading, { kind: 'tab', tab: 'overview' })).toMatchObject({ mark: null });
  });

  it('keeps the tab while one goes from profile to profile', () => {
    expect(navigate(reading, { kind: 'open', id: 'shared:b' }).tab).toBe('file');
  });

  it('closes the drawer with its view', () => {
    const open = navigate(start, { kind: 'open', id: 'shared:a' });
    expect(navigate(open, { kind: 'close-drawer' }).drawerOpen).toBe(false);
    expect(navigate(open, { kind: 'view', view: 'activity' }).drawerOpen).toBe(false);
  });
});
