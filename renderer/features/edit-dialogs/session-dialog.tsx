import { useState } from 'react';
import { catalogue } from '../../../shared/catalogue/index.js';
import type { ListedProfile } from '../../../shared/models/profile.js';
import { useSurroundings } from '../../state/edits.js';
import { ComboField } from '../../ui/combo-field.js';
import { EditDialog } from '../../ui/edit-dialog.js';

const { toSession: words } = catalogue.editDialogs;

/** The start URL and Region of a profile become an sso-session. */
export function ToSessionDialog({ profile }: { readonly profile: ListedProfile }) {
  const sessions = useSurroundings().data?.ssoSessions ?? [];
  const [session, setSession] = useState(profile.name);
  const name = session.trim();
  const edit = name === '' ? null : ({ kind: 'to-sso-session', id: profile.id, session: name } as const);
  return (
    <EditDialog
      title={words.title(profile.name)}
      help={words.help}
      question={edit}
      command={edit}
      confirm={words.confirm}
      done={words.done(profile.name)}
    >
      <ComboField
        label={words.session}
        value={session}
        options={sessions.map(({ name: value, values }) => ({ value, note: values['sso_start_url'] ?? '' }))}
        onChange={setSession}
        autoFocus
      />
      <p className="edit-dialog-hint">{words.older}</p>
    </EditDialog>
  );
}
