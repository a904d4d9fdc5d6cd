import { CircleAlert, CircleCheck, Clock, LoaderCircle } from 'lucide-react';
import { useState } from 'react';
import { catalogue } from '../../../shared/catalogue/index.js';
import type { RotationRow } from '../../../shared/models/rotation.js';
import { useRotations } from '../../state/key-queries.js';
import { useNavigate } from '../../state/navigation.js';
import { rotationErrorWords, rotationStopWords } from '../../state/rotation-failures.js';
import { severalShown, useRotationActions, useSeveralWork, useShowsRotation } from '../../state/rotations.js';
import { outcomeOf, rotatedSoFar, type SeveralWork } from '../../state/several-rotations.js';
import type { KeyToRotate } from '../../state/key-dialogs.js';
import { Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { Notice } from '../../ui/notice.js';
import './rotation.css';

const { rotatingSeveral: words, rotating, shell } = catalogue;

type RowState = keyof typeof words.states;

const icons = {
  waiting: Clock,
  now: LoaderCircle,
  done: CircleCheck,
  stopped: CircleAlert,
  left: Clock,
} as const satisfies Record<RowState, unknown>;

/** One after the other, with what became of each; it goes on whether this is open or not. */
export function RotateSeveralDialog({ keys }: { readonly keys: readonly KeyToRotate[] }) {
  const navigate = useNavigate();
  const actions = useRotationActions();
  const work = useSeveralWork();
  const [begun, setBegun] = useState(work !== null);
  useShowsRotation(severalShown);
  const close = (): void => {
    if (work?.isWorking !== true) actions.forgetSeveral();
    navigate({ kind: 'dialog', dialog: null });
  };
  const present = begun ? work : null;
  const shown = present?.keys ?? keys;
  function start(which: readonly KeyToRotate[]): void {
    setBegun(true);
    void actions.startSeveral(which);
  }
  return (
    <Dialog
      title={words.title(shown.length)}
      onClose={close}
      foot={
        <Foot
          work={present}
          keys={shown}
          onStart={start}
          onCancel={() => actions.cancelSeveral()}
          onClose={close}
        />
      }
    >
      {present === null ? (
        <>
          <p>{words.help}</p>
          <p className="key-hint">{words.noDelete}</p>
        </>
      ) : (
        <Summary work={present} />
      )}
      <Rows keys={shown} work={present} />
    </Dialog>
  );
}

interface FootProps {
  readonly work: SeveralWork | null;
  readonly keys: readonly KeyToRotate[];
  readonly onStart: (keys: readonly KeyToRotate[]) => void;
  readonly onCancel: () => void;
  readonly onClose: () => void;
}

function Foot({ work, keys, onStart, onCancel, onClose }: FootProps) {
  const rotations = useRotations();
  const left = work === null ? [] : (outcomeOf(work, rotations)?.left ?? []);
  if (work === null) {
    return (
      <>
        <span className="dialog-foot-space" />
        <Button onPress={onClose}>{shell.cancel}</Button>
        <Button look="primary" onPress={() => onStart(keys)}>
          {words.confirm}
        </Button>
      </>
    );
  }
  return (
    <>
      {work.isWorking && <Button onPress={onCancel}>{words.cancel}</Button>}
      {work.isWorking && <span className="key-hint">{rotating.background}</span>}
      <span className="dialog-foot-space" />
      {left.length > 0 && <Button onPress={() => onStart(left)}>{words.goOn(left.length)}</Button>}
      <Button look={work.isWorking ? 'plain' : 'primary'} onPress={onClose}>
        {rotating.close}
      </Button>
    </>
  );
}

function Summary({ work }: { readonly work: SeveralWork }) {
  const navigate = useNavigate();
  const rotations = useRotations();
  const { error, keys, isWorking } = work;
  const outcome = outcomeOf(work, rotations);
  if (error !== null) {
    const { happened, advice } = rotationErrorWords(error);
    return (
      <Notice severity="error" title={happened} role="alert">
        <p>{advice}</p>
      </Notice>
    );
  }
  const done = rotatedSoFar(work, rotations).size;
  const stopped = outcome?.stopped ?? null;
  return (
    <>
      <p role="status">
        {isWorking
          ? words.progress(done, keys.length)
          : words.summary(done, stopped !== null, outcome?.left.length ?? 0)}
      </p>
      {isWorking && (
        <progress className="keys-progress" aria-label={words.list} max={keys.length} value={done} />
      )}
      {stopped !== null && (
        <Notice
          severity="error"
          title={`${stopped.profile}: ${rotationStopWords(stopped).happened}`}
          role="alert"
          actions={
            <Button
              small
              onPress={() =>
                navigate({
                  kind: 'dialog',
                  dialog: { kind: 'rotate', profile: stopped.profile, key: stopped.key, rotation: null },
                })
              }
            >
              {words.openStopped}
            </Button>
          }
        >
          <p>{rotationStopWords(stopped).advice}</p>
        </Notice>
      )}
    </>
  );
}

interface RowsProps {
  readonly keys: readonly KeyToRotate[];
  readonly work: SeveralWork | null;
}

function Rows({ keys, work }: RowsProps) {
  const rotations = useRotations();
  const states = keys.map(({ profile }) => stateOf(profile, work, rotations));
  const current = work?.isWorking === true ? states.indexOf('waiting') : -1;
  return (
    <ul className="rotation-rows" aria-label={words.list}>
      {keys.map(({ key, profile: name }, index) => {
        const state = index === current ? 'now' : (states[index] ?? 'waiting');
        const Icon = icons[state];
        const row = rotations.find(({ profile, ended }) => profile === name && ended === null);
        return (
          <li key={key} className={`rotation-row rotation-row-${state}`}>
            <Icon size={14} aria-hidden="true" className={state === 'now' ? 'key-spinner' : undefined} />
            <span className="rotation-row-name">{name}</span>
            <span className="key-dim">
              {state === 'now' && row !== undefined ? rotating.steps[row.stage].doing : words.states[state]}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

function stateOf(name: string, work: SeveralWork | null, rotations: readonly RotationRow[]): RowState {
  if (work === null) return 'waiting';
  if (rotatedSoFar(work, rotations).has(name)) return 'done';
  const outcome = outcomeOf(work, rotations);
  if (outcome === null) return 'waiting';
  return outcome.stopped?.profile === name ? 'stopped' : 'left';
}
