/** Numbers, times and identifiers as English readers expect them. Time is a parameter: milliseconds since the epoch. */

/** `111122223333` as `1111 2222 3333`; anything else as it is. */
export function accountId(digits: string): string {
  return /^\d{12}$/.test(digits) ? `${digits.slice(0, 4)} ${digits.slice(4, 8)} ${digits.slice(8)}` : digits;
}

export function plural(count: number, one: string, many: string): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}

/** `a`, `a and b`, `a, b and c`; beyond `limit` the rest is counted. */
export function listOf(items: readonly string[], limit = 4): string {
  const shown = items.length > limit ? items.slice(0, limit - 1) : items;
  const rest = items.length - shown.length;
  const all = rest === 0 ? shown : [...shown, `${rest} more`];
  const last = all.at(-1) ?? '';
  return all.length < 2 ? last : `${all.slice(0, -1).join(', ')} and ${last}`;
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** What is left of a time, in milliseconds, rounded up to the minute: `11 min`, `7 h 12 min`, `2 days 3 h`. */
export function duration(milliseconds: number): string {
  const minutes = Math.max(1, Math.ceil(milliseconds / minute));
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`;
  const days = plural(Math.floor(hours / 24), 'day', 'days');
  return hours % 24 === 0 ? days : `${days} ${hours % 24} h`;
}

/** What is left of a time that runs out: whole minutes that surely are left, as `duration` writes them; to the second below five: `3 min 40 s`. */
export function remaining(milliseconds: number): string {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
  if (seconds >= 300) return duration(Math.floor(milliseconds / minute) * minute);
  const rest = seconds % 60;
  if (seconds < 60) return `${seconds} s`;
  return rest === 0 ? `${Math.floor(seconds / 60)} min` : `${Math.floor(seconds / 60)} min ${rest} s`;
}

/** How long ago, in its largest unit: `just now`, `5 minutes ago`, `2 hours ago`, `412 days ago`. @param milliseconds since then */
export function ago(milliseconds: number): string {
  if (milliseconds < minute) return 'just now';
  if (milliseconds < hour) return `${plural(Math.floor(milliseconds / minute), 'minute', 'minutes')} ago`;
  if (milliseconds < day) return `${plural(Math.floor(milliseconds / hour), 'hour', 'hours')} ago`;
  return `${plural(Math.floor(milliseconds / day), 'day', 'days')} ago`;
}

/** A clock time of today, with the date on any other day. */
export function clockTime(moment: string, now: number): string {
  const date = new Date(moment);
  const time = date.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
  return sameDay(date, new Date(now)) ? time : `${dayName(date, now)}, ${time}`;
}

/** The time and the date, for words that stay while days pass. @param moment ISO time */
export function dateAndTime(moment: string): string {
  const date = new Date(moment);
  const time = date.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
  return `${time} on ${date.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' })}`;
}

/** Where there is little room: the time of today, the day of any other. */
export function shortMoment(moment: string, now: number): string {
  const date = new Date(moment);
  return sameDay(date, new Date(now)) ? clockTime(moment, now) : dayName(date, now);
}

/** `Today`, `Yesterday`, else the date. */
export function dayName(date: Date, now: number): string {
  if (sameDay(date, new Date(now))) return 'Today';
  if (sameDay(date, new Date(now - day))) return 'Yesterday';
  if (sameDay(date, new Date(now + day))) return 'Tomorrow';
  return date.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });
}

function sameDay(one: Date, other: Date): boolean {
  return one.toDateString() === other.toDateString();
}
