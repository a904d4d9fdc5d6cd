/** What is typed about a session before it starts, as main takes it. Pure. */
import type { SessionOptions } from '../../../shared/models/session.js';

export interface TypedOptions {
  /** Seconds; null: as the profile says. */
  readonly duration: number | null;
  readonly sessionName: string;
  readonly sourceIdentity: string;
  /** `Name=value` on each line. */
  readonly tags: string;
}

export const nothingTyped: TypedOptions = { duration: null, sessionName: '', sourceIdentity: '', tags: '' };

/** Of session names and source identities (AWS: "AssumeRole", AWS Security Token Service API Reference). */
const namePattern = /^[\w+=,.@-]{2,64}$/u;

export function isName(text: string): boolean {
  return text.trim() === '' || namePattern.test(text.trim());
}

/** The tags; null where a line is none. */
export function readTags(text: string): SessionOptions['tags'] | null {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const tags = lines.flatMap((line) => {
    const at = line.indexOf('=');
    const [key, value] = [line.slice(0, Math.max(0, at)).trim(), line.slice(at + 1).trim()];
    return at < 1 || key === '' || key.length > 128 || value.length > 256 ? [] : [{ key, value }];
  });
  return tags.length === lines.length && tags.length <= 50 ? tags : null;
}

/** Null while something typed cannot be sent. */
export function optionsOf({
  duration,
  sessionName,
  sourceIdentity,
  tags,
}: TypedOptions): SessionOptions | null {
  const read = readTags(tags);
  if (read === null || !isName(sessionName) || !isName(sourceIdentity)) return null;
  return {
    durationSeconds: duration,
    sessionName: emptyAsNull(sessionName),
    sourceIdentity: emptyAsNull(sourceIdentity),
    tags: read,
  };
}

function emptyAsNull(text: string): string | null {
  return text.trim() === '' ? null : text.trim();
}
