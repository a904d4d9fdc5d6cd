import { SearchX } from 'lucide-react';
import { useCallback, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { catalogue } from '../../../shared/catalogue/index.js';
import type { ListedProfile } from '../../../shared/models/profile.js';
import type { Settings } from '../../../shared/models/settings.js';
import type { ProfileKind } from '../../../shared/vocabulary.js';
import { useActions } from '../../state/actions.js';
import { useListView } from '../../state/list-view.js';
import { useNavigate, useNavigation } from '../../state/navigation.js';
import { hasCommandKey } from '../../state/platform.js';
import { Button } from '../../ui/button.js';
import { Empty } from '../../ui/empty.js';
import { ContextMenu, type MenuRequest } from './context-menu.js';
import { FilterChips } from './filter-chips.js';
import { ProfileGrid } from './profile-grid.js';
import type { RowHandlers } from './profile-row.js';
import { findProfiles, groupProfiles, toSearchable, type ListItem } from '../../state/profile-search.js';
import { SearchField } from './search-field.js';
import './profiles.css';

const { list } = catalogue;

interface PaneProps {
  readonly profiles: readonly ListedProfile[];
  readonly settings: Pick<Settings, 'favourites' | 'recents' | 'colours'>;
}

/** Search, filters and the list. */
export function ProfilesPane({ profiles, settings }: PaneProps) {
  const { query, kind, change } = useListView();
  const { profileId } = useNavigation();
  const navigate = useNavigate();
  const [menu, setMenu] = useState<MenuRequest | null>(null);
  const grid = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const { items, shown, best } = useItems(profiles, settings, query, kind);
  const handlers = useHandlers(setMenu);
  const selected = shown.find((profile) => profile.id === profileId);

  function search(next: string): void {
    change({ query: next, kind });
    const found = next.trim() === '' ? undefined : best(next, kind);
    if (found !== undefined) navigate({ kind: 'select', id: found.id });
    grid.current?.scrollTo({ top: 0 });
  }

  function onSearchKey(event: KeyboardEvent<HTMLInputElement>): void {
    const at = selected ?? best(query, kind);
    if (event.key === 'ArrowDown' && at !== undefined) {
      navigate({ kind: 'select', id: at.id });
      grid.current?.focus();
    } else if (event.key === 'Enter' && at !== undefined) {
      if (hasCommandKey(event)) handlers.makeActive(at);
      else handlers.open(at);
    } else if (event.key === 'Escape' && query !== '') {
      search('');
      event.stopPropagation();
    } else return;
    event.preventDefault();
  }

  return (
    <section className="profiles" data-pane aria-label={list.label}>
      <h1 className="visually-hidden">{list.label}</h1>
      <div className="profiles-head">
        <SearchField query={query} onChange={search} onKeyDown={onSearchKey} inputRef={input} />
        <FilterChips profiles={profiles} kind={kind} onChange={(next) => change({ query, kind: next })} />
      </div>
      <p className="visually-hidden" role="status">
        {list.count(shown.length, profiles.length)}
      </p>
      {shown.length === 0 ? (
        <Empty
          icon={SearchX}
          title={list.noMatch}
          advice={query === '' ? list.noMatchKind : list.noMatchAdvice(query)}
        >
          <Button onPress={() => change({ query: '', kind: null })}>{list.showAll}</Button>
        </Empty>
      ) : (
        <ProfileGrid
          items={items}
          selectedId={profileId}
          colours={settings.colours}
          handlers={handlers}
          onMenuKey={(profile, row) => setMenu({ profile, ...belowRow(row) })}
          gridRef={grid}
        />
      )}
      <ContextMenu request={menu} onClose={() => setMenu(null)} onLeave={() => grid.current?.focus()} />
    </section>
  );
}

interface Shown {
  readonly items: readonly ListItem[];
  readonly shown: readonly ListedProfile[];
  /** The profile at the top of the list for a query: what Enter means. */
  readonly best: (query: string, kind: ProfileKind | null) => ListedProfile | undefined;
}

function useItems(
  profiles: readonly ListedProfile[],
  { favourites, recents }: PaneProps['settings'],
  query: string,
  kind: ProfileKind | null,
): Shown {
  const searchable = useMemo(() => toSearchable(profiles), [profiles]);
  const shown = useMemo(() => findProfiles(searchable, query, kind), [searchable, query, kind]);
  const items = useMemo(() => groupProfiles(shown, favourites, recents), [shown, favourites, recents]);
  function best(...wanted: [string, ProfileKind | null]): ListedProfile | undefined {
    const top = groupProfiles(findProfiles(searchable, ...wanted), favourites, recents);
    return top.flatMap((item) => (item.kind === 'profile' ? [item.profile] : []))[0];
  }
  return { items, shown, best };
}

function useHandlers(setMenu: (request: MenuRequest) => void): RowHandlers {
  const navigate = useNavigate();
  const actions = useActions();
  const select = useCallback(
    (profile: ListedProfile) => navigate({ kind: 'select', id: profile.id }),
    [navigate],
  );
  return useMemo(
    () => ({
      select,
      open: (profile) => navigate({ kind: 'open', id: profile.id }),
      makeActive: (profile) => {
        if (!profile.active) void actions.makeActive(profile);
      },
      openMenu(profile, event) {
        event.preventDefault();
        select(profile);
        setMenu({ profile, x: event.clientX, y: event.clientY });
      },
    }),
    [select, navigate, actions, setMenu],
  );
}

function belowRow(row: Element): { readonly x: number; readonly y: number } {
  const { left, bottom } = row.getBoundingClientRect();
  return { x: left + 40, y: bottom - 8 };
}
