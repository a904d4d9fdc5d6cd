/** What the list does with a row, by mouse and by keyboard. */
import { useEffect, useMemo, useRef } from 'react';
import type { ListedProfile } from '../../../shared/models/profile.js';
import { useActions } from '../../state/actions.js';
import { useChosen } from '../../state/list-view.js';
import { useNavigate } from '../../state/navigation.js';
import type { MenuRequest } from './row-menu.js';
import { rowOf, type Listing } from './listing.js';
import type { RowHandlers } from './profile-row.js';

/** Handlers that stay the same whatever is listed or chosen, so that rows that did not change are not drawn again. */
export function useRowHandlers(
  listing: Listing,
  selectedId: string | null,
  setMenu: (request: MenuRequest) => void,
): RowHandlers {
  const navigate = useNavigate();
  const actions = useActions();
  const chosen = useChosen();
  const now = useRef({ listing, selectedId, chosen });
  useEffect(() => {
    now.current = { listing, selectedId, chosen };
  });
  return useMemo(() => {
    const select = (profile: ListedProfile): void => navigate({ kind: 'select', id: profile.id });
    const chooseMany = (ids: readonly string[]): void =>
      now.current.chosen.set([...now.current.chosen.ids, ...ids]);
    return {
      select,
      chooseMany,
      open: (profile) => navigate({ kind: 'open', id: profile.id }),
      choose(profile) {
        select(profile);
        now.current.chosen.toggle(profile.id);
      },
      chooseTo(profile) {
        chooseMany(idsBetween(now.current.listing, now.current.selectedId, profile.id));
        select(profile);
      },
      makeActive(profile) {
        if (!profile.active) void actions.makeActive(profile);
      },
      rename: (profile) => navigate({ kind: 'dialog', dialog: { kind: 'rename', profile } }),
      remove(profile) {
        const { ids } = now.current.chosen;
        const rows = now.current.listing.rows.map((row) => row.profile).filter(({ id }) => ids.has(id));
        const profiles = rows.length === 0 ? [profile] : rows;
        navigate({ kind: 'dialog', dialog: { kind: 'remove', profiles } });
      },
      openMenu(profile, event) {
        event.preventDefault();
        select(profile);
        setMenu({ profile, x: event.clientX, y: event.clientY });
      },
    };
  }, [navigate, actions, setMenu]);
}

/** From one row to another, both included, whichever comes first. */
function idsBetween(listing: Listing, from: string | null, to: string): readonly string[] {
  const rows = [rowOf(listing, from), rowOf(listing, to)].filter((row) => row >= 0);
  return listing.rows.slice(Math.min(...rows), Math.max(...rows) + 1).map(({ profile }) => profile.id);
}
