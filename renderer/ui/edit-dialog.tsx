import { useState, type ReactNode } from 'react';
import { catalogue } from '../../shared/catalogue/index.js';
import type { TextPart } from '../../shared/catalogue/words.js';
import type { EditCommand, EditPreview, EditQuestion } from '../../shared/models/edit.js';
import { useEditPreview, useMakeEdit } from '../state/edits.js';
import { errorWords } from '../state/failures.js';
import { useNavigate } from '../state/navigation.js';
import { useInfo } from '../state/queries.js';
import { Button } from './button.js';
import { Dialog } from './dialog.js';
import { DiffList } from './diff.js';
import { Notice } from './notice.js';
import './edit-dialog.css';

const { editDialogs: words, changes, shell } = catalogue;

interface EditDialogProps {
  readonly title: string;
  readonly help: string;
  /** What main is asked to show; null while something is missing. */
  readonly question: EditQuestion | null;
  /** What is done on the button; null while it cannot be. Made when it is pressed where it holds a secret, so that nothing keeps it. */
  readonly command: EditCommand | (() => EditCommand) | null;
  readonly confirm: string;
  readonly done: readonly TextPart[];
  /** After it was done. */
  readonly onDone?: () => void;
  readonly asks?: boolean;
  /** What is done where no line of a file changes; without it there would be nothing to confirm. */
  readonly instead?: string;
  readonly children?: ReactNode;
}

/** What an edit will do, before it is done: its fields, whom it touches, and the lines. */
export function EditDialog(props: EditDialogProps) {
  const { title, help, question, command, confirm, done, onDone, asks = false, instead, children } = props;
  const navigate = useNavigate();
  const makeEdit = useMakeEdit();
  const [isWorking, setWorking] = useState(false);
  const [failure, setFailure] = useState<ReturnType<typeof errorWords> | null>(null);
  const preview = useEditPreview(question);
  const close = (): void => navigate({ kind: 'dialog', dialog: null });
  const refused = question === null || !preview.isError ? null : errorWords(preview.error);
  const isReady =
    command !== null && preview.isSuccess && (instead !== undefined || preview.data.files.length > 0);

  async function run(): Promise<void> {
    if (command === null || isWorking || !isReady) return;
    setWorking(true);
    const error = await makeEdit(typeof command === 'function' ? command() : command, done);
    setWorking(false);
    if (error !== null) {
      setFailure(errorWords(error));
      return;
    }
    close();
    onDone?.();
  }

  return (
    <Dialog
      title={title}
      role={asks ? 'alertdialog' : 'dialog'}
      onClose={close}
      foot={
        <>
          {instead === undefined && <span className="edit-dialog-hint">{words.undoHint}</span>}
          <span className="dialog-foot-space" />
          <Button onPress={close}>{shell.cancel}</Button>
          <Button look="primary" isDisabled={!isReady || isWorking} onPress={() => void run()}>
            {isWorking ? words.saving : confirm}
          </Button>
        </>
      }
    >
      <p>{help}</p>
      <form
        className="edit-dialog-fields"
        onSubmit={(event) => {
          event.preventDefault();
          void run();
        }}
      >
        {children}
      </form>
      <Refusal words={failure ?? refused} />
      {question !== null && refused === null && <PreviewText preview={preview.data} instead={instead} />}
    </Dialog>
  );
}

function Refusal({ words: said }: { readonly words: ReturnType<typeof errorWords> | null }) {
  if (said === null) return null;
  return (
    <Notice severity="error" title={said.happened} role="alert">
      <p>{said.advice}</p>
    </Notice>
  );
}

interface PreviewTextProps {
  readonly preview: EditPreview | undefined;
  readonly instead: string | undefined;
}

function PreviewText({ preview, instead }: PreviewTextProps) {
  const host = useInfo().data?.host ?? 'desktop';
  if (preview === undefined) return <p className="edit-dialog-hint">{words.checking}</p>;
  if (preview.files.length === 0) return <p className="edit-dialog-hint">{instead ?? words.nothing}</p>;
  const { repointed, broken, defaultFollows, defaultStays, consent } = preview.effects;
  const { effects } = words;
  const sentences = [
    ...(repointed.length > 0 ? [effects.repointed(repointed)] : []),
    ...(broken.length > 0 ? [effects.broken(broken)] : []),
    ...(defaultFollows ? [effects.defaultFollows] : []),
    ...(defaultStays ? [effects.defaultStays] : []),
    ...(consent.length > 0 ? [effects.consent[host]] : []),
  ];
  return (
    <>
      {sentences.map((sentence) => (
        <p key={sentence} className={sentence === effects.broken(broken) ? 'edit-dialog-broken' : ''}>
          {sentence}
        </p>
      ))}
      <details className="edit-dialog-lines">
        <summary>{words.lines(changes.changedFiles(preview.files))}</summary>
        <DiffList files={preview.files} />
      </details>
    </>
  );
}
