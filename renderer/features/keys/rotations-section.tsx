import { BellRing, CircleAlert, Hourglass, LoaderCircle } from 'lucide-react';
import { catalogue } from '../../../shared/catalogue/index.js';
import type { RotationRow } from '../../../shared/models/rotation.js';
import { useNow } from '../../state/clock.js';
import { useRotations } from '../../state/key-queries.js';
import { useNavigate } from '../../state/navigation.js';
import { isDue } from '../../state/rotation-steps.js';
import { useRotationWork } from '../../state/rotations.js';
import { Button } from '../../ui/button.js';

const { rotating: words } = catalogue;

/** Rotations that are begun and not ended, each with the way on. */
export function RotationsSection() {
  const rows = useRotations().filter(({ ended }) => ended === null);
  if (rows.length === 0) return null;
  return (
    <section className="keys-rotations" aria-labelledby="keys-rotations">
      <h2 id="keys-rotations" className="keys-heading">
        {words.underWay}
      </h2>
      <ul>
        {rows.map((row) => (
          <RotationItem key={row.id} row={row} />
        ))}
      </ul>
    </section>
  );
}

function RotationItem({ row }: { readonly row: RotationRow }) {
  const navigate = useNavigate();
  const now = useNow();
  const isWorking = useRotationWork(row.profile)?.isWorking ?? false;
  const due = isDue(row, now);
  return (
    <li className="keys-rotation">
      <StateIcon row={row} isWorking={isWorking} isDue={due} />
      <div className="keys-rotation-text">
        <span className="keys-rotation-name">
          {row.profile}
          {due && <span className="badge badge-warn">{words.due}</span>}
        </span>
        <span className="keys-rotation-line">
          {due ? words.remindDue : words.stateLine(row, isWorking)}{' '}
          <span className="key-dim">
            {words.rowLine(row)} · {words.begun(row, now)}
          </span>
        </span>
      </div>
      <Button
        small
        aria-label={words.openOf(row.profile)}
        onPress={() =>
          navigate({
            kind: 'dialog',
            dialog: { kind: 'rotate', profile: row.profile, key: null, rotation: row.id },
          })
        }
      >
        {words.open}
      </Button>
    </li>
  );
}

interface StateIconProps {
  readonly row: RotationRow;
  readonly isWorking: boolean;
  readonly isDue: boolean;
}

/** The words beside it say the same. */
function StateIcon({ row, isWorking, isDue: due }: StateIconProps) {
  if (isWorking) return <LoaderCircle className="key-spinner" size={16} aria-hidden="true" />;
  if (due) return <BellRing className="keys-rotation-due" size={16} aria-hidden="true" />;
  if (row.stage === 'watch' && !row.isGoingBack) return <Hourglass size={16} aria-hidden="true" />;
  return <CircleAlert className="keys-rotation-due" size={16} aria-hidden="true" />;
}
