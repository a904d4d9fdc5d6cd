/** What was done, as a table for spreadsheets and scripts (RFC 4180): never a secret, key IDs by their last characters. */
import type { ChangeRow } from '../../../shared/models/change.js';
import type { ActivityRow } from '../../../shared/models/store.js';

const columns = ['time', 'what', 'profile', 'program', 'detail'] as const;
type Line = readonly [time: string, what: string, profile: string, program: string, detail: string];

/** The first line of each such table. */
export const activityHead = `${columns.map((name) => `"${name}"`).join(',')}\r\n`;

/**
 * Both kinds together, the newest first. `what` is the kind of an event, or `change-` and the action of a change of the files.
 */
export function activityTable(events: readonly ActivityRow[], changes: readonly ChangeRow[]): string {
  const lines = [...events.map(lineOfEvent), ...changes.map(lineOfChange)];
  const sorted = lines.toSorted(([one], [other]) => Date.parse(other) - Date.parse(one));
  return activityHead + sorted.map((line) => `${line.map(cell).join(',')}\r\n`).join('');
}

function lineOfEvent({ at, kind, profile, program, reason }: ActivityRow): Line {
  return [at, kind, profile ?? '', program ?? '', reason ?? ''];
}

function lineOfChange({ id, at, action, profiles, files, undoneBy }: ChangeRow): Line {
  const written = files.map(({ path, added, removed }) => `${path} +${added} -${removed}`);
  const undone = undoneBy === null ? [] : [`undone by ${undoneBy}`];
  return [at, `change-${action}`, profiles.join(', '), '', [id, ...written, ...undone].join(', ')];
}

/** Spreadsheets take what begins so for a formula (OWASP, "CSV Injection"), names of profiles and programs are anybody's: an apostrophe makes it text. */
const formula = /^[=+\-@\t\r\n]/u;

function cell(text: string): string {
  const plain = formula.test(text) ? `'${text}` : text;
  return `"${plain.replaceAll('"', '""')}"`;
}
