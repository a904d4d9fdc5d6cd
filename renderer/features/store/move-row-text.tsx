import { Eraser } from 'lucide-react';
import { useState } from 'react';
import { catalogue } from '../../../shared/catalogue/index.js';
import { useActions } from '../../state/actions.js';
import { Button } from '../../ui/button.js';
import type { MoveRow } from './use-moving.js';

const { moving: words, purging } = catalogue;

interface MoveRowTextProps {
  readonly row: MoveRow;
  readonly isCurrent: boolean;
  readonly isOver: boolean;
}

/** What became of one profile, and what is still left of its key. */
export function MoveRowText({ row: { name, outcome }, isCurrent, isOver }: MoveRowTextProps) {
  const actions = useActions();
  const [isPurged, setPurged] = useState(false);
  const alsoIn = outcome?.kind === 'moved' ? purging.alsoIn(name, outcome.moved.alsoIn) : [];
  const canPurge = isOver && outcome?.kind === 'moved' && outcome.moved.made.change !== null;
  return (
    <div className="move-row-text">
      <p>{rowText(outcome, isCurrent, isOver)}</p>
      {alsoIn.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {canPurge && (
        <Button
          small
          isDisabled={isPurged}
          aria-label={purging.buttonOf(name)}
          onPress={() => void actions.purge(name).then(setPurged)}
        >
          <Eraser size={14} aria-hidden="true" />
          {purging.button}
        </Button>
      )}
    </div>
  );
}

function rowText(outcome: MoveRow['outcome'], isCurrent: boolean, isOver: boolean): string {
  if (outcome !== null) return outcome.kind === 'moved' ? words.moved : outcome.reason;
  if (isCurrent) return words.isMoving;
  return isOver ? words.skipped : words.waiting;
}
