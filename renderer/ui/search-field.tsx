import { Search, X } from 'lucide-react';
import { type KeyboardEvent, type RefObject, useRef } from 'react';
import { catalogue } from '../../shared/catalogue/index.js';
import { IconButton } from './button.js';
import './search-field.css';

const { list } = catalogue;

interface SearchProps {
  readonly label: string;
  readonly hint: string;
  readonly className?: string;
  readonly query: string;
  readonly onChange: (query: string) => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => void;
  readonly inputRef?: RefObject<HTMLInputElement | null>;
}

/** Filters as one types. */
export function SearchField({ label, hint, className, query, onChange, onKeyDown, inputRef }: SearchProps) {
  const own = useRef<HTMLInputElement>(null);
  const input = inputRef ?? own;
  return (
    <div className={className === undefined ? 'search' : `search ${className}`}>
      <Search size={16} aria-hidden="true" />
      <input
        ref={input}
        className="search-input"
        type="text"
        role="searchbox"
        aria-label={label}
        placeholder={hint}
        autoComplete="off"
        spellCheck={false}
        value={query}
        data-search
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={onKeyDown}
      />
      {query !== '' && (
        <IconButton
          label={list.clearSearch}
          small
          onPress={() => {
            onChange('');
            input.current?.focus();
          }}
        >
          <X size={14} />
        </IconButton>
      )}
    </div>
  );
}
