import { useId, useMemo, useState } from 'react';
import { catalogue } from '../../../shared/catalogue/index.js';
import type { ListedProfile } from '../../../shared/models/profile.js';
import { useProfileList } from '../../state/queries.js';
import { EditDialog } from '../../ui/edit-dialog.js';

const { editDialogs: words } = catalogue;

/** Takes profiles out of the files, and offers another source profile to those that start from them. */
export function RemoveDialog({ profiles }: { readonly profiles: readonly ListedProfile[] }) {
  const [sources, setSources] = useState<Readonly<Record<string, string>>>({});
  const all = useProfileList().data?.profiles;
  const { dependants, candidates } = useMemo(() => standing(all ?? [], profiles), [all, profiles]);
  const names = profiles.map(({ name }) => name);
  const edit = { kind: 'remove', ids: profiles.map(({ id }) => id), sources } as const;
  const holdsKeys = profiles.some(({ accessKeyId }) => accessKeyId !== null);
  return (
    <EditDialog
      title={words.remove.title(names)}
      help={holdsKeys ? `${words.remove.help} ${words.remove.keys}` : words.remove.help}
      question={edit}
      command={edit}
      confirm={words.remove.confirm}
      done={words.remove.done(names)}
      asks
    >
      {dependants.length > 0 && (
        <fieldset className="edit-dialog-sources">
          <legend>{words.remove.dependants}</legend>
          <p className="edit-dialog-hint">{words.remove.dependantsHelp}</p>
          {dependants.map(({ id, name }) => (
            <SourceChoice
              key={id}
              name={name}
              candidates={candidates}
              value={sources[name] ?? ''}
              onChange={(source) => setSources(withSource(sources, name, source))}
            />
          ))}
        </fieldset>
      )}
    </EditDialog>
  );
}

interface SourceChoiceProps {
  readonly name: string;
  readonly candidates: readonly string[];
  readonly value: string;
  readonly onChange: (source: string) => void;
}

function SourceChoice({ name, candidates, value, onChange }: SourceChoiceProps) {
  const id = useId();
  return (
    <div className="edit-dialog-source">
      <label htmlFor={id} className="edit-dialog-source-name" title={name}>
        <span className="visually-hidden">{words.remove.sourceOf(name)}</span>
        <span aria-hidden="true">{name}</span>
      </label>
      <select
        id={id}
        className="field-input"
        value={value}
        onChange={(event) => onChange(event.target.value)}
      >
        <option value="">{words.remove.leave}</option>
        {candidates
          .filter((candidate) => candidate !== name)
          .map((candidate) => (
            <option key={candidate} value={candidate}>
              {candidate}
            </option>
          ))}
      </select>
    </div>
  );
}

/** Who is left without a source, and who could be one. Profiles of other files cannot be named as a source. */
function standing(
  all: readonly ListedProfile[],
  removed: readonly ListedProfile[],
): { readonly dependants: readonly ListedProfile[]; readonly candidates: readonly string[] } {
  const ids = new Set(removed.map(({ id }) => id));
  const gone = new Set(removed.filter(({ location }) => location === null).map(({ name }) => name));
  const staying = all.filter(({ id, location }) => location === null && !ids.has(id));
  return {
    dependants: staying.filter(({ sourceProfile }) => sourceProfile !== null && gone.has(sourceProfile)),
    candidates: staying.filter(({ kind }) => kind !== 'settings').map(({ name }) => name),
  };
}

function withSource(
  sources: Readonly<Record<string, string>>,
  name: string,
  source: string,
): Readonly<Record<string, string>> {
  const others = Object.entries(sources).filter(([key]) => key !== name);
  return Object.fromEntries(source === '' ? others : [...others, [name, source]]);
}
