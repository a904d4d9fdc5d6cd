import { type Dispatch, useId } from 'react';
import { catalogue } from '../../../shared/catalogue/index.js';
import { storeLocation } from '../../../shared/vocabulary.js';
import { useSurroundings } from '../../state/edits.js';
import { useNavigate } from '../../state/navigation.js';
import { useStoreDetail } from '../../state/store.js';
import { Button } from '../../ui/button.js';
import type { Draft, Step } from './form-state.js';

const { editor: words, storeMarks, storeView, unlocking } = catalogue;

/** Where a new profile is kept: the shared files, the encrypted store, or another file that was opened. */
export function LocationField({ draft, step }: { readonly draft: Draft; readonly step: Dispatch<Step> }) {
  const id = useId();
  const locations = useSurroundings().data?.locations ?? [];
  const isStored = draft.location === storeLocation;
  return (
    <div className="field">
      <label htmlFor={id} className="field-label">
        {storeMarks.keepIn}
      </label>
      <select
        id={id}
        className="field-input"
        value={draft.location ?? ''}
        aria-describedby={isStored ? `${id}-note` : undefined}
        onChange={({ target }) =>
          step({ kind: 'location', value: target.value === '' ? null : target.value })
        }
      >
        <option value="">{words.sharedFiles}</option>
        <option value={storeLocation}>{storeMarks.encryptedStore}</option>
        {locations.map((path) => (
          <option key={path} value={path}>
            {path}
          </option>
        ))}
      </select>
      {isStored && <StoreNote id={`${id}-note`} />}
    </div>
  );
}

/** What keeping it there means, and what has to come first. */
function StoreNote({ id }: { readonly id: string }) {
  const navigate = useNavigate();
  const state = useStoreDetail().data?.summary.state ?? 'none';
  return (
    <div className="editor-store">
      <p id={id} className="field-note field-note-help">
        {state === 'none'
          ? storeMarks.createFirst
          : state === 'ready'
            ? storeMarks.keepInHelp
            : storeMarks.unlockFirst}
      </p>
      {state === 'none' && (
        <Button
          small
          onPress={() => navigate({ kind: 'dialog', dialog: { kind: 'store-create', moves: [] } })}
        >
          {storeView.create}
        </Button>
      )}
      {state !== 'none' && state !== 'ready' && (
        <Button small onPress={() => navigate({ kind: 'dialog', dialog: { kind: 'store-unlock' } })}>
          {unlocking.unlock}…
        </Button>
      )}
    </div>
  );
}
