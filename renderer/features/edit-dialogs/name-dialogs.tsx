import { useState } from 'react';
import { catalogue } from '../../../shared/catalogue/index.js';
import type { ListedProfile } from '../../../shared/models/profile.js';
import { profileIdNamed } from '../../state/profile-ids.js';
import { useNavigate } from '../../state/navigation.js';
import { TextField } from '../../ui/text-field.js';
import { EditDialog } from '../../ui/edit-dialog.js';
import { commonBeginning } from './common-beginning.js';

const { editDialogs: words } = catalogue;

/** Gives a profile another name, and says who follows. */
export function RenameDialog({ profile }: { readonly profile: ListedProfile }) {
  const [name, setName] = useState(profile.name);
  const navigate = useNavigate();
  const edit = name.trim() === '' ? null : ({ kind: 'rename', id: profile.id, name: name.trim() } as const);
  return (
    <EditDialog
      title={words.rename.title(profile.name)}
      help={words.rename.help}
      question={name.trim() === profile.name ? null : edit}
      command={edit}
      confirm={words.rename.confirm}
      done={words.rename.done(name.trim())}
      onDone={() => navigate({ kind: 'select', id: profileIdNamed(profile, name.trim()) })}
    >
      <TextField label={words.newName} value={name} onChange={setName} autoFocus />
    </EditDialog>
  );
}

/** Makes a second profile with the same lines. */
export function CloneDialog({ profile }: { readonly profile: ListedProfile }) {
  const [name, setName] = useState(words.clone.proposal(profile.name));
  const navigate = useNavigate();
  const edit = name.trim() === '' ? null : ({ kind: 'clone', id: profile.id, name: name.trim() } as const);
  return (
    <EditDialog
      title={words.clone.title(profile.name)}
      help={words.clone.help}
      question={edit}
      command={edit}
      confirm={words.clone.confirm}
      done={words.clone.done(name.trim())}
      onDone={() => navigate({ kind: 'select', id: profileIdNamed(profile, name.trim()) })}
    >
      <TextField label={words.name} value={name} onChange={setName} autoFocus />
    </EditDialog>
  );
}

/** Changes how the names of several profiles begin. */
export function RenameGroupDialog({ profiles }: { readonly profiles: readonly ListedProfile[] }) {
  const [from, setFrom] = useState(() => commonBeginning(profiles.map(({ name }) => name)));
  const [to, setTo] = useState(from);
  const fitting = profiles.filter(({ name }) => name.startsWith(from));
  const isAble = from !== '' && fitting.length > 0;
  const ids = fitting.map(({ id }) => id);
  const edit = isAble ? ({ kind: 'rename-group', ids, from, to } as const) : null;
  const noteText = fitting.length === 0 ? words.group.none : null;
  return (
    <EditDialog
      title={words.group.title(fitting.length)}
      help={words.group.help}
      question={from === to ? null : edit}
      command={edit}
      confirm={words.group.confirm}
      done={words.group.done(fitting.length)}
    >
      <TextField
        label={words.group.from}
        value={from}
        onChange={setFrom}
        note={noteText === null ? null : { look: 'error', text: noteText }}
        autoFocus
      />
      <TextField label={words.group.to} value={to} onChange={setTo} />
    </EditDialog>
  );
}
