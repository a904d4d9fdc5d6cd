import { type Dispatch, useId } from 'react';
import { catalogue } from '../../../shared/catalogue/index.js';
import { useSurroundings } from '../../state/edits.js';
import type { Draft, Step } from './form-state.js';

const { editor: words } = catalogue;

/** Which file a new profile goes to; there while there is a choice. */
export function LocationField({ draft, step }: { readonly draft: Draft; readonly step: Dispatch<Step> }) {
  const id = useId();
  const locations = useSurroundings().data?.locations ?? [];
  if (locations.length === 0) return null;
  return (
    <div className="field">
      <label htmlFor={id} className="field-label">
        {words.location}
      </label>
      <select
        id={id}
        className="field-input"
        value={draft.location ?? ''}
        onChange={({ target }) =>
          step({ kind: 'location', value: target.value === '' ? null : target.value })
        }
      >
        <option value="">{words.sharedFiles}</option>
        {locations.map((path) => (
          <option key={path} value={path}>
            {path}
          </option>
        ))}
      </select>
    </div>
  );
}
