import { Check, Search } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Autocomplete, Input, Menu, MenuItem, SearchField } from 'react-aria-components';
import { catalogue } from '../../../shared/catalogue/index.js';
import { tools } from '../../../shared/vocabulary.js';
import { findProfiles, toSearchable } from '../../state/profile-search.js';
import { useProfileList } from '../../state/queries.js';
import { useAsk, useQuestion } from '../../state/question.js';
import { Chooser } from '../../ui/chooser.js';

const {
  resolution: { resolutionView: words, toolName },
} = catalogue;
const mostShown = 100;

/** Which tool the answer is about. */
export function ToolChooser() {
  const { tool } = useQuestion();
  const ask = useAsk();
  return (
    <Chooser label={words.tool} value={toolName(tool)}>
      <Menu
        className="menu"
        aria-label={words.tool}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[tool]}
        onAction={(key) => {
          const chosen = tools.find((each) => each === key);
          if (chosen !== undefined) ask({ kind: 'tool', tool: chosen });
        }}
      >
        {tools.map((each) => (
          <MenuItem key={each} id={each} className="menu-item" textValue={toolName(each)}>
            <span className="menu-item-text">{toolName(each)}</span>
            {each === tool && <Check size={14} aria-hidden="true" />}
          </MenuItem>
        ))}
      </Menu>
    </Chooser>
  );
}

/** Which profile is given with the call, if any. */
export function ProfileChooser() {
  const { profile } = useQuestion();
  const ask = useAsk();
  return (
    <Chooser label={words.profile} value={<code>{profile ?? words.noProfile}</code>}>
      <ProfileMenu
        label={words.profile}
        none={words.noProfile}
        onChoose={(chosen) => ask({ kind: 'profile', profile: chosen })}
      />
    </Chooser>
  );
}

interface ProfileMenuProps {
  readonly label: string;
  /** The words for no profile; null where one must be chosen. */
  readonly none: string | null;
  readonly onChoose: (profile: string | null) => void;
}

/** Names of profiles with a field to narrow them down. */
export function ProfileMenu({ label, none, onChoose }: ProfileMenuProps) {
  const [query, setQuery] = useState('');
  const names = useProfileNames(query);
  const offersNone = none !== null && query === '';
  return (
    <Autocomplete inputValue={query} onInputChange={setQuery}>
      <SearchField className="menu-search" aria-label={words.searchProfiles} autoFocus>
        <Search size={14} aria-hidden="true" />
        <Input className="menu-search-input" placeholder={words.searchProfiles} />
      </SearchField>
      <Menu
        className="menu menu-long"
        aria-label={label}
        renderEmptyState={() => <p className="menu-empty">{words.noSuchProfile}</p>}
      >
        {offersNone && (
          <MenuItem id="none" className="menu-item" textValue={none} onAction={() => onChoose(null)}>
            <span className="menu-item-text">{none}</span>
            <span className="menu-item-note">{words.noProfileHelp}</span>
          </MenuItem>
        )}
        {names.map((name) => (
          <MenuItem
            key={name}
            id={`profile ${name}`}
            className="menu-item"
            textValue={name}
            onAction={() => onChoose(name)}
          >
            <code className="menu-item-text">{name}</code>
          </MenuItem>
        ))}
      </Menu>
    </Autocomplete>
  );
}

/** Profiles that can be named with `--profile`: those of the shared files. */
function useProfileNames(query: string): readonly string[] {
  const profiles = useProfileList().data?.profiles;
  const searchable = useMemo(
    () => toSearchable((profiles ?? []).filter((profile) => profile.location === null)),
    [profiles],
  );
  return useMemo(
    () =>
      findProfiles(searchable, query, null)
        .slice(0, mostShown)
        .map((entry) => entry.profile.name),
    [searchable, query],
  );
}
