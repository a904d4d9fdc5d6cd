import {
  ArchiveRestore,
  BadgeCheck,
  HandHelping,
  Import,
  KeyRound,
  Lock,
  LockKeyhole,
  LockKeyholeOpen,
  RefreshCw,
  Save,
  ShieldX,
  SquareTerminal,
  Timer,
  TimerOff,
  type LucideIcon,
} from 'lucide-react';
import { catalogue } from '../../../shared/catalogue/index.js';
import type { ActivityRow } from '../../../shared/models/store.js';
import { Text } from '../../ui/text.js';

const { storeEvents: words, format } = catalogue;

const icons: Readonly<Record<ActivityRow['kind'], LucideIcon>> = {
  'store-created': LockKeyhole,
  'store-locked': Lock,
  'store-unlocked': LockKeyholeOpen,
  'store-rekeyed': KeyRound,
  'store-backed-up': Save,
  'store-restored': ArchiveRestore,
  'store-version-accepted': ArchiveRestore,
  'handed-out': HandHelping,
  'hand-out-refused': ShieldX,
  'moved-to-store': LockKeyhole,
  'moved-to-files': LockKeyholeOpen,
  imported: Import,
  'session-started': Timer,
  'session-renewed': RefreshCw,
  'session-ended': TimerOff,
  'session-failed': ShieldX,
  'session-handed-out': HandHelping,
  'process-approved': SquareTerminal,
  'key-created': KeyRound,
  'key-saved': Save,
  'key-proved': BadgeCheck,
  'key-put-back': ArchiveRestore,
  'key-deactivated': ShieldX,
  'key-reactivated': RefreshCw,
  'key-deleted': ShieldX,
};

interface EventListProps {
  readonly events: readonly ActivityRow[];
  readonly label: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** What was done with the store: nothing to unfold, nothing to undo. */
export function EventList({ events, label, now }: EventListProps) {
  return (
    <ol className="events" aria-label={label}>
      {events.map((event, index) => (
        <EventItem key={index} event={event} now={now} />
      ))}
    </ol>
  );
}

function EventItem({ event, now }: { readonly event: ActivityRow; readonly now: number }) {
  const { kind, program, reason, at } = event;
  const Icon = icons[kind];
  return (
    <li className="event">
      <Icon className={kind === 'hand-out-refused' ? 'event-refused' : ''} size={14} aria-hidden="true" />
      <div className="change-text">
        <p>
          <Text parts={words.sentence(event)} />
        </p>
        {(program !== null || reason !== null) && (
          <p className="change-files">
            {program !== null && (
              <span title={words.askedHelp}>
                <Text parts={words.asked(program)} />.{' '}
              </span>
            )}
            {reason !== null && words.reason(reason)}
          </p>
        )}
      </div>
      <time className="change-time" dateTime={at}>
        {format.clockTime(at, now)}
      </time>
    </li>
  );
}
