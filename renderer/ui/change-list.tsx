import { ChevronDown, ChevronRight, Undo2 } from 'lucide-react';
import { useId, useState } from 'react';
import { catalogue } from '../../shared/catalogue/index.js';
import { joinParts } from '../../shared/catalogue/words.js';
import type { ChangeRow } from '../../shared/models/change.js';
import { useActions } from '../state/actions.js';
import { useNow } from '../state/clock.js';
import { errorWords } from '../state/failures.js';
import { useChange } from '../state/queries.js';
import { Button } from './button.js';
import { DiffList } from './diff.js';
import { Text } from './text.js';
import './change-list.css';

const { activity: words, changes: sentences, format } = catalogue;

/** Changes with their lines to unfold, each with its undo. */
export function ChangeList({
  changes,
  label,
}: {
  readonly changes: readonly ChangeRow[];
  readonly label: string;
}) {
  const now = useNow();
  return (
    <ol className="changes" aria-label={label}>
      {changes.map((change) => (
        <ChangeItem key={change.id} change={change} now={now} />
      ))}
    </ol>
  );
}

function ChangeItem({ change, now }: { readonly change: ChangeRow; readonly now: number }) {
  const [isOpen, setOpen] = useState(false);
  const [isUndoing, setUndoing] = useState(false);
  const actions = useActions();
  const linesId = useId();
  const parts = sentences.historySentence(change);
  const sentence = joinParts(parts);
  const isUndone = change.undoneBy !== null;
  const canUndo = !isUndone && !change.purged;

  async function undo(): Promise<void> {
    setUndoing(true);
    await actions.undo(change.id);
    setUndoing(false);
  }

  return (
    <li className="change">
      <div className="change-row">
        <Button
          look="quiet"
          small
          className="change-toggle"
          aria-expanded={isOpen}
          aria-controls={linesId}
          aria-label={`${isOpen ? words.hide : words.show}: ${sentence}`}
          onPress={() => setOpen(!isOpen)}
        >
          {isOpen ? <ChevronDown size={14} /> : <ChevronRight size={14} />}
        </Button>
        <div className="change-text">
          <p className={isUndone ? 'change-undone' : ''}>
            <Text parts={parts} />
            {isUndone && <span className="badge change-badge">{words.undoneBy}</span>}
            {change.purged && <span className="badge change-badge">{words.purged}</span>}
          </p>
          <p className="change-files">{describeFiles(change)}</p>
        </div>
        <time className="change-time" dateTime={change.at}>
          {format.clockTime(change.at, now)}
        </time>
        <Button
          small
          isDisabled={!canUndo || isUndoing}
          aria-label={words.undoOf(sentence)}
          onPress={() => void undo()}
        >
          <Undo2 size={14} aria-hidden="true" />
          {words.undo}
        </Button>
      </div>
      <div id={linesId} hidden={!isOpen} className="change-lines">
        {isUndone && <p className="change-files">{words.alreadyUndone}</p>}
        {isOpen && <Lines change={change.id} />}
      </div>
    </li>
  );
}

/** The lines of each file, and what undoing it would mean. */
function describeFiles(change: ChangeRow): string {
  const note = change.purged ? words.whyPurged : sentences.undoNote(change);
  const files = sentences.changedFiles(change.files);
  return note === null ? files : `${files} ${note}`;
}

function Lines({ change }: { readonly change: string }) {
  const { data, error, isError } = useChange(change);
  if (isError) return <p>{errorWords(error).happened}</p>;
  return data === undefined ? <div className="skeleton change-skeleton" /> : <DiffList files={data.files} />;
}
