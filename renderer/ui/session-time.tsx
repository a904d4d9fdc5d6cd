import { CircleAlert, Clock, Hourglass } from 'lucide-react';
import { catalogue } from '../../shared/catalogue/index.js';
import type { SessionRow } from '../../shared/models/session.js';
import { useNow } from '../state/clock.js';
import { isRunning, shareLeft, stepFor, timeLeft, type Urgency, urgencyOf } from '../state/session-time.js';
import './session-time.css';

const { sessionsView: words, format } = catalogue;

const icons = { calm: Clock, soon: Hourglass, now: CircleAlert } as const;
const looks: Readonly<Record<Urgency, string>> = { calm: '', soon: ' badge-warn', now: ' badge-bad' };

interface SessionTimeProps {
  readonly row: SessionRow;
  /** `left` behind it, where it stands among other facts. */
  readonly isLong?: boolean;
}

/** What is left of a session; how urgent that is shows in its colour, its picture, and its word for screen readers. */
export function SessionTime({ row, isLong = false }: SessionTimeProps) {
  const now = useNow(stepFor(row));
  if (!isRunning(row, now)) {
    return (
      <span className={row.state === 'failed' ? 'badge badge-bad' : 'badge'}>
        {row.state === 'failed' ? (
          <CircleAlert size={12} aria-hidden="true" />
        ) : (
          <Clock size={12} aria-hidden="true" />
        )}
        {row.state === 'failed' ? words.failed : words.ended}
      </span>
    );
  }
  const left = timeLeft(row, now);
  const urgency = urgencyOf(left);
  const Icon = icons[urgency];
  const text = left === null ? words.noEnd : format.remaining(left);
  return (
    <span className={`badge session-time${looks[urgency]}`} role="timer">
      <Icon size={12} aria-hidden="true" />
      {isLong && left !== null ? words.left(text) : text}
      {urgency !== 'calm' && <span className="visually-hidden">, {words.urgency[urgency]}</span>}
    </span>
  );
}

/** What is left of the whole, as a bar. */
export function SessionBar({ row }: { readonly row: SessionRow }) {
  const now = useNow(stepFor(row));
  const runs = isRunning(row, now);
  const left = timeLeft(row, now);
  const share = runs ? shareLeft(row, now) : 0;
  const text = !runs ? words.ended : left === null ? words.noEnd : words.left(format.remaining(left));
  return (
    <div
      className="session-bar"
      role="meter"
      aria-label={words.leftOf(row.profile)}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(share * 100)}
      aria-valuetext={text}
    >
      <div
        className={`session-bar-fill session-bar-${runs ? urgencyOf(left) : 'ended'}`}
        style={{ width: `${(share * 100).toFixed(2)}%` }}
      />
    </div>
  );
}
