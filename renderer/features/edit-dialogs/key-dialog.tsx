import { type RefObject, useRef, useState } from 'react';
import { catalogue } from '../../../shared/catalogue/index.js';
import type { SecretInput, SecretPresence } from '../../../shared/models/form.js';
import type { ListedProfile } from '../../../shared/models/profile.js';
import { EditDialog } from '../../ui/edit-dialog.js';
import { SecretField } from '../../ui/secret-field.js';
import { TextField } from '../../ui/text-field.js';

const { replaceKey: words } = catalogue.editDialogs;

/** A new access key in the place of an old one, wherever that stands. */
export function ReplaceKeyDialog({ profile }: { readonly profile: ListedProfile }) {
  const [accessKeyId, setAccessKeyId] = useState('');
  const secret = useRef<HTMLInputElement>(null);
  const token = useRef<HTMLInputElement>(null);
  const [hasSecret, setHasSecret] = useState(false);
  const [hasToken, setHasToken] = useState(false);
  const id = accessKeyId.trim();
  const edit = { kind: 'replace-key', id: profile.id, accessKeyId: id } as const;
  const isComplete = id !== '' && hasSecret;
  return (
    <EditDialog
      title={words.title(profile.name)}
      help={words.help}
      question={isComplete ? { ...edit, secret: presenceOf(hasToken) } : null}
      command={isComplete ? () => ({ ...edit, secret: typed(secret, token) }) : null}
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
      <SecretField
        label={words.secretAccessKey}
        inputRef={secret}
        onType={(text) => setHasSecret(text.trim() !== '')}
      />
      {id.startsWith('ASIA') && (
        <SecretField
          label={words.sessionToken}
          inputRef={token}
          note={{ look: 'help', text: words.sessionTokenHelp }}
          onType={(text) => setHasToken(text.trim() !== '')}
        />
      )}
      <p className="edit-dialog-hint">
        {words.reminder} {words.notKnown}
      </p>
    </EditDialog>
  );
}

function presenceOf(hasToken: boolean): SecretPresence {
  return { kind: 'given', sessionToken: hasToken };
}

type Field = RefObject<HTMLInputElement | null>;

/** The texts stay in their fields, for another try, and go with them. */
function typed(secret: Field, token: Field): SecretInput {
  const [secretAccessKey, sessionToken] = [secret, token].map(({ current }) => current?.value.trim() ?? '');
  return {
    kind: 'typed',
    secretAccessKey: secretAccessKey ?? '',
    sessionToken: sessionToken === '' ? null : (sessionToken ?? null),
  };
}
