import { useState } from 'react';
import { catalogue } from '../../../shared/catalogue/index.js';
import type { SecretInput, SecretPresence } from '../../../shared/models/form.js';
import type { ListedProfile } from '../../../shared/models/profile.js';
import { TextField } from '../../ui/text-field.js';
import { EditDialog } from '../../ui/edit-dialog.js';

const { replaceKey: words } = catalogue.editDialogs;

/** A new access key in the place of an old one, wherever that stands. */
export function ReplaceKeyDialog({ profile }: { readonly profile: ListedProfile }) {
  const [accessKeyId, setAccessKeyId] = useState('');
  const [secret, setSecret] = useState('');
  const [token, setToken] = useState('');
  const id = accessKeyId.trim();
  const edit = { kind: 'replace-key', id: profile.id, accessKeyId: id } as const;
  const isComplete = id !== '' && secret.trim() !== '';
  return (
    <EditDialog
      title={words.title(profile.name)}
      help={words.help}
      question={isComplete ? { ...edit, secret: presenceOf(token) } : null}
      command={isComplete ? { ...edit, secret: typed(secret, token) } : null}
      confirm={words.confirm}
      done={words.done(profile.name)}
    >
      {profile.accessKeyId !== null && (
        <p className="edit-dialog-hint">{words.oldKey(profile.accessKeyId)}</p>
      )}
      <TextField
        label={words.accessKeyId}
        value={accessKeyId}
        onChange={setAccessKeyId}
        placeholder="AKIAIOSFODNN7EXAMPLE"
        autoFocus
      />
      <TextField label={words.secretAccessKey} value={secret} onChange={setSecret} isSecret />
      {id.startsWith('ASIA') && (
        <TextField
          label={words.sessionToken}
          value={token}
          onChange={setToken}
          note={{ look: 'help', text: words.sessionTokenHelp }}
          isSecret
        />
      )}
      <p className="edit-dialog-hint">
        {words.reminder} {words.notKnown}
      </p>
    </EditDialog>
  );
}

function presenceOf(token: string): SecretPresence {
  return { kind: 'given', sessionToken: token.trim() !== '' };
}

function typed(secret: string, token: string): SecretInput {
  const sessionToken = token.trim() === '' ? null : token.trim();
  return { kind: 'typed', secretAccessKey: secret.trim(), sessionToken };
}
