import { Plus, SearchX } from 'lucide-react';
import { useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { catalogue } from '../../../shared/catalogue/index.js';
import type { ListedProfile } from '../../../shared/models/profile.js';
import type { Settings } from '../../../shared/models/settings.js';
import { useChosen, useListView } from '../../state/list-view.js';
import { useNavigate, useSelection } from '../../state/navigation.js';
import { hasCommandKey } from '../../state/platform.js';
import { Button, IconButton } from '../../ui/button.js';
import { Empty } from '../../ui/empty.js';
import { SearchField } from '../../ui/search-field.js';
import { ChosenBar } from './chosen-bar.js';
import { type MenuRequest, RowMenu } from './row-menu.js';
import { FilterChips } from './filter-chips.js';
import { createFinder, rowOf, type Finder } from './listing.js';
import { ProfileGrid } from './profile-grid.js';
import { useRowHandlers } from './row-handlers.js';
import { toSearchable } from '../../state/profile-search.js';
import './profiles.css';

const { list } = catalogue;

interface PaneProps {
  readonly profiles: readonly ListedProfile[];
  readonly settings: Pick<Settings, 'favourites' | 'recents' | 'colours'>;
}

/** Search, filters and the list. */
export function ProfilesPane({ profiles, settings }: PaneProps) {
  const { query, kind, store, change } = useListView();
  const profileId = useSelection();
  const navigate = useNavigate();
  const [menu, setMenu] = useState<MenuRequest | null>(null);
  const grid = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const find = useFinder(profiles, settings);
  const listing = find(query, kind, store);
  const chosen = useChosen();
  const handlers = useRowHandlers(listing, profileId, setMenu);
  const selected = listing.rows[rowOf(listing, profileId)]?.profile;

  function search(next: string): void {
    change({ query: next });
    const best = next.trim() === '' ? undefined : find(next, kind, store).rows[0];
    if (best !== undefined) navigate({ kind: 'select', id: best.profile.id });
    grid.current?.scrollTo({ top: 0 });
  }

  function onSearchKey(event: KeyboardEvent<HTMLInputElement>): void {
    const at = selected ?? listing.rows[0]?.profile;
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
        <div className="profiles-search">
          <SearchField
            label={list.search}
            hint={list.searchHint}
            query={query}
            onChange={search}
            onKeyDown={onSearchKey}
            inputRef={input}
          />
          <IconButton
            label={catalogue.editor.add}
            look="plain"
            onPress={() => navigate({ kind: 'edit', request: { mode: 'add', kind: null, pastes: false } })}
          >
            <Plus size={16} />
          </IconButton>
        </div>
        <FilterChips profiles={profiles} kind={kind} store={store} onChange={change} />
      </div>
      <ChosenBar profiles={profiles} />
      <p className="visually-hidden" role="status">
        {list.count(listing.rows.length, profiles.length)}
      </p>
      {listing.rows.length === 0 ? (
        <Empty
          icon={SearchX}
          title={list.noMatch}
          advice={query === '' ? list.noMatchKind : list.noMatchAdvice(query)}
        >
          <Button onPress={() => change({ query: '', kind: null, store: null })}>{list.showAll}</Button>
        </Empty>
      ) : (
        <ProfileGrid
          listing={listing}
          selectedId={profileId}
          chosen={chosen.ids}
          colours={settings.colours}
          handlers={handlers}
          onMenuKey={(profile, row) => setMenu({ profile, ...belowRow(row) })}
          gridRef={grid}
        />
      )}
      <RowMenu request={menu} onClose={() => setMenu(null)} onLeave={() => grid.current?.focus()} />
    </section>
  );
}

function useFinder(
  profiles: readonly ListedProfile[],
  { favourites, recents }: PaneProps['settings'],
): Finder {
  const searchable = useMemo(() => toSearchable(profiles), [profiles]);
  return useMemo(() => createFinder(searchable, favourites, recents), [searchable, favourites, recents]);
}

function belowRow(row: Element): { readonly x: number; readonly y: number } {
  const { left, bottom } = row.getBoundingClientRect();
  return { x: left + 40, y: bottom - 8 };
}
