import { Check, ChevronDown } from 'lucide-react';
import { useMemo } from 'react';
import {
  Button,
  Header,
  Menu,
  MenuItem,
  MenuSection,
  MenuTrigger,
  Popover,
  Separator,
} from 'react-aria-components';
import { catalogue } from '../../../shared/catalogue/index.js';
import type { ListedProfile } from '../../../shared/models/profile.js';
import { type ProfileKind, type StoreType, storeTypes } from '../../../shared/vocabulary.js';
import { countKinds, countStores } from '../../state/profile-search.js';

const { kinds, list, storeMarks } = catalogue;
const shownChips = 3;

interface Filters {
  readonly kind: ProfileKind | null;
  readonly store: StoreType | null;
}

interface ChipsProps extends Filters {
  readonly profiles: readonly ListedProfile[];
  readonly onChange: (filters: Partial<Filters>) => void;
}

type KindCount = readonly [ProfileKind, number];

/** The kinds that there are, the most frequent ones first; the others, and the stores, under More. */
export function FilterChips({ profiles, kind, store, onChange }: ChipsProps) {
  const counts = useMemo(() => [...countKinds(profiles)].sort((one, other) => other[1] - one[1]), [profiles]);
  const chips = counts.slice(0, shownChips);
  return (
    <div className="chips" role="group" aria-label={list.filters}>
      <Chip
        label={`${list.all} ${profiles.length.toLocaleString('en')}`}
        chosen={kind === null && store === null}
        onPress={() => onChange({ kind: null, store: null })}
      />
      {chips.map(([each, count]) => (
        <Chip
          key={each}
          label={`${kinds[each].name} ${count.toLocaleString('en')}`}
          chosen={kind === each}
          onPress={() => onChange({ kind: kind === each ? null : each })}
        />
      ))}
      <MoreFilters
        profiles={profiles}
        others={counts.slice(shownChips)}
        kind={kind}
        store={store}
        onChange={onChange}
      />
    </div>
  );
}

function MoreFilters({
  profiles,
  others,
  kind,
  store,
  onChange,
}: ChipsProps & { readonly others: readonly KindCount[] }) {
  const stores = useMemo(() => countStores(profiles), [profiles]);
  // Where nothing is in the encrypted store there is nothing to choose between.
  const hasStores = stores.encrypted > 0;
  const isOther = others.some(([each]) => each === kind);
  const chosen = [
    ...(isOther && kind !== null ? [kinds[kind].name] : []),
    ...(store === null ? [] : [storeMarks.filterNames[store]]),
  ];
  if (others.length === 0 && !hasStores && store === null) return null;
  return (
    <MenuTrigger>
      <Button className={chosen.length === 0 ? 'chip' : 'chip chip-chosen'}>
        {chosen.length === 0 ? list.more : chosen.join(', ')}
        <ChevronDown size={12} aria-hidden="true" />
      </Button>
      <Popover className="menu-popover" placement="bottom start">
        <Menu className="menu" aria-label={list.filters}>
          {others.map(([each, count]) => (
            <FilterItem
              key={each}
              text={kinds[each].name}
              count={count}
              isChosen={kind === each}
              run={() => onChange({ kind: kind === each ? null : each })}
            />
          ))}
          {others.length > 0 && hasStores && <Separator className="menu-separator" />}
          {hasStores && (
            <MenuSection>
              <Header className="menu-heading">{storeMarks.filters}</Header>
              {storeTypes.map((each) => (
                <FilterItem
                  key={each}
                  text={storeMarks.filterNames[each]}
                  count={stores[each]}
                  isChosen={store === each}
                  run={() => onChange({ store: store === each ? null : each })}
                />
              ))}
            </MenuSection>
          )}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

interface FilterItemProps {
  readonly text: string;
  readonly count: number;
  readonly isChosen: boolean;
  readonly run: () => void;
}

function FilterItem({ text, count, isChosen, run }: FilterItemProps) {
  return (
    <MenuItem className="menu-item" textValue={text} onAction={run}>
      <span className="menu-item-text">{text}</span>
      <span className="menu-item-note">{count.toLocaleString('en')}</span>
      {isChosen && <Check size={14} aria-hidden="true" />}
    </MenuItem>
  );
}

function Chip({ label, chosen, onPress }: { label: string; chosen: boolean; onPress: () => void }) {
  return (
    <Button className={chosen ? 'chip chip-chosen' : 'chip'} aria-pressed={chosen} onPress={onPress}>
      {label}
    </Button>
  );
}
