import { useId } from 'react';
import { catalogue } from '../../../shared/catalogue/index.js';
import type { ProfileForm } from '../../../shared/models/form.js';
import { storeLocation, type StoreType } from '../../../shared/vocabulary.js';
import { useNavigate } from '../../state/navigation.js';
import { profileIdNamed, storedProfileId } from '../../state/profile-ids.js';
import { useProfileList } from '../../state/queries.js';

const { editor: words, storeMarks } = catalogue;

/** Of a profile that stands in the shared files and in the encrypted store: which of the two the form edits. */
export function PartField({ base }: { readonly base: ProfileForm }) {
  const id = useId();
  const navigate = useNavigate();
  const profiles = useProfileList().data?.profiles ?? [];
  const isHere = base.location === null || base.location === storeLocation;
  const row = profiles.find(({ name, location }) => location === null && name === base.name);
  const isBoth = isHere && row?.stored != null && row.stores.includes('shared');
  if (!isBoth) return null;
  const part: StoreType = base.location === storeLocation ? 'encrypted' : 'shared';
  return (
    <div className="field">
      <label htmlFor={id} className="field-label">
        {storeMarks.edits}
      </label>
      <select
        id={id}
        className="field-input"
        value={part}
        aria-describedby={`${id}-note`}
        // What was typed would be lost with it: the step asks.
        onChange={({ target }) => {
          const isStored = target.value === 'encrypted';
          const other = isStored ? storedProfileId(base.name) : profileIdNamed(base, base.name);
          navigate({ kind: 'edit', request: { mode: 'edit', id: other, field: null } });
        }}
      >
        <option value="shared">{words.sharedFiles}</option>
        <option value="encrypted">{storeMarks.encryptedStore}</option>
      </select>
      <p id={`${id}-note`} className="field-note field-note-help">
        {storeMarks.editsHelp}
      </p>
    </div>
  );
}
