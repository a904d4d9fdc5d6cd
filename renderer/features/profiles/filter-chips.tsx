import { Check, ChevronDown } from 'lucide-react';
import { useMemo } from 'react';
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { catalogue } from '../../../shared/catalogue/index.js';
import type { ListedProfile } from '../../../shared/models/profile.js';
import type { ProfileKind } from '../../../shared/vocabulary.js';
import { countKinds } from '../../state/profile-search.js';

const { kinds, list } = catalogue;
const shownChips = 3;

interface ChipsProps {
  readonly profiles: readonly ListedProfile[];
  readonly kind: ProfileKind | null;
  readonly onChange: (kind: ProfileKind | null) => void;
}

/** The kinds that there are, the most frequent ones first; the others under More. */
export function FilterChips({ profiles, kind, onChange }: ChipsProps) {
  const counts = useMemo(() => [...countKinds(profiles)].sort((one, other) => other[1] - one[1]), [profiles]);
  const chips = counts.slice(0, shownChips);
  const others = counts.slice(shownChips);
  const chosenOther = others.find(([each]) => each === kind);
  return (
    <div className="chips" role="group" aria-label={list.filters}>
      <Chip
        label={`${list.all} ${profiles.length.toLocaleString('en')}`}
        chosen={kind === null}
        onPress={() => onChange(null)}
      />
      {chips.map(([each, count]) => (
        <Chip
          key={each}
          label={`${kinds[each].name} ${count.toLocaleString('en')}`}
          chosen={kind === each}
          onPress={() => onChange(kind === each ? null : each)}
        />
      ))}
      {others.length > 0 && (
        <MenuTrigger>
          <Button className={chosenOther === undefined ? 'chip' : 'chip chip-chosen'}>
            {chosenOther === undefined ? list.more : `${kinds[chosenOther[0]].name} ${chosenOther[1]}`}
            <ChevronDown size={12} aria-hidden="true" />
          </Button>
          <Popover className="menu-popover" placement="bottom start">
            <Menu className="menu" aria-label={list.filters}>
              {others.map(([each, count]) => (
                <MenuItem
                  key={each}
                  className="menu-item"
                  textValue={kinds[each].name}
                  onAction={() => onChange(kind === each ? null : each)}
                >
                  <span className="menu-item-text">{kinds[each].name}</span>
                  <span className="menu-item-note">{count}</span>
                  {kind === each && <Check size={14} aria-hidden="true" />}
                </MenuItem>
              ))}
            </Menu>
          </Popover>
        </MenuTrigger>
      )}
    </div>
  );
}

function Chip({ label, chosen, onPress }: { label: string; chosen: boolean; onPress: () => void }) {
  return (
    <Button className={chosen ? 'chip chip-chosen' : 'chip'} aria-pressed={chosen} onPress={onPress}>
      {label}
    </Button>
  );
}
