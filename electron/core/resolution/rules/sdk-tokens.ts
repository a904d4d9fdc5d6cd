/** Tokens that AWS's tools leave on the disk, as a tool finds them. */
import { type Context, shown } from '../context.js';
import { diskText, member, parseJson } from '../disk-text.js';

/** What stands in a token file: its JSON, or why there is none. */
export interface TokenFile {
  /** As a person reads the path. */
  readonly shown: string;
  readonly state: 'missing' | 'no-json' | 'json';
  readonly json: unknown;
}

/** @param path absolute */
export function tokenFile(context: Context, path: string): TokenFile {
  const found = diskText(context.request.world, path);
  const file = { shown: shown(context, path) };
  if (found.state !== 'read') return { ...file, state: 'missing', json: undefined };
  const json = parseJson(found.text);
  return { ...file, state: typeof json === 'object' && json !== null ? 'json' : 'no-json', json };
}

/** A text of a token; null where it is not there, no text, or empty. */
export function textOf(json: unknown, ...path: readonly string[]): string | null {
  const found = path.reduce(member, json);
  return typeof found === 'string' && found !== '' ? found : null;
}

/** A time of a token in milliseconds since the epoch; null where it is not there or no time of ISO 8601. */
export function timeOf(json: unknown, ...path: readonly string[]): number | null {
  const text = textOf(json, ...path);
  if (text === null || !/^\d{4}-\d{2}-\d{2}T/u.test(text)) return null;
  const time = Date.parse(/[Zz]$|[+-]\d{2}:?\d{2}$/u.test(text) ? text : `${text}Z`);
  return Number.isNaN(time) ? null : time;
}
