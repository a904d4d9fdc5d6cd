import { catalogue } from '../../shared/catalogue/index.js';
import type { StoredEntry } from '../../shared/models/store.js';
import { handOuts } from '../../shared/vocabulary.js';
import { useStoreActions } from '../state/store.js';
import './compact-select.css';

const { storeView: words } = catalogue;

/** Whether a stored profile is given to programs that ask; there once that can be read. */
export function HandOutChoice({ entry }: { readonly entry: StoredEntry }) {
  const actions = useStoreActions();
  if (entry.handOut === null) return null;
  return (
    <select
      className="compact-select"
      aria-label={words.handOutOf(entry.name)}
      value={entry.handOut}
      onChange={({ target }) => {
        const chosen = handOuts.find((each) => each === target.value);
        if (chosen !== undefined) void actions.setHandOut(entry, chosen);
      }}
    >
      {handOuts.map((each) => (
        <option key={each} value={each}>
          {words.handOutNames[each]}
        </option>
      ))}
    </select>
  );
}
