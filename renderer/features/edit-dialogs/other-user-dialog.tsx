import { safe } from '@orpc/client';
import { useState } from 'react';
import { catalogue } from '../../../shared/catalogue/index.js';
import type { ListedProfile } from '../../../shared/models/profile.js';
import { madeText, useActions } from '../../state/actions.js';
import { useApi } from '../../state/api.js';
import { otherUserLines } from '../../state/edit-lines.js';
import { errorWords } from '../../state/failures.js';
import { useNavigate } from '../../state/navigation.js';
import { useToasts } from '../../state/toasts.js';
import { Button } from '../../ui/button.js';
import { CopyLine } from '../../ui/copy-line.js';
import { Dialog } from '../../ui/dialog.js';
import { Notice } from '../../ui/notice.js';

const { editDialogs, shell } = catalogue;
const words = editDialogs.otherUser;

/** How a task that runs as somebody else gets credentials, and a copy for it. */
export function OtherUserDialog({ profile }: { readonly profile: ListedProfile }) {
  const navigate = useNavigate();
  const [problem, setProblem] = useState<ReturnType<typeof errorWords> | null>(null);
  const writeCopy = useWriteCopy(profile, setProblem);
  const close = (): void => navigate({ kind: 'dialog', dialog: null });
  return (
    <Dialog title={words.title} onClose={close} foot={<Button onPress={close}>{shell.close}</Button>}>
      <p>{words.encrypted}</p>
      <h3>{words.asThatUser}</h3>
      <p>{words.asThatUserHelp}</p>
      <h3>{words.copy}</h3>
      <p>{words.copyHelp}</p>
      {problem !== null && (
        <Notice severity="error" title={problem.happened} role="alert">
          <p>{problem.advice}</p>
        </Notice>
      )}
      <div>
        <Button onPress={() => void writeCopy()}>{words.write}</Button>
      </div>
      <p>{words.thenName}</p>
      {otherUserLines(profile).map((line) => (
        <CopyLine key={line} text={line} />
      ))}
      <p className="edit-dialog-hint">{words.pathHint}</p>
    </Dialog>
  );
}

function useWriteCopy(
  { id, name }: ListedProfile,
  setProblem: (problem: ReturnType<typeof errorWords>) => void,
): () => Promise<void> {
  const { client } = useApi();
  const toasts = useToasts();
  const navigate = useNavigate();
  const { undo } = useActions();
  return async () => {
    const { error, data } = await safe(client.editing.writeCopy({ id }));
    if (error) {
      setProblem(errorWords(error));
      return;
    }
    const { path, made } = data;
    if (path === null || made === null) return;
    const { change } = made;
    const action = change === null ? null : { label: shell.undo, run: () => void undo(change) };
    toasts.show({ kind: 'done', text: madeText(words.written(name, path), made), action });
    navigate({ kind: 'dialog', dialog: null });
  };
}
