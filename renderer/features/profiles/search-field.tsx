import { Search, X } from 'lucide-react';
import type { KeyboardEvent, RefObject } from 'react';
import { catalogue } from '../../../shared/catalogue/index.js';
import { IconButton } from '../../ui/button.js';

const { list } = catalogue;

interface SearchProps {
  readonly query: string;
  readonly onChange: (query: string) => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => void;
  readonly inputRef: RefObject<HTMLInputElement | null>;
}

/** Filters as one types. */
export function SearchField({ query, onChange, onKeyDown, inputRef }: SearchProps) {
  return (
    <div className="search">
      <Search size={16} aria-hidden="true" />
      <input
        ref={inputRef}
        className="search-input"
        type="text"
        role="searchbox"
        aria-label={list.search}
        placeholder={list.searchHint}
        autoComplete="off"
        spellCheck={false}
        value={query}
        data-search
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={onKeyDown}
      />
      {query !== '' && (
        <IconButton label={list.clearSearch} small onPress={() => onChange('')}>
          <X size={14} />
        </IconButton>
      )}
    </div>
  );
}
