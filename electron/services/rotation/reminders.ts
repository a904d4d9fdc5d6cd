/**
 * Reminds of old keys that wait to be deleted, while a window is open: once for each time that the person chose. It looks again
 * whenever rotations change, the store opens, or another Keyway wrote the journal; what came due meanwhile is told at that look.
 */
import { oldKeysWait } from '../../../shared/catalogue/en/session-notices.js';
import type { Result } from '../../../shared/models/failure.js';
import type { RotationRow } from '../../../shared/models/rotation.js';
import { dueReminders, nextReminder } from '../../core/rotation/reminders.js';
import { createLooking } from '../looking.js';
import type { Dispose, Ports } from '../ports.js';

export interface Reminders {
  /** Begins, and looks at once. */
  begin(): Promise<void>;
  /** Looks what is due; resolves once that is done. Several calls at one time are one. */
  look(): Promise<void>;
  dispose(): Promise<void>;
}

export interface RemindersParts {
  readonly ports: Pick<Ports, 'clock' | 'logger' | 'notifier'>;
  /** Fails where the store is not open. */
  readonly rotations: () => Promise<Result<readonly RotationRow[]>>;
  /** Something came due: lists and findings show it. */
  readonly onDue: () => void;
}

export function createReminders(parts: RemindersParts): Reminders {
  return new RotationReminders(parts);
}

class RotationReminders implements Reminders {
  readonly #parts: RemindersParts;
  /** Which reminders were told; another time chosen is another reminder. */
  readonly #told = new Set<string>();
  readonly #looking = createLooking(() => this.#lookOnce());
  #stopTimer: Dispose = () => undefined;

  constructor(parts: RemindersParts) {
    this.#parts = parts;
  }

  begin(): Promise<void> {
    return this.#looking.begin();
  }

  look(): Promise<void> {
    return this.#looking.look();
  }

  async dispose(): Promise<void> {
    const ended = this.#looking.end();
    this.#stopTimer();
    await ended;
  }

  async #lookOnce(): Promise<void> {
    const { ports, rotations } = this.#parts;
    this.#stopTimer();
    const rows = await rotations();
    // Nothing is known while the store is locked: whoever opens it makes us look again.
    if (!rows.ok || !this.#looking.isBegun) return;
    const now = ports.clock.now();
    this.#tell(dueReminders(rows.value, now).filter((row) => !this.#told.has(nameOf(row))));
    const next = nextReminder(rows.value, now);
    if (next === null) return;
    this.#stopTimer = ports.clock.at(next, () => void this.#lookLater());
  }

  async #lookLater(): Promise<void> {
    try {
      await this.look();
    } catch (error) {
      const name = error instanceof Error ? error.name : typeof error;
      this.#parts.ports.logger.error('reminders-not-looked-at', { name });
    }
  }

  #tell(due: readonly RotationRow[]): void {
    if (due.length === 0) return;
    for (const row of due) this.#told.add(nameOf(row));
    const names = due.map(({ profile }) => profile);
    this.#parts.ports.notifier?.notify(oldKeysWait(names), 'keys');
    this.#parts.onDue();
  }
}

function nameOf({ id, remindAt }: RotationRow): string {
  return `${id} ${remindAt ?? ''}`;
}
