import { safe } from '@orpc/client';
import { useQueryClient } from '@tanstack/react-query';
import { useId, useRef, useState } from 'react';
import { catalogue } from '../../../shared/catalogue/index.js';
import type { FailureWords } from '../../../shared/catalogue/words.js';
import { useApi } from '../../state/api.js';
import { errorWords } from '../../state/failures.js';
import { useAsk } from '../../state/question.js';
import { Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { Notice } from '../../ui/notice.js';

const { resolution, shell } = catalogue;
const { environments: words } = resolution;

/** Takes variables as text. The field is emptied as soon as the text is sent: it may hold a secret. */
export function PasteDialog({ onClose }: { readonly onClose: () => void }) {
  const { client, queries } = useApi();
  const cache = useQueryClient();
  const ask = useAsk();
  const field = useRef<HTMLTextAreaElement>(null);
  const [problem, setProblem] = useState<FailureWords | null>(null);
  const [isEmpty, setEmpty] = useState(true);
  const fieldId = useId();

  async function send(): Promise<void> {
    const text = field.current?.value ?? '';
    if (field.current !== null) field.current.value = '';
    setEmpty(true);
    const { error, data } = await safe(client.resolution.paste({ text }));
    if (error) {
      setProblem(errorWords(error));
      field.current?.focus();
      return;
    }
    await cache.invalidateQueries({ queryKey: queries.resolution.environments.key() });
    ask({ kind: 'environment', environment: data.id });
    onClose();
  }

  return (
    <Dialog
      title={words.pasteTitle}
      onClose={onClose}
      foot={
        <>
          <span className="dialog-foot-space" />
          <Button onPress={onClose}>{shell.cancel}</Button>
          <Button look="primary" isDisabled={isEmpty} onPress={() => void send()}>
            {words.use}
          </Button>
        </>
      }
    >
      <p id={fieldId} className="resolution-help">
        {words.pasteHelp}
      </p>
      {problem !== null && (
        <Notice severity="error" role="alert" title={problem.happened}>
          <p>{problem.advice}</p>
        </Notice>
      )}
      <textarea
        ref={field}
        className="paste-field"
        aria-label={words.pasteField}
        aria-describedby={fieldId}
        rows={8}
        autoComplete="off"
        spellCheck={false}
        autoFocus
        onChange={(event) => setEmpty(event.target.value.trim() === '')}
      />
      <p className="resolution-help">{words.pasteKept}</p>
    </Dialog>
  );
}
