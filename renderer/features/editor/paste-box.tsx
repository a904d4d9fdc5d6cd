import { safe } from '@orpc/client';
import { useState } from 'react';
import { catalogue } from '../../../shared/catalogue/index.js';
import type { Pasted, PastedProfile } from '../../../shared/models/pasted.js';
import { useApi } from '../../state/api.js';
import { errorWords } from '../../state/failures.js';
import { Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { KindIcon } from '../../ui/marks.js';
import { Notice } from '../../ui/notice.js';

const { editor: words, kinds, shell } = catalogue;
type Problem = ReturnType<typeof errorWords>;

/** Gives a text to main, which reads it and keeps its secrets. */
export interface Pasting {
  readonly found: Pasted | null;
  readonly problem: Problem | null;
  read(text: string): Promise<boolean>;
  readClipboard(): Promise<boolean>;
  /** Lets go of what was found, but for what main holds under the handle that is used; null where none is. */
  clear(used: string | null): void;
}

export function usePasting(): Pasting {
  const { client } = useApi();
  const [found, setFound] = useState<Pasted | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  async function take(call: ReturnType<typeof client.editing.paste>): Promise<boolean> {
    const { error, data } = await safe(call);
    setProblem(error ? errorWords(error) : null);
    if (!error) setFound(data);
    return !error;
  }
  return {
    found,
    problem,
    read: (text) => take(client.editing.paste({ text })),
    readClipboard: () => take(client.editing.pasteClipboard()),
    clear(used) {
      for (const { handle } of found?.profiles ?? [])
        if (handle !== null && handle !== used) void safe(client.editing.release({ handle }));
      setFound(null);
      setProblem(null);
    },
  };
}

/** A place to paste into, where main cannot read the clipboard itself. The text is gone from the window once it is read. */
export function PasteDialog({
  pasting,
  onClose,
}: {
  readonly pasting: Pasting;
  readonly onClose: () => void;
}) {
  const [text, setText] = useState('');
  async function read(): Promise<void> {
    const given = text;
    setText('');
    if (await pasting.read(given)) onClose();
  }
  return (
    <Dialog
      title={words.pasteTitle}
      onClose={onClose}
      foot={
        <>
          <span className="dialog-foot-space" />
          <Button onPress={onClose}>{shell.cancel}</Button>
          <Button look="primary" isDisabled={text.trim() === ''} onPress={() => void read()}>
            {words.pasteRead}
          </Button>
        </>
      }
    >
      <p>{words.pasteHelp}</p>
      <label className="field">
        <span className="field-label">{words.pasteText}</span>
        <textarea
          className="field-input field-code editor-paste"
          rows={8}
          value={text}
          spellCheck={false}
          autoComplete="off"
          autoFocus
          onChange={(event) => setText(event.target.value)}
        />
      </label>
      {pasting.problem !== null && (
        <Notice severity="error" title={pasting.problem.happened} role="alert">
          <p>{pasting.problem.advice}</p>
        </Notice>
      )}
    </Dialog>
  );
}

interface ChoosePastedProps {
  readonly profiles: readonly PastedProfile[];
  readonly onChoose: (profile: PastedProfile) => void;
  readonly onClose: () => void;
}

/** Several profiles were pasted; the form takes one. */
export function ChoosePasted({ profiles, onChoose, onClose }: ChoosePastedProps) {
  return (
    <Dialog title={words.choosePasted} onClose={onClose}>
      <p>{words.choosePastedHelp(profiles.length)}</p>
      <ul className="editor-pasted">
        {profiles.map((profile, index) => (
          <li key={index}>
            <Button onPress={() => onChoose(profile)}>
              <KindIcon kind={profile.kind} />
              {profile.name ?? kinds[profile.kind].name}
            </Button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

/** Whether a pasted text is more than the value of one field. */
export function isBlock(text: string): boolean {
  const trimmed = text.trim();
  return trimmed.includes('\n') || /^\{.*\}$/su.test(trimmed) || /AWS_[A-Z_]+\s*=/u.test(trimmed);
}
