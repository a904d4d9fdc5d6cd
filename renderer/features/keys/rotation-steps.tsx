import { Circle, CircleAlert, CircleCheck, CirclePause, Hourglass, LoaderCircle, Undo2 } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { catalogue } from '../../../shared/catalogue/index.js';
import type { RotationCheck, RotationRow } from '../../../shared/models/rotation.js';
import { useNow } from '../../state/clock.js';
import type { StepShown, StepState } from '../../state/rotation-steps.js';

const { rotating: words, format } = catalogue;

const icons = {
  done: CircleCheck,
  now: LoaderCircle,
  stopped: CirclePause,
  resting: Hourglass,
  next: Circle,
  back: Undo2,
  'taken-back': Undo2,
  'not-done': Circle,
} as const satisfies Record<StepState, unknown>;

interface RotationStepsProps {
  readonly steps: readonly StepShown[];
  /** Null before there is one. */
  readonly row: RotationRow | null;
  /** What the check told, before there is one. */
  readonly check?: RotationCheck | null;
  /** Something failed: where it stopped is marked. */
  readonly hasFailed: boolean;
}

/** The stages in their order: what is shown to be done and when, what is under way, and what taking back means at each point. */
export function RotationSteps({ steps, row, check = null, hasFailed }: RotationStepsProps) {
  return (
    <ol className="rotation-steps" aria-label={words.stages}>
      {steps.map((shown) => (
        <Step key={shown.step} shown={shown} row={row} check={check} hasFailed={hasFailed} />
      ))}
    </ol>
  );
}

/** Nothing is happening there. */
const away: ReadonlySet<StepState> = new Set(['done', 'next', 'taken-back', 'not-done']);

interface StepProps extends Omit<Required<RotationStepsProps>, 'steps'> {
  readonly shown: StepShown;
}

function Step({ shown, row, check, hasFailed }: StepProps) {
  const now = useNow(60_000);
  const item = useRef<HTMLLIElement>(null);
  const { step, state, at } = shown;
  const { name, undo } = words.steps[step];
  const isHere = !away.has(state);
  // Where the dialog is too low for all stages, the one that counts is in sight.
  useEffect(() => {
    if (isHere) item.current?.scrollIntoView({ block: 'nearest' });
  }, [isHere, state]);
  const failed = hasFailed && (state === 'stopped' || state === 'back');
  const Icon = failed ? CircleAlert : icons[state];
  const look = failed ? 'failed' : state;
  return (
    <li
      ref={item}
      className={`rotation-step rotation-step-${look}`}
      aria-current={isHere ? 'step' : undefined}
    >
      <Icon size={16} aria-hidden="true" className={state === 'now' ? 'key-spinner' : undefined} />
      <div className="rotation-step-text">
        <span className="rotation-step-name">
          {name}
          <span className="visually-hidden">, {words.states[state]}</span>
          {at !== null && (
            <time className="rotation-step-time" dateTime={at}>
              {format.clockTime(at, now)}
            </time>
          )}
        </span>
        <span className="rotation-step-line">{lineOf(shown, row, check)}</span>
        {showsUndo(shown, row) && <span className="rotation-step-undo">{undo}</span>}
      </div>
    </li>
  );
}

function lineOf({ step, state }: StepShown, row: RotationRow | null, check: RotationCheck | null): string {
  const { will, doing, proof } = words.steps[step];
  switch (state) {
    case 'done':
      return proofOf(row, check, proof) ?? doing;
    case 'now':
    case 'resting':
      return doing;
    case 'back':
      return words.states.back;
    case 'taken-back':
      return words.states['taken-back'];
    case 'not-done':
      return words.states['not-done'];
    case 'stopped':
    case 'next':
      return will;
  }
}

function proofOf(
  row: RotationRow | null,
  check: RotationCheck | null,
  proof: (typeof words.steps)['check']['proof'],
): string | null {
  const known = row ?? (check === null ? null : { ...check, newKeyId: null });
  return known === null ? null : proof(known);
}

/** Said once the stage is done, and of what comes last: that it cannot be taken back is to be known before. */
function showsUndo({ step, state }: StepShown, row: RotationRow | null): boolean {
  if (step === 'delete') return state !== 'taken-back' && state !== 'not-done';
  return step !== 'check' && step !== 'watch' && state === 'done' && row?.ended === null;
}
