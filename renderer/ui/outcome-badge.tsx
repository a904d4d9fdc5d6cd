import { CircleAlert } from 'lucide-react';
import { catalogue } from '../../shared/catalogue/index.js';
import type { Outcome } from '../../shared/models/trace.js';
import { hasCredentials } from '../state/answers.js';

const { resolution } = catalogue;

interface BadgeProps {
  readonly outcome: Outcome;
  /** Whether it is another one than is expected here: told in words and colour. */
  readonly differs: boolean;
}

/** What a tool ends with, in a few words. */
export function OutcomeBadge({ outcome, differs }: BadgeProps) {
  const works = hasCredentials(outcome);
  const look = differs ? 'badge-bad' : works ? 'badge-good' : 'badge-warn';
  const text = resolution.outcomeBadge(outcome);
  return (
    <span className={`badge outcome-badge ${look}`} title={text}>
      {!works && <CircleAlert size={11} aria-hidden="true" />}
      <span className="outcome-badge-text">{text}</span>
      {differs && <span className="visually-hidden">, {resolution.allTools.differs}</span>}
    </span>
  );
}
