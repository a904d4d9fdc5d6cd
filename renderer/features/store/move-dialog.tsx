import { CircleAlert, CircleCheck, Clock, LoaderCircle } from 'lucide-react';
import { catalogue } from '../../../shared/catalogue/index.js';
import { useNavigate } from '../../state/navigation.js';
import { useProfile, useProfileList } from '../../state/queries.js';
import { useStoreActions, useStoreDetail } from '../../state/store.js';
import { Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { UnlockPanel } from '../../ui/unlock-panel.js';
import { MoveRowText } from './move-row-text.js';
import { type MoveRow, type Moving, useMoving } from './use-moving.js';
import { secretSettings } from '../../../shared/vocabulary.js';

const { moving: words, shell, storeDialogs } = catalogue;

/** From the files into the store: what will happen, then how it goes, then what became of each. */
export function MoveDialog({ names }: { readonly names: readonly string[] }) {
  const navigate = useNavigate();
  const summary = useStoreDetail().data?.summary;
  const close = (): void => navigate({ kind: 'dialog', dialog: null });
  if (summary === undefined) return null;
  if (summary.state === 'none') return <NeedsStore names={names} onClose={close} />;
  if (summary.state !== 'ready') {
    return (
      <Dialog title={words.title(names)} onClose={close}>
        <UnlockPanel summary={summary} profile={null} autoFocus />
      </Dialog>
    );
  }
  return <Move names={names} onClose={close} />;
}

interface MoveProps {
  readonly names: readonly string[];
  readonly onClose: () => void;
}

function NeedsStore({ names, onClose }: MoveProps) {
  const navigate = useNavigate();
  return (
    <Dialog
      title={words.title(names)}
      onClose={onClose}
      foot={
        <>
          <span className="dialog-foot-space" />
          <Button onPress={onClose}>{shell.cancel}</Button>
          <Button
            look="primary"
            autoFocus
            onPress={() => navigate({ kind: 'dialog', dialog: { kind: 'store-create', moves: names } })}
          >
            {words.createFirst}
          </Button>
        </>
      }
    >
      <p>{words.needsStore}</p>
      <Steps />
    </Dialog>
  );
}

function Move({ names, onClose }: MoveProps) {
  const actions = useStoreActions();
  const moving = useMoving(names);
  const { phase } = moving;

  async function start(): Promise<void> {
    const rows = await moving.start();
    const [only] = rows;
    // What became of one is said by the toast; of several the dialog has a list.
    if (rows.length !== 1 || only?.outcome?.kind !== 'moved') return;
    actions.tellMoved(only.outcome.moved);
    onClose();
  }
  const isMoving = phase === 'moving' || phase === 'stopping';
  return (
    <Dialog
      title={words.title(names)}
      role="alertdialog"
      // One that is under way comes to its end first.
      onClose={isMoving ? moving.stop : onClose}
      foot={<Foot moving={moving} count={names.length} onStart={() => void start()} onClose={onClose} />}
    >
      {phase === 'before' ? (
        <>
          <Steps />
          {names.length === 1 ? <Leaving name={names[0] ?? ''} /> : <Names names={names} />}
          <p className="store-help">{words.tools}</p>
        </>
      ) : (
        <Progress moving={moving} />
      )}
    </Dialog>
  );
}

interface FootProps {
  readonly moving: Moving;
  readonly count: number;
  readonly onStart: () => void;
  readonly onClose: () => void;
}

function Foot({ moving: { phase, stop }, count, onStart, onClose }: FootProps) {
  switch (phase) {
    case 'before':
      return (
        <>
          <span className="edit-dialog-hint">{words.undoHint}</span>
          <span className="dialog-foot-space" />
          <Button onPress={onClose}>{shell.cancel}</Button>
          <Button look="primary" autoFocus onPress={onStart}>
            {words.confirm(count)}
          </Button>
        </>
      );
    case 'moving':
    case 'stopping':
      return (
        <>
          <span className="dialog-foot-space" />
          <Button isDisabled={phase === 'stopping'} onPress={stop}>
            {phase === 'stopping' ? words.stopping : words.stop}
          </Button>
        </>
      );
    case 'over':
      return (
        <>
          <span className="edit-dialog-hint">{count > 1 && words.undoInActivity}</span>
          <span className="dialog-foot-space" />
          <Button look="primary" autoFocus onPress={onClose}>
            {words.close}
          </Button>
        </>
      );
  }
}

function Steps() {
  return (
    <ol className="move-steps" aria-label={words.stepsLabel}>
      {words.steps.map((step) => (
        <li key={step}>{step}</li>
      ))}
    </ol>
  );
}

function Names({ names }: { readonly names: readonly string[] }) {
  return (
    <ul className="move-names">
      {names.map((name) => (
        <li key={name}>
          <code>{name}</code>
        </li>
      ))}
    </ul>
  );
}

const leaving: ReadonlySet<string> = new Set(['aws_access_key_id', ...secretSettings]);

/** The lines that go, as the detail knows them; secrets are masked there. */
function Leaving({ name }: { readonly name: string }) {
  const profiles = useProfileList().data?.profiles ?? [];
  const id = profiles.find((each) => each.name === name && each.location === null)?.id ?? null;
  const settings = useProfile(id).data?.settings ?? {};
  const lines = Object.entries(settings).filter(([key]) => leaving.has(key));
  if (lines.length === 0) return null;
  return (
    <div className="lines" role="group" aria-label={words.leaves}>
      <div className="lines-head">
        <span>{words.leaves}</span>
      </div>
      <div className="lines-body" tabIndex={0} role="group" aria-label={words.leaves}>
        {lines.map(([key, { value, origin }]) => (
          <div key={key} className="line line-removed">
            <span className="line-number">{origin?.line}</span>
            <span className="line-sign" aria-hidden="true">
              −
            </span>
            <span className="line-text">
              {key} = {value}
              {origin !== null && <span className="move-file"> {origin.file}</span>}
            </span>
          </div>
        ))}
      </div>
    </div>
  );
}

function Progress({ moving: { rows, current, phase } }: { readonly moving: Moving }) {
  const known = rows.filter(({ outcome }) => outcome !== null);
  const moved = known.filter(({ outcome }) => outcome?.kind === 'moved').length;
  return (
    <>
      <p role="status">
        {phase === 'over'
          ? words.summary(moved, known.length - moved)
          : `${words.progress(known.length, rows.length)}. ${current === null ? storeDialogs.waiting : words.working(current)}`}
      </p>
      <progress className="move-progress" aria-label={words.results} max={rows.length} value={known.length} />
      <ul className="move-rows" aria-label={words.results}>
        {rows.map((row) => (
          <Row key={row.name} row={row} isCurrent={row.name === current} isOver={phase === 'over'} />
        ))}
      </ul>
    </>
  );
}

interface RowProps {
  readonly row: MoveRow;
  readonly isCurrent: boolean;
  readonly isOver: boolean;
}

function Row({ row, isCurrent, isOver }: RowProps) {
  const { name, outcome } = row;
  const Icon =
    outcome === null
      ? isCurrent
        ? LoaderCircle
        : Clock
      : outcome.kind === 'moved'
        ? CircleCheck
        : CircleAlert;
  const look = outcome === null ? 'waiting' : outcome.kind;
  return (
    <li className={`move-row move-row-${look}`}>
      <Icon size={14} aria-hidden="true" />
      <code className="move-row-name">{name}</code>
      <MoveRowText row={row} isCurrent={isCurrent} isOver={isOver} />
    </li>
  );
}
