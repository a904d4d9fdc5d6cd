import { Check } from 'lucide-react';
import { Button as AriaButton, Menu, MenuItem } from 'react-aria-components';
import { catalogue } from '../../../shared/catalogue/index.js';
import type { KeyRow } from '../../../shared/models/key.js';
import { useActions } from '../../state/actions.js';
import type { KeyTrait } from '../../../shared/vocabulary.js';
import { countTraits, type KeyNarrowing } from '../../state/key-rows.js';
import { Chooser } from '../../ui/chooser.js';
import { SearchField } from '../../ui/search-field.js';

const { keysView: words } = catalogue;
const offeredDays = [30, 60, 90, 120, 180, 365] as const;

interface KeysToolbarProps {
  readonly rows: readonly KeyRow[];
  readonly oldAfterDays: number;
  readonly narrowing: KeyNarrowing;
  readonly onChange: (to: Partial<KeyNarrowing>) => void;
  /** From the search down into the list. */
  readonly onLeave: () => void;
}

/** Search, what the list is narrowed to, and when a key counts as old. */
export function KeysToolbar({ rows, oldAfterDays, narrowing, onChange, onLeave }: KeysToolbarProps) {
  return (
    <div className="keys-toolbar">
      <SearchField
        className="keys-search"
        label={words.search}
        hint={words.searchHint}
        query={narrowing.query}
        onChange={(query) => onChange({ query })}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown') onLeave();
          else if (event.key === 'Escape' && narrowing.query !== '') onChange({ query: '' });
          else return;
          event.preventDefault();
        }}
      />
      <div className="chips keys-chips" role="group" aria-label={words.filters}>
        <Chip
          label={`${words.all} ${rows.length.toLocaleString('en')}`}
          isChosen={narrowing.traits.size === 0}
          onPress={() => onChange({ traits: new Set() })}
        />
        {countTraits(rows)
          .filter(([trait, count]) => count > 0 || narrowing.traits.has(trait) || trait !== 'inactive')
          .map(([trait, count]) => (
            <Chip
              key={trait}
              label={`${words.traits[trait].name} ${count.toLocaleString('en')}`}
              title={words.traits[trait].help(oldAfterDays)}
              isChosen={narrowing.traits.has(trait)}
              onPress={() => onChange({ traits: toggled(narrowing.traits, trait) })}
            />
          ))}
      </div>
      <OldAfter days={oldAfterDays} />
    </div>
  );
}

function toggled(traits: ReadonlySet<KeyTrait>, trait: KeyTrait): ReadonlySet<KeyTrait> {
  return traits.has(trait)
    ? new Set([...traits].filter((each) => each !== trait))
    : new Set([...traits, trait]);
}

interface ChipProps {
  readonly label: string;
  readonly title?: string;
  readonly isChosen: boolean;
  readonly onPress: () => void;
}

function Chip({ label, title, isChosen, onPress }: ChipProps) {
  return (
    <AriaButton className={isChosen ? 'chip chip-chosen' : 'chip'} aria-pressed={isChosen} onPress={onPress}>
      <span title={title}>{label}</span>
    </AriaButton>
  );
}

/** Kept in the settings. */
function OldAfter({ days }: { readonly days: number }) {
  const actions = useActions();
  const offered = [...new Set([...offeredDays, days])].toSorted((one, other) => one - other);
  return (
    <Chooser label={words.oldAfter} value={words.days(days)}>
      <Menu className="menu" aria-label={words.oldAfter}>
        {offered.map((each) => (
          <MenuItem
            key={each}
            className="menu-item"
            textValue={words.days(each)}
            onAction={() => actions.changeSettings({ kind: 'key-age', days: each })}
          >
            <span className="menu-item-text">{words.days(each)}</span>
            {each === days && <Check size={14} aria-hidden="true" />}
          </MenuItem>
        ))}
      </Menu>
    </Chooser>
  );
}
