/** Files that are no INI, as text: token caches and token files. */
import { wholeText } from '../dialects/document-text.js';
import type { World } from './request.js';

export type DiskText =
  | { readonly state: 'read'; readonly text: string }
  | { readonly state: 'absent' }
  | { readonly state: 'unreadable'; readonly systemCode: string };

/** The file's text, a byte order mark included; invalid bytes are U+FFFD. @param path absolute */
export function diskText(world: World, path: string): DiskText {
  const file = world.file(path);
  return file.state === 'read' ? { state: 'read', text: wholeText(file.document) } : file;
}

/** What JSON stands in a text; undefined where it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A member of a JSON object; undefined where there is none, or the value is no object. */
export function member(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  const found: unknown = Reflect.get(value, name);
  return found;
}
